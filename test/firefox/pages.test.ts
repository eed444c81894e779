import { describe, expect, test } from 'vitest';
import { storedPeople } from '../e2e/kit/stored-people';
import { states } from '../e2e/states/states';
import { textOf, until, useStage } from './stage';

const stage = useStage();

const storedFor = (name: string) => {
  const state = states.find((one) => one.name === name);
  if (!state) throw new Error(`No state is called ${name}`);
  return state.stored;
};

describe('pages in Firefox', { timeout: 240_000 }, () => {
  test('the popup shows each task’s state', async () => {
    await stage.firefox.store(storedFor('popup-tasks'));
    const popup = await stage.firefox.open('popup.html');
    await until(async () => expect(await textOf(popup)).toMatch(/Nordic Food Expo[\s\S]*3 numbers unlocked/));
    expect(await textOf(popup)).toContain('Task 322');
  });

  test('the results page lists people with their numbers, and can be searched', async () => {
    await stage.firefox.store(storedFor('popup-tasks'));
    const results = await stage.firefox.open('results.html?task=321');
    await until(async () => expect(await textOf(results)).toContain('Jürgen Weiß'));
    expect(await textOf(results)).toContain('+49 30 23125001');
    await results.type('input[type=search]', 'jane');
    await until(async () => expect(await textOf(results)).not.toContain('Jürgen Weiß'));
    expect(await textOf(results)).toContain('+1 202 555 0143');
  });

  test('the first people of a large task are kept ready, and the page then shows all of them', async () => {
    const { firefox } = stage;
    await firefox.store(storedPeople(1000));
    // As at the start of a browser session.
    await firefox.stopBackground();
    await firefox.evaluate(
      `await browser.storage.session.remove('largeTasks'); await browser.runtime.sendMessage({});`,
    );
    const kept = () => firefox.evaluate(`return Object.keys(await browser.storage.session.get('firstPeople:500'));`);
    await until(async () => expect(await kept()).toEqual(['firstPeople:500']));
    const results = await firefox.open('results.html?task=500');
    await until(async () => expect(await textOf(results)).toMatch(/Aiko Brown[\s\S]*Aiko Brown/));
    await until(async () => expect(await textOf(results)).not.toContain('Loading'));
    expect(await textOf(results)).toContain('1,000 contacts');
    await results.type('input[type=search]', '1999');
    await until(async () => expect(await textOf(results)).toContain('1 of 1,000 contacts'));
  });

  test('settings are saved and take effect immediately', async () => {
    await stage.firefox.store(storedFor('popup-tasks'));
    const options = await stage.firefox.open('options.html');
    await options.click('#numbers label:nth-of-type(2)');
    await until(async () =>
      expect((await stage.firefox.storage()).settings).toMatchObject({ data: { numberFormat: 'national' } }),
    );
    const results = await stage.firefox.open('results.html?task=321');
    await until(async () => expect(await textOf(results)).toContain('(202) 555-0143'));
  });

  test('"Delete everything" leaves no record, alarm, script or access', async () => {
    const { firefox } = stage;
    await firefox.store(storedFor('popup-tasks'));
    await firefox.allow('crm.example');
    const options = await firefox.open('options.html');
    await options.click('#data button.danger');
    await until(async () => expect(await textOf(options)).toContain('Delete everything?'));
    await options.click('#data dialog button.danger');
    const left = () =>
      firefox.evaluate(`return [
        Object.keys(await browser.storage.local.get(null)),
        Object.keys(await browser.storage.session.get(null)),
        await browser.alarms.getAll(),
        await browser.scripting.getRegisteredContentScripts(),
        (await browser.permissions.getAll()).origins,
      ];`);
    await until(async () => expect(await left()).toEqual([[], [], [], [], ['https://platform.lensmor.com/*']]));
  });
});
