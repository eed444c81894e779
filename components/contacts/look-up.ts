import { hasProfile } from '../lensmor/ids';
import type { RecordKind } from '../storage/record-store';
import * as s from '../storage/schema';

/** The priority of look-ups, most urgent first. */
export const ranks = { withNumber: 0, unnamed: 1, named: 2 } as const;

/** A profile that still has to be requested. Times are milliseconds since 1970. */
const lookUpSchema = s.object({
  /** Absent: not before the key changes. */
  dueAt: s.optional(s.number()),
  /** The `KeyStore.mark` of the rejected key, to tell when there is another one. */
  keyMark: s.optional(s.string()),
  /**
   * When the look-up was scheduled. If the clock shows an earlier time, it was set back, and the look-up is due now.
   */
  plannedAt: s.number(),
  failedAttempts: s.int(),
  /** One of `ranks`. */
  rank: s.int(),
});
export type LookUp = s.Infer<typeof lookUpSchema>;
/**
 * How many people have a known name, or are known to have none. `waiting` holds all look-ups, or those of these people.
 */
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
  isSparse: true,
};
