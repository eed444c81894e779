import type { Browser } from 'wxt/browser';
import { storedContacts } from '../../crm-pages/people';
import { clickChip, expect, readChips, test } from '../kit/harness';

declare const chrome: typeof Browser;

/** A page with a chip tries everything its scripts can do to read the number, +49 30 23125101. */
const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

/** The page's first script: runs before anything else on the page. */
const spy = `
  window.heard = [];
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) { heard.push('attachShadow'); return attachShadow.call(this, init); };
  for (const tag of ['lensmor-chip', 'phone-chip', 'x-chip']) customElements.define(tag, class extends HTMLElement {
    constructor() { super(); heard.push(tag); }
  });
  const dump = (value) => { try { return JSON.stringify(value, (key, part) => part instanceof Node ? part.textContent + part.nodeValue : part); } catch { return ''; } };
  new MutationObserver((records) => { for (const record of records) for (const node of record.addedNodes) heard.push('added ' + (node.outerHTML ?? node.data)); })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['copy', 'cut', 'click', 'pointerdown', 'mouseover', 'focusin', 'selectionchange', 'beforetoggle', 'toggle', 'dragstart', 'contextmenu', 'message', 'auxclick'])
    addEventListener(type, (event) => heard.push(type + ' ' + dump({ text: event.target?.outerHTML ?? '', path: event.composedPath().map(String), data: event.clipboardData?.getData('text/plain'), message: event.data })), true);
  navigation.addEventListener('navigate', ({ destination, sourceElement }) => heard.push('navigate ' + destination.url + (sourceElement?.href ?? '')));
`;

