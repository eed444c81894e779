import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { openPage } from '../open-page';
import {
  covers,
  coversFromBeside,
  coversInClosedRoots,
  darkMode,
  disguises,
  disguisesInChromium,
  drawnCovers,
  harmlessCovers,
  hiddenCovers,
  lateCovers,
  popoverCover,
  sheetBesideChip,
  watchForLeaks,
} from './cheats';
import { CALL, calls, clickAfter, clickCarefully, PAGE, pointAt, rest } from './clicks';
import { ines } from './people';

/**
 * A page that knows our source tries to get an unintended click on a chip. On the same page without the attack, the
 * click is accepted. The worker's messages show whether it was. A click is also harmless if the chip was drawn as usual
 * when it was clicked, above whatever should have hidden it.
 */

describe('a click on a hidden chip', () => {
  test('the same click is accepted without an attack', async () => {
    const shown = await openPage(PAGE, [ines]);
    await clickCarefully(shown, CALL);
    expect(await calls(shown)).toBe(1);
    expect(shown.worker.called).toEqual(['tel:+493055501201']);
  });

  describe.each([true, false])('as many pages have above everything, visibility tracked: %s', (tracksVisibility) => {
    test.each(Object.entries(harmlessCovers))('%s', async (_, script) => {
      expect(await clickAfter(script, { tracksVisibility })).toBe('seen');
    });

    test('a filter of a dark mode', async () => {
      expect(await clickAfter(darkMode, { tracksVisibility })).toBe('seen');
    });

    // They may hide whom the chip belongs to, but the panel names them.
    test.each(Object.entries(drawnCovers))('one click below %s only opens the panel', async (_, script) => {
      const shown = await openPage(PAGE, [ines], { tracksVisibility });
      await shown.page.evaluate(script);
      await rest(shown.page);
      await clickCarefully(shown, CALL);
      expect(await calls(shown)).toBe(0);
      await expect.poll(async () => (await shown.chips())[0]?.names).toContain('Call');
      await clickCarefully(shown, /^Call$/);
      expect(await calls(shown)).toBe(1);
    });
  });

  // As in Firefox, if visibility isn't tracked: it doesn't report covers.
  describe.each([
    ['', true],
    ['without visibility tracking: ', false],
  ])('%s', (_, tracksVisibility) => {
    test.each(Object.entries(covers))('%s', async (_, script) => {
      expect(await clickAfter(script, { tracksVisibility })).toBe('refused');
    });

    test.each(Object.entries({ ...coversFromBeside, ...lateCovers }))('%s', async (_, script) => {
      expect(await clickAfter(script, { tracksVisibility })).not.toBe('unseen');
    });
  });

  test.each(Object.entries({ ...hiddenCovers, ...disguises, ...disguisesInChromium }))(
    'without visibility tracking: %s',
    async (_, script) => {
      expect(await clickAfter(script, { tracksVisibility: false })).not.toBe('unseen');
    },
  );

  test.each(Object.entries(coversInClosedRoots))('%s', async (_, script) => {
    expect(await clickAfter(script)).not.toBe('unseen');
  });

  test('a sheet over the row but not the chip', async () => {
    expect(await clickAfter(sheetBesideChip)).toBe('refused');
    expect(await clickAfter(sheetBesideChip, { tracksVisibility: false })).toBe('refused');
  });

  test.each([
    ['another window', "open('about:blank', '', 'width=1600,height=1200')"],
    ['a picture-in-picture window', 'documentPictureInPicture.requestWindow({ width: 900, height: 600 })'],
  ])('a chip moved into %s', async (_, open) => {
    const opener = `<script>
      document.onkeydown = async () => {
        const other = await ${open};
        setInterval(() => {
          const host = document.querySelector('html > div > span');
          if (host) other.document.body.append(host);
        }, 1);
      };
    </script>`;
    const shown = await openPage(PAGE + opener, [ines]);
    const { page, chips } = shown;
    const [chip] = await chips();
    await rest(page);
    const [popup] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('a')]);
    await rest(page);
    await popup.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    await rest(page);
    await popup.mouse.down();
    await popup.mouse.up();
    expect(shown.worker.received.filter(({ name }) => name === 'overlay.call')).toEqual([]);
    await popup.close();
  });

  test('a chip moved into a frame', async () => {
    const shown = await openPage(
      `${PAGE}<iframe srcdoc="<body>" style="position: absolute; inset: 200px 0 0; width: 1200px; height: 500px"></iframe>`,
      [ines],
    );
    const { page, chips } = shown;
    const [chip] = await chips();
    await page.evaluate(() => {
      setInterval(() => {
        const host = document.querySelector('html > div > span');
        if (host) document.querySelector('iframe')?.contentDocument?.body.append(host);
      }, 1);
    });
    await rest(page);
    await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 212);
    await rest(page);
    await page.mouse.down();
    await page.mouse.up();
    expect(shown.worker.received.filter(({ name }) => name === 'overlay.call')).toEqual([]);
  });

  test.each(['false', 'true'])(
    'a press that starts on a row, draggable: %s, and ends on its chip',
    async (draggable) => {
      const shown = await openPage(PAGE.replace('<li ', `<li draggable="${draggable}" `), [ines]);
      const { page, chips } = shown;
      const [chip] = await chips();
      const { x = 0, y = 0 } = chip?.rect ?? {};
      await page.mouse.move(x + 30, y + 10);
      await rest(page);
      await page.mouse.move(30, y + 10);
      await page.mouse.down();
      await page.mouse.move(x + 20, y + 10, { steps: 4 });
      await page.mouse.move(x + 30, y + 10);
      await rest(page);
      await page.mouse.up();
      expect(await calls(shown)).toBe(0);
    },
  );

  test('a hidden pointer with a fake one elsewhere', async () => {
    const { page, chips } = await openPage(`${PAGE}<style>* { cursor: none !important }</style>`, [ines]);
    expect(await chips()).toHaveLength(1);
    expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
    const cursorOfChip = () => getComputedStyle(document.querySelector('html > div > span') as Element).cursor;
    expect(await page.evaluate(cursorOfChip)).toBe('auto');
  });

  test('an event dispatched by a script, even inside the closed root', async () => {
    const shown = await openPage(PAGE, [ines]);
    await pointAt(shown, CALL);
    await shown.page.evaluate(() => {
      for (const host of document.querySelectorAll('html > div > span')) {
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 5, clientY: 5 }));
        (host as HTMLElement).click();
      }
    });
    await shown.clickByScript('Call');
    expect(await calls(shown)).toBe(0);
  });

  test.each([true, false])('a cover while the panel is open, visibility tracked: %s', async (tracksVisibility) => {
    const shown = await openPage(PAGE, [ines], { tracksVisibility });
    const { page, chips } = shown;
    await clickCarefully(shown, /^More about/);
    await expect.poll(async () => (await chips())[0]?.names.includes('Not this person')).toBe(true);
    await rest(page);
    await page.evaluate(popoverCover);
    await rest(page);
    await clickCarefully(shown, /^Not this person$/);
    await clickCarefully(shown, CALL);
    await shown.settled();
    const done = () => shown.worker.received.filter(({ name }) => /dismiss|call/.test(name));
    expect(done()).toEqual([]);
    await page.evaluate("document.querySelector(':popover-open')?.remove()");
    await clickCarefully(shown, /^Not this person$/);
    await expect.poll(done).toHaveLength(1);
  });
});

