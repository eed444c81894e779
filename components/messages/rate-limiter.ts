/** A token bucket per sender. */
export interface RateLimiter {
  /** Whether `sender` may send this. `message` is inspected only as far as the sender's tokens reach. */
  admits(sender: number, message: unknown): boolean;
}

interface Options {
  /** The size of the bucket and the refill rate, in messages. */
  atOnce: number;
  aSecond: number;
  now: () => number;
}

/** A large message costs one token per this many values in it. */
const VALUES_A_MESSAGE = 500;
/** How many senders are remembered. Forgetting one that has been quiet changes nothing: its bucket is full again. */
const MOST_SENDERS = 500;

/** Kept in memory only: a worker that had time to stop wasn't flooded. */
export function createRateLimiter({ atOnce, aSecond, now }: Options): RateLimiter {
  const senders = new Map<number, { left: number; at: number }>();

  return {
    admits(sender, message) {
      const known = senders.get(sender) ?? { left: atOnce, at: now() };
      const regained = (Math.max(0, now() - known.at) / 1000) * aSecond;
      const left = Math.min(atOnce, known.left + regained);
      const cost = left < 1 ? 0 : Math.max(1, countValues(message, left * VALUES_A_MESSAGE) / VALUES_A_MESSAGE);
      const isAdmitted = left >= 1 && cost <= left;
      senders.delete(sender);
      senders.set(sender, { left: Math.max(0, left - cost), at: now() });
      const [quietest] = senders.keys();
      if (senders.size > MOST_SENDERS && quietest !== undefined) senders.delete(quietest);
      return isAdmitted;
    },
  };
}

/** Counts the values inside a value, including itself, and stops soon after `most`. */
function countValues(value: unknown, most: number): number {
  const pending = [value];
  let count = 0;
  while (pending.length > 0 && count <= most) {
    const next = pending.pop();
    count++;
    if (typeof next !== 'object' || next === null) continue;
    for (const name in next) {
      pending.push((next as Record<string, unknown>)[name]);
      if (pending.length > most) return pending.length + count;
    }
  }
  return count;
}
