import fc from 'fast-check';
import { storedContacts } from '../../crm-pages/people';
import { expect, test } from '../kit/harness';
import { type Change, changeKinds } from './changes';
import { modelPage, modelPages } from './model-page';
import { openSteered } from './steered-overlay';

const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

/** Run more or other sequences with `RUNS=400 SEED=7`; rerun one with the `PATH_` printed by a failure. */
const numRuns = Number(process.env.RUNS ?? 40);
const seed = Number(process.env.SEED ?? 1);
/** The time limit for shrinking a failure. */
const SHRINK_MS = 100_000;

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...changeKinds),
  at: fc.nat(999),
  to: fc.nat(999),
});
/** Changes made at once. `isHasty`: the next ones don't wait for the overlay to process these. */
const step = fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 3 }), isHasty: fc.boolean() });
const steps = fc.array(step, { minLength: 1, maxLength: 8, size: 'max' });

test('after any changes, a page has the same chips as one that is read for the first time', async ({
  extension,
  site,
}) => {
  test.setTimeout(SHRINK_MS + 300_000);
  await extension.store(storedContacts);
  site.serve(`${CRM}/`, modelPages);
  site.serve(`${CRM}/people`, modelPage);
  const part = await openSteered(extension, `${CRM}/`);
  // Both pages get the same changes. One has its overlay from the start, the other gets a new one for comparison.
  const [kept, fresh] = [part('kept'), part('fresh')];
  const seen = new Set<string>();

  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      for (const { frame } of [kept, fresh]) await frame.evaluate(() => window.model.reset());
      await kept.overlay.restart();
      const done: string[] = [];
      for (const [at, { changes, isHasty }] of all.entries()) {
        // Refills the overlay's budget, which a busy machine would use up: then it ignores the page for a while.
        await kept.frame.evaluate(() => void dispatchEvent(new Event('load')));
        for (const line of await kept.frame.evaluate((some) => window.model.change(some), changes)) done.push(line);
        await fresh.frame.evaluate((some) => window.model.change(some), changes);
        if (isHasty && at < all.length - 1) continue;
        await Promise.all([kept.overlay.settled(), fresh.overlay.restart()]);
        const [chips, wanted] = [await kept.overlay.chips(), await fresh.overlay.chips()];
        seen.add(wanted.join('\n'));
        expect(chips, done.join('\n')).toEqual(wanted);
      }
    }),
    { numRuns, seed, interruptAfterTimeLimit: SHRINK_MS, ...(process.env.PATH_ ? { path: process.env.PATH_ } : {}) },
  );
  // Pages without any chips would all be equal.
  expect(seen.size).toBeGreaterThan(numRuns);
});