test('no event, hit test or performance entry gives the page a node of a chip', async () => {
  const shown = await openPage(PAGE.replace('<body', `<script>${watchForLeaks}</script><body`), [ines]);
  const { page, chips } = shown;
  await chips();
  await clickCarefully(shown, /^More about/);
  await expect.poll(async () => (await chips())[0]?.names).toContain('Not this person');
  await clickCarefully(shown, /^Copy$/);
  await expect.poll(shown.copied).toHaveLength(1);
  for (const key of ['Tab', 'ArrowDown', 'Escape', 'Tab']) await page.keyboard.press(key);
  await page.mouse.wheel(0, 50);
  await rest(page);
  const { found, events } = await page.evaluate<{ found: string[]; events: number }>('leaks()');
  expect(found).toEqual([]);
  expect(events).toBeGreaterThan(20);
});

describe('a page measures the same for every number and state', () => {
  test('registered custom properties don’t affect chips', async () => {
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

  // A font can be limited to single characters, so its requests would tell which ones are drawn.
  test('no font of the page is used, even for characters that system fonts lack', async () => {
    const names = ['system-ui', '-apple-system', 'Segoe UI', 'Roboto', 'sans-serif', 'Arial', 'Helvetica'];
    const fonts = names.map((name) => `@font-face { font-family: '${name}'; src: url('/font?${name}') }`);
    const shown = await openPage(`<style>${fonts.join('')}</style>${PAGE}`, [
      { ...ines, profile: { ...ines.profile, title: 'Buyer \u{f0000}' } } as Contact,
    ]);
    const requests: string[] = [];
    shown.page.on('request', (request) => requests.push(request.url()));
    await clickCarefully(shown, /^More about/);
    await expect.poll(async () => (await shown.chips())[0]?.names.includes('Not this person')).toBe(true);
    await rest(shown.page);
    expect(requests).toEqual([]);
  });

  test('painted sizes and panels are the same for short, long and missing numbers', async () => {
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
