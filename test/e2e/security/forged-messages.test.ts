import type { Browser } from 'wxt/browser';
import { messages } from '../../../components/messages/messages';
import { storedContacts } from '../../crm-pages/people';
import { expect, readChips, test } from '../kit/harness';
import { follow } from '../kit/use';

declare const chrome: typeof Browser;

/** An attacker who has broken out of a page into the overlay's world, where all of its messages can be sent. */
const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

test('an attacker in the overlay’s place can ask only for people the page shows, and refusals are counted', async ({
  extension,
  site,
}) => {
  await extension.store(storedContacts);
  site.serve(`${CRM}/people`, '<title>CRM</title><ul><li>mara.lindqvist@nordwind.example</ul>');
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).length).toBe(1);
  const before = await extension.storage();

  const payload = { id: '321', ids: ['321'], personnelId: '40100101', doNotCall: true, label: 'x', record: 'x' };
  const forged = [
    ...Object.entries(messages).flatMap(([name, { from }]) => (from === 'page' ? [{ name, payload }] : [])),
    { name: 'overlay.match', payload: { record: '', subject: [], scopes: 'all' } },
    { name: 'overlay.openResults', payload: { personnelId: '../x' } },
    { name: 'constructor', payload: {} },
    null,
  ];
  const answers = await extension.evaluate(
    async ({ pattern, sent }) => {
      const [tab] = await chrome.tabs.query({ url: pattern });
      const [answer] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        args: [sent],
        func: async (all) => {
          const said: string[] = [];
          for (const message of all) {
            said.push(JSON.stringify(await chrome.runtime.sendMessage(message)));
          }
          return said;
        },
      });
      return answer?.result;
    },
    { pattern: `${CRM}/*`, sent: forged },
  );
  expect(answers).toEqual(forged.map(() => '{"rejection":"Refused"}'));
  expect(await extension.storage()).toEqual(before);

  const options = await extension.openOptions();
  await expect(options.getByText(new RegExp(`\\b${forged.length} messages`))).toBeVisible();
});

test('of 2,000 messages at once only some are handled, and popup and worker keep working', async ({
  extension,
  simulator,
  site,
}) => {
  test.slow();
  await extension.store(storedContacts);
  site.serve(`${CRM}/people`, '<title>CRM</title><ul><li>mara.lindqvist@nordwind.example</ul>');
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).length).toBe(1);
  const flood = extension.evaluate(async (pattern) => {
    const [tab] = await chrome.tabs.query({ url: pattern });
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: async () => {
        const scopes = Array.from({ length: 20 }, (_, id) => {
          const clues = [{ kind: 'email', key: `guess${id}@nordwind.example` }];
          return { id, isPage: false, record: 'x', ownCompany: false, clues };
        });
        const messages = [
          { name: 'overlay.match', payload: { record: 'x', subject: [], scopes } },
          { name: 'overlay.start', payload: {} },
          { name: 'data.deleteAll', payload: {} },
          { name: 'nothing' },
        ];
        const startedAt = performance.now();
        const asked = Array.from({ length: 2_000 }, (_, at) =>
          (chrome.runtime.sendMessage(messages[at % 4]) as Promise<{ rejection?: string } | undefined>).then(
            (answer) => (answer?.rejection ? 0 : 1),
          ),
        );
        const heard = (await Promise.all(asked)).reduce<number>((sum, one) => sum + one, 0);
        return { heard, seconds: (performance.now() - startedAt) / 1000 };
      },
    });
    return answer?.result;
  }, `${CRM}/*`);

  const taskId = simulator.createTask({ people: 1 });
  simulator.finish(taskId);
  await follow(extension, taskId);
  const popup = await extension.openPopup();
  await expect(popup.getByText(`Task ${taskId}`).first()).toBeVisible();
  await expect.poll(() => extension.notifications(), { timeout: 30_000 }).toEqual([`task:${taskId}`]);
  const { heard = 0, seconds = 0 } = (await flood) ?? {};
  expect(heard).toBeGreaterThan(10);
  expect(heard).toBeLessThan(1000 + 80 * (seconds + 1));
  expect((await readChips(page)).length).toBe(1);
});

test('a page cannot reach the worker, neither by messages nor through the window', async ({ extension, site }) => {
  await extension.store(storedContacts);
  site.serve(`${CRM}/people`, '<title>CRM</title><ul><li>mara.lindqvist@nordwind.example</ul>');
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).length).toBe(1);
  const before = await extension.storage();
  const reached = await page.evaluate(async (id) => {
    const { runtime } = (globalThis as { chrome?: typeof chrome }).chrome ?? {};
    postMessage({ name: 'data.deleteAll', payload: {} }, '*');
    dispatchEvent(new CustomEvent('data.deleteAll', { detail: {} }));
    const answer: unknown = await runtime
      ?.sendMessage(id, { name: 'data.deleteAll', payload: {} })
      .catch(() => undefined);
    const files = ['manifest.json', 'overlay.js', 'popup.html', 'icons/128.png'];
    const loaded = await Promise.all(
      files.map((file) =>
        fetch(`chrome-extension://${id}/${file}`).then(
          () => file,
          () => undefined,
        ),
      ),
    );
    return { answer, loaded: loaded.filter(Boolean) };
  }, extension.id);
  expect(reached).toEqual({ answer: undefined, loaded: [] });
  expect(await extension.storage()).toEqual(before);
});

test('the extension’s pages execute no text as code', async ({ extension }) => {
  for (const page of [await extension.openPopup(), await extension.openOptions(), await extension.openResults()]) {
    const taken = await page.evaluate(() => {
      const attempts: [string, () => unknown][] = [
        ['innerHTML', () => Reflect.set(document.createElement('p'), 'innerHTML', '<b>x</b>')],
        ['document.write', () => document.write('<b>x</b>')],
        ['a script element', () => Reflect.set(document.createElement('script'), 'text', '1')],
        ['a policy of their own', () => Reflect.get(globalThis, 'trustedTypes').createPolicy('mine', {})],
      ];
      return attempts.flatMap(([name, attempt]) => {
        try {
          attempt();
          return [name];
        } catch {
          return [];
        }
      });
    });
    expect(taken).toEqual([]);
  }
});
