import type { OverlayMatch } from '../messages/messages';
import { button, part } from './chip-parts';
import type { ChipWords } from './chip-words';
import type { Extension } from './extension';

/** So long a panel stays that opened by itself, once the pointer has left. */
const LINGER_MS = 250;

/** All that a chip has to say, and what can be done, over the page. */
export interface ChipPanel {
  box: HTMLElement;
  call: HTMLButtonElement;
  copy: HTMLButtonElement;
  results: HTMLButtonElement;
  notThem: HTMLButtonElement;
  show(match: OverlayMatch, words: ChipWords): void;
  isOpen(): boolean;
  open(anchor: HTMLElement): void;
  close(): void;
  closeSoon(): void;
}

export function createChipPanel(extension: Extension): ChipPanel {
  const [name, number, why] = [part('span', 'name'), part('span', 'number'), part('span', 'why')];
  const [call, copy, results, notThem] = [button('main'), button('main'), button(''), button('')];
  const box = part('div', 'panel', name, number, why, part('span', 'actions', call, copy, results, notThem));
  box.popover = 'manual';
  box.setAttribute('role', 'group');
  call.setAttribute('aria-label', extension.text('overlay_callShort'));
  copy.setAttribute('aria-label', extension.text('overlay_copyShort'));
  results.setAttribute('aria-label', extension.text('overlay_results'));
  notThem.setAttribute('aria-label', extension.text('overlay_notThem'));
  let closing: ReturnType<typeof setTimeout> | undefined;
  const isOpen = () => box.matches(':popover-open');

  function open(anchor: HTMLElement): void {
    clearTimeout(closing);
    if (!isOpen()) box.showPopover();
    const near = anchor.getBoundingClientRect();
    const own = box.getBoundingClientRect();
    const below = near.bottom + 4 + own.height <= innerHeight ? near.bottom + 4 : near.top - own.height - 4;
    box.style.top = `${Math.max(4, below)}px`;
    box.style.left = `${Math.max(4, Math.min(near.left, innerWidth - own.width - 4))}px`;
  }

  function close(): void {
    clearTimeout(closing);
    if (isOpen()) box.hidePopover();
  }

  box.addEventListener('pointerenter', () => clearTimeout(closing));
  return {
    box,
    call,
    copy,
    results,
    notThem,
    isOpen,
    open,
    close,
    closeSoon: () => {
      closing = setTimeout(close, LINGER_MS);
    },
    show({ name: who, phone }, words) {
      name.dataset.shown = who;
      number.dataset.shown =
        phone.kind === 'unlocked' && phone.country ? `${words.shown} (${phone.country})` : words.shown;
      why.dataset.shown = words.why;
      box.setAttribute('aria-label', words.label);
      call.hidden = phone.kind !== 'unlocked' || !phone.href;
      copy.hidden = phone.kind !== 'unlocked';
    },
  };
}
