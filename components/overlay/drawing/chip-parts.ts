import { ROOTS_ADOPT_SHEETS, SCRIPTS_END_WITH_EXTENSION } from '../../platform/platform';
import { CHIP_STYLE, HIDDEN_WITHOUT_SHEET } from './chip-style';

/** What chips and their panels are made of. */

export function part(tag: 'span' | 'div', className: string, ...content: Node[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

export function button(className: string, icon?: keyof typeof icons): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  if (icon) made.append(drawing(icon).cloneNode(true));
  return made;
}

const icons = {
  phone: 'M6 4l4 1 1 4-2 2c1 3 3 5 6 6l2-2 4 1v4c-8 1-17-7-15-16z',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
};

const drawings = new Map<keyof typeof icons, SVGSVGElement>();

/** Drawn, since no font is sure to have such signs; each once, since a copy costs less than another. */
function drawing(icon: keyof typeof icons): SVGSVGElement {
  const drawn = drawings.get(icon) ?? draw(icons[icon]);
  drawings.set(icon, drawn);
  return drawn;
}

function draw(line: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', line);
  svg.append(path);
  return svg;
}

let sheet: CSSStyleSheet | undefined;

/** One sheet for all chips, where the browser lets a content script make one. */
export function dress(root: ShadowRoot): void {
  if (ROOTS_ADOPT_SHEETS) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CHIP_STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = CHIP_STYLE + (SCRIPTS_END_WITH_EXTENSION ? HIDDEN_WITHOUT_SHEET : '');
  root.append(style);
}

/** The class by which it shows, where it shows by grace of the sheet in `chip-css.ts`. */
export function letShow(element: HTMLElement, mark: string | undefined): void {
  if (mark !== undefined) element.classList.add(mark);
}

/**
 * Calls. No link with the number is ever in the page: a drag would carry its address to the page, and so would the
 * page's `navigate` event if it opened in the page's own window.
 */
export function call(href: string): void {
  if (!href.startsWith('tel:')) return;
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}

export async function copyText(text: string, feedback: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(text);
  feedback.dataset.done = '';
  setTimeout(() => delete feedback.dataset.done, 1200);
}
