import { expect, test } from 'vitest';
import { openPage } from '../open-page';
import { PAGE, rest } from './clicks';
import { ines } from './people';

/** More page loads than the worker remembers. */
const LOADS = 65;

test.each([
  [/^Not this person$/, 'overlay.dismiss'],
  [/^Open in results$/, 'overlay.openResults'],
])('%s is done on a page that the worker has forgotten meanwhile', async (control, name) => {
  const { page, worker, chips, click, settled } = await openPage(PAGE, [ines]);
  await chips();
  const asked = worker.received.find((one) => one.name === 'overlay.match');
  for (let load = 0; load < LOADS; load++)
    await worker.receive(asked ?? { name: '', payload: {} }, {
      context: 'overlay',
      origin: 'https://crm.example',
      tabId: 1,
      frameId: 0,
      documentId: `load ${load}`,
    } as never);
  await rest(page);
  await click(/^More about/);
  await expect.poll(async () => (await chips())[0]?.names.some((one) => control.test(one))).toBe(true);
  await rest(page);
  worker.received.length = 0;
  await click(control);
  await settled();
  // It was rejected, the overlay asked again who is on the page, and repeated it.
  expect(worker.received.map((one) => one.name).slice(0, 3)).toEqual([name, 'overlay.match', name]);
  if (name === 'overlay.openResults') expect(worker.opened).toEqual([ines.personnelId]);
  else
    await expect
      .poll(async () => Object.keys(worker.storage.contents()).some((key) => /decision/.test(key)))
      .toBe(true);
});

test('a chip is above an empty container only as long as the pointer is on it', async () => {
  const { page, chips } = await openPage(PAGE, [ines], { hurry: false });
  const [chip] = await chips();
  const [x, y] = [(chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10];
  await page.mouse.move(x, y);
  await page.evaluate(() => {
    const cover = document.body.appendChild(document.createElement('div'));
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647';
    // Above the layer of chips, like an empty container for messages.
    document.documentElement.append(cover);
  });
  const isCovered = () =>
    page.evaluate(([left, top]) => document.elementFromPoint(left, top)?.localName === 'div', [x, y] as const);
  await rest(page);
  expect(await isCovered()).toBe(false);
  await page.mouse.move(5, 400);
  await expect.poll(isCovered).toBe(true);
});
