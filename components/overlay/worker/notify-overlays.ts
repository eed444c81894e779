import type { OverlayNews } from '../../messages/messages';

/** Contacts come in by the dozen when a task ends; pages are told once. */
const QUIET_MS = 250;

interface Options {
  /** The tabs that may have an overlay. */
  tabs: () => Promise<{ id?: number | undefined }[]>;
  sendMessage: (tabId: number, news: OverlayNews) => Promise<unknown>;
  /** Calls `work` later; the answer takes that back. */
  after: (delayMs: number, work: () => void) => () => void;
  onError: (error: unknown) => void;
}

/** Makes the function that tells every open overlay to ask again. */
export function createOverlayNotifier({ tabs, sendMessage, after, onError }: Options): () => void {
  let takeBack: (() => void) | undefined;

  async function tell(): Promise<void> {
    const open = await tabs();
    // A tab without an overlay refuses, and that is no failure.
    await Promise.allSettled(
      open.flatMap(({ id }) => (id === undefined ? [] : [sendMessage(id, { name: 'overlay.changed' })])),
    );
  }

  return () => {
    takeBack?.();
    takeBack = after(QUIET_MS, () => void tell().catch(onError));
  };
}
