import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createExtension } from '../components/overlay/extension';
import { startOverlay } from '../components/overlay/overlay';

/**
 * What sites get. An unlisted script, not one of WXT's content scripts: those announce themselves to the page by
 * events. It may run twice in one document, on granting access and by registration; the second time is one too many.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { isOverlayRunning?: boolean };
  if (world.isOverlayRunning) return;
  world.isOverlayRunning = true;
  startOverlay(createExtension());
});
