import type { OverlayMessage } from '../../messages/to-overlay';

/** When a task finishes, many contacts change at once, and pages are notified once. */
const DELAY_MS = 250;
/** Names arrive several times a second for minutes, and every visible page is read again after each notification. */
const LEAST_INTERVAL_MS = 2000;

interface Options {
  /** The tabs that may have an overlay. */
  tabs: () => Promise<{ id?: number | undefined }[]>;
  sendMessage: (tabId: number, message: OverlayMessage) => Promise<unknown>;
  /** Schedules `work`. */
  after: (delayMs: number, work: () => void) => void;
  now: () => number;
  onError: (error: unknown) => void;
}

/** Creates a function that tells every open overlay to ask again. */
export function createOverlayNotifier({ tabs, sendMessage, after, now, onError }: Options): () => void {
  let isDue = false;
  let notifiedAt = Number.NEGATIVE_INFINITY;

  async function notify(): Promise<void> {
    isDue = false;
    notifiedAt = now();
    const open = await tabs();
    // Tabs without an overlay reject, which is fine.
    await Promise.allSettled(
      open.flatMap(({ id }) => (id === undefined ? [] : [sendMessage(id, { name: 'overlay.changed' })])),
    );
  }

  return () => {
    if (isDue) return;
    isDue = true;
    after(Math.max(DELAY_MS, notifiedAt + LEAST_INTERVAL_MS - now()), () => void notify().catch(onError));
  };
}
