import { describe, expect, test } from 'vitest';
import { type OverlayPage, openPage } from '../open-page';
import { clickCarefully, PAGE, rest } from './clicks';
import { ines, link, nameOf } from './people';

const MORE = /^More about/;
const EMPTY = '<!doctype html><title>People</title><ul id="list"></ul>';

const addRow = ({ page }: OverlayPage, html: string) =>
  page.evaluate((row) => document.querySelector('ul')?.insertAdjacentHTML('beforeend', `<li>${row}</li>`), html);

/** The names of the scripts that the page has asked for. */
const scripts = ({ worker }: OverlayPage) =>
  worker.received.flatMap(({ name, payload }) => (name === 'overlay.script' ? (payload as { name: string }).name : []));

const isPanelOpen = async ({ chips }: OverlayPage) => (await chips())[0]?.names.includes('Not this person') ?? false;

/** Lets the worker answer requests for a script only when `answer` resolves. */
function holdScript({ worker }: OverlayPage, name: string, answer: () => Promise<void>): void {
  const { receive } = worker;
  worker.receive = async (message, caller) => {
    const received = await receive(message, caller);
    if (message.name === 'overlay.script' && (message.payload as { name: string }).name === name) await answer();
    return received;
  };
}

/** A promise and the function that fulfils it. */
function held() {
  let resolve = () => {};
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

/** Makes only the first request for a script fail. */
function failOnce(shown: OverlayPage, name: string): void {
  let isFirst = true;
  holdScript(shown, name, async () => {
    const fails = isFirst;
    isFirst = false;
    if (fails) throw new Error('The worker has no time');
  });
}

describe('the script that draws', () => {
  test('is not loaded for a name without its company', async () => {
    const shown = await openPage(EMPTY, [ines]);
    await addRow(shown, nameOf(ines));
    expect(await shown.chips()).toEqual([]);
    expect(scripts(shown)).toEqual(['chips']);
    await addRow(shown, `${nameOf(ines)} ${link(ines)}`);
    expect(await shown.chips()).not.toEqual([]);
    expect(scripts(shown)).toEqual(['chips', 'drawing']);
  });

  test('is loaded again after a failure', async () => {
    const shown = await openPage(EMPTY, [ines]);
    failOnce(shown, 'drawing');
    await addRow(shown, `${nameOf(ines)} ${link(ines)}`);
    await expect.poll(async () => (await shown.chips()).length).toBe(1);
    expect(scripts(shown)).toEqual(['chips', 'drawing', 'drawing']);
  });
});

describe('the script with the panel', () => {
  test('is loaded only when the pointer or the focus is on a chip', async () => {
    const shown = await openPage(PAGE, [ines]);
    expect(await shown.chips()).toHaveLength(1);
    expect(scripts(shown)).toEqual(['chips', 'drawing']);
    const [chip] = await shown.chips();
    await shown.page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
    await expect.poll(() => scripts(shown)).toEqual(['chips', 'drawing', 'panel']);
    expect(await isPanelOpen(shown)).toBe(false);
  });

  test('opens the panel for a click that came first', async () => {
    const shown = await openPage(PAGE, [ines], { hurry: false });
    await shown.chips();
    const loaded = held();
    holdScript(shown, 'panel', () => loaded.promise);
    const [chip] = await shown.chips();
    const more = chip?.boxes[chip.names.findIndex((name) => MORE.test(name))];
    await shown.page.mouse.move((more?.x ?? 0) + 8, (more?.y ?? 0) + 8);
    await rest(shown.page);
    await shown.page.mouse.down();
    await shown.page.mouse.up();
    await rest(shown.page);
    loaded.resolve();
    await expect.poll(() => isPanelOpen(shown)).toBe(true);
  });

  test('opens the panel and focuses its first control for a key that came first', async () => {
    const shown = await openPage(PAGE, [ines], { hurry: false });
    await shown.chips();
    const loaded = held();
    holdScript(shown, 'panel', () => loaded.promise);
    await shown.page.keyboard.press('Tab');
    await shown.page.keyboard.press('Tab');
    await shown.page.keyboard.press('ArrowDown');
    loaded.resolve();
    await expect.poll(() => isPanelOpen(shown)).toBe(true);
    await shown.page.keyboard.press('Escape');
    await expect.poll(() => isPanelOpen(shown)).toBe(false);
  });

  test('opens no panel once the pointer has left', async () => {
    const shown = await openPage(PAGE, [ines], { hurry: false });
    const [chip] = await shown.chips();
    const loaded = held();
    holdScript(shown, 'panel', () => loaded.promise);
    const more = chip?.boxes[chip.names.findIndex((name) => MORE.test(name))];
    await shown.page.mouse.move((more?.x ?? 0) + 8, (more?.y ?? 0) + 8);
    await rest(shown.page);
    await shown.page.mouse.down();
    await shown.page.mouse.up();
    await shown.page.mouse.move(5, 500);
    await rest(shown.page);
    loaded.resolve();
    await rest(shown.page);
    expect(await isPanelOpen(shown)).toBe(false);
    await clickCarefully(shown, MORE);
    await expect.poll(() => isPanelOpen(shown)).toBe(true);
  });

  test('is loaded again after a failure', async () => {
    const shown = await openPage(PAGE, [ines], { hurry: false });
    await shown.chips();
    failOnce(shown, 'panel');
    await expect
      .poll(async () => {
        await clickCarefully(shown, MORE);
        return isPanelOpen(shown);
      })
      .toBe(true);
    expect(scripts(shown).slice(0, 4)).toEqual(['chips', 'drawing', 'panel', 'panel']);
  });
});
