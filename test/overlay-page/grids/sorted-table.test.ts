import { expect, test } from 'vitest';
import { focusedName } from '../../e2e/kit/chips';
import { openPage } from '../open-page';
import { known, rows } from './rows';

/** A plain table that is much longer than the window, and moves its rows when it is sorted. */
const PAGE = `<!doctype html><title>People</title><style>tr { height: 36px }</style><table>
  <thead><tr><th>Name<th>Company<th>City</thead>
  <tbody>${rows.map(({ name, company, city }) => `<tr><td>${name}<td>${company}<td>${city}`).join('')}</table>`;
const HEIGHT = 700;
const PRESSES = 12;

async function openSorted() {
  const opened = await openPage(PAGE, known, { viewport: { width: 1000, height: HEIGHT } });
  await expect.poll(async () => (await opened.chips()).length).toBe(known.length);
  await opened.page.evaluate(() => {
    const body = document.querySelector('tbody') as HTMLElement;
    const nameOf = (row: Element) => row.firstElementChild?.textContent ?? '';
    body.append(...[...body.children].sort((one, other) => (nameOf(one) < nameOf(other) ? 1 : -1)));
  });
  /** The visible chips. */
  const visible = async () =>
    (await opened.chips()).filter(({ isReachable, rect }) => isReachable && rect.y > 0 && rect.y < HEIGHT);
  return { ...opened, visible };
}

test('after a sort, each chip is beside its person wherever the page is scrolled', async () => {
  const { page, visible } = await openSorted();
  const seen = new Set<string | undefined>();
  for (let top = 0; top < (await page.evaluate(() => document.body.scrollHeight)); top += HEIGHT - 100) {
    await page.evaluate((to) => scrollTo(0, to), top);
    for (const { person, anchorText } of await visible()) {
      expect(anchorText).toBe(person);
      seen.add(person);
    }
  }
  expect(seen.size).toBe(known.length);
});

test('after a sort, Tab reaches the chips in the new order, also far below', async () => {
  const { page, visible } = await openSorted();
  await visible();
  const reached: (string | undefined)[] = [];
  for (let presses = 0; presses < PRESSES; presses++) {
    await page.keyboard.press('Tab');
    const name = await focusedName(page);
    const chip = (await visible()).find(({ names: [label] }) => label === name);
    expect(chip?.person, name).toBeDefined();
    expect(chip?.anchorText).toBe(chip?.person);
    reached.push(chip?.person);
  }
  const names = known.map(({ profile }) => profile?.fullName ?? '');
  expect(reached).toEqual(names.sort((one, other) => (one < other ? 1 : -1)).slice(0, PRESSES));
});
