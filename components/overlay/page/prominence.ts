import { closest, elementOf, isValueField } from './safe-dom';

/** Navigation that leads to a record: menus, breadcrumbs, tabs, recently viewed items. */
const NAVIGATION = [
  'nav, [role="navigation"], [role="tablist"], [role="menu"], [role="menubar"]',
  '[class*="breadcrumb" i], [aria-label*="breadcrumb" i], [class*="recent" i], [id*="recent" i]',
].join(', ');
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

export const isInNavigation = (node: Node): boolean => closest(node, NAVIGATION) !== undefined;
export const isInHeading = (node: Node): boolean => !isInNavigation(node) && closest(node, HEADINGS) !== undefined;

/** The order in which people look at places: headings, texts, form fields, and last the navigation. */
export function lateness(node: Node): number {
  if (isInNavigation(node)) return 3;
  if (isInHeading(node)) return 0;
  const element = elementOf(node);
  return element && isValueField(element) ? 2 : 1;
}
