import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ChipsWorld } from '../components/overlay/page/chips-contract';
import { createChips } from '../components/overlay/recognising/chips';

/** The second script on a site's page, loaded when the page first shows someone who may be a contact. */
export default defineUnlistedScript(() => {
  (globalThis as ChipsWorld).createChips = createChips;
});
