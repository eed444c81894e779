import { describe, expect, test } from 'vitest';
import { openPage } from '../open-page';
import { allPages } from './all-pages';
import { doc } from './page';
import { people } from './people';

/** Splits each text as frameworks do, which nobody sees: into two nodes, and a comment and an empty text after them. */
const SPLIT = `for (const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); texts.nextNode(); ) {
  const text = texts.currentNode;
  if (text.length < 5 || text.parentNode.localName === 'script') continue;
  const rest = text.splitText(text.length >> 1);
  rest.after(document.createComment(''), '');
  texts.currentNode = rest;
}`;

async function openSeen(html: string, also?: Record<string, string>) {
  const shown = await openPage(html, people, { also: also ?? {} });
  const seen = async () =>
    (await shown.chips())
      .map(({ person, place, isReachable }) => `${person} @${place}${isReachable ? '' : ' out of reach'}`)
      .sort();
  return { page: shown.page, seen };
}

/** Every third page; `PAGES=all` takes all of them. */
const isChosen = (_: unknown, at: number) => process.env.PAGES === 'all' || at % 3 === 0;

describe.each(Object.entries(allPages))('split texts: %s', (_, pages) => {
  test.each(
    pages
      .filter(({ steps }) => !steps)
      .filter(isChosen)
      .map((page) => [page.name, page] as const),
  )('%s', async (_, { html, want, also }) => {
    const { seen } = await openSeen(html.replace('</body>', `<script>${SPLIT}</script></body>`), also);
    await expect.poll(seen, { timeout: 5000 }).toEqual([...want].sort());
  });
});

test('a text that is split, changed and joined later', async () => {
  const item = `<li id="item" data-place="a">Klara Winter, Wintergarten AG</li><li>Erik Dahl, Acme</li>`;
  const { page, seen } = await openSeen(doc('Guests', `<main><ul>${item}</ul></main>`));
  const becomes = async (script: string, want: string[]) => {
    await page.evaluate(`{ const item = document.querySelector('#item'); ${script} }`);
    await expect.poll(seen, { message: script, timeout: 5000 }).toEqual(want);
  };
  await becomes('', ['Klara Winter @a']);
  await becomes('item.firstChild.splitText(9).splitText(9);', ['Klara Winter @a']);
  await becomes(`item.childNodes[1].data = 'throp, Wint';`, []);
  await becomes(`item.childNodes[1].data = 'ter, Wint';`, ['Klara Winter @a']);
  await becomes(`item.lastChild.data = 'erberg Ltd';`, []);
  await becomes(`item.lastChild.data = 'ergarten AG';`, ['Klara Winter @a']);
  await becomes(`item.replaceChildren('Klara Win', 'ter');`, []);
  await becomes(`item.append(', Wintergarten AG');`, ['Klara Winter @a']);
  await becomes(`item.childNodes[1].after('ton');`, []);
  await becomes(`item.childNodes[2].remove();`, ['Klara Winter @a']);
  await becomes('item.normalize();', ['Klara Winter @a']);
});
