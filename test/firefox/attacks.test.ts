import { beforeAll, describe, expect, test } from 'vitest';
import { contacts, storedContacts } from '../crm-pages/people';
import {
  covers,
  coversFromBeside,
  coversInClosedRoots,
  darkMode,
  disguises,
  drawnCovers,
  harmlessCovers,
  hiddenCovers,
  lateCovers,
  popoverCover,
  sheetBesideChip,
  watchForLeaks,
} from '../overlay-page/drawing/cheats';
import { until, useStage } from './stage';
import type { Tab } from './tab';

/** The attacks of `test/overlay-page/drawing/attacks.test.ts` in Firefox, which doesn't report covers. */

const stage = useStage();
const HOST = 'attacks.example';
const ROW =
  '<!doctype html><title>People</title><body style="font: 14px sans-serif; margin: 60px 20px"><button id="before">Before</button><ul><li style="width: 700px">Mara Lindqvist <a href="mailto:mara.lindqvist@nordwind.example">e-mail</a></ul>';
/** Longer than a chip must be still before it accepts clicks. */
const REST_MS = 600;
const [TAB, RIGHT, ENTER] = ['\uE004', '\uE014', '\uE007'];

let page: Tab;
let loads = 0;
beforeAll(async () => {
  const { firefox, site } = stage;
  await firefox.store(storedContacts);
  site.serve(`https://${HOST}/people`, ROW);
  site.serve(
    `https://${HOST}/frame`,
    '<!doctype html><title>Frame</title><body style="margin: 0"><iframe src="/people" style="position: absolute; left: 500px; top: 200px; width: 800px; height: 200px"></iframe>',
  );
  await firefox.allow(HOST);
  page = await firefox.open(`https://${HOST}/people`);
}, 240_000);

const rest = () => page.evaluate('await new Promise((resolve) => setTimeout(resolve, args[0]));', REST_MS);

/** Reloads the page and waits until the chip accepts clicks. Returns the point that opens its panel. */
async function openRested(path = '/people'): Promise<{ x: number; y: number }> {
  const search = `?load=${++loads}`;
  await page.evaluate(`location.href = '${path}${search}';`);
  await until(async () => {
    expect(await page.evaluate('return location.search')).toBe(search);
    expect(await page.chips()).toHaveLength(1);
  });
  await rest();
  return placeOfChip();
}

async function placeOfChip(): Promise<{ x: number; y: number }> {
  const [chip] = await page.chips();
  if (!chip) throw new Error('There is no chip');
  return chip;
}

/** Hovers over the chip's copy button, which is before the one at `place`. Returns what the user sees of the chip then. */
async function lookAt({ x, y }: { x: number; y: number }): Promise<string> {
  await page.pointAt({ x: x - 21, y });
  await page.pointAt({ x: x - 20, y });
  await rest();
  return page.picture({ x: x - 180, y: y - 7, width: 180, height: 14 });
}

/** Clicks there. Whether the chip has copied its number. */
async function copies({ x, y }: { x: number; y: number }): Promise<boolean> {
  await page.clickAt({ x: x - 20, y }, REST_MS);
  return (await page.chips()).some(({ shown }) => shown === 'Copied');
}

/** The picture of an undisturbed chip. */
let usualLook: Promise<string> | undefined;

/** As `clickAfter` in `test/overlay-page/drawing/clicks.ts`. */
async function clickAfter(script: string): Promise<'refused' | 'seen' | 'unseen'> {
  usualLook ??= openRested().then(lookAt);
  const usual = await usualLook;
  const before = await openRested();
  await page.evaluate(script);
  await rest();
  // At its current position, if that is in the viewport.
  const [chip = before] = (await page.chips()).filter(({ x, y }) => x >= 0 && y >= 0 && x < 800 && y < 500);
  const look = await lookAt(chip);
  if (!(await copies(chip))) return 'refused';
  return look === usual ? 'seen' : 'unseen';
}

