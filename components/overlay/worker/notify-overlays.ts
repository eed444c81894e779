import type { OverlayMessage } from '../../messages/to-overlay';

/** A debounce: when a task finishes, many contacts change at once, and pages are notified once. */
const DEBOUNCE_MS = 250;

interface Options {
  /** The tabs that may have an overlay. */
  tabs: () => Promise<{ id?: number | undefined }[]>;
  sendMessage: (tabId: number, message: OverlayMessage) => Promise<unknown>;
  /** Schedules `work` and returns a function that cancels it. */
  after: (delayMs: number, work: () => void) => () => void;
  onError: (error: unknown) => void;
}

/** Creates a function that tells every open overlay to ask again. */
export function createOverlayNotifier({ tabs, sendMessage, after, onError }: Options): () => void {
  let cancel: (() => void) | undefined;

  async function notify(): Promise<void> {
    const open = await tabs();
    // Tabs without an overlay reject, which is fine.
    await Promise.allSettled(
      open.flatMap(({ id }) => (id === undefined ? [] : [sendMessage(id, { name: 'overlay.changed' })])),
    );
  }

  return () => {
    cancel?.();
    cancel = after(DEBOUNCE_MS, () => void notify().catch(onError));
  };
}
