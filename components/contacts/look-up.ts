import * as z from 'zod/mini';
import { hasProfile } from '../lensmor/ids';
import type { RecordKind } from '../storage/record-store';

/** In which order people are looked up. */
export const ranks = { withNumber: 0, unnamed: 1, named: 2 } as const;

/** One profile that is still to be requested. Times are milliseconds since 1970. */
const lookUpSchema = z.object({
  /** Absent: not before there is another key. */
  dueAt: z.optional(z.number()),
  /** The key that was refused, as `KeyStore.mark` distinguishes it from others. */
  keyMark: z.optional(z.string()),
  /** When that was decided. A clock that shows less has been set back, and then it is due now. */
  plannedAt: z.number(),
  failedAttempts: z.int(),
  /** One of `ranks`. */
  rank: z.int(),
});
export type LookUp = z.infer<typeof lookUpSchema>;
/** Of how many people the name is known, or known not to exist. `waiting` are all look-ups, or those of these people. */
export function countNamed(
  people: readonly string[],
  waiting: ReadonlyMap<string, Pick<LookUp, 'rank'>>,
): { named: number; total: number } {
  const total = people.filter(hasProfile).length;
  const unnamed = people.filter((id) => (waiting.get(id)?.rank ?? ranks.named) !== ranks.named).length;
  return { named: total - unnamed, total };
}

export const lookUpKind: RecordKind<LookUp> = {
  prefix: 'lookUp:',
  version: 2,
  schema: lookUpSchema,
  migrations: { 1: (older) => ({ ...(older as object), rank: ranks.unnamed }) },
};
