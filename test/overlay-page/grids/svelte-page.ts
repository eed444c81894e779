import { flushSync, mount } from 'svelte';
import People from './people.svelte';
import type { Grid } from './rows';

let people: Pick<Grid, 'sort' | 'setCompany'>;
window.grid = {
  async show(initial) {
    const list = document.getElementById('list') as HTMLElement;
    list.style.overflow = 'auto';
    people = mount(People, { target: list, props: { initial } }) as unknown as typeof people;
    flushSync();
  },
  scrollTo: (index) => document.querySelectorAll('tbody > tr')[index]?.scrollIntoView(),
  sort: () => people.sort(),
  setCompany: (id, company) => people.setCompany(id, company),
};
