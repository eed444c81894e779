import { expect, test } from 'vitest';
import { document } from '../../crm-pages/page';
import { storedContacts, type Who, whoHas } from '../../crm-pages/people';
import { focusedName } from '../../e2e/kit/chips';
import { openPage } from '../open-page';

/** Pages that change in the ways of common frameworks and widget libraries. */

/** Opens a page with this body. `chips` returns who has a chip where, in alphabetical order. */
async function open(body: string) {
  const { page, chips: seen } = await openPage(document('People', body), storedContacts);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const chips = async (): Promise<(readonly [string, Who | undefined])[]> =>
    (await seen())
      .map(({ place, number, isReachable }) => [place, isReachable ? whoHas(number) : undefined] as const)
      .sort((one, other) => one.join().localeCompare(other.join()));
  return { page, seen, chips, errors };
}

test('a row with a framework’s comment markers loses its chip when it shows somebody else', async () => {
  const { page, chips, errors } = await open(
    '<ul><li data-place="row"><span>Mara Lindqvist</span> <span>Nordwind GmbH</span></ul>',
  );
  await expect.poll(chips).toEqual([['row', 'mara']]);
  await page.evaluate(() => {
    const [name, company] = globalThis.document.querySelectorAll('li > span:not(:empty)');
    const place = new Comment('?lit$');
    name?.before(place);
    place.data = 'v-if';
    if (name?.firstChild) name.firstChild.nodeValue = 'Sven Åkesson';
    if (company?.firstChild) company.firstChild.nodeValue = 'Fjord AB';
  });
  await expect.poll(chips).toEqual([['row', 'sven']]);
  expect(errors).toEqual([]);
});

test('a name in two cells loses its chip when the first cell changes, before the next paint', async () => {
  const { page, chips, errors } = await open(
    '<table><tr data-place="row"><td><b>Mara</b><td><b>Lindqvist</b><td>Nordwind GmbH</table>',
  );
  await expect.poll(chips).toEqual([['row', 'mara']]);
  const seen = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const [given] = globalThis.document.querySelectorAll('td > b');
        const hasChip = () => globalThis.document.querySelector('html > div > span') !== null;
        if (!hasChip()) throw new Error('There was no chip to lose');
        // The latest moment for a change before the paint.
        requestAnimationFrame(() => {
          if (given?.firstChild) given.firstChild.nodeValue = 'Sven';
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(hasChip());
          port2.postMessage(null);
        });
      }),
  );
  expect(seen).toBe(false);
  await expect.poll(chips).toEqual([]);
  expect(errors).toEqual([]);
});

const inCells = (given: string) =>
  `<table><tr data-place="row"><td><a href="/c/1">${given}</a><td>Lindqvist<td>Nordwind GmbH</table>`;

test('a name in two cells gets and loses its chip when link and text of its first half change at once', async () => {
  const { page, chips } = await open(inCells('Sven'));
  const become = (name: string) =>
    page.evaluate((given) => {
      const link = globalThis.document.querySelector('td > a');
      link?.setAttribute('href', `/c/${given}`);
      if (link?.firstChild) link.firstChild.nodeValue = given;
    }, name);
  await become('Mara');
  await expect.poll(chips).toEqual([['row', 'mara']]);
  await become('Sven');
  await expect.poll(chips).toEqual([]);
  await become('Mara');
  await expect.poll(chips).toEqual([['row', 'mara']]);
});

test('a chip keeps the focus when its name is rewritten unchanged', async () => {
  const { page, chips } = await open(inCells('Mara').replace(/<\/?a[^>]*>/g, ''));
  await expect.poll(chips).toEqual([['row', 'mara']]);
  await page.keyboard.press('Tab');
  const focused = await focusedName(page);
  expect(focused).toBeTruthy();
  await page.evaluate(async () => {
    const text = globalThis.document.querySelectorAll('td')[1]?.firstChild as Text;
    text.data = 'Lindqvist';
    for (let frames = 0; frames < 5; frames++) await new Promise(requestAnimationFrame);
  });
  expect(await focusedName(page)).toBe(focused);
});

