/** The parts of `browser` used here. */
export interface PopupBrowser {
  action: { openPopup(): Promise<void> };
  runtime: {
    getURL(path: '/popup.html'): string;
    getContexts(filter: { contextTypes: ['POPUP'] }): Promise<readonly unknown[]>;
  };
  tabs: { create(tab: { url: string }): Promise<unknown> };
}

interface Options {
  /** Whether the user has done what the popup was opened for. */
  isDone: () => Promise<boolean>;
  /** Resolves after a moment. */
  wait: () => Promise<void>;
}

/**
 * Opens the popup at its toolbar button. It opens in a tab instead if the browser doesn't open popups by itself, as
 * Firefox and browsers without a focused window don't, and if the popup was closed before the user was done: a click
 * outside it is enough for that, and browsers show their own messages in the same place.
 */
export async function showPopup({ action, runtime, tabs }: PopupBrowser, { isDone, wait }: Options): Promise<void> {
  const openInTab = () => tabs.create({ url: runtime.getURL('/popup.html') });
  const hasOpened = await action.openPopup().then(
    () => true,
    () => false,
  );
  if (hasOpened) {
    // Each call also keeps the worker alive.
    while ((await runtime.getContexts({ contextTypes: ['POPUP'] })).length > 0) await wait();
    if (await isDone()) return;
  }
  await openInTab();
}
