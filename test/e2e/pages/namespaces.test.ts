import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'wxt/browser';
import { storedContacts } from '../../crm-pages/people';
import { filesBelow } from '../../tools/package/pack';
import { buildFolder } from '../browsers/browser';
import { expect, readChips, test } from '../kit/harness';
import { saveKey, track } from '../kit/use';

declare const chrome: typeof Browser;

const CRM = 'https://crm.example';
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'older-chrome-')));
cpSync(buildFolder, folder, { recursive: true });
test.use({ extensionFolder: folder, allowedOrigins: [CRM] });
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Prepends `prelude` to every script of the extension. It removes what other browser versions don't have. */
function prepend(prelude: string): void {
  cpSync(buildFolder, folder, { recursive: true });
  for (const name of filesBelow(folder).filter((file) => file.endsWith('.js'))) {
    const file = join(folder, name);
    writeFileSync(file, `${prelude}\n${readFileSync(file, 'utf8')}`);
  }
  // The browser keeps the worker's script until the version changes.
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...manifest, version: '0.0.1' }));
}

const versions = [
  { name: 'no `browser`, as in Chrome 140 to 147', prelude: 'delete globalThis.browser;', has: 'undefined' },
  {
    name: '`browser`, whose listeners can’t answer with a promise',
    prelude: `if (!globalThis.isLimited && browser.runtime.onMessage) {
      globalThis.isLimited = true;
      const { onMessage } = browser.runtime;
      const addListener = onMessage.addListener.bind(onMessage);
      onMessage.addListener = (listener) => addListener((...heard) => listener(...heard) === true);
    }`,
    has: 'object',
  },
  { name: '`browser`, as in Chrome 148 and newer', prelude: '', has: 'object' },
];

for (const { name, prelude, has } of versions)
  test(`pages, worker and overlay can communicate with ${name}`, async ({ extension, simulator, site }) => {
    test.slow();
    await extension.restart({ meanwhile: () => prepend(prelude) });
    await expect.poll(extension.hasStarted).toBe(true);
    await extension.store(storedContacts);
    site.serve(`${CRM}/people`, '<title>CRM</title><ul><li>mara.lindqvist@nordwind.example</ul>');
    const options = await saveKey(extension);
    expect(await options.evaluate(() => typeof (globalThis as { browser?: unknown }).browser)).toBe(has);
    const taskId = simulator.createTask({ people: 2 });
    simulator.finish(taskId);
    await track(extension, taskId);
    await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);

    const crm = await extension.visit(`${CRM}/people`);
    await expect.poll(async () => (await readChips(crm)).length).toBe(1);
    const refused = await options.evaluate(
      () => chrome.runtime.sendMessage({ name: 'tasks.track', payload: { ids: 'all' } }) as Promise<unknown>,
    );
    expect(refused).toEqual({ rejection: 'Refused' });
  });
