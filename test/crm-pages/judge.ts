import type { Page } from '@playwright/test';
import type { ClueKind } from '../../components/contacts/matching/clues';
import { type Chip, readChips } from '../e2e/kit/chips';
import type { Site } from '../e2e/kit/site';
import type { TestPage, Truth } from './page';
import { whoHas } from './people';

export interface Verdict {
  /** The page, or the step that was checked. */
  name: string;
  expected: readonly Truth[];
  found: Truth[];
  /** Chips for the wrong people, duplicate chips, and chips that can't be seen or clicked. */
  wrong: string[];
}

const PATIENCE_MS = 12_000;
/**
 * Only waiting can show that no further chip appears. `e2e/observer/` counts pending work instead, but in overlays that
 * it starts itself and whose pauses it skips. These pages test what the browser starts in each of their frames.
 */
const QUIET_MS = 300;

/** Serves a page at its URL, with everything it loads. */
export function servePage(site: Site, page: TestPage): void {
  for (const [address, html] of [[page.address, page.html] as const, ...Object.entries(page.also ?? {})]) {
    const { origin, pathname } = new URL(address);
    site.serve(origin + pathname, html);
  }
}

/** Opens a served page, performs every step on it, and checks it each time. */
export async function judgePage(page: Page, test: TestPage): Promise<Verdict[]> {
  await page.goto(test.address);
  const verdicts = [await judge(page, test.kind, test.truth)];
  for (const step of test.steps ?? []) {
    await page.evaluate(step.script);
    verdicts.push(await judge(page, `${test.kind}, ${step.name}`, step.truth));
  }
  return verdicts;
}

/** Waits until the chips match the expected ones, and then until they have been stable for a while. */
async function judge(page: Page, name: string, expected: readonly Truth[]): Promise<Verdict> {
  const deadline = Date.now() + PATIENCE_MS;
  const isRight = (chips: readonly Chip[]) => {
    const { found, wrong } = compare(chips, expected);
    return found.length === expected.length && wrong.length === 0;
  };
  let chips = await readChips(page);
  for (;;) {
    await page.waitForTimeout(QUIET_MS);
    const next = await readChips(page);
    const isQuiet = JSON.stringify(next) === JSON.stringify(chips);
    chips = next;
    if (Date.now() > deadline || (isQuiet && isRight(chips))) return { name, expected, ...compare(chips, expected) };
  }
}

function compare(chips: readonly Chip[], expected: readonly Truth[]): Pick<Verdict, 'found' | 'wrong'> {
  const found: Truth[] = [];
  const wrong: string[] = [];
  for (const chip of chips) {
    const who = whoHas(chip.number);
    const truth = expected.find((one) => one.place === chip.place && one.who === who);
    const what = `${who ?? chip.names.join('/')} at ${chip.place || 'nowhere'}`;
    if (!truth) wrong.push(what);
    else if (found.includes(truth)) wrong.push(`${what} twice`);
    else if (!chip.isReachable) wrong.push(`${what} out of reach`);
    else found.push(truth);
  }
  return { found, wrong };
}

export const byKind = (truths: readonly Truth[], kind: ClueKind): number =>
  truths.filter(({ by }) => by === kind).length;
