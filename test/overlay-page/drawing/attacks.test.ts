import { describe, expect, test } from 'vitest';
import { type OverlayPage, openPage } from '../open-page';
import { ines, link, nameOf } from './people';

/**
 * A page that knows our source tries to get a click on a chip that its user did not mean. Each attack is done to a page on
 * which the same click counts. Whether it counted shows in what the worker was asked.
 */

const PAGE = `<!doctype html><title>People</title><body style="font: 14px sans-serif; margin: 60px 20px"><ul><li id="row" style="width: 700px">${nameOf(ines)} ${link(ines)}</li></ul>`;
const CALL = /^Call Ines Falk/;
const COVER = "const cover = document.body.appendChild(document.createElement('div')); cover.style.cssText =";
/** The layer of chips, which a page can find and style as any element. */
const LAYER = "const layer = document.querySelector('html > div');";

const attacks: Record<string, string> = {
  'a sheet over it that lets clicks through': `${COVER} 'position: fixed; inset: 0; z-index: 2147483647; background: #fff; pointer-events: none'`,
  'a sheet that is hardly seen': `${COVER} 'position: fixed; inset: 0; z-index: 2147483647; background: #fff1; pointer-events: none'`,
  'a popover in the top layer': `${COVER} 'inset: 0; width: auto; height: auto; pointer-events: none'; cover.popover = 'manual'; cover.showPopover()`,
  'a modal dialog that lets clicks through': `const dialog = document.body.appendChild(document.createElement('dialog')); dialog.style.cssText = 'inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none; pointer-events: none'; dialog.show(); dialog.style.zIndex = 2147483647; dialog.style.position = 'fixed'`,
  'a canvas painted over it': `const canvas = document.body.appendChild(document.createElement('canvas')); canvas.width = 1600; canvas.height = 400; canvas.getContext('2d').fillRect(0, 0, 1600, 400); canvas.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; pointer-events: none'`,
  'a layer that is transparent': `${LAYER} layer.style.setProperty('opacity', '0', 'important')`,
  'a page that is transparent': "document.documentElement.style.opacity = '.05'",
  'a filter': `${LAYER} layer.style.setProperty('filter', 'opacity(0)', 'important')`,
  'a filter on the page': "document.documentElement.style.filter = 'blur(9px)'",
  'a mask': `${LAYER} layer.style.setProperty('mask-image', 'linear-gradient(transparent, transparent)', 'important')`,
  'a mask on the page': "document.documentElement.style.maskImage = 'linear-gradient(transparent, transparent)'",
  'a mask box image': `${LAYER} layer.style.setProperty('-webkit-mask-box-image', 'linear-gradient(transparent, transparent)', 'important')`,
  'a mask box image on the page':
    "document.documentElement.style.webkitMaskBoxImage = 'linear-gradient(transparent, transparent)'",
  'a blend mode': `${LAYER} layer.style.setProperty('mix-blend-mode', 'multiply', 'important')`,
  'a clip path': `${LAYER} layer.style.setProperty('clip-path', 'inset(0 0 99% 0)', 'important')`,
  'a clip path on the page': "document.documentElement.style.clipPath = 'circle(1px)'",
  'a scale': `${LAYER} layer.style.setProperty('transform', 'scale(.1)', 'important')`,
  'a rotation': `${LAYER} layer.style.setProperty('rotate', '180deg', 'important')`,
  'a scale of its own property': `${LAYER} layer.style.setProperty('scale', '.3', 'important')`,
  'a perspective': `${LAYER} layer.style.setProperty('perspective', '20px', 'important')`,
  'an animation that moves it': `${LAYER} layer.animate([{ translate: '0 0' }, { translate: '300px 0' }], { duration: 900, iterations: Infinity })`,
  'an animation that hides it': `${LAYER} layer.animate([{ opacity: 1 }, { opacity: 0.95 }], { duration: 400, iterations: Infinity })`,
  'a zoom that makes it tiny': "document.documentElement.style.zoom = '.2'",
};

/** Moves the pointer to a control and lets it rest there for as long as a careful person would, then clicks. */
async function clickCarefully({ page, chips }: OverlayPage, name: RegExp): Promise<void> {
  const [chip] = await chips();
  const box = chip?.rect;
  expect(chip?.names.some((one) => name.test(one))).toBe(true);
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 10);
  await rest(page);
  await page.mouse.down();
  await page.mouse.up();
}

/** Longer than a chip has to rest before a click on it counts. */
const rest = (page: OverlayPage['page']) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const startMs = performance.now();
        const look = () => (performance.now() - startMs > 600 ? resolve() : void requestAnimationFrame(look));
        look();
      }),
  );

const calls = async ({ worker, settled }: OverlayPage) => {
  await settled();
  return worker.received.filter(({ name }) => name === 'overlay.call').length;
};

