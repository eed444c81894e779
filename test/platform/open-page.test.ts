import { expect, test } from 'vitest';
import { openExtensionPage } from '../../components/platform/open-page';

const OWN = 'chrome-extension://abc';

/** A browser with these tabs that records what is done to them. */
function createBrowser(...addresses: (string | undefined)[]) {
  const done: unknown[] = [];
  return {
    done,
    runtime: { getURL: (path: string) => OWN + path },
    tabs: {
      query: async () => addresses.map((url, at) => ({ id: at, windowId: 10 + at, url })),
      create: async (tab: object) => void done.push(['create', tab]),
      update: async (id: number, change: object) => void done.push(['update', id, change]),
    },
    windows: { update: async (id: number, change: object) => void done.push(['window', id, change]) },
  };
}

test('an open page is reused with the new query, and its window is focused', async () => {
  const browser = createBrowser('https://crm.example/results.html', undefined, `${OWN}/results.html?task=1`);
  await openExtensionPage(browser, '/results.html?task=2');
  expect(browser.done).toEqual([
    ['update', 2, { url: `${OWN}/results.html?task=2`, active: true }],
    ['window', 12, { focused: true }],
  ]);
});

test('a page that is not open gets a new tab', async () => {
  const browser = createBrowser('about:blank', `${OWN}/options.html`, 'not an address');
  await openExtensionPage(browser, '/results.html');
  expect(browser.done).toEqual([['create', { url: `${OWN}/results.html` }]]);
});
