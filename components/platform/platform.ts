/**
 * Where Firefox differs from Chromium, and why. All build-time checks are here. Four differences are detected at run time
 * instead: `storage.local` can't be locked (`storage/storage-lock.ts`), messages have no `documentId`
 * (`overlay/worker/overlay-handlers.ts`), closed shadow roots are opened by a property instead of `chrome.dom`
 * (`overlay/page/bridge.ts`), and `storage.managed` rejects without a policy (`settings/policy.ts`). Differences in the
 * manifest are in `wxt.config.ts`.
 */
const isFirefox = import.meta.env.FIREFOX === true;

/** The shortest alarm delay that is kept: 30 s in Chrome, whole minutes in Firefox. */
export const ALARM_FLOOR_MS = isFirefox ? 60_000 : 30_000;

/** Firefox rejects match patterns with a port; a pattern without one covers all ports of its host. */
export const PORTS_IN_PATTERNS = !isFirefox;

/** Firefox rejects notifications with options it doesn't support, such as buttons. Clicking the notification does the same. */
export const BUTTONS_IN_NOTIFICATIONS = !isFirefox;

/** Firefox doesn't let shadow roots adopt style sheets that a content script constructs; they need a style element. */
export const ROOTS_ADOPT_SHEETS = !isFirefox;

/**
 * When the extension is updated, disabled or removed, Chromium keeps its content scripts running, and the overlay cleans
 * up after itself. Firefox stops the scripts immediately and leaves their elements in the page, but removes style sheets
 * that the extension inserted. So in Firefox, chips are visible only through such a sheet (`overlay/worker/chip-css.ts`).
 */
export const SCRIPTS_END_WITH_EXTENSION = isFirefox;

/** Firefox tells pages the element of a closed shadow root that an event happened on: `event.originalTarget`. */
export const EVENTS_REVEAL_TARGETS = isFirefox;
