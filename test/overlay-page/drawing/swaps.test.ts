import { describe, expect, test } from 'vitest';
import { type OverlayPage, openPage } from '../open-page';
import { popoverCover } from './cheats';
import { calls, PAGE, rest } from './clicks';
import { ines } from './people';

/** A page moves a chip under a click or key that was meant for something else. */

interface Attempt {
  /** The page's script. */
  script: string;
  /** Resets the page for another attempt. */
  before?: string;
  /** The position of the chip's frame, if the chip's document can't know it. */
  at?: { x: number; y: number };
  /** How far the script moves the chip. */
  by?: { x: number; y: number };
  /** Whether the pointer is on the chip until then. */
  isInside?: boolean;
}

const FRAMES = 'for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);';

/** Clicks right after the script. Retries if that was too slow to prove anything. Returns the number of calls. */
async function clickImmediately(
  shown: OverlayPage,
  { script, before = '', at = { x: 0, y: 0 }, by, isInside = false }: Attempt,
): Promise<number> {
  const { page } = shown;
  for (let attempt = 0; attempt < 15; attempt++) {
    await page.evaluate(`(() => { ${before} })()`);
    const [chip] = await chipsOf(shown);
    const place = { x: at.x + (chip?.rect.x ?? 0) + 30, y: at.y + (chip?.rect.y ?? 0) + 10 };
    if (isInside) await page.mouse.move(place.x, place.y);
    await rest(page);
    if (!isInside) await page.mouse.move(place.x + (by?.x ?? 0), place.y + (by?.y ?? 0));
    await page.evaluate(`(async () => {
      const views = [window, ...Array.from({ length: frames.length }, (_, at) => frames[at])];
      window.pressedMs = undefined;
      for (const view of views) {
        try {
          view.addEventListener('pointerdown', () => { window.pressedMs ??= performance.now(); }, true);
        } catch {} // A frame of another site: its press can't be observed.
      }
      ${script}
      window.doneMs = performance.now();
      ${FRAMES}
    })()`);
    const earlier = await calls(shown);
    await page.mouse.down();
    await page.mouse.up();
    if (((await page.evaluate('(window.pressedMs ?? performance.now()) - doneMs')) as number) < 250)
      return (await calls(shown)) - earlier;
  }
  throw new Error('No attempt was fast enough');
}

async function chipsOf({ chips }: OverlayPage) {
  await expect.poll(async () => (await chips()).length).toBe(1);
  return chips();
}

/** Moves the pointer to the chip, waits until it accepts clicks, and clicks. Returns the number of calls. */
async function clickPatiently(shown: OverlayPage, at = { x: 0, y: 0 }): Promise<number> {
  const { page } = shown;
  const earlier = await calls(shown);
  const [chip] = await chipsOf(shown);
  await page.mouse.move(at.x + (chip?.rect.x ?? 0) + 30, at.y + (chip?.rect.y ?? 0) + 10);
  await rest(page);
  await page.mouse.down();
  await page.mouse.up();
  return (await calls(shown)) - earlier;
}

const toMargin = (margin: number) => `document.body.style.marginTop = '${margin}px';`;

describe('under the pointer', () => {
  test('a chip that just appeared under the pointer', async () => {
    const attempt = { before: toMargin(60), script: toMargin(260), by: { x: 0, y: 200 } };
    expect(await clickImmediately(await openPage(PAGE, [ines]), attempt)).toBe(0);
  });

  test('a chip that moves away and returns to the same place', async () => {
    const attempt = { before: toMargin(60), script: `${toMargin(260)} ${FRAMES} ${toMargin(60)}` };
    expect(await clickImmediately(await openPage(PAGE, [ines]), attempt)).toBe(0);
  });

  // Chromium also reports that the chip was out of view.
  test.each([true, false])('a page that scrolls away and back, visibility tracked: %s', async (tracksVisibility) => {
    const shown = await openPage(`${PAGE}<div style="height: 4000px">`, [ines], { tracksVisibility });
    expect(await clickImmediately(shown, { script: `scrollTo(0, 300); ${FRAMES} scrollTo(0, 0);` })).toBe(0);
    await rest(shown.page);
    expect(await clickPatiently(shown)).toBe(1);
  });

  test('a chip that moves during the click', async () => {
    const shown = await openPage(PAGE, [ines]);
    await shown.chips();
    await shown.page.evaluate(() => {
      addEventListener(
        'pointerdown',
        () => document.documentElement.setAttribute('style', 'position: relative; left: 4px'),
        true,
      );
    });
    expect(await clickPatiently(shown)).toBe(0);
  });
});

