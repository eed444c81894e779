import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createBridge } from '../components/overlay/page/bridge';
import { startOverlay } from '../components/overlay/reading/overlay';

/**
 * What sites get. An unlisted script, not one of WXT's content scripts: those announce themselves to the page by
 * events. It may run twice in one document, on granting access and by registration; the second time is one too many.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { isOverlayRunning?: boolean };
  // A document that its site has cut off is not the site that was allowed: the worker would answer it nothing.
  if (world.isOverlayRunning || globalThis.origin === 'null') return;
  world.isOverlayRunning = true;
  startOverlay(createBridge());
});