/**
 * A third of the attacks, because each takes seconds here, and all of them are tried in Chromium as if it were Firefox.
 * `ATTACKS=all` runs them all.
 */
const sampleOf = (attacks: Record<string, string>) =>
  Object.entries(attacks).filter((_, at) => process.env.ATTACKS === 'all' || at % 3 === 0);

const isOpen = async () => (await page.chips()).some((chip) => chip.isOpen);

describe('a click is accepted only on a visible chip', { timeout: 240_000 }, () => {
  test('the same click is accepted without an attack', async () => {
    expect(await clickAfter('')).toBe('seen');
  });

  test.each([
    ...[covers, hiddenCovers, disguises].flatMap(sampleOf),
    ...Object.entries({ ...lateCovers, ...coversInClosedRoots, ...coversFromBeside }),
  ])('%s', async (_, script) => {
    expect(await clickAfter(script)).not.toBe('unseen');
  });

  test('a sheet over the row but not the chip', async () => {
    expect(await clickAfter(sheetBesideChip)).toBe('refused');
  });

  test.each(Object.entries(harmlessCovers))('as many pages have above everything: %s', async (_, script) => {
    expect(await clickAfter(script)).toBe('seen');
  });

  // In Firefox, a filter of the page also changes the colours of what is above it.
  test('as many pages have above everything: a filter of a dark mode', async () => {
    expect(await clickAfter(darkMode)).toBe('unseen');
  });

  test.each(Object.entries(drawnCovers))('one click below %s only opens the panel', async (_, script) => {
    expect(await clickAfter(script)).toBe('refused');
    expect(await isOpen()).toBe(true);
  });

  test('a cover while the panel is open', async () => {
    const place = await openRested();
    await page.clickAt(place, REST_MS);
    expect(await isOpen()).toBe(true);
    await page.evaluate(popoverCover);
    await rest();
    expect(await copies(place)).toBe(false);
    await page.evaluate("document.querySelector(':popover-open')?.remove();");
    await rest();
    expect(await copies(place)).toBe(true);
  });

  test('a chip moved into a frame', async () => {
    const { x, y } = await openRested();
    await page.evaluate(`const frame = document.body.appendChild(document.createElement('iframe'));
      frame.style.cssText = 'position: absolute; left: 0; top: 150px; width: 900px; height: 400px; border: 0';
      setInterval(() => {
        const host = document.querySelector('html > div > span');
        if (host) frame.contentDocument.body.append(host);
      }, 1);`);
    await rest();
    await page.clickAt({ x, y: y + 150 }, REST_MS);
    expect(await isOpen()).toBe(false);
  });

  test('a hidden pointer with a fake one elsewhere', async () => {
    await openRested();
    await page.evaluate(
      "document.head.appendChild(document.createElement('style')).textContent = '* { cursor: none !important }';",
    );
    expect(
      await page.evaluate(
        "return [document.body, document.querySelector('html > div > span')].map((one) => getComputedStyle(one).cursor);",
      ),
    ).toEqual(['none', 'auto']);
  });

  test('events dispatched by a script', async () => {
    await openRested();
    await page.evaluate(`for (const host of document.querySelectorAll('html > div > span'))
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 5, clientY: 5 }));`);
    expect(await isOpen()).toBe(false);
  });
});

