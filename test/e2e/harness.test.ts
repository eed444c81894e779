import type { Browser } from 'wxt/browser';
import { expect, readChips, test } from './harness';

declare const chrome: typeof Browser;

/** The harness itself: what the other tests here take for granted. */

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

test('the extension meets only the simulator and the site', async ({ extension, simulator, site }) => {
  site.serve('https://crm.example/people', page);
  const answers = await extension.evaluate(async () => {
    const api = await fetch('https://platform.lensmor.com/external/credits/balance');
    return api.status;
  });
  expect(answers).toBe(401);
  expect(simulator.requests).toMatchObject([{ endpoint: 'balance', status: 401 }]);
  expect(await (await extension.visit('https://crm.example/people')).title()).toBe('People');
});

test('storage, notifications and badge are seen from outside and outlive worker and browser', async ({ extension }) => {
  await extension.store({ left: 'behind' });
  // A worker that has just started sets its own badge at some time.
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

test('sites are allowed and forbidden between starts', async ({ extension }) => {
  const origins = () => extension.evaluate(async () => (await chrome.permissions.getAll()).origins);
  const own = 'https://platform.lensmor.com/*';
  expect(await origins()).toEqual([own]);
  await extension.restart({ allow: ['https://crm.example'] });
  expect(await origins()).toEqual(['https://crm.example/*', own]);
  await extension.restart({ forbid: ['https://crm.example'] });
  expect(await origins()).toEqual([own]);
});

test.describe('with a site allowed before', () => {
  test.use({ allowedOrigins: ['https://crm.example'] });
  test('it is allowed from the start', async ({ extension }) => {
    const isAllowed = () => chrome.permissions.contains({ origins: ['https://crm.example/*'] });
    expect(await extension.evaluate(isAllowed)).toBe(true);
  });
});

test('closed roots are read, with who stands beside them and whether a click would reach them', async ({
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
