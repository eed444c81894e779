import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createDrawing, type DrawingWorld } from '../components/overlay/drawing/drawing';

/** The third script on a site's page, loaded when the first contact is recognised. */
export default defineUnlistedScript(() => {
  (globalThis as DrawingWorld).createDrawing = createDrawing;
});
