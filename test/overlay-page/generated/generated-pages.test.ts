import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createRandom } from '../../tools/simulator/people/random';
import { openPage } from '../open-page';
import { type GeneratedPage, generatePage, without, withoutSome } from './generate';
import { type Count, isFaulty, judge } from './judge';
import { contacts } from './people';
import { htmlOf } from './render';

/** `npm run bench -- matching` runs more. A failing seed is printed, to rerun it. */
const PAGES = Number(process.env.GENERATED_PAGES ?? 30);
const FIRST_SEED = Number(process.env.GENERATED_SEED ?? 1);
const MOST_SHRUNK = 3;

const addressOf = (seed: number): string => `https://generated.example/page/${seed}`;

test('known people on generated pages have one chip each, and nobody else has any', {
  timeout: 60_000 + PAGES * 3000,
}, async () => {
  const pages = Array.from({ length: PAGES }, (_, at) => generatePage(FIRST_SEED + at, createRandom(FIRST_SEED + at)));
  const also = Object.fromEntries(pages.map((page) => [addressOf(page.seed), htmlOf(page)]));
  const { goto, chips } = await openPage('', contacts, { also });
  const counts: Count[] = [];
  const failures: string[] = [];
  for (const page of pages) {
    await goto(addressOf(page.seed));
    const found = judge(page, await chips());
    counts.push(...found);
    if (isFaulty(found) && failures.length < MOST_SHRUNK) failures.push(await describeSmallest(page));
  }
  if (process.env.GENERATED_REPORT) writeFileSync(process.env.GENERATED_REPORT, JSON.stringify(counts));
  expect(failures).toEqual([]);
});

async function look(page: GeneratedPage): Promise<Count[]> {
  const { chips } = await openPage(htmlOf(page), contacts);
  return judge(page, await chips());
}

test('with less content on a page, nobody gets an additional chip', { timeout: 60_000 + PAGES * 3000 }, async () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PAGES / 3; seed++) {
    const random = createRandom(seed);
    const page = generatePage(seed, random);
    const less = withoutSome(page, random);
    const also = { [addressOf(0)]: htmlOf(page), [addressOf(1)]: htmlOf(less) };
    const { goto, chips } = await openPage('', contacts, { also });
    const shownAt = async (address: string) => {
      await goto(address);
      return (await chips()).map(({ person, place }) => `${person} at ${place}`);
    };
    const all = await shownAt(addressOf(0));
    const added = (await shownAt(addressOf(1))).filter((one) => !all.includes(one));
    expect(added, `seed ${seed}, ${page.dialect}\n${htmlOf(less)}`).toEqual([]);
  }
});

/** Shrinks a failing page: removes the rewrite, records and fields as long as it still fails. */
async function describeSmallest(page: GeneratedPage): Promise<string> {
  let smallest = page;
  const tryOut = async (smaller: GeneratedPage) => {
    if (smaller.entries.length > 0 && isFaulty(await look(smaller))) smallest = smaller;
  };
  await tryOut({ ...page, rewrite: 'none' });
  for (const entry of page.entries)
    await tryOut({ ...smallest, entries: smallest.entries.filter((other) => other !== entry) });
  for (const field of ['note', 'competitor', 'linkedin', 'email'] as const)
    await tryOut({ ...smallest, entries: smallest.entries.map((entry) => without(entry, field)) });
  const faulty = (await look(smallest)).filter((count) => isFaulty([count]));
  return `seed ${page.seed}, ${page.dialect}, ${smallest.rewrite}: ${JSON.stringify(faulty)}\n${htmlOf(smallest)}`;
}
