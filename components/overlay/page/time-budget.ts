/** Of the page's time we take at most one part in so many, however busy it is. */
export const SHARE_OF_TIME = 20;
/** A scroll is over after so long without another event, where the browser does not say so. */
export const SCROLL_END_MS = 140;