const FRAME =
  '<!doctype html><title>Frame</title><body style="margin: 0"><iframe src="https://crm.example/inner" style="position: absolute; left: 500px; top: 300px; width: 800px; height: 200px; border: 0"></iframe>';
const toLeft = (left: number) => `document.querySelector('iframe').style.left = '${left}px';`;

describe.each([
  ['of the same site', 'https://crm.example/'],
  ['of another site', 'https://other.example/'],
])('in a frame that a page %s moves', (_, address) => {
  const openFrame = () => openPage(FRAME, [ines], { address, also: { 'https://crm.example/inner': PAGE } });
  /** The frame's position, which a document of another site can't know. */
  const at = address.startsWith('https://crm') ? { x: 0, y: 0 } : { x: 500, y: 300 };

  test('a frame that moves under the pointer', async () => {
    const shown = await openFrame();
    const attempt = { before: toLeft(500), script: toLeft(300), at, by: { x: -200, y: 0 } };
    expect(await clickImmediately(shown, attempt)).toBe(0);
    // The same chip accepts an intended click.
    await shown.page.evaluate(toLeft(500));
    await rest(shown.page);
    expect(await clickPatiently(shown, at)).toBe(1);
  });

  test('a frame that moves by less than the size of its chip', async () => {
    const attempt = { before: toLeft(500), script: toLeft(480), at, isInside: true };
    expect(await clickImmediately(await openFrame(), attempt)).toBe(0);
  });

  test('a frame that moves under a pointer that had been on its chip', async () => {
    const shown = await openFrame();
    const [chip] = await chipsOf(shown);
    await rest(shown.page);
    await shown.page.mouse.move(at.x + (chip?.rect.x ?? 0) + 30, at.y + (chip?.rect.y ?? 0) + 10);
    await rest(shown.page);
    const attempt = { before: toLeft(500), script: toLeft(320), at, by: { x: -200, y: 0 } };
    expect(await clickImmediately(shown, attempt)).toBe(0);
  });
});

test('a frame that moves away and back', async () => {
  const shown = await openPage(FRAME, [ines], { also: { 'https://crm.example/inner': PAGE } });
  const away = `${toLeft(900)} await new Promise((resolve) => setTimeout(resolve, 200)); ${toLeft(500)}`;
  expect(await clickImmediately(shown, { before: toLeft(500), script: away, isInside: true })).toBe(0);
});

describe('under a key', () => {
  async function focusBefore({ page, chips }: OverlayPage): Promise<void> {
    await chips();
    await rest(page);
    await page.locator('a').focus();
  }
  /** Presses Tab and Enter in quick succession. Retries if that was too slow to prove anything. */
  async function pressImmediately(shown: OverlayPage, ...keys: readonly string[]): Promise<number> {
    const { page } = shown;
    const earlier = await calls(shown);
    const fromMs = performance.now();
    for (const key of keys) await page.keyboard.press(key);
    return performance.now() - fromMs < 250 ? (await calls(shown)) - earlier : Number.NaN;
  }

  test('a key right after the chip gets the focus', async () => {
    const shown = await openPage(PAGE, [ines]);
    await focusBefore(shown);
    await expect
      .poll(async () => {
        await shown.page.locator('a').focus();
        return pressImmediately(shown, 'Tab', 'Enter');
      })
      .toBe(0);
    await rest(shown.page);
    await shown.page.keyboard.press('Enter');
    await expect.poll(() => calls(shown)).toBe(1);
  });

  test('a key on a covered chip', async () => {
    const shown = await openPage(PAGE, [ines]);
    await focusBefore(shown);
    await shown.page.evaluate(popoverCover);
    await shown.page.keyboard.press('Tab');
    await rest(shown.page);
    await shown.page.keyboard.press('Enter');
    expect(await calls(shown)).toBe(0);
  });

  test('a key right after the chip gets the focus again', async () => {
    const shown = await openPage(PAGE, [ines]);
    await focusBefore(shown);
    await expect
      .poll(async () => {
        await shown.page.locator('a').focus();
        await shown.page.keyboard.press('Tab');
        await rest(shown.page);
        return pressImmediately(shown, 'Shift+Tab', 'Tab', 'Enter');
      })
      .toBe(0);
  });
});