describe('a click is accepted only on a chip that was already there', { timeout: 240_000 }, () => {
  /** Clicks right after the page has run this. Retries if that was too slow to prove anything. */
  async function clickImmediately(
    script: string,
    by: { x: number; y: number },
    path?: string,
    before: (place: { x: number; y: number }) => Promise<void> = async () => {},
  ): Promise<void> {
    for (let attempt = 0; attempt < 12; attempt++) {
      const { x, y } = await openRested(path);
      await before({ x, y });
      await page.evaluate(`${script}
        window.doneMs = performance.now();
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        for (const view of [window, ...Array.from({ length: frames.length }, (_, at) => frames[at])]) view.addEventListener('pointerup', () => { window.clickedMs ??= performance.now(); }, true);`);
      await page.clickAt({ x: x + by.x, y: y + by.y });
      if ((await page.evaluate<number>('return clickedMs - doneMs')) < 250) return;
    }
    throw new Error('No attempt was fast enough');
  }

  test('a row that moves under the pointer', async () => {
    await clickImmediately("document.body.style.marginTop = '260px';", { x: 0, y: 200 });
    expect(await isOpen()).toBe(false);
  });

  test('a row that moves away and back', async () => {
    await clickImmediately(
      `document.body.style.marginTop = '260px'; await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
       document.body.style.marginTop = '60px';`,
      { x: 0, y: 0 },
    );
    expect(await isOpen()).toBe(false);
  });

  test('a page that scrolls away and back', async () => {
    await clickImmediately(
      `document.body.style.height = '4000px'; scrollTo(0, 300);
       for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
       scrollTo(0, 0);`,
      { x: 0, y: 0 },
    );
    expect(await isOpen()).toBe(false);
  });

  test('a frame that moves away and back', async () => {
    const away = `const { style } = document.querySelector('iframe'); style.left = '900px';
      await new Promise((resolve) => setTimeout(resolve, 250)); style.left = '500px';`;
    await clickImmediately(away, { x: 0, y: 0 }, '/frame', async (place) => {
      await page.pointAt(place);
      await rest();
    });
    expect(await isOpen()).toBe(false);
  });

  test('a frame that moves under the pointer', async () => {
    await clickImmediately("document.querySelector('iframe').style.top = '50px';", { x: 0, y: -150 }, '/frame');
    expect(await isOpen()).toBe(false);
    // The same chip accepts an intended click.
    await page.clickAt(await placeOfChip(), REST_MS);
    expect(await isOpen()).toBe(true);
  });

  /** From here, Tab leads directly to the chip. */
  const FOCUS_BEFORE = "document.getElementById('before').focus(); document.querySelector('a').tabIndex = -1;";

  test('a key right after the chip gets the focus', async () => {
    await openRested();
    await page.evaluate(FOCUS_BEFORE);
    await page.press(TAB, RIGHT, RIGHT, ENTER);
    expect(await isOpen()).toBe(false);
    await rest();
    await page.press(ENTER);
    expect(await isOpen()).toBe(true);
  });

  test('a key on a covered chip', async () => {
    await openRested();
    await page.evaluate(`${FOCUS_BEFORE} ${popoverCover}`);
    await page.press(TAB, RIGHT);
    await rest();
    await page.press(ENTER);
    expect((await page.chips()).map(({ shown }) => shown)).not.toContain('Copied');
  });
});

