import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createBridge } from '../components/overlay/page/bridge';
import { startOverlay } from '../components/overlay/reading/overlay';

/**
 * The script that runs on sites. Unlisted, because WXT's content scripts announce themselves to the page with events.
 * It may run twice in one document: once when access is granted and once by registration. The second run does nothing.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { isOverlayRunning?: boolean };
  // A sandboxed document doesn't have the origin that the user allowed: the worker wouldn't answer it.
  if (world.isOverlayRunning || globalThis.origin === 'null') return;
  world.isOverlayRunning = true;
  startOverlay(createBridge());
});
