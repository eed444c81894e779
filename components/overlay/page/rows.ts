/** Elements that contain one entry of a list or table each. */
export const ROWS = 'tr, [role="row"], li, [role="listitem"], article';
