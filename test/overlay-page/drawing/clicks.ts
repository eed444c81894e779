import { type OverlayPage, openPage, type PageOptions } from '../open-page';
import { ines, link, nameOf } from './people';

export const PAGE = `<!doctype html><title>People</title><body style="font: 14px sans-serif; margin: 60px 20px"><ul><li id="row" style="width: 700px">${nameOf(ines)} ${link(ines)}</li></ul>`;
export const CALL = /^Call Ines Falk/;
/** Moves the pointer to a control, waits until the chip accepts clicks, and clicks. */
export async function clickCarefully({ page, chips }: OverlayPage, name: RegExp): Promise<void> {
  const [chip] = await chips();
  const box = chip?.boxes[chip.names.findIndex((one) => name.test(one))];
  if (!box) throw new Error(`The chip has no control named ${name.source}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
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

/** The number of calls caused by a click on a chip, wherever it is after this script ran in its page. */
export async function clickAfter(script: string, options?: PageOptions): Promise<number> {
  const shown = await openPage(PAGE, [ines], options);
  const { page, chips } = shown;
  const [before] = await chips();
  await rest(page);
  await page.evaluate(script);
  const [after] = await chips();
  const box = after?.boxes[0] ?? before?.rect;
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  // Twice, because a page may let the pointer through only when it arrives.
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  await rest(page);
  await page.mouse.down();
  await page.mouse.up();
  return calls(shown);
}
