import { closest, elementOf, isValueField } from './safe-dom';

/** What leads to a record, rather than being it: menus, breadcrumbs, tabs, what was viewed before. */
const WAYS = [
  'nav, [role="navigation"], [role="tablist"], [role="menu"], [role="menubar"]',
  '[class*="breadcrumb" i], [aria-label*="breadcrumb" i], [class*="recent" i], [id*="recent" i]',
].join(', ');
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

export const isWay = (node: Node): boolean => closest(node, WAYS) !== undefined;
export const isInHeading = (node: Node): boolean => !isWay(node) && closest(node, HEADINGS) !== undefined;

/** How late a reader looks at a place: headings first, then texts, form fields, and what only leads to a record. */
export function lateness(node: Node): number {
  if (isWay(node)) return 3;
  if (isInHeading(node)) return 0;
  const element = elementOf(node);
  return element && isValueField(element) ? 2 : 1;
}
