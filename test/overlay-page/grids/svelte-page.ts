import { flushSync, mount } from 'svelte';
import People from './people.svelte';

let people: ReturnType<typeof mount> & Pick<typeof window.grid, 'sort' | 'setCompany'>;
window.grid = {
  async show(initial) {
    const list = document.getElementById('list') as HTMLElement;
    list.style.overflow = 'auto';
    people = mount(People, { target: list, props: { initial } });
    flushSync();
  },
  scrollTo: (index) => document.querySelectorAll('tbody > tr')[index]?.scrollIntoView(),
  sort: () => people.sort(),
  setCompany: (id, company) => people.setCompany(id, company),
};
