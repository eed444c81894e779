/** We take at most one part in this many of the page's time. */
export const SHARE_OF_TIME = 20;
/** If the browser has no `scrollend` event, scrolling has ended after this time without another event. */
export const SCROLL_END_MS = 140;
