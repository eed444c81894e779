import { expect, test } from 'vitest';
import { findActiveTab } from '../../components/sites/active-tab';

const own = 'chrome-extension://id';

/** The first is the active one; of the others, the last was used last. */
const find = (...urls: (string | undefined)[]) => {
  const open = urls.map((url, id) => ({ id, url, lastAccessed: id }));
  return findActiveTab({ tabs: { query: async ({ active }) => (active ? open.slice(0, 1) : open) } }, own);
};

test.each([
  ['a web page', ['https://crm.example/people'], { id: 0, address: 'https://crm.example/people' }],
  ['a browser page with a hidden URL', [undefined], 'closed'],
  ['a browser page', ['chrome://settings/'], 'closed'],
  ['a store', ['https://chromewebstore.google.com/detail/x'], 'closed'],
  ['another store', ['https://addons.mozilla.org/'], 'closed'],
  ['a file', ['file:///people.html'], 'closed'],
  [
    'the popup in a tab, after a web page',
    [`${own}/popup.html`, 'https://crm.example/'],
    { id: 1, address: 'https://crm.example/' },
  ],
  [
    'the popup in a tab, after two web pages',
    [`${own}/popup.html`, 'https://www.example/', 'https://crm.example/'],
    { id: 2, address: 'https://crm.example/' },
  ],
  ['the popup in a tab, and no web page', [`${own}/popup.html`, 'about:blank'], undefined],
  ['no tab', [], undefined],
])('%s', async (_, urls, expected) => {
  expect(await find(...urls)).toEqual(expected);
});
