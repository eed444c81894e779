import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { olderBuild } from '../upgrade/older-build';
import { storedBy } from '../upgrade/stored';
import { buildFolder } from './profile';
import { textOf, until, useStage } from './stage';

const folder = olderBuild(buildFolder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const stage = useStage(folder);

describe('an update in Firefox', { timeout: 240_000 }, () => {
  test('keeps tasks, people, settings and access, and continues where the older version stopped', async () => {
    const { firefox, simulator, site } = stage;
    site.serve('https://crm.example/people', '<ul><li>mara.lindqvist@nordwind.example</ul>');
    simulator.createTask({ taskId: '322', people: 2 });
    const version = () => firefox.evaluate('return browser.runtime.getManifest().version;');
    expect(await version()).toBe('0.0.1');
    await firefox.allow('crm.example');
    const stored = storedBy('0.1.0', Date.now());
    await firefox.store(stored);
    await firefox.update(buildFolder);
    expect(await version()).not.toBe('0.0.1');

    const crm = await firefox.open('https://crm.example/people');
    await until(async () => expect((await crm.chips()).map(({ shown }) => shown)).toEqual(['+49 30 23125101']));
    simulator.finish('322');
    const popup = await firefox.open('popup.html');
    await until(async () => expect(await textOf(popup)).toContain('Nordic Food Expo'));
    await until(async () =>
      expect((await firefox.storage())['task:322']).toMatchObject({ data: { state: { kind: 'done' } } }),
    );
    const now = await firefox.storage();
    for (const key of ['apiKey', 'settings', 'task:321', 'contact:40100101']) expect(now[key]).toEqual(stored[key]);
  });
});
