import { inTurns } from './kit/bench-page';
import { besideWithout, rowsOf, untilChips } from './kit/beside';
import { type Findings, percentile } from './kit/findings';

const CHIPS = 600;
/** A page gets at most 400 people at once, so each is in two rows. */
const PEOPLE = CHIPS / 2;
const RUNS = 20;
/** By then, each change has been read and drawn. */
const FRAMES = 40;

/** A page with many chips renders one row of them again, so that its chip loses all its evidence. */
export function run(): Promise<Findings> {
  const html = `<!doctype html><title>People</title><table><tbody>${rowsOf(CHIPS, () => true, PEOPLE)}</tbody></table>`;
  return besideWithout(1_000, html, async ({ open }) => {
    const page = await open(true);
    await untilChips(page, CHIPS);
    await page.bringToFront();
    const missing = await inTurns(RUNS, () => page.evaluate(framesWithout, { chips: CHIPS, frames: FRAMES }));
    return {
      figures: [
        {
          what: `a chip among ${CHIPS} whose row is rendered again: frames without it, p95`,
          value: percentile(missing, 0.95),
          unit: '',
          limit: { of: 'value', most: 2 },
        },
      ],
    };
  });
}

/** Renders the third row again; returns the number of frames in which a chip is missing. */
async function framesWithout({ chips, frames }: { chips: number; frames: number }): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const row = document.querySelectorAll('tr')[2];
  await frame();
  row?.replaceWith(row.cloneNode(true));
  let missing = 0;
  for (let count = 0; count < frames; count++) {
    await frame();
    // What this frame shows is complete only after its own callbacks.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
    if (document.querySelectorAll('html > div > span').length < chips) missing++;
  }
  return missing;
}
