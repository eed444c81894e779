import { describe, expect, test } from 'vitest';
import { type OverlayPage, openPage } from '../open-page';
import { popoverCover } from './cheats';
import { calls, PAGE, rest } from './clicks';
import { ines, link, nameOf } from './people';

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

/** Clicks right after the script. Retries if that was too slow to prove anything. Returns the number of accepted clicks. */
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
    if (!isInside || by) await page.mouse.move(place.x + (by?.x ?? 0), place.y + (by?.y ?? 0));
    await page.evaluate(`(async () => {
      const views = [window, ...Array.from({ length: frames.length }, (_, at) => frames[at])];
      window.clickedMs = undefined;
      for (const view of views) {
        try {
          view.addEventListener('pointerup', () => { window.clickedMs ??= performance.now(); }, true);
        } catch {} // A frame of another site: its press can't be observed.
      }
      ${script}
      window.doneMs = performance.now();
      ${FRAMES}
    })()`);
    const earlier = await accepted(shown);
    await page.mouse.down();
    await page.mouse.up();
    if (((await page.evaluate('(window.clickedMs ?? performance.now()) - doneMs')) as number) < 250)
      return (await accepted(shown)) - earlier;
  }
  throw new Error('No attempt was fast enough');
}

/** The page handles these events first and keeps them to itself. */
const keep = (...types: string[]) =>
  `for (const type of ${JSON.stringify(types)}) addEventListener(type, (event) => event.stopImmediatePropagation(), true);`;

/** Long enough for a user to notice something else in its place. */
const AWAY = 'await new Promise((resolve) => setTimeout(resolve, 200));';

async function chipsOf({ chips }: OverlayPage) {
  await expect.poll(async () => (await chips()).length).toBe(1);
  return chips();
}

/** Calls, or an open panel where a call takes two clicks. */
async function accepted(shown: OverlayPage): Promise<number> {
  const called = await calls(shown);
  const [chip] = await shown.chips();
  return called + (chip?.names.includes('Not this person') ? 1 : 0);
}

/** Moves the pointer to the chip, waits until it accepts clicks, and clicks. Returns the number of accepted clicks. */
async function clickPatiently(shown: OverlayPage, at = { x: 0, y: 0 }): Promise<number> {
  const { page } = shown;
  const earlier = await accepted(shown);
  const [chip] = await chipsOf(shown);
  await page.mouse.move(at.x + (chip?.rect.x ?? 0) + 30, at.y + (chip?.rect.y ?? 0) + 10);
  await rest(page);
  await page.mouse.down();
  await page.mouse.up();
  return (await accepted(shown)) - earlier;
}

