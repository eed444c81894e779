import fc from 'fast-check';
import { storedContacts } from '../../crm-pages/people';
import { expect, test } from '../kit/harness';
import { type Change, changeKinds } from './changes';
import { modelPage, modelPages } from './model-page';
import { openSteered } from './steered-overlay';

const CRM = 'https://crm.example';
test.use({ allowedOrigins: [CRM] });

/** More, or others, by `RUNS=400 SEED=7`; one again by the `PATH_` that a failure prints. */
const numRuns = Number(process.env.RUNS ?? 40);
const seed = Number(process.env.SEED ?? 1);
/** A failure is made shorter for so long. */
const SHRINK_MS = 100_000;

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...changeKinds),
  at: fc.nat(999),
  to: fc.nat(999),
});
/** Changes that come in one go; `isHasty`: the next do not wait until the overlay has looked at these. */
const step = fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 3 }), isHasty: fc.boolean() });
const steps = fc.array(step, { minLength: 1, maxLength: 8, size: 'max' });

test('after any changes of a page its chips are those of a page that is read for the first time', async ({
  extension,
  site,
}) => {
  test.setTimeout(SHRINK_MS + 300_000);
  await extension.store(storedContacts);
  site.serve(`${CRM}/`, modelPages);
  site.serve(`${CRM}/people`, modelPage);
  const part = await openSteered(extension, `${CRM}/`);
  // The same is done in both; one has its overlay from the beginning, the other gets a new one to compare it with.
  const [kept, fresh] = [part('kept'), part('fresh')];
  const seen = new Set<string>();

  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      for (const { frame } of [kept, fresh]) await frame.evaluate(() => window.model.reset());
      await kept.overlay.beginAnew();
      const done: string[] = [];
      for (const [at, { changes, isHasty }] of all.entries()) {
        for (const line of await kept.frame.evaluate((some) => window.model.change(some), changes)) done.push(line);
        await fresh.frame.evaluate((some) => window.model.change(some), changes);
        if (isHasty && at < all.length - 1) continue;
        await Promise.all([kept.overlay.settled(), fresh.overlay.beginAnew()]);
        const [chips, wanted] = [await kept.overlay.chips(), await fresh.overlay.chips()];
        seen.add(wanted.join('\n'));
        expect(chips, done.join('\n')).toEqual(wanted);
      }
    }),
    { numRuns, seed, interruptAfterTimeLimit: SHRINK_MS, ...(process.env.PATH_ ? { path: process.env.PATH_ } : {}) },
  );
  // Pages that show nobody would all be right.
  expect(seen.size).toBeGreaterThan(numRuns);
});
