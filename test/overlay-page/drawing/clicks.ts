import { expect } from 'vitest';
import { type OverlayPage, openPage, type PageOptions } from '../open-page';
import { ines, link, nameOf } from './people';

export const PAGE = `<!doctype html><title>People</title><body style="font: 14px sans-serif; margin: 60px 20px"><ul><li id="row" style="width: 700px">${nameOf(ines)} ${link(ines)}</li></ul>`;
export const CALL = /^Call Ines Falk/;
/** Moves the pointer to a control, waits until the chip accepts clicks, and clicks. */
export async function clickCarefully({ page, chips }: OverlayPage, name: RegExp): Promise<void> {
  const [chip] = await chips();
  const box = chip?.rect;
  expect(chip?.names.some((one) => name.test(one))).toBe(true);
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 10);
  await rest(page);
  await page.mouse.down();
  await page.mouse.up();
}

/** Longer than a chip must be still before it accepts clicks. */
export const rest = (page: OverlayPage['page']) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const startMs = performance.now();
        const look = () => (performance.now() - startMs > 450 ? resolve() : void requestAnimationFrame(look));
        look();
      }),
  );

export const calls = async ({ worker, settled }: OverlayPage) => {
  await settled();
  return worker.received.filter(({ name }) => name === 'overlay.call').length;
};

/** The number of calls caused by a click on a chip after this script ran in its page. */
export async function clickAfter(script: string, options?: PageOptions): Promise<number> {
  const shown = await openPage(PAGE, [ines], options);
  const { page, chips } = shown;
  const [chip] = await chips();
  await rest(page);
  await page.evaluate(script);
  await page.mouse.move((chip?.rect.x ?? 0) + 30, (chip?.rect.y ?? 0) + 10);
  await rest(page);
  await page.mouse.down();
  await page.mouse.up();
  return calls(shown);
}
