/** Of the page's time we take at most one part in so many, however busy it is. */
export const SHARE_OF_TIME = 20;
