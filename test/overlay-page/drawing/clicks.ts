import { expect } from 'vitest';
import { type OverlayPage, openPage, type PageOptions } from '../open-page';
import { ines, link, nameOf } from './people';

export const PAGE = `<!doctype html><title>People</title><body style="font: 14px sans-serif; margin: 60px 20px"><ul><li id="row" style="width: 700px">${nameOf(ines)} ${link(ines)}</li></ul>`;
export const CALL = /^Call Ines Falk/;
/** Moves the pointer to a control and lets it rest there for as long as a careful person would, then clicks. */
export async function clickCarefully({ page, chips }: OverlayPage, name: RegExp): Promise<void> {
  const [chip] = await chips();
  const box = chip?.rect;
  expect(chip?.names.some((one) => name.test(one))).toBe(true);
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 10);
  await rest(page);
  await page.mouse.down();
  await page.mouse.up();
}

/** Longer than a chip has to rest before a click on it counts. */
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

/** How many calls come of a click on a chip to whose page this was done. */
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
