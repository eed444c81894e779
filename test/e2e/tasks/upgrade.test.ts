import { rmSync } from 'node:fs';
import type { Browser } from 'wxt/browser';
import { olderBuild, replaceBuild } from '../../upgrade/older-build';
import { storedBy } from '../../upgrade/stored';
import { buildFolder } from '../browsers/browser';
import { expect, readChips, test } from '../kit/harness';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const CRM = 'https://crm.example';
const folder = olderBuild(buildFolder);

test.use({ extensionFolder: folder, allowedOrigins: [CRM] });
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an update keeps tasks, people, settings, manual matches and access, and continues where the older version stopped', async ({
  extension,
  simulator,
  site,
}) => {
  // Two browsers in turn.
  test.slow();
  site.serve(`${CRM}/people`, '<ul><li>mara.lindqvist@nordwind.example<li>tomas.ferreira@acme.example</ul>');
  simulator.createTask({ taskId: '322', people: 2 });
  const version = () => extension.evaluate(() => chrome.runtime.getManifest().version);
  expect(await version()).toBe('0.0.1');
  const stored = storedBy('0.1.0', Date.now());
  await extension.store(stored);
  await extension.restart({ meanwhile: () => replaceBuild(folder, buildFolder) });
  expect(await version()).not.toBe('0.0.1');
  await expect.poll(extension.hasStarted, { timeout: 30_000 }).toBe(true);

  const crm = await extension.visit(`${CRM}/people`);
  await expect
    .poll(async () => (await readChips(crm)).map(({ names }) => names.join(' ')), { timeout: 60_000 })
    .toEqual([expect.stringContaining('+49 30 23125101'), expect.stringContaining('(202) 555-0103')]);
  simulator.finish('322');
  const popup = await extension.openPopup();
  await expect(popup.getByText('Nordic Food Expo')).toBeVisible();
  await expect
    // A task of five minutes that was just checked is next checked in almost a minute.
    .poll(async () => (await extension.storage())['task:322'], { timeout: 90_000 })
    .toMatchObject({ data: { state: { kind: 'done' } } });

  const now = await extension.storage();
  const untouched = ['apiKey', 'settings', 'task:321', 'contact:40100101', 'contact:40100190'];
  for (const key of untouched) expect(now[key]).toEqual(stored[key]);
  expect(Object.keys(now)).toEqual(expect.arrayContaining(Object.keys(stored).filter((key) => /^decision/.test(key))));
});
