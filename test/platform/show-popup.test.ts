import { expect, test } from 'vitest';
import { showPopup } from '../../components/platform/show-popup';

/** `steps`: how many looks find the popup open. Without them, the browser opens none. */
async function tabsAfter({ steps, isDone }: { steps?: number; isDone: boolean }): Promise<string[]> {
  const tabs: string[] = [];
  let left = steps ?? 0;
  let waits = 0;
  await showPopup(
    {
      action: {
        openPopup: async () => {
          if (steps === undefined) throw new Error('openPopup requires a user gesture');
        },
      },
      runtime: {
        getURL: (path) => `chrome-extension://id${path}`,
        getContexts: async () => (left-- > 0 ? [{}] : []),
      },
      tabs: { create: async ({ url }) => tabs.push(url) },
    },
    { isDone: async () => isDone, wait: async () => void waits++ },
  );
  expect(waits).toBe(steps ?? 0);
  return tabs;
}

const inTab = ['chrome-extension://id/popup.html'];

test.each([
  ['done in the popup: no tab', { steps: 3, isDone: true }, []],
  ['the popup was closed: a tab', { steps: 3, isDone: false }, inTab],
  ['the popup was closed at once: a tab', { steps: 0, isDone: false }, inTab],
  ['the browser opens no popup: a tab', { isDone: false }, inTab],
  ['the browser opens no popup, and nothing is pending: still a tab', { isDone: true }, inTab],
])('%s', async (_, world, tabs) => expect(await tabsAfter(world)).toEqual(tabs));