/** Clicks as soon as the pointer is on the chip. Retries if that was too slow. Returns the number of accepted clicks. */
async function clickOnArrival(shown: OverlayPage): Promise<number> {
  const { page } = shown;
  for (let attempt = 0; attempt < 15; attempt++) {
    const [chip] = await chipsOf(shown);
    await page.mouse.move(5, 5);
    await rest(page);
    const earlier = await accepted(shown);
    const fromMs = performance.now();
    await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.up();
    if (performance.now() - fromMs < 250) return (await accepted(shown)) - earlier;
  }
  throw new Error('No attempt was fast enough');
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

  test.each([
    ['scrolls', `${keep('scroll', 'scrollend')} scrollTo(0, 30); ${AWAY} scrollTo(0, 0);`],
    [
      'moves as a whole',
      `document.documentElement.style.cssText = 'position: relative; left: 200px'; ${AWAY} document.documentElement.style.left = '0';`,
    ],
    [
      'moves the layer of its chips',
      `const { style } = document.querySelector('html > div'); ${keep('pointerover')} style.setProperty('border-top', '90px solid #0000', 'important'); ${AWAY} style.removeProperty('border-top');`,
    ],
  ])('a page that %s, away and back, unnoticed', async (_, script) => {
    const shown = await openPage(`${PAGE}<div style="height: 4000px">`, [ines]);
    expect(await clickImmediately(shown, { script })).toBe(0);
    await rest(shown.page);
    expect(await clickPatiently(shown)).toBe(1);
  });

  const inDialog = (attributes: string, before = '') =>
    `<!doctype html><dialog id="dialog" ${attributes} style="position: fixed; margin: 20px; width: 800px; height: 300px">${before}<ul><li style="width: 700px">${nameOf(ines)} ${link(ines)}</ul><div style="height: 900px"></div></dialog>`;

  test('a chip in a scrolled dialog accepts clicks', async () => {
    const shown = await openPage(inDialog('', '<div style="height: 200px"></div>'), [ines]);
    await shown.page.evaluate('dialog.showModal(); dialog.scrollTop = 100');
    expect(await clickPatiently(shown)).toBe(1);
  });

  test('a dialog that becomes modal, then moves away and back, unnoticed', async () => {
    const shown = await openPage(inDialog('open'), [ines]);
    await chipsOf(shown);
    await shown.page.evaluate('dialog.close(); dialog.showModal()');
    const script = `${keep('pointerover')} dialog.style.translate = '0 90px'; ${AWAY} dialog.style.translate = 'none';`;
    expect(await clickImmediately(shown, { script })).toBe(0);
    await rest(shown.page);
    expect(await clickPatiently(shown)).toBe(1);
  });

  test.each([
    ['first', true],
    ['first', false],
    ['on the hovered chip', true],
    ['on the hovered chip', false],
  ])('a bait that the page shows %s and removes in time, visibility tracked: %s', async (when, tracksVisibility) => {
    const bait = `<style>#bait { inset: 0; width: auto; height: auto; background: #fff }</style><button id="bait" popover="manual">Bait</button>`;
    const shown = await openPage(PAGE + bait, [ines], { tracksVisibility });
    const { page } = shown;
    const [chip] = await chipsOf(shown);
    await rest(page);
    await page.evaluate(keep('pointerover'));
    const hover = () => page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    if (when === 'on the hovered chip') {
      await hover();
      await rest(page);
    }
    await page.evaluate('bait.showPopover()');
    await hover();
    await rest(page);
    // The press is handled as soon as the bait is gone.
    await page.evaluate(`setTimeout(() => {
      for (const fromMs = performance.now(); performance.now() < fromMs + 1000; ) continue;
      bait.hidePopover();
    }, 50)`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await page.mouse.down();
    await page.mouse.up();
    expect(await calls(shown)).toBe(0);
  });

  test.each([
    ['on a page', {}, 1],
    ['in a pop-up window, which the page can move', { hasToolbar: false }, 0],
    ['where covers are not reported', { tracksVisibility: false }, 0],
  ])('a click as soon as the pointer is on a chip, %s', async (_, options, count) => {
    const shown = await openPage(PAGE, [ines], options);
    expect(await clickOnArrival(shown)).toBe(count);
    expect(await clickPatiently(shown)).toBe(1);
  });

  // A press is handled before the browser reports that the chip has moved.
  test('a page that moves and keeps the browser busy until the click', async () => {
    const shown = await openPage(PAGE, [ines]);
    const { page } = shown;
    const [chip] = await chipsOf(shown);
    await page.evaluate("document.documentElement.style.cssText = 'position: relative; left: 300px'");
    await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    await rest(page);
    await page.evaluate(`setTimeout(() => {
      document.documentElement.style.left = '0';
      for (const fromMs = performance.now(); performance.now() < fromMs + 1000; ) continue;
    }, 50)`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // Both before the next frame.
    await Promise.all([page.mouse.down(), page.mouse.up()]);
    expect(await calls(shown)).toBe(0);
  });

  test('a chip that moves during the click', async () => {
    const shown = await openPage(PAGE, [ines]);
    const { page } = shown;
    const [chip] = await chipsOf(shown);
    await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    await rest(page);
    await page.mouse.down();
    await page.evaluate(`document.body.style.marginLeft = '24px'; (async () => { ${FRAMES} })()`);
    await page.mouse.up();
    expect(await calls(shown)).toBe(0);
  });
});

const FRAME =
  '<!doctype html><title>Frame</title><body style="margin: 0"><iframe src="https://crm.example/inner" style="position: absolute; left: 500px; top: 300px; width: 800px; height: 500px; border: 0"></iframe>';
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

  test('a frame that moves by less than the size of its chip, unnoticed', async () => {
    const shown = await openFrame();
    const [chip] = await chipsOf(shown);
    await shown.page.mouse.move(at.x + (chip?.rect.x ?? 0) + 30, at.y + (chip?.rect.y ?? 0) + 10);
    await shown.page.frames()[1]?.evaluate(keep('pointermove'));
    await rest(shown.page);
    await shown.page.evaluate(toLeft(480));
    await shown.page.mouse.down();
    await shown.page.mouse.up();
    expect(await accepted(shown)).toBe(0);
  });

  /** Moves the frame under a pointer that has left its chip; runs `then` while the pointer is on it. */
  async function clickAfterLeaving(then: (shown: OverlayPage) => Promise<void>): Promise<number> {
    const shown = await openFrame();
    const [chip] = await chipsOf(shown);
    await rest(shown.page);
    await shown.page.mouse.move(at.x + (chip?.rect.x ?? 0) + 30, at.y + (chip?.rect.y ?? 0) + 10);
    await rest(shown.page);
    await then(shown);
    return clickImmediately(shown, { before: toLeft(500), script: toLeft(320), at, by: { x: -200, y: 0 } });
  }

  test('a frame that moves under a pointer that had been on its chip', async () => {
    expect(await clickAfterLeaving(async () => {})).toBe(0);
  });

  test('a frame that moves under a pointer that had been on its chip, unnoticed', async () => {
    const inFrame = ({ page }: OverlayPage) =>
      page.frames()[1]?.evaluate(keep('pointerleave', 'pointerenter', 'pointermove'));
    expect(await clickAfterLeaving(async (shown) => void (await inFrame(shown)))).toBe(0);
  });

  test('a frame that moves under a pointer that has just left its chip', { repeats: 2, timeout: 120_000 }, async () => {
    const attempt = { before: toLeft(500), script: toLeft(320), at, by: { x: -200, y: 0 }, isInside: true };
    expect(await clickImmediately(await openFrame(), attempt)).toBe(0);
  });
});