describe('what hides a chip takes its clicks away', () => {
  test('the same click counts where nobody cheats', async () => {
    const shown = await openPage(PAGE, [ines]);
    await clickCarefully(shown, CALL);
    expect(await calls(shown)).toBe(1);
    expect(shown.worker.called).toEqual(['tel:+493055501201']);
  });

  test.each(Object.entries(attacks))('%s', async (_, script) => {
    const shown = await openPage(PAGE, [ines]);
    const { page, chips } = shown;
    const [chip] = await chips();
    await rest(page);
    await page.evaluate(script);
    await rest(page);
    await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    await rest(page);
    await page.mouse.down();
    await page.mouse.up();
    expect(await calls(shown)).toBe(0);
  });

  test('an event that a script makes', async () => {
    const shown = await openPage(PAGE, [ines]);
    await shown.chips();
    await rest(shown.page);
    await shown.page.evaluate(() => {
      for (const host of document.querySelectorAll('html > div > span')) {
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 5, clientY: 5 }));
        (host as HTMLElement).click();
      }
    });
    expect(await calls(shown)).toBe(0);
  });

  /** Moves the row there, waits until its chip has followed, and clicks at once; what came of it counts if that was quick. */
  async function swap(shown: OverlayPage, margins: readonly number[]): Promise<number> {
    const { page, chips } = shown;
    for (let attempt = 0; attempt < 15; attempt++) {
      await page.evaluate(() => {
        document.body.style.marginTop = '60px';
      });
      const [chip] = await chips();
      await rest(page);
      await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10 + (margins.at(-1) ?? 0) - 60);
      const sinceMs = await page.evaluate(async (all) => {
        let atMs = 0;
        for (const margin of all) {
          document.body.style.marginTop = `${margin}px`;
          atMs = performance.now();
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        }
        addEventListener('pointerdown', () => Object.assign(window, { pressedMs: performance.now() }), true);
        return atMs;
      }, margins);
      const before = await calls(shown);
      await page.mouse.down();
      await page.mouse.up();
      if (((await page.evaluate('pressedMs')) as number) - sinceMs < 250) return (await calls(shown)) - before;
    }
    throw new Error('No attempt was quick enough to tell');
  }

  test('a chip that comes under the pointer just now', async () => {
    expect(await swap(await openPage(PAGE, [ines]), [260])).toBe(0);
  });

  test('a chip that was away, and comes back to where it had rested', async () => {
    expect(await swap(await openPage(PAGE, [ines]), [260, 60])).toBe(0);
  });

  test('a frame that is moved under the pointer', async () => {
    const shown = await openPage(
      '<!doctype html><title>Frame</title><body style="margin: 0"><iframe src="/inner" style="position: absolute; left: 500px; top: 300px; width: 800px; height: 200px"></iframe>',
      [ines],
      { also: { 'https://crm.example/inner': PAGE } },
    );
    const { page, chips } = shown;
    await expect.poll(async () => (await chips()).length).toBe(1);
    const [chip] = await chips();
    await rest(page);
    // Where the chip will be once the frame has moved by 200 pixels.
    await page.mouse.move((chip?.rect.x ?? 0) - 170, (chip?.rect.y ?? 0) + 10);
    await page.evaluate(() => {
      const frame = document.querySelector('iframe');
      if (frame) frame.style.left = '300px';
    });
    await page.mouse.down();
    await page.mouse.up();
    expect(await calls(shown)).toBe(0);
    // The same chip takes a click that was meant.
    await rest(page);
    const [now] = await chips();
    await page.mouse.move((now?.rect.x ?? 0) + 30, (now?.rect.y ?? 0) + 10);
    await rest(page);
    await page.mouse.move((now?.rect.x ?? 0) + 32, (now?.rect.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => calls(shown)).toBe(1);
  });

  test('a cover while the panel is open', async () => {
    const shown = await openPage(PAGE, [ines]);
    const { page, chips, click } = shown;
    await chips();
    await rest(page);
    await click(/^More about/);
    await expect.poll(async () => (await chips())[0]?.names.includes('Not this person')).toBe(true);
    await rest(page);
    await page.evaluate(
      `${COVER} 'inset: 0; width: auto; height: auto; pointer-events: none'; cover.popover = 'manual'; cover.showPopover()`,
    );
    await rest(page);
    await click(/^Not this person$/);
    await click(CALL);
    await shown.settled();
    expect(shown.worker.received.filter(({ name }) => /dismiss|call/.test(name))).toEqual([]);
  });
});

describe('what a page can measure is the same for each number and state', () => {
  test('registered custom properties reach nothing', async () => {
    const register = (value: string) => `<script>
      for (const name of ['--w', '--gap', '--ink', '--paper', '--edge', '--hover', '--soft'])
        CSS.registerProperty({ name, syntax: '*', inherits: true, initialValue: '${value}' });
      document.documentElement.style.cssText = '--w: 400px; --ink: transparent; --paper: transparent';
    </script>`;
    const shapes = [];
    for (const html of [PAGE, PAGE + register('transparent')]) {
      const { page, chips } = await openPage(html, [ines]);
      const [chip] = await chips();
      const { x = 0, y = 0, width = 0, height = 0 } = chip?.rect ?? {};
      shapes.push([width, height, (await page.screenshot({ clip: { x, y, width, height } })).toString('base64')]);
    }
    expect(shapes[1]).toEqual(shapes[0]);
  });

  test('painted sizes and panels are the same for short and long numbers, and none', async () => {
    const seen = [];
    for (const phone of [
      { kind: 'unlocked', number: '+493055501201' },
      { kind: 'unlocked', number: '+12025550171' },
      { kind: 'open' },
      { kind: 'failed' },
    ] as const) {
      const { page, chips, click } = await openPage(
        `<script>window.painted = []; new PerformanceObserver((list) => painted.push(...list.getEntries().map(({ size }) => size))).observe({ type: 'largest-contentful-paint', buffered: true });</script>${PAGE.replace('14px', '3px')}`,
        [{ ...ines, phone }],
      );
      await chips();
      await rest(page);
      await click(/^More about/);
      await expect.poll(async () => (await chips())[0]?.names.includes('Not this person')).toBe(true);
      seen.push(
        await page.evaluate(() => {
          const host = document.querySelector('html > div > span');
          let height = 0;
          for (let x = 0; x < 700; x += 10)
            for (let y = 0; y < 500; y += 2) if (document.elementFromPoint(x, y) === host) height++;
          return [height, (window as unknown as { painted: number[] }).painted];
        }),
      );
    }
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});
