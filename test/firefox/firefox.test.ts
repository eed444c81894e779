import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Site, startSite } from '../e2e/site';
import { SIMULATOR_KEY, type Simulator, startSimulator } from '../simulator/simulator';
import { type Firefox, startFirefox, type Tab } from './firefox';

/** One Firefox for all, in the order of a person's first hour: what one test leaves, the next builds on. */
let firefox: Firefox;
let simulator: Simulator;
let site: Site;

beforeAll(async () => {
  [simulator, site] = await Promise.all([startSimulator(), startSite()]);
  firefox = await startFirefox((host) => (host === 'platform.lensmor.com' ? simulator.httpsPort : site.httpsPort));
}, 60_000);
afterAll(async () => {
  await firefox?.close();
  await Promise.all([simulator?.close(), site?.close()]);
});

const patience = { timeout: 30_000, interval: 100 };
const textOf = (tab: Tab) => tab.evaluate<string>('return document.body.innerText');

describe('in Firefox', { timeout: 90_000 }, () => {
  test('a key is saved, tested and shown masked', async () => {
    const options = await firefox.open('options.html');
    await options.type('#api-key', SIMULATOR_KEY);
    await options.click('form button[type=submit]');
    await vi.waitFor(async () => expect(await textOf(options)).toContain('Works: 30,050 credits left'), patience);
    expect(await textOf(options)).not.toContain(SIMULATOR_KEY);
  });

  test('a task is followed to its end, while the event page dies in between, and told once', async () => {
    const id = simulator.createTask();
    const popup = await firefox.open('popup.html');
    await popup.type('#task-id', id);
    await popup.click('form button[type=submit]');
    await vi.waitFor(async () => expect(await textOf(popup)).toContain(`Task ${id}`), patience);
    await vi.waitFor(() => expect(simulator.requests.some(({ endpoint }) => endpoint === 'task')).toBe(true), patience);
    await firefox.stopBackground();
    expect(await firefox.backgroundState()).not.toBe('running');
    simulator.finish(id);
    const again = await firefox.open('popup.html');
    await vi.waitFor(async () => expect(await firefox.notifications()).toHaveLength(1), patience);
    expect((await firefox.notifications())[0]?.title).toMatch(/Task \d+: \d+ phones unlocked, \d+ failed/);
    await vi.waitFor(async () => expect(await textOf(again)).toMatch(/phones unlocked/), patience);
  });

  test('a click on the notification opens the results', async () => {
    const [shown] = await firefox.notifications();
    await firefox.clickNotification(shown?.title ?? '');
    await vi.waitFor(
      async () => expect(await firefox.addresses()).toContainEqual(expect.stringMatching(/results\.html\?task=/)),
      patience,
    );
  });

  test('a site that is allowed shows chips at once, without a reload, and its scripts find no digit', async () => {
    const person = simulator.people.find(
      ({ personnelId }) =>
        personnelId === simulator.task('321')?.items.find(({ status }) => status === 'unlocked')?.personnelId,
    );
    site.serve(
      'https://crm.example/people',
      `<!doctype html><h1>People</h1><table><tr><td>${person?.fullName}</td><td>${person?.companyName}</td></tr><tr><td>Nobody Known</td><td>Elsewhere</td></tr></table>`,
    );
    const page = await firefox.open('https://crm.example/people');
    const options = await firefox.open('options.html');
    await options.type('[placeholder="https://crm.example"]', 'crm.example');
    await options.click('li + form button, ul + p + form button');
    await vi.waitFor(async () => expect(await textOf(options)).toContain('https://crm.example'), patience);
    await page.focus();
    await vi.waitFor(
      async () => expect(await page.evaluate('return document.querySelectorAll("td span").length')).toBe(1),
      patience,
    );
    const digits = (person?.phone ?? '').replace(/\D/g, '').slice(-4);
    const found = await page.evaluate<unknown[]>(
      `const [digits] = args;
       const guesses = Array.from({ length: 10 }, (_, digit) => digits.slice(0, -1) + digit);
       return [guesses.some((guess) => window.find(guess)), document.body.innerText.includes(digits), document.documentElement.outerHTML.includes(digits)];`,
      digits,
    );
    expect(found).toEqual([false, false, false]);
  });

  test('removing the extension leaves no chip to click', async () => {
    await firefox.uninstall();
    expect(await firefox.isInstalled()).toBe(false);
  });
});