describe('a page measures the same for every number and state', { timeout: 240_000 }, () => {
  /** The points where the page's own hit tests find the chip and its panel. */
  const SCAN = `const host = document.querySelector('html > div > span');
    let found = '';
    for (let y = 0; y < 500; y += 4) for (let x = 0; x < 780; x += 6) found += document.elementFromPoint(x, y) === host ? 'x' : '.';
    return found;`;

  test('registered custom properties don’t affect chips', async () => {
    await openRested();
    const before = [await placeOfChip(), await page.evaluate(SCAN)];
    await page.evaluate(`for (const name of ['--w', '--gap', '--ink', '--paper', '--edge', '--hover', '--soft'])
        CSS.registerProperty({ name, syntax: '*', inherits: true, initialValue: 'transparent' });
      document.documentElement.style.cssText = '--w: 400px; --ink: transparent; --paper: transparent';`);
    await rest();
    expect([await placeOfChip(), await page.evaluate(SCAN)]).toEqual(before);
  });

  test('painted sizes are the same for short, long and missing numbers', async () => {
    // Text on the page is tiny, so that a chip is the largest.
    const start = `<script>window.painted = []; new PerformanceObserver((list) => painted.push(...list.getEntries().map(({ size }) => size))).observe({ type: 'largest-contentful-paint', buffered: true });</script>`;
    stage.site.serve(
      `https://${HOST}/tiny`,
      `${start}${ROW.replace('14px', '3px')}<style>button { font-size: 3px }</style>`,
    );
    /** Smaller ones come first or not at all, depending on what Firefox paints at once. */
    const largest = () => page.evaluate<number>('return Math.max(0, ...painted)');
    const seen: number[] = [];
    for (const phone of [
      { kind: 'unlocked', number: '+493055501201' },
      { kind: 'unlocked', number: '+12025550171' },
      { kind: 'open' },
      { kind: 'failed' },
    ]) {
      const [mara] = contacts;
      await stage.firefox.store({ [`contact:${mara?.personnelId}`]: { version: 1, data: { ...mara, phone } } });
      await openRested('/tiny');
      await until(async () => expect(await largest()).toBeGreaterThan(0));
      seen.push(await largest());
    }
    await stage.firefox.store(storedContacts);
    expect(seen).toEqual(seen.map(() => seen[0]));
    // Larger texts are reported.
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('p'), { style: 'font-size: 60px', textContent: 'Large' }));",
    );
    await until(async () => expect(await largest()).toBeGreaterThan(seen[0] ?? 0));
  });
});

/** The page gets the chip's root from the first event on it. */
const tamper = (script: string) => `window.addEventListener('pointermove', ({ originalTarget }) => {
  const root = originalTarget.getRootNode();
  if (!(root instanceof ShadowRoot) || root.isTampered) return;
  root.isTampered = true;
  const chip = root.querySelector('.chip');
  ${script}
}, true);`;

test.each([
  ['an inline style', "chip.style.setProperty('opacity', '0.01')"],
  ['a style of a part', "root.querySelector('.call').style.setProperty('color', 'transparent')"],
  [
    'a style element',
    "root.append(Object.assign(document.createElement('style'), { textContent: '.chip { opacity: .01 }' }))",
  ],
  ['a rule in its own style element', "root.querySelector('style').append('.chip { opacity: .01 }')"],
  [
    'an adopted style sheet',
    "const sheet = new CSSStyleSheet(); sheet.replaceSync('.chip { opacity: .01 }'); root.adoptedStyleSheets = [sheet]",
  ],
  ['no sheet', 'root.styleSheets[0].disabled = true'],
  ['words in an attribute', "root.querySelector('.call').dataset.shown = 'Continue'"],
  ['an animation', 'chip.animate({ opacity: [.01, .01] }, { duration: 1e6 })'],
  ['a scale', "chip.style.transform += ' scale(.2)'"],
  ['words of its own', "chip.append(Object.assign(document.createElement('span'), { textContent: 'Continue' }))"],
])('a page that reaches into the chip and changes it: %s', { timeout: 240_000 }, async (_, script) => {
  expect(await clickAfter(tamper(script))).toBe('refused');
});

test('events give a page a chip’s root, but none of its texts', { timeout: 240_000 }, async () => {
  stage.site.serve(`https://${HOST}/watchful`, `<!doctype html><script>${watchForLeaks}</script>${ROW}`);
  const place = await openRested('/watchful');
  expect(await copies(place)).toBe(true);
  await page.clickAt(place, REST_MS);
  expect(await isOpen()).toBe(true);
  // In the panel.
  for (const y of [30, 60, 90, 120, 150]) await page.pointAt({ x: place.x, y: place.y + y });
  await page.press(TAB, RIGHT, ENTER, TAB);
  await rest();
  const { found, markup } = await page.evaluate<{ found: string[]; markup: string[] }>('return leaks()');
  expect(found).toContain('pointermove originalTarget');
  expect(markup.join('\n')).toMatch(/class="call"[\s\S]*class="line name"/);
  expect(markup.join('\n').match(/23125101|[45]101|Mara|Lindqvist|Nordwind/g)).toBeNull();
});
