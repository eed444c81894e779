/**
 * What the overlay may spend of the page's time. A page that loads, or that somebody works with, gets all that it takes; one
 * that changes on its own, again and again, uses that up.
 */
export interface Effort {
  /** Runs something on this account. */
  spend<Value>(work: () => Value): Value;
  /** Whether nothing is left, not even so much on credit. */
  isUsedUp(creditMs?: number): boolean;
  /** The page is worth it again: somebody does something on it, or it shows somebody new. */
  renew(): void;
  /** At least enough to show once what a page says that has used all up. */
  allowLook(): void;
}

/** A large page that renders all of itself is followed a handful of times for this. */
const MOST_MS = 150;
const LOOK_MS = 100;
/** So much of all time may be spent on top of that. */
const SHARE = 0.006;

export function createEffort(nowMs = () => performance.now()): Effort {
  let leftMs = MOST_MS;
  let countedAtMs = nowMs();
  let isCounting = false;

  function count(spentMs: number): void {
    const now = nowMs();
    leftMs = Math.min(MOST_MS, leftMs + (now - countedAtMs) * SHARE - spentMs);
    countedAtMs = now;
  }

  return {
    spend(work) {
      if (isCounting) return work();
      isCounting = true;
      const fromMs = nowMs();
      try {
        return work();
      } finally {
        isCounting = false;
        count(nowMs() - fromMs);
      }
    },
    isUsedUp(creditMs = 0) {
      count(0);
      return leftMs <= -creditMs;
    },
    renew() {
      leftMs = MOST_MS;
    },
    allowLook() {
      leftMs = Math.max(leftMs, LOOK_MS);
    },
  };
}