test.each([
  ['one row', "const row = document.querySelectorAll('li')[1]; row.replaceWith(row.cloneNode(true))"],
  ['all rows', 'const list = document.querySelector("ul"); list.innerHTML = String(list.innerHTML)'],
  [
    'all rows, with another one before them',
    'const list = document.querySelector("ul"); list.innerHTML = "<li>Nobody Known</li>" + list.innerHTML',
  ],
])('chips stay when a page renders %s again, and still follow changes', async (_, change) => {
  const { page, chips } = await open(
    `<ul><li data-place="first"><b>Mara Lindqvist</b> <i>Nordwind GmbH</i></li><li data-place="second"><b>Sven Åkesson</b>
      <i>Fjord AB</i></li></ul>`,
  );
  const both = [
    ['first', 'mara'],
    ['second', 'sven'],
  ];
  await expect.poll(chips).toEqual(both);
  // Whether the change removes a chip's element, if only for a moment.
  await page.evaluate(() => {
    const layer = globalThis.document.querySelector('html > div') as Element;
    new MutationObserver((records) => {
      if (records.some(({ removedNodes }) => removedNodes.length > 0))
        globalThis.document.documentElement.dataset.lost = '';
    }).observe(layer, { childList: true });
  });
  await page.evaluate(change);
  await expect.poll(chips).toEqual(both);
  expect(await page.evaluate(() => globalThis.document.documentElement.dataset.lost)).toBeUndefined();
  // The new elements are watched like the old ones.
  await page.evaluate(() => {
    const name = globalThis.document.querySelector('[data-place=second] > b')?.firstChild;
    if (name) name.nodeValue = 'Nobody Known';
  });
  await expect.poll(chips).toEqual([['first', 'mara']]);
});

test('a row loses its chip before the next paint when it is rendered again and then changes', async () => {
  const { page, chips } = await open('<ul><li data-place="row"><b>Mara Lindqvist</b> <i>Nordwind GmbH</i></li></ul>');
  await expect.poll(chips).toEqual([['row', 'mara']]);
  const seen = await page.evaluate(async () => {
    const nextTask = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    const hasChip = () => globalThis.document.querySelector('html > div > span') !== null;
    const row = globalThis.document.querySelector('li');
    row?.replaceWith(row.cloneNode(true));
    await nextTask();
    const hadChip = hasChip();
    const name = globalThis.document.querySelector('b')?.firstChild;
    if (name) name.nodeValue = 'Nobody Known';
    await nextTask();
    return { hadChip, hasChip: hasChip() };
  });
  expect(seen).toEqual({ hadChip: true, hasChip: false });
});

test('unusual nodes don’t stop the overlay: forms that shadow DOM methods, processing instructions', async () => {
  const { page, chips } = await open(
    '<ul><li data-place="row"><span>Mara Lindqvist</span> <span>Nordwind GmbH</span></ul>',
  );
  await expect.poll(chips).toEqual([['row', 'mara']]);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          for (let at = 0; at < 4; at++) {
            const form = globalThis.document.createElement('form');
            form.innerHTML = '<input name="matches"><input name="querySelectorAll">';
            const instruction = globalThis.document.createProcessingInstruction('place', 'here');
            globalThis.document.querySelector('li')?.append(form, instruction);
          }
          resolve(undefined);
        });
      }),
  );
  await page.evaluate(() =>
    globalThis.document
      .querySelector('ul')
      ?.insertAdjacentHTML('beforeend', '<li data-place="second"><b>Sven Åkesson</b> <b>Fjord AB</b>'),
  );
  await expect.poll(chips).toEqual([
    ['row', 'mara'],
    ['second', 'sven'],
  ]);
});

test('when links change places, their chips follow', async () => {
  const link = (id: string, address: string) => `<a id="${id}" href="mailto:${address}">${address}</a>`;
  const { page, seen, chips } = await open(
    `<p data-place="row">${link('mara', 'mara.lindqvist@nordwind.example')} ${link('nina', 'nina.petrova@initech.example')}</p>`,
  );
  const both = [
    ['row', 'mara'],
    ['row', 'nina'],
  ];
  await expect.poll(chips).toEqual(both);
  const linkBoxes = () =>
    page.evaluate(() =>
      ['#mara', '#nina'].map(
        (id) => globalThis.document.querySelector(id)?.getBoundingClientRect().toJSON() as DOMRect,
      ),
    );
  await page.evaluate(() =>
    globalThis.document.querySelector('#mara')?.before(globalThis.document.querySelector('#nina') as Node),
  );
  await expect
    .poll(async () => {
      const [mara, nina] = await linkBoxes();
      const shown = await seen();
      const leftOf = (who: Who) => shown.find(({ number }) => whoHas(number) === who)?.rect.x ?? -1;
      const isBeside = (who: Who, link: DOMRect | undefined) => link !== undefined && leftOf(who) >= link.x - 1;
      // Nina's link now comes first, so her chip must start before Mara's link.
      if (leftOf('nina') >= (mara?.x ?? 0)) return [];
      return [isBeside('mara', mara), isBeside('nina', nina)];
    })
    .toEqual([true, true]);
  await expect.poll(async () => (await chips()).length).toBe(2);
});

test('images and forms whose names shadow DOM properties don’t prevent chips', async () => {
  const { chips, errors } = await open(
    `<img name="body"><form name="title"><input name="closest"></form>
     <ul><li data-place="row"><span>Mara Lindqvist</span> <span>Nordwind GmbH</span></ul>`,
  );
  expect(await chips()).toEqual([['row', 'mara']]);
  expect(errors).toEqual([]);
});
