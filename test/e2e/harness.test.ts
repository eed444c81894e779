import type { Browser } from 'wxt/browser';
import { type BrowserState, leaksIn } from './browsers/shared-browser';
import { expect, readChips, test } from './kit/harness';

declare const chrome: typeof Browser;

/** Tests the harness itself: what the other tests here rely on. */

const page = `<!doctype html><title>People</title>
<table>
  <tr><td>Jane Doe<span id="jane"></span></td></tr>
  <tr><td style="position: relative">Jo Roe<span id="jo"></span><b style="position: absolute; inset: 0; background: red"></b></td></tr>
</table>
<script>
  for (const name of ['jane', 'jo']) {
    document.getElementById(name).attachShadow({ mode: 'closed' }).innerHTML =
      '<button aria-label="Call ' + name + ' at +1 202 555 0143">…</button><button>copy</button>';
  }
</script>`;

test('the extension reaches only the simulator and the site', async ({ extension, simulator, site }) => {
  site.serve('https://crm.example/people', page);
  const answers = await extension.evaluate(async () => {
    const api = await fetch('https://platform.lensmor.com/external/credits/balance');
    return api.status;
  });
  expect(answers).toBe(401);
  expect(simulator.requests).toMatchObject([{ endpoint: 'balance', status: 401 }]);
  expect(await (await extension.visit('https://crm.example/people')).title()).toBe('People');
});

test('storage, notifications and badge can be inspected, and outlive worker and browser', async ({ extension }) => {
  await extension.store({ left: 'behind' });
  // A starting worker sets its own badge at some point.
  await expect(async () => {
    await extension.evaluate(() => chrome.action.setBadgeText({ text: '3' }));
    await extension.killWorker();
    expect(await extension.badge()).toBe('3');
  }).toPass();
  expect(await extension.storage()).toMatchObject({ left: 'behind' });
  expect(await extension.notifications()).toEqual([]);
  await extension.restart();
  expect(await extension.storage()).toMatchObject({ left: 'behind' });
});

test('sites can be allowed and disallowed between starts', async ({ extension }) => {
  const origins = () => extension.evaluate(async () => (await chrome.permissions.getAll()).origins);
  const own = 'https://platform.lensmor.com/*';
  expect(await origins()).toEqual([own]);
  await extension.restart({ allow: ['https://crm.example'] });
  expect(await origins()).toEqual(['https://crm.example/*', own]);
  await extension.restart({ forbid: ['https://crm.example'] });
  expect(await origins()).toEqual([own]);
});

test.describe('with a site allowed beforehand', () => {
  test.use({ allowedOrigins: ['https://crm.example'] });
  test('it is allowed from the start', async ({ extension }) => {
    const isAllowed = () => chrome.permissions.contains({ origins: ['https://crm.example/*'] });
    expect(await extension.evaluate(isAllowed)).toBe(true);
  });
});

test('closed roots can be read, with the text beside them and whether a click would reach them', async ({
  extension,
  site,
}) => {
  site.serve('http://crm.example/', page);
  const chips = await readChips(await extension.visit('http://crm.example/'));
  expect(chips).toMatchObject([
    {
      names: ['Call jane at +1 202 555 0143', 'copy'],
      number: '+12025550143',
      after: 'Jane Doe',
      beside: 'Jane Doe',
      isReachable: true,
    },
    { names: ['Call jo at +1 202 555 0143', 'copy'], after: 'Jo Roe', isReachable: false },
  ]);
});

test.describe('a shared browser', () => {
  test.describe.configure({ mode: 'serial' });
  const CRM = 'https://crm.example';

  test.describe('is left in a mess', () => {
    test.use({ allowedOrigins: [CRM] });
    test('by one test', async ({ extension, site }) => {
      site.serve(`${CRM}/`, '<title>CRM</title><script>document.cookie = "left=1"</script>');
      await extension.visit(`${CRM}/`);
      await extension.store({ 'contact:1': { left: true } });
      await extension.evaluate(async () => {
        await chrome.storage.session.set({ left: true });
        await chrome.alarms.create('left', { delayInMinutes: 100 });
        await chrome.action.setBadgeText({ text: '7' });
        const icon = { type: 'basic', iconUrl: '/icons/128.png', title: 'Left', message: 'behind' } as const;
        await chrome.notifications.create('left', icon);
      });
      expect(await extension.notifications()).toEqual(['left']);
      expect(await extension.context.cookies()).toHaveLength(1);
    });
  });

  test('and is clean for the next', async ({ extension }) => {
    const own = 'https://platform.lensmor.com/*';
    expect(await extension.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([own]);
    expect(await extension.scriptedOrigins()).toEqual([]);
    expect(await extension.notifications()).toEqual([]);
    expect(await extension.badge()).toBe('');
    expect(Object.keys(await extension.storage())).not.toContain('contact:1');
    expect(await extension.evaluate(() => chrome.storage.session.get('left'))).toEqual({});
    expect(await extension.evaluate(() => chrome.alarms.get('left'))).toBeUndefined();
    expect(await extension.context.cookies()).toEqual([]);
    expect(extension.context.pages().map((page) => page.url())).toEqual([extension.address('manifest.json')]);
  });
});

test('leftovers of a test are listed', () => {
  const clean: BrowserState = {
    local: ['consent'],
    alarms: [],
    notifications: [],
    badge: '',
    origins: ['https://crm.example/*'],
    scripted: ['https://crm.example'],
    cookies: 0,
    pages: [],
  };
  expect(leaksIn(clean, clean)).toEqual([]);
  expect(leaksIn({ ...clean, local: [] }, clean)).toEqual([]);
  expect(leaksIn({ ...clean, local: ['consent', 'task:321'], badge: '1', cookies: 2 }, clean)).toEqual([
    'local: task:321',
    'badge: "1"',
    'cookies: 2',
  ]);
  expect(leaksIn({ ...clean, origins: [], scripted: [] }, clean)).toEqual(['origins: []', 'scripted: []']);
});
