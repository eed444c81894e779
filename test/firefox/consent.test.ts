import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSENT_VERSION } from '../../components/consent/consent';
import { storedContacts } from '../crm-pages/people';
import { SIMULATOR_KEY } from '../tools/simulator/simulator';
import type { Firefox } from './firefox';
import { buildFolder } from './profile';
import { type Stage, storedKey, textOf, until, useStage } from './stage';
import type { Tab } from './tab';

const [AGREE, DECLINE] = ['.answers button.primary', '.answers button:not(.primary)'];
const PEOPLE = '<ul><li>mara.lindqvist@nordwind.example</ul>';

/** The worker's answer to a command of the popup. */
const track = (firefox: Firefox, taskId: string) =>
  firefox.evaluate<unknown>(
    'return browser.runtime.sendMessage({ name: "tasks.track", payload: { ids: [args[0]] } });',
    taskId,
  );
const scripts = (firefox: Firefox) =>
  firefox.evaluate<unknown[]>('return browser.scripting.getRegisteredContentScripts();');
const shows = (tab: Tab, text: string) => until(async () => expect(await textOf(tab)).toContain(text));

describe('consent in Firefox', { timeout: 240_000 }, () => {
  const stage = useStage(undefined, false);

  test('the screen opens by itself; declining stores the answer and nothing else, and nothing runs', async () => {
    const { firefox, simulator } = stage;
    await until(async () => expect((await firefox.addresses()).join()).toContain('popup.html'));
    const popup = await firefox.open('popup.html');
    await shows(popup, 'What it sends, and where');
    await popup.click(DECLINE);
    await shows(popup, 'You declined, so the extension is switched off');
    const declined = {
      version: 1,
      data: { answer: 'declined', version: CONSENT_VERSION, answeredAt: expect.any(Number) },
    };
    await until(async () => expect(await firefox.storage()).toEqual({ consent: declined }));

    const taskId = simulator.createTask({ people: 2 });
    expect(await track(firefox, taskId)).toEqual({ rejection: 'No consent' });
    await firefox.stopBackground();
    expect(await track(firefox, taskId)).toEqual({ rejection: 'No consent' });
    for (const page of ['options.html', 'results.html'])
      await shows(await firefox.open(page), 'You declined, so the extension is switched off');
    expect(await firefox.storage()).toEqual({ consent: declined });
    expect(await firefox.evaluate('return browser.alarms.getAll();')).toEqual([]);
    expect(await scripts(firefox)).toEqual([]);
    expect(simulator.requests).toEqual([]);
  });

  test('the user can still agree; a new version of the text asks again and suspends everything until then', async () => {
    const { firefox, simulator, site } = stage;
    site.serve('https://crm.example/people', PEOPLE);
    const popup = await firefox.open('popup.html');
    await popup.click(AGREE);
    await shows(popup, 'Connect your Lensmor account');
    await firefox.store({ ...storedKey, ...storedContacts });
    await firefox.allow('crm.example');
    const crm = await firefox.open('https://crm.example/people');
    await until(async () => expect(await crm.chips()).toHaveLength(1));

    const older = { answer: 'agreed', version: CONSENT_VERSION - 1, answeredAt: 1 };
    await firefox.store({ consent: { version: 1, data: older } });
    await until(async () => expect(await crm.chips()).toEqual([]));
    await until(async () => expect(await scripts(firefox)).toEqual([]));
    const asked = simulator.requests.length;
    expect(await track(firefox, simulator.createTask({ people: 2 }))).toEqual({ rejection: 'No consent' });
    const options = await firefox.open('options.html');
    await shows(options, 'How your data is handled has changed');
    expect(simulator.requests).toHaveLength(asked);

    await options.click(AGREE);
    await shows(options, 'You agreed to how this extension handles data.');
    // Chips aren't drawn in a background tab.
    await crm.focus();
    await until(async () => expect(await crm.chips()).toHaveLength(1));
    expect((await firefox.storage()).apiKey).toEqual(storedKey.apiKey);
  });
});

/** Where Firefox looks for the machine's policies. */
const POLICIES = '/etc/firefox/policies';

/** Why policies can't be tested here, if they can't. */
function whyNoPolicies(): string | undefined {
  if (existsSync(`${POLICIES}/policies.json`)) return 'this machine has policies of its own';
  try {
    mkdirSync(POLICIES, { recursive: true });
    return undefined;
  } catch {
    return `${POLICIES} can't be created: sudo install -d -m 777 ${POLICIES}`;
  }
}

describe.skipIf(whyNoPolicies())('consent by policy in Firefox', { timeout: 240_000 }, () => {
  /** A separate ID, so that the policy affects no other test. */
  const id = '{00000000-0000-4000-8000-000000000023}';
  const folder = mkdtempSync(join(tmpdir(), 'managed-build-'));
  beforeAll(() => {
    cpSync(buildFolder, folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
      browser_specific_settings: { gecko: { id: string } };
    };
    manifest.browser_specific_settings.gecko.id = id;
    writeFileSync(file, JSON.stringify(manifest));
    const policy = { apiKey: SIMULATOR_KEY, allowedSites: ['https://crm.example'], consent: CONSENT_VERSION };
    const policies = { '3rdparty': { Extensions: { [id]: policy } } };
    writeFileSync(`${POLICIES}/policies.json`, JSON.stringify({ policies }));
  });
  afterAll(() => {
    rmSync(`${POLICIES}/policies.json`, { force: true });
    rmSync(folder, { recursive: true, force: true });
  });
  const stage: Stage = useStage(folder, false);

  test('users are not asked; the key is used but not stored, and only allowed sites can be added', async () => {
    const { firefox, simulator } = stage;
    const options = await firefox.open('options.html');
    await shows(options, 'Your organisation agreed for you to how this extension handles data.');
    await shows(options, 'Your organisation allows only these sites.');
    const taskId = simulator.createTask({ people: 2 });
    await track(firefox, taskId);
    await until(async () =>
      expect(simulator.requests.at(-1)).toMatchObject({ status: 200, headers: { authorization: 'Bearer <key 1>' } }),
    );
    const stored = await firefox.storage();
    expect(stored).not.toHaveProperty('consent');
    expect(JSON.stringify(stored)).not.toContain(SIMULATOR_KEY);
  });
});
