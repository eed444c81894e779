import { type OverlayPage, openPage, type PageOptions } from '../open-page';
import { ines, link, nameOf } from './people';

export const PAGE = `<!doctype html><title>People</title><body style="font: 14px sans-serif; margin: 60px 20px"><ul><li id="row" style="width: 700px">${nameOf(ines)} ${link(ines)}</li></ul>`;
export const CALL = /^Call Ines Falk/;
/** Moves the pointer to a control and waits until the chip accepts clicks. */
export async function pointAt({ page, chips }: OverlayPage, name: RegExp): Promise<void> {
  const [chip] = await chips();
  const box = chip?.boxes[chip.names.findIndex((one) => name.test(one))];
  if (!box) throw new Error(`The chip has no control named ${name.source}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await rest(page);
}

/** The same, and clicks. */
export async function clickCarefully(shown: OverlayPage, name: RegExp): Promise<void> {
  await pointAt(shown, name);
  await shown.page.mouse.down();
  await shown.page.mouse.up();
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

/**
 * What a click on a chip did after this script ran in its page, wherever the chip is then: `refused` if nothing or only
 * its panel opened; `seen` or `unseen` if it called, depending on whether the chip was drawn there as usual.
 */
export async function clickAfter(script: string, options?: PageOptions): Promise<'refused' | 'seen' | 'unseen'> {
  usualLook ??= openPage(PAGE, [ines]).then(lookOf);
  const usual = await usualLook;
  const shown = await openPage(PAGE, [ines], options);
  await shown.chips();
  await rest(shown.page);
  await shown.page.evaluate(script);
  const look = await lookOf(shown);
  await shown.page.mouse.down();
  await shown.page.mouse.up();
  if ((await calls(shown)) === 0) return 'refused';
  return look === usual ? 'seen' : 'unseen';
}

/** The picture of an undisturbed chip. */
let usualLook: Promise<string> | undefined;

/** Points at the chip. Returns a picture of it, without its rounded corners. */
async function lookOf({ page, chips }: OverlayPage): Promise<string> {
  const [chip] = await chips();
  const box = chip?.boxes[0];
  const [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [250, 70];
  // Twice, because a page may let the pointer through only when it arrives.
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  await rest(page);
  await rest(page);
  const { rect } = (await chips())[0] ?? {};
  if (!rect || rect.width <= 20 || rect.height <= 4) return 'too small';
  const clip = { x: rect.x + 10, y: rect.y + 2, width: rect.width - 20, height: rect.height - 4 };
  return (await page.screenshot({ clip })).toString('base64');
}
