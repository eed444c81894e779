/**
 * What Firefox does otherwise than Chromium, and why: everything that this code asks the build about stands here. Four
 * differences need no asking, since what is missing can be seen: `storage.local` cannot be locked
 * (`storage/storage-lock.ts`), no message tells its `documentId` (`overlay/worker/overlay-handlers.ts`), closed roots are opened by
 * a property instead of `chrome.dom` (`overlay/page/bridge.ts`), and without a policy `storage.managed` rejects
 * (`settings/policy.ts`). The manifest's differences stand in `wxt.config.ts`.
 */
const isFirefox = import.meta.env.FIREFOX === true;

/** Alarms closer than this ring late. Chrome rings after 30 s at the earliest; Firefox counts in minutes. */
export const ALARM_FLOOR_MS = isFirefox ? 60_000 : 30_000;

/** Firefox refuses a match pattern with a port: there a pattern covers all ports of its host. */
export const PORTS_IN_PATTERNS = !isFirefox;

/** Firefox refuses a notification with an option that it does not know, and knows no buttons. A click does the same. */
export const BUTTONS_IN_NOTIFICATIONS = !isFirefox;

/** Firefox keeps the style sheets that a content script constructs apart from the page's roots, which need elements. */
export const ROOTS_ADOPT_SHEETS = !isFirefox;

/**
 * When the extension is updated, switched off or removed, Chromium leaves its content scripts running, and the overlay
 * clears up after itself. Firefox ends them on the spot and leaves behind what they put into the page, but takes back
 * the style sheets that the extension inserted: so there chips show by grace of such a sheet (`overlay/worker/chip-css.ts`).
 */
export const SCRIPTS_END_WITH_EXTENSION = isFirefox;
