import { EVENTS_REVEAL_TARGETS, ROOTS_ADOPT_SHEETS, SCRIPTS_END_WITH_EXTENSION } from '../../../platform/platform';
import { PANEL_STYLE } from '../panel/panel-style';
import { AROUND_VAULTS, createChipStyle, HIDDEN_WITHOUT_SHEET } from './chip-style';

/** Elements of chips and their panels. */

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/** With a namespace, because the page may be XHTML. */
export const make = <Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] =>
  document.createElementNS(HTML, name) as HTMLElementTagNameMap[Name];

export function part(tag: 'span' | 'div', className: string, ...content: Node[]): HTMLElement {
  const made = make(tag);
  made.className = className;
  made.append(...content);
  return made;
}

export function button(className: string, icon?: IconName): HTMLButtonElement {
  const made = make('button');
  made.type = 'button';
  made.className = className;
  if (icon) made.append(drawing(icon));
  return made;
}

const icons = {
  phone: 'M6 4l4 1 1 4-2 2c1 3 3 5 6 6l2-2 4 1v4c-8 1-17-7-15-16z',
  clock: 'M12 3a9 9 0 1 0 .01 0zM12 7v5l3 2',
  none: 'M12 3a9 9 0 1 0 .01 0zM8 12h8',
  blocked: 'M12 3a9 9 0 1 0 .01 0zM6 6l12 12',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  done: 'M5 13l4 4L19 7',
  failed: 'M6 6l12 12M18 6L6 18',
};
export type IconName = keyof typeof icons;

const drawings = new Map<IconName, SVGSVGElement>();

/** SVG, because fonts may lack these symbols. Each is created once and cloned, which is faster. */
function drawing(icon: IconName): SVGSVGElement {
  const drawn = drawings.get(icon) ?? draw(icons[icon]);
  drawings.set(icon, drawn);
  return drawn.cloneNode(true) as SVGSVGElement;
}

/** Replaces a button's symbol. */
export function setIcon(target: HTMLButtonElement, icon: IconName): void {
  target.querySelector('svg')?.remove();
  target.prepend(drawing(icon));
}

function draw(line: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', line);
  svg.append(path);
  return svg;
}

let sheet: CSSStyleSheet | undefined;
let rules: string | undefined;

/** Adds the chips' styles: one shared sheet, if the browser lets content scripts construct one. */
export function addStyles(root: ShadowRoot): void {
  if (ROOTS_ADOPT_SHEETS) {
    sheet ??= sheetWith(createChipStyle());
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = make('style');
  // With the panel's, because the click guard expects the same rules in all roots at any time.
  rules ??= [
    createChipStyle(),
    PANEL_STYLE,
    EVENTS_REVEAL_TARGETS ? AROUND_VAULTS : '',
    SCRIPTS_END_WITH_EXTENSION ? HIDDEN_WITHOUT_SHEET : '',
  ].join('');
  style.textContent = rules;
  root.append(style);
}

export function sheetWith(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** Adds the class that makes the element visible if visibility depends on the sheet of `chip-css.ts`. */
export function markVisible(element: HTMLElement, mark: string): void {
  if (SCRIPTS_END_WITH_EXTENSION) element.classList.add(mark);
}
