import { ROOTS_ADOPT_SHEETS } from '../engine/engine';
import type { OverlayMatch } from '../messages/messages';
import { HIDDEN_WITHOUT_SHEET } from './chip-sheet';
import { CHIP_STYLE } from './chip-style';
import type { Extension } from './extension';
import { isReallyVisible } from './really-visible';
import type { Rest } from './rest';

/** How much of a chip there is room for. */
export type ChipForm = 'whole' | 'number' | 'icon';

export interface Chip {
  /** A plain `span`: a page may have registered any tag name of ours before. */
  host: HTMLSpanElement;
  /** Shows this match from now on; the same again changes nothing. */
  show(match: OverlayMatch): void;
  setForm(form: ChipForm): void;
  setTheme(theme: 'light' | 'dark'): void;
  remove(): void;
}

export interface ChipActions {
  dismiss(match: OverlayMatch): void;
  openResults(match: OverlayMatch): void;
}

export function createChip(extension: Extension, rest: Rest, actions: ChipActions): Chip {
  const host = document.createElement('span');
  const root = host.attachShadow({ mode: 'closed' });
  const chip = element('span', 'chip');
  const call = callLink('call', drawing('phone'));
  const copy = button('copy', 'copy');
  const more = button('more', 'more');
  chip.append(call, copy, more);
  const panel = createPanel(extension);
  dress(root, [chip, panel.box], extension.mark);
  root.append(chip, panel.box);

  let match: OverlayMatch | undefined;

  /** Runs what a person really asked for: a trusted click on what they really saw. */
  function onClick(target: HTMLElement, act: (match: OverlayMatch, event: Event) => void): void {
    target.addEventListener('click', (event) => {
      const isMeant =
        event.isTrusted &&
        rest.hasRested(panel.box.contains(target) ? panel.box : chip) &&
        isReallyVisible(target, root);
      if (!isMeant || !match || !extension.isAlive()) event.preventDefault();
      else act(match, event);
    });
  }

  const number = () => (match?.phone.kind === 'unlocked' ? match.phone : undefined);
  onClick(call, (_, event) => {
    if (call.href && chip.dataset.form !== 'icon') return;
    event.preventDefault();
    panel.toggle(chip);
  });
  onClick(copy, () => void copyNumber(number()?.display ?? '', copy));
  onClick(more, () => panel.toggle(chip));
  onClick(panel.call, () => panel.close());
  onClick(panel.copy, () => void copyNumber(number()?.display ?? '', panel.copy));
  onClick(panel.results, (shown) => actions.openResults(shown));
  onClick(panel.notThem, (shown) => actions.dismiss(shown));

  // A click meant for the chip must not open the row, nor start to edit the cell.
  for (const type of ['click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keyup']) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  host.addEventListener('pointerenter', () => chip.dataset.form !== 'whole' && panel.open(chip));
  host.addEventListener('pointerleave', () => chip.dataset.form !== 'whole' && panel.closeSoon());
  return {
    host,
    show(next) {
      rest.watch(chip, panel.isOpen);
      rest.watch(panel.box);
      if (JSON.stringify(next) === JSON.stringify(match)) return;
      match = next;
      const words = describe(next, extension);
      chip.dataset.state = next.phone.kind;
      setTel(call, next.phone.kind === 'unlocked' ? next.phone.href : undefined);
      call.dataset.shown = words.shown;
      if (next.phone.kind === 'unlocked' && next.phone.country) call.dataset.country = next.phone.country;
      else delete call.dataset.country;
      call.setAttribute('aria-label', words.label);
      copy.hidden = next.phone.kind !== 'unlocked';
      copy.style.display = copy.hidden ? 'none' : '';
      copy.setAttribute('aria-label', extension.text('overlay_copy', [next.name]));
      more.setAttribute('aria-label', extension.text('overlay_details', [next.name]));
      panel.show(next, words);
    },
    setForm(form) {
      chip.dataset.form = form;
    },
    setTheme(theme) {
      chip.dataset.theme = theme;
      panel.box.dataset.theme = theme;
    },
    remove() {
      panel.close();
      rest.unwatch(chip);
      rest.unwatch(panel.box);
      host.remove();
    },
  };
}

interface Words {
  shown: string;
  label: string;
  why: string;
}

function describe({ name, phone, clues }: OverlayMatch, extension: Extension): Words {
  const kinds = [...new Set(clues.map(({ kind }) => extension.text(`overlay_clue_${kind}`)))];
  const why = extension.text('overlay_matchedBy', [
    kinds.reduce((before, kind) => (before === '' ? kind : extension.text('extension_list', [before, kind])), ''),
  ]);
  switch (phone.kind) {
    case 'unlocked': {
      const shown = phone.display;
      const label = extension.text(phone.href ? 'overlay_call' : 'overlay_number', [name, phone.display]);
      return { shown, label, why };
    }
    case 'open':
      return { shown: extension.text('overlay_open'), label: extension.text('overlay_openFor', [name]), why };
    case 'failed':
      return { shown: extension.text('overlay_failed'), label: extension.text('overlay_failedFor', [name]), why };
  }
}

