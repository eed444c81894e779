/** We take at most one part in this many of the page's time. */
export const SHARE_OF_TIME = 20;

/**
 * A budget for the page's time that the overlay uses. Loading and user input refill it; a page that keeps changing by
 * itself uses it up.
 */
export interface Effort {
  /** Runs `work` and charges its duration to the budget. */
  spend<Value>(work: () => Value): Value;
  /** Counts a change of the page that the browser reported with this many records. */
  noteChange(records: number): void;
  /**
   * Whether the budget is overdrawn by at least this much. Never after a few changes only, because on a slow computer a
   * single one may exceed it.
   */
  isUsedUp(creditMs?: number): boolean;
  /** Refills the budget: call after user input, or when the page shows other people. */
  renew(): void;
  /** Ensures that the budget is enough to show chips once. */
  allowLook(): void;
}

/** Enough to follow a handful of complete renders of a large page. */
const MOST_MS = 150;
const LOOK_MS = 100;
const MOST_CHANGES = 20;
const LOOK_CHANGES = 5;
/** The browser's own work for each record, most of it copying the previous text. */
const RECORD_MS = 0.001;
/** The rate at which the budget refills, as a share of the elapsed time. */
const SHARE = 0.006;

export function createEffort(nowMs = () => performance.now()): Effort {
  let leftMs = MOST_MS;
  let leftChanges = MOST_CHANGES;
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
    noteChange(records) {
      leftChanges--;
      count(records * RECORD_MS);
    },
    isUsedUp(creditMs = 0) {
      count(0);
      return leftMs <= -creditMs && leftChanges <= 0;
    },
    renew() {
      leftMs = MOST_MS;
      leftChanges = MOST_CHANGES;
    },
    allowLook() {
      leftMs = Math.max(leftMs, LOOK_MS);
      leftChanges = Math.max(leftChanges, LOOK_CHANGES);
    },
  };
}
