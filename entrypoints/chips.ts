import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createChips } from '../components/overlay/chips';
import type { ChipsWorld } from '../components/overlay/chips-script';

/** What a page of a site gets besides the overlay when it first shows somebody who may be known. */
export default defineUnlistedScript(() => {
  (globalThis as ChipsWorld).createChips = createChips;
});
