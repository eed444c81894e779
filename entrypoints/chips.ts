import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ChipsWorld } from '../components/overlay/page/chips-contract';
import { createChips } from '../components/overlay/recognising/chips';

/** What a page of a site gets besides the overlay when it first shows somebody who may be known. */
export default defineUnlistedScript(() => {
  (globalThis as ChipsWorld).createChips = createChips;
});