test('a frame that moves away and back', async () => {
  const shown = await openPage(FRAME, [ines], { also: { 'https://crm.example/inner': PAGE } });
  const away = `${toLeft(900)} ${AWAY} ${toLeft(500)}`;
  expect(await clickImmediately(shown, { before: toLeft(500), script: away, isInside: true })).toBe(0);
});

// Its document can't notice that the frame moves away from under a resting pointer, and back.
test.each([/^Call/, /^Copy/])('in a frame of another site, one click on %s only opens the panel', async (name) => {
  const also = { 'https://crm.example/inner': PAGE };
  const shown = await openPage(FRAME, [ines], { address: 'https://other.example/', also });
  const { page, worker } = shown;
  const click = async (control: RegExp) => {
    const [chip] = await chipsOf(shown);
    const box = chip?.boxes[chip.names.findLastIndex((one) => control.test(one))];
    await page.mouse.move(500 + (box?.x ?? 0) + 8, 300 + (box?.y ?? 0) + 8);
    await rest(page);
    await page.mouse.down();
    await page.mouse.up();
  };
  await click(name);
  await expect.poll(async () => (await chipsOf(shown))[0]?.names).toContain('Not this person');
  expect(await shown.copied()).toEqual([]);
  expect(worker.called).toEqual([]);
  await click(/^Call/);
  await expect.poll(() => worker.called).toEqual(['tel:+493055501201']);
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

  test('a page that sends the focus back to the chip that it leaves', async () => {
    const shown = await openPage(PAGE, [ines]);
    await focusBefore(shown);
    await shown.page.evaluate(
      "addEventListener('keydown', ({ key }) => key === 'Tab' && document.querySelector('a').focus(), true)",
    );
    await shown.page.keyboard.press('Tab');
    await expect
      .poll(async () => {
        await rest(shown.page);
        return pressImmediately(shown, 'Tab', 'Enter');
      })
      .toBe(0);
  });

  test('a key right after the chip gets the focus again, unnoticed', async () => {
    const shown = await openPage(PAGE, [ines]);
    const { page } = shown;
    await focusBefore(shown);
    await expect
      .poll(async () => {
        await page.locator('a').focus();
        await page.keyboard.press('Tab');
        await rest(page);
        await page.keyboard.press('Shift+Tab');
        await page.evaluate(keep('focusin'));
        await rest(page);
        return pressImmediately(shown, 'Tab', 'Enter');
      })
      .toBe(0);
  });
});
