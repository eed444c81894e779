import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { PanelWorld } from '../components/overlay/drawing/chip/chip-panel';
import { createPanelContent } from '../components/overlay/drawing/panel/panel-content';

/** The last script on a site's page, loaded when the user first points at a chip. */
export default defineUnlistedScript(() => {
  (globalThis as PanelWorld).createPanelContent = createPanelContent;
});
