import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { openPage } from '../open-page';
import { PAGE, rest } from './clicks';
import { ines, link, nameOf, people } from './people';

const STATES: Record<string, Partial<Contact>> = {
  unlocked: {},
  pending: { phone: { kind: 'open' } },
  'no number': { phone: { kind: 'failed' } },
  'do not call': { doNotCall: true },
};
/** The width available for the name and a chip of this form. */
const FORMS = { whole: 700, icon: 96, mark: 66 };

/** A row of two cells; the first has this width. */
const rowOf = (width: number) =>
  `<!doctype html><title>People</title><style>table { table-layout: fixed; width: ${width + 100}px; border-collapse: collapse; font: 14px sans-serif } td { overflow: hidden; white-space: nowrap; padding: 0 }</style>
  <table><tr><td style="width: ${width}px">${nameOf(ines)}</td><td>Falk Works</td></tr></table>`;

test('a mark can be opened by keyboard too', async () => {
  const { page, chips } = await openPage(rowOf(FORMS.mark), [ines]);
  expect((await chips()).map(({ form }) => form)).toEqual(['mark']);
  await rest(page);
  await page.keyboard.press('Tab');
  await rest(page);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await chips())[0]?.names.includes('Not this person')).toBe(true);
});

test('marks on adjacent lines are visible and accept clicks', async () => {
  const rows = people.map((one) => `<li><span>${nameOf(one)}</span> ${link(one)}<span> seen today</span></li>`);
  const { page, chips, settled } = await openPage(
    `<!doctype html><title>People</title><ul style="font: 16px/15px serif">${rows.join('')}</ul>`,
    people,
    { hurry: false },
  );
  await expect.poll(async () => (await chips()).map(({ form }) => form)).toEqual(['mark', 'mark', 'mark']);
  // Any user action makes the overlay check for covers again.
  await page.mouse.move(300, 300);
  await rest(page);
  await settled();
  const shown = await chips();
  expect(shown).toHaveLength(people.length);
  await page.mouse.move((shown[0]?.rect.x ?? 0) + 20, (shown[0]?.rect.y ?? 0) + 1);
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(async () => (await chips())[0]?.names.includes('Not this person')).toBe(true);
});

describe.each(['none', 'active'] as const)('states in forced colours: %s', (forcedColors) => {
  test.each(Object.entries(FORMS))('differ by more than colour as %s', async (form, width) => {
    const pictures = new Set<string>();
    for (const state of Object.values(STATES)) {
      const { page, chips } = await openPage(rowOf(width), [{ ...ines, ...state }]);
      await page.emulateMedia({ forcedColors });
      const [chip] = await chips();
      expect(chip?.form).toBe(form);
      const { x = 0, y = 0, width: wide = 0, height = 0 } = chip?.rect ?? {};
      const clip = { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(wide), height: Math.ceil(height) };
      const bytes = (await page.screenshot({ clip })).toString('base64');
      pictures.add(await page.evaluate(shapeOf, bytes));
      await page.emulateMedia({ forcedColors: null });
    }
    expect(pictures.size).toBe(Object.keys(STATES).length);
  });
});

/** A black-and-white version: the pixels that are closer to the darkest colour than to the lightest. */
async function shapeOf(bytes: string): Promise<string> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas?.drawImage(image, 0, 0);
  const { data } = canvas?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
  const light = Array.from({ length: data.length / 4 }, (_, at) =>
    [0, 1, 2].reduce((sum, part) => sum + (data[4 * at + part] ?? 0), 0),
  );
  const middle = (Math.min(...light) + Math.max(...light)) / 2;
  return light.map((one) => (one < middle ? '#' : '.')).join('');
}

/** The text exposed to screen readers in any frame. */
async function heard(page: Page): Promise<string | undefined> {
  const devtools = await page.context().newCDPSession(page);
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const ids = [frameTree, ...(frameTree.childFrames ?? [])].map(({ frame }) => frame.id);
  let said: string | undefined;
  await expect
    .poll(async () => {
      const trees = await Promise.all(ids.map((frameId) => devtools.send('Accessibility.getFullAXTree', { frameId })));
      const names = trees.flatMap(({ nodes }) => nodes.map(({ name }) => String(name?.value)));
      said = names.find((name) => name === 'Copied' || name === 'Couldn’t copy');
      return said;
    })
    .toBeDefined();
  return said;
}

describe('a chip confirms whether copying worked', () => {
  const copyFrom = async (address: string, html: string, also = {}) => {
    const shown = await openPage(html, [ines], { address, also, hurry: false });
    const { page, chips, click } = shown;
    await page.locator('textarea').waitFor();
    await expect.poll(async () => (await chips()).length).toBe(1);
    await rest(page);
    const [chip] = await chips();
    await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    await rest(page);
    await click(/^Copy/);
    const said = await heard(page);
    await page.locator('textarea').click();
    await page.keyboard.press('ControlOrMeta+V');
    return [said, await page.locator('textarea').inputValue()];
  };

  test('on an insecure page (http)', async () => {
    expect(await copyFrom('http://crm.example/', `${PAGE}<textarea></textarea>`)).toEqual([
      'Copied',
      '+49 30 55501201',
    ]);
  });

  test('if a permissions policy forbids clipboard access', async () => {
    const outer = `<!doctype html><title>Frame</title><iframe src="/inner" allow="clipboard-write 'none'" style="width: 900px; height: 300px"></iframe><textarea></textarea>`;
    expect(await copyFrom('https://crm.example/', outer, { 'https://crm.example/inner': PAGE })).toEqual([
      'Copied',
      '+49 30 55501201',
    ]);
  });

  test('if the page prevents copying', async () => {
    const html = `${PAGE}<textarea></textarea><script>addEventListener('copy', (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true)</script>`;
    const [said] = await copyFrom('http://crm.example/', html);
    expect(said).toBe('Couldn’t copy');
  });
});
