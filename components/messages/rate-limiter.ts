/** Hears somebody out as long as they do not take more of the worker's time than there is for one. */
export interface RateLimiter {
  /** Whether what `sender` asks is heard. `message` is looked at only as far as they have a claim to. */
  admits(sender: number, message: unknown): boolean;
}

interface Options {
  /** What a sender who was quiet for long may ask for at once, and so much more each second; in messages. */
  atOnce: number;
  aSecond: number;
  now: () => number;
}

/** A large message counts for several: one for each so many values in it. */
const VALUES_A_MESSAGE = 500;
/** Senders who are remembered; one who was quiet is as good as new. */
const MOST_SENDERS = 500;

/** In memory only: a worker that was asleep was not flooded. */
export function createRateLimiter({ atOnce, aSecond, now }: Options): RateLimiter {
  const senders = new Map<number, { left: number; at: number }>();

  return {
    admits(sender, message) {
      const known = senders.get(sender) ?? { left: atOnce, at: now() };
      const regained = (Math.max(0, now() - known.at) / 1000) * aSecond;
      const left = Math.min(atOnce, known.left + regained);
      const cost = left < 1 ? 0 : Math.max(1, countValues(message, left * VALUES_A_MESSAGE) / VALUES_A_MESSAGE);
      const isHeard = left >= 1 && cost <= left;
      senders.delete(sender);
      senders.set(sender, { left: Math.max(0, left - cost), at: now() });
      const [quietest] = senders.keys();
      if (senders.size > MOST_SENDERS && quietest !== undefined) senders.delete(quietest);
      return isHeard;
    },
  };
}

/** How many values there are in a value, itself included; counting ends soon after `most`. */
function countValues(value: unknown, most: number): number {
  const open = [value];
  let count = 0;
  while (open.length > 0 && count <= most) {
    const next = open.pop();
    count++;
    if (typeof next !== 'object' || next === null) continue;
    for (const name in next) {
      open.push((next as Record<string, unknown>)[name]);
      if (open.length > most) return open.length + count;
    }
  }
  return count;
}
