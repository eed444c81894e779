import type { OverlayMatch } from '../../messages/messages';
import type { Bridge } from '../page/bridge';
import { button, part } from './chip-parts';
import type { ChipWords } from './chip-words';
import type { PointerRest } from './pointer-rest';

/** So long a panel stays that opened by itself, once the pointer has left. */
const LINGER_MS = 250;

/** All that a chip has to say, and what can be done, over the page. */
export interface ChipPanel {
  show(match: OverlayMatch, words: ChipWords): void;
  isOpen(): boolean;
  open(): void;
  close(): void;
  closeSoon(): void;
  setTheme(theme: 'light' | 'dark'): void;
}

interface Options {
  extension: Bridge;
  /** What it opens beside. */
  chip: HTMLElement;
  rest: PointerRest;
  /** Hears of what it is made of once it is made: most chips are never asked for more than they show. */
  onMade: (parts: PanelParts) => void;
}

interface PanelParts {
  box: HTMLElement;
  call: HTMLButtonElement;
  copy: HTMLButtonElement;
  results: HTMLButtonElement;
  notThem: HTMLButtonElement;
}

export function createChipPanel({ extension, chip, rest, onMade }: Options): ChipPanel {
  let made: ReturnType<typeof makeParts> | undefined;
  let said: readonly [OverlayMatch, ChipWords] | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;
  const isOpen = () => made?.box.matches(':popover-open') === true;

  function make(): ReturnType<typeof makeParts> {
    const parts = makeParts(extension);
    parts.box.dataset.theme = chip.dataset.theme;
    parts.box.addEventListener('pointerenter', () => clearTimeout(closing));
    onMade(parts);
    if (said) say(parts, ...said);
    return parts;
  }

  function close(): void {
    clearTimeout(closing);
    if (!made) return;
    if (isOpen()) made.box.hidePopover();
    rest.unwatch(made.box);
  }

  return {
    isOpen,
    open() {
      clearTimeout(closing);
      made ??= make();
      const { box } = made;
      if (!isOpen()) box.showPopover();
      rest.watch(box);
      const near = chip.getBoundingClientRect();
      const own = box.getBoundingClientRect();
      const below = near.bottom + 4 + own.height <= innerHeight ? near.bottom + 4 : near.top - own.height - 4;
      box.style.top = `${Math.max(4, below)}px`;
      box.style.left = `${Math.max(4, Math.min(near.left, innerWidth - own.width - 4))}px`;
    },
    close,
    closeSoon: () => {
      closing = setTimeout(close, LINGER_MS);
    },
    show(...next) {
      said = next;
      if (made) say(made, ...next);
    },
    setTheme(theme) {
      if (made) made.box.dataset.theme = theme;
    },
  };
}

function makeParts(extension: Bridge) {
  const [name, number, why] = [part('span', 'name'), part('span', 'number'), part('span', 'why')];
  const [call, copy, results, notThem] = [button('main'), button('main'), button(''), button('')];
  const box = part('div', 'panel', name, number, why, part('span', 'actions', call, copy, results, notThem));
  box.popover = 'manual';
  box.setAttribute('role', 'group');
  call.setAttribute('aria-label', extension.text('overlay_callShort'));
  copy.setAttribute('aria-label', extension.text('overlay_copyShort'));
  results.setAttribute('aria-label', extension.text('overlay_results'));
  notThem.setAttribute('aria-label', extension.text('overlay_notThem'));
  return { box, name, number, why, call, copy, results, notThem };
}

function say(
  parts: ReturnType<typeof makeParts>,
  { name, phone }: OverlayMatch,
  { shown, why, label }: ChipWords,
): void {
  parts.name.dataset.shown = name;
  parts.number.dataset.shown = phone.kind === 'unlocked' && phone.country ? `${shown} (${phone.country})` : shown;
  parts.why.dataset.shown = why;
  parts.box.setAttribute('aria-label', label);
  parts.call.hidden = phone.kind !== 'unlocked' || !phone.href;
  parts.copy.hidden = phone.kind !== 'unlocked';
}