function createPanel(extension: Extension) {
  const box = element('div', 'panel');
  box.popover = 'manual';
  const name = element('span', 'name');
  const number = element('span', 'number');
  const why = element('span', 'why');
  const actions = element('span', 'actions');
  const call = callLink('');
  const copy = button('');
  const results = button('wide');
  const notThem = button('wide');
  actions.append(call, copy, results, notThem);
  box.append(name, number, why, actions);
  call.setAttribute('aria-label', extension.text('overlay_callShort'));
  copy.setAttribute('aria-label', extension.text('overlay_copyShort'));
  results.setAttribute('aria-label', extension.text('overlay_results'));
  notThem.setAttribute('aria-label', extension.text('overlay_notThem'));
  let closing: ReturnType<typeof setTimeout> | undefined;

  function open(anchor: HTMLElement): void {
    clearTimeout(closing);
    if (!box.matches(':popover-open')) box.showPopover();
    const near = anchor.getBoundingClientRect();
    const own = box.getBoundingClientRect();
    const below = near.bottom + 4 + own.height <= innerHeight ? near.bottom + 4 : near.top - own.height - 4;
    box.style.top = `${Math.max(4, below)}px`;
    box.style.left = `${Math.max(4, Math.min(near.left, innerWidth - own.width - 4))}px`;
  }
  function close(): void {
    clearTimeout(closing);
    if (box.matches(':popover-open')) box.hidePopover();
  }
  box.addEventListener('pointerenter', () => clearTimeout(closing));
  box.addEventListener('keydown', (event) => event.key === 'Escape' && close());

  return {
    box,
    call,
    copy,
    results,
    notThem,
    isOpen: () => box.matches(':popover-open'),
    open,
    close,
    closeSoon: () => {
      closing = setTimeout(close, 250);
    },
    toggle: (anchor: HTMLElement) => (box.matches(':popover-open') ? close() : open(anchor)),
    show({ name: who, phone }: OverlayMatch, words: Words) {
      name.dataset.shown = who;
      number.dataset.shown =
        phone.kind === 'unlocked' && phone.country ? `${words.shown} (${phone.country})` : words.shown;
      why.dataset.shown = words.why;
      const isUnlocked = phone.kind === 'unlocked';
      setTel(call, isUnlocked ? phone.href : undefined);
      call.style.display = call.href ? '' : 'none';
      copy.style.display = isUnlocked ? '' : 'none';
    },
  };
}

/** A link with the role of a button: it calls, and can be opened and copied as links can. */
function callLink(className: string, ...content: Node[]): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = className;
  link.setAttribute('role', 'button');
  link.tabIndex = 0;
  // The page's `navigate` event would tell the address of a call in its own window; a drag would carry it too.
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.draggable = false;
  link.append(...content);
  link.addEventListener('keydown', (event) => {
    if (event.isTrusted && !link.href && (event.key === 'Enter' || event.key === ' ')) link.click();
  });
  return link;
}

/** `tel:` and nothing else. */
function setTel(link: HTMLAnchorElement, href: string | undefined): void {
  if (href?.startsWith('tel:')) link.href = href;
  else link.removeAttribute('href');
}

async function copyNumber(display: string, feedback: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(display);
  feedback.dataset.done = '';
  setTimeout(() => delete feedback.dataset.done, 1200);
}

function element(tag: 'span' | 'div', className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function button(className: string, icon?: keyof typeof icons): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  if (icon) made.append(drawing(icon));
  return made;
}

const icons = {
  phone: 'M6 4l4 1 1 4-2 2c1 3 3 5 6 6l2-2 4 1v4c-8 1-17-7-15-16z',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
};

/** Drawn, since no font is sure to have such signs. */
function drawing(icon: keyof typeof icons): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', icons[icon]);
  svg.append(path);
  return svg;
}

let sheet: CSSStyleSheet | undefined;

/** One sheet for all chips, where the browser lets a content script make one. */
function dress(root: ShadowRoot, elements: readonly HTMLElement[], mark: string | undefined): void {
  if (ROOTS_ADOPT_SHEETS) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CHIP_STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = CHIP_STYLE + (mark === undefined ? '' : HIDDEN_WITHOUT_SHEET);
  root.append(style);
  if (mark !== undefined) for (const element of elements) element.classList.add(mark);
}
