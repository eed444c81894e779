import { describe, expect, test } from 'vitest';
import { storedContacts } from '../crm-pages/people';
import { until, useStage } from './stage';
import type { Tab } from './tab';

const stage = useStage();

const LIST = `<!doctype html><title>People</title><ul>
  <li>Mara Lindqvist <a href="mailto:mara.lindqvist@nordwind.example">e-mail</a></li>
  <li>Tomás Ferreira, <b>Acme, Inc.</b></li>
  <li>Somebody Else <a href="mailto:somebody@elsewhere.example">e-mail</a></li></ul>`;
const RECORD = `<!doctype html><title>Mara Lindqvist</title><h1>Mara Lindqvist</h1>
  <p>Company: Nordwind GmbH</p><p><a href="mailto:mara.lindqvist@nordwind.example">mara.lindqvist@nordwind.example</a></p>`;
const MARA = '+49 30 23125101';
const TOMAS = '+1 202 555 0103';

/** Each test has its own site, with the list and Mara's record. */
function serve(host: string): void {
  stage.site.serve(`https://${host}/people`, LIST);
  stage.site.serve(`https://${host}/people/1`, RECORD);
}

const numbers = async (page: Tab): Promise<string[]> => (await page.chips()).map(({ shown }) => shown);
const untilShown = (page: Tab, expected: readonly string[]) =>
  until(async () => expect(await numbers(page)).toEqual(expected));

/** Opens the list on an allowed site and waits for both chips. */
async function openList(host: string): Promise<Tab> {
  const { firefox } = stage;
  await firefox.store(storedContacts);
  serve(host);
  await firefox.allow(host);
  const list = await firefox.open(`https://${host}/people`);
  await untilShown(list, [MARA, TOMAS]);
  return list;
}

describe('chips in Firefox', { timeout: 240_000 }, () => {
  test('appear when a site is allowed, on its open list without a reload, and on its records', async () => {
    const { firefox } = stage;
    await firefox.store(storedContacts);
    serve('crm.example');
    const list = await firefox.open('https://crm.example/people');
    await firefox.allow('crm.example');
    await list.focus();
    await untilShown(list, [MARA, TOMAS]);
    expect((await list.chips()).map(({ beside }) => beside.split(/[ ,]/)[0])).toEqual(['Mara', 'Tomás']);
    const record = await firefox.open('https://crm.example/people/1');
    await untilShown(record, [MARA]);
    expect((await record.chips())[0]?.beside).toBe('Mara Lindqvist');
  });

  test('open their panel on a click once they have been visible for a moment', async () => {
    const list = await openList('click.example');
    await until(async () => {
      const [chip] = await list.chips();
      if (chip && !chip.isOpen) await list.clickAt(chip);
      expect((await list.chips())[0]?.isOpen).toBe(true);
    });
  });

  test('hide the number from page scripts, even though Firefox’s search includes closed roots', async () => {
    const list = await openList('secret.example');
    const { read, found, control } = await list.evaluate<{ read: string; found: string[]; control: string[] }>(
      READ_AS_PAGE,
      ['+49', '23125101', '5101', '101', '+1', '202-555-0103', '0103', '103', 'DE', 'US', 'Mara Lindqvist –'],
    );
    expect(read).not.toMatch(/23125101|5101|0103|\+49|lensmor|moz-extension/);
    expect(found).toEqual([]);
    // Control: the search does find the same digits in one of the page's own closed roots.
    expect(control).toEqual(['+49', '23125101', '5101', '101']);
    expect(await numbers(list)).toEqual([MARA, TOMAS]);
  });

  test('disappear when access is revoked', async () => {
    const { firefox } = stage;
    const list = await openList('forbidden.example');
    await firefox.evaluate('await browser.permissions.remove({ origins: ["https://forbidden.example/*"] });');
    await untilShown(list, []);
    expect(await list.evaluate('return document.querySelectorAll("html > div > span").length')).toBe(0);
  });

  test('are up to date on a page restored from the back-forward cache', async () => {
    const { firefox } = stage;
    const list = await openList('back.example');
    await list.evaluate('window.isTheSame = true; location.href = "/people/1";');
    await until(async () => expect(await list.evaluate('return document.title')).toBe('Mara Lindqvist'));
    await untilShown(list, [MARA]);
    await firefox.evaluate('await browser.storage.local.remove("contact:40100101");');
    await untilShown(list, []);
    await list.evaluate('history.back();');
    await untilShown(list, [TOMAS]);
    expect(await list.evaluate('return window.isTheSame')).toBe(true);
  });

  test('are not duplicated by an update, and disappear when the extension is removed', async () => {
    const { firefox } = stage;
    const list = await openList('leave.example');
    await firefox.reload();
    await list.focus();
    await until(async () => {
      expect(await list.evaluate('return document.querySelectorAll("html > div > span").length')).toBe(4);
      expect(await numbers(list)).toEqual([MARA, TOMAS]);
    });
    await firefox.uninstall();
    await untilShown(list, []);
    // Firefox stops the script before it can remove its elements; what is left is empty and has no size.
    expect(
      await list.evaluate(
        `return [...document.querySelectorAll('html > div > span')].map((host) => [host.outerHTML, host.offsetWidth])`,
      ),
    ).toEqual(Array(4).fill(['<span></span>', 0]));
  });
});

/** Reads the page in every way that its own scripts can; `args[0]` are the texts to search for. */
const READ_AS_PAGE = `
  const pieces = args[0];
  const page = document.documentElement;
  const texts = [document.body.innerText, page.textContent, page.outerHTML, page.getHTML?.({ serializableShadowRoots: true }) ?? ''];
  for (const element of document.querySelectorAll('*')) texts.push(element.shadowRoot?.innerHTML ?? '', element.openOrClosedShadowRoot?.innerHTML ?? '');
  getSelection().selectAllChildren(document.body);
  texts.push(String(getSelection()));
  for (let x = 0; x < innerWidth; x += 12) for (let y = 0; y < 90; y += 6) {
    texts.push(document.caretPositionFromPoint(x, y)?.offsetNode.textContent ?? '');
    for (const element of document.elementsFromPoint(x, y)) texts.push(element.textContent);
  }
  texts.push(...Object.keys(window), ...performance.getEntries().map(({ name }) => name));
  const search = () => pieces.filter((piece) => {
    getSelection().removeAllRanges();
    return window.find(piece, false, false, true);
  });
  const found = search();
  const own = document.body.appendChild(document.createElement('div'));
  own.attachShadow({ mode: 'closed' }).textContent = '+49 30 23125101';
  const control = search();
  own.remove();
  return { read: texts.join('\\n'), found, control };`;