/** Everything a page can read of itself. */
function readEverything(): string[] {
  const texts: string[] = [];
  const { body } = document;
  texts.push(body.innerText, body.textContent ?? '', document.documentElement.outerHTML);
  const withHtml = document.documentElement as Element & { getHTML?: (options: object) => string };
  texts.push(withHtml.getHTML?.({ serializableShadowRoots: true }) ?? '');
  for (const element of document.querySelectorAll('*')) {
    texts.push(
      element.shadowRoot?.innerHTML ?? '',
      ...element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`),
    );
  }
  getSelection()?.selectAllChildren(body);
  texts.push(String(getSelection()));
  const range = document.createRange();
  range.selectNode(body);
  texts.push(String(range), range.cloneContents().textContent ?? '');
  getSelection()?.removeAllRanges();
  for (let x = 0; x < innerWidth; x += 12) {
    for (let y = 0; y < 60; y += 6) {
      const caret = document.caretPositionFromPoint?.(x, y);
      texts.push(caret?.offsetNode.nodeValue ?? '');
      for (const element of document.elementsFromPoint(x, y)) texts.push(element.textContent ?? '');
    }
  }
  texts.push(...Object.getOwnPropertyNames(window), ...performance.getEntries().map(({ name }) => name));
  return texts;
}

/** The parts of the number that the browser's own search finds. */
function searchFor(pieces: readonly string[]): string[] {
  const find = (window as unknown as { find(text: string, ...rest: boolean[]): boolean }).find.bind(window);
  return pieces.filter((piece) => {
    getSelection()?.removeAllRanges();
    return find(piece, false, false, true);
  });
}

const DIGITS = /23125101|25101|\+\s?49|49\s?30/;

test('a page can’t read the number or notice a call', async ({ extension, site }) => {
  await extension.store(storedContacts);
  site.serve(
    `${CRM}/people`,
    `<!doctype html><title>People</title><script>${spy}</script><ul><li>Mara Lindqvist <a href="mailto:mara.lindqvist@nordwind.example">e-mail</a></ul>`,
  );
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).map(({ number }) => number)).toEqual(['+493023125101']);
  const hosts = () =>
    page.evaluate(() => [...document.querySelectorAll('html > div > span')].map((host) => host.outerHTML));
  expect(await hosts()).toEqual(['<span></span>']);

  const look = async () => {
    expect((await page.evaluate(readEverything)).filter((text) => DIGITS.test(text))).toEqual([]);
    expect(
      await page.evaluate(searchFor, ['+49', '49 30', '231', '25101', '101', 'DE', 'Call', 'Not this', 'matched']),
    ).toEqual([]);
    expect(((await page.evaluate('heard')) as string[]).filter((text) => DIGITS.test(text))).toEqual([]);
  };
  await look();

  // With the panel open. The chip accepts a click once it has been still for a moment.
  await expect(async () => {
    await clickChip(page, /^More about/);
    expect((await readChips(page))[0]?.names).toContain('Not this person');
  }).toPass();
  await look();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await page.keyboard.press('Escape');
  await clickChip(page, /^Call Mara/);
  await page.waitForFunction(
    () => (window as unknown as { heard: string[] }).heard.filter((text) => text.startsWith('click')).length > 1,
  );
  await look();
  expect(
    ((await page.evaluate('heard')) as string[]).filter((text) => /^(attachShadow|navigate|.*-chip)/.test(text)),
  ).toEqual([]);
});

test('a page without known people can’t detect the extension', async ({ extension, site }) => {
  await extension.store(storedContacts);
  const markup = '<ul><li>Nobody Known <a href="mailto:nobody@elsewhere.example">e-mail</a></ul>';
  site.serve(`${CRM}/people`, `<!doctype html><title>People</title><script>${spy}</script>${markup}`);
  const page = await extension.visit(`${CRM}/people`);
  // Once the overlay's script reports what it found, it has read the page.
  await expect
    .poll(() =>
      extension.evaluate(async (pattern) => {
        const [tab] = await chrome.tabs.query({ url: pattern });
        const question = { name: 'overlay.report' };
        return chrome.tabs.sendMessage(tab?.id ?? -1, question).then(
          ({ people, withNumber }: { people: number; withNumber: number }) => [people, withNumber],
          () => undefined,
        );
      }, `${CRM}/*`),
    )
    .toEqual([1, 0]);
  const seen = await page.evaluate(() => ({
    heard: (window as unknown as { heard: string[] }).heard.filter((text) => !text.startsWith('added')),
    body: document.body.innerHTML,
    attributes: document.documentElement.getAttributeNames(),
    styles: document.adoptedStyleSheets.length + document.styleSheets.length,
    globals: Object.getOwnPropertyNames(window).filter((name) => /lensmor|^overlay|chip|wxt|^browser$/.test(name)),
    loaded: performance
      .getEntriesByType('resource')
      .filter(({ name }) => !name.startsWith(location.origin))
      .map(({ name }) => name),
  }));
  expect(seen).toEqual({
    heard: [],
    body: expect.stringContaining('nobody@elsewhere.example') as unknown,
    attributes: [],
    styles: 0,
    globals: [],
    loaded: [],
  });
  expect(seen.body).not.toMatch(/<span|style=|data-/);
});

test('chips of different numbers are equally wide', async ({ extension, site }) => {
  await extension.store(storedContacts);
  site.serve(
    `${CRM}/people`,
    '<!doctype html><title>People</title><table><tr><td>Mara Lindqvist<td>mara.lindqvist@nordwind.example<tr><td>Tomás Ferreira<td>tomas.ferreira@acme.example<tr><td>Nina Petrova<td>nina.petrova@initech.example</table>',
  );
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).length).toBe(3);
  const widths = await page.evaluate(() =>
    [...document.querySelectorAll('html > div > span')].map((host) => host.getBoundingClientRect().width),
  );
  expect(widths).toHaveLength(3);
  expect(new Set(widths).size).toBe(1);
});

/** Records everything a page can read when the user copies, pastes or drags. */
const catcher = `
  window.caught = [];
  for (const type of ['copy', 'cut', 'paste', 'dragstart', 'drop', 'dragend']) addEventListener(type, (event) => {
    const data = event.clipboardData ?? event.dataTransfer;
    caught.push(type, ...[...data.types].map((format) => data.getData(format)));
    if (type === 'drop') event.preventDefault();
  }, true);
  addEventListener('dragover', (event) => event.preventDefault());
  // Hides presses from everyone but the page.
  for (const type of ['pointerdown', 'mousedown']) addEventListener(type, (event) => event.stopImmediatePropagation(), true);
`;

/** What a page can do to make more of itself selectable. */
const selectingTricks: Record<string, string> = {
  unchanged: '',
  'with everything selectable':
    "document.head.append(Object.assign(document.createElement('style'), { textContent: '* { user-select: all !important; -webkit-user-modify: read-write !important }' }));",
  'in design mode': "document.designMode = 'on'",
  'with the hosts themselves selectable':
    "for (const host of document.querySelectorAll('html > div > span')) host.style.setProperty('user-select', 'all', 'important')",
};

test('copied or dragged content contains no digit of the number', async ({ extension, site }) => {
  await extension.store(storedContacts);
  site.serve(
    `${CRM}/people`,
    `<!doctype html><title>People</title><script>${catcher}</script><div id="drop" style="height: 40px">Drop here</div>
    <ul><li style="display: flex"><a id="name" href="#mara">Mara Lindqvist</a> <a href="mailto:mara.lindqvist@nordwind.example">e-mail</a>
    <li><b id="bold">Tomás Ferreira</b>, tomas.ferreira@acme.example</ul>`,
  );
  const page = await extension.visit(`${CRM}/people`);
  await expect.poll(async () => (await readChips(page)).length).toBe(2);
  const caught = () => page.evaluate(() => (window as unknown as { caught: string[] }).caught.join('\n'));
  const drag = async (x: number, y: number) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 8, y, { steps: 2 });
    await page.mouse.move(60, 25, { steps: 3 });
    await page.mouse.up();
  };

  site.serve(`${CRM}/notes`, '<!doctype html><title>Notes</title><div contenteditable></div>');
  const notes = await extension.visit(`${CRM}/notes`);
  const editor = notes.locator('[contenteditable]');
  for (const [trick, script] of Object.entries(selectingTricks)) {
    await page.bringToFront();
    await page.locator('#drop').click();
    await page.evaluate(script);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await page.evaluate("document.designMode = 'off'");
    await notes.bringToFront();
    await editor.fill('');
    await editor.press('Control+V');
    const pasted = await editor.evaluate(({ innerHTML }) => innerHTML);
    expect(pasted, trick).toContain('Ferreira');
    expect(pasted, trick).not.toMatch(/23125101|0103|Call/);
  }
  await page.bringToFront();
  await page.locator('#drop').click();
  await page.keyboard.press('Control+A');
  const bold = await page.locator('#bold').boundingBox();
  await drag((bold?.x ?? 0) + 4, (bold?.y ?? 0) + 4);
  for (const { box } of await readChips(page)) await drag(box.x + 12, box.y + box.height / 2);
  const name = await page.locator('#name').boundingBox();
  await drag((name?.x ?? 0) + 10, (name?.y ?? 0) + 8);
  const all = await caught();
  expect(all).toMatch(/^copy$/m);
  expect(all).toMatch(/^dragstart$/m);
  expect(all).toMatch(/^drop$/m);
  expect(all).toContain('Mara Lindqvist');
  expect(all).not.toMatch(/tel:|23125101|0103|aria-label/);
});
