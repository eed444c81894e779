import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';
import type { ClickGuard } from '../guard/click-guard';
import type { Theme } from '../place/backdrop';
import { button, part } from './chip-parts';
import { PANEL_PX } from './chip-style';
import { describeDetails, describeMatch } from './chip-words';
import { setSecret } from './secret-text';

/** How long a panel stays open after the pointer has left. */
const LINGER_MS = 250;
const GAP_PX = 4;

/** The panel with all details and actions of a chip. */
export interface ChipPanel {
  show(match: OverlayMatch): void;
  isOpen(): boolean;
  open(): void;
  close(): void;
  closeSoon(): void;
  focusFirst(): void;
  /** Replaces the content with an undo for the action in `done`; `undefined` restores the content. */
  offerUndo(done: string | undefined): void;
  setTheme(theme: Theme): void;
}

interface Options {
  extension: Bridge;
  /** The chip that the panel opens beside. */
  chip: HTMLElement;
  guard: ClickGuard;
  /** Called with the parts once they are created, because most panels are never opened. */
  onCreated: (parts: PanelParts) => void;
}

interface PanelParts {
  box: HTMLElement;
  call: HTMLButtonElement;
  copy: HTMLButtonElement;
  results: HTMLButtonElement;
  notThem: HTMLButtonElement;
  doNotCall: HTMLButtonElement;
  undo: HTMLButtonElement;
}

export function createChipPanel({ extension, chip, guard, onCreated }: Options): ChipPanel {
  let made: ReturnType<typeof makeParts> | undefined;
  let shown: OverlayMatch | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;
  const isOpen = () => made?.box.matches(':popover-open') === true;

  function makeAll(): ReturnType<typeof makeParts> {
    const parts = makeParts(extension);
    parts.box.dataset.theme = chip.dataset.theme;
    parts.box.addEventListener('pointerenter', () => clearTimeout(closing));
    onCreated(parts);
    return parts;
  }

  function close(): void {
    clearTimeout(closing);
    if (!made) return;
    if (isOpen()) made.box.hidePopover();
    guard.unwatch(made.box);
  }

  return {
    isOpen,
    open() {
      clearTimeout(closing);
      made ??= makeAll();
      const { box } = made;
      if (isOpen()) return;
      if (shown) fill(made, extension, shown);
      box.showPopover();
      guard.watch(box);
      const near = chip.getBoundingClientRect();
      const { width, height } = PANEL_PX;
      const isBelow = near.bottom + GAP_PX + height <= innerHeight || near.top - GAP_PX - height < 0;
      const top = isBelow ? near.bottom + GAP_PX : near.top - height - GAP_PX;
      // If it fits neither below nor above, place it beside the chip: it must never cover the chip.
      const isBeside = top + height > innerHeight || top < 0;
      const left = isBeside ? near.right + GAP_PX : near.left;
      box.style.top = `${clamp(top, innerHeight - height)}px`;
      box.style.left = `${clamp(left, innerWidth - width)}px`;
    },
    close,
    closeSoon() {
      clearTimeout(closing);
      closing = setTimeout(close, LINGER_MS);
    },
    focusFirst() {
      const first = made?.box.querySelector<HTMLElement>('button:not([aria-disabled=true])');
      first?.focus();
    },
    offerUndo(done) {
      if (!made) return;
      made.box.toggleAttribute('data-undo', done !== undefined);
      setSecret(made.done, 'data-shown', done ?? '');
      if (done !== undefined && made.box.contains(rootOf(made.box).activeElement)) made.undo.focus();
    },
    show(next) {
      shown = next;
      if (made) fill(made, extension, next);
    },
    setTheme(theme) {
      if (made) made.box.dataset.theme = theme;
    },
  };
}

const clamp = (at: number, most: number): number => Math.max(4, Math.min(at, most - 4));
const rootOf = (element: Element) => element.getRootNode() as ShadowRoot;

function makeParts({ text }: Bridge) {
  const [name, role, number, time, why, done] = [
    part('span', 'line name'),
    part('span', 'line soft'),
    part('span', 'line number'),
    part('span', 'line soft'),
    part('span', 'line soft why'),
    part('span', 'line done'),
  ];
  const [call, copy] = [button('main', 'phone'), button('main', 'copy')];
  const [results, notThem, doNotCall, undo] = [button(''), button(''), button(''), button('undo')];
  const actions = part('span', 'actions', call, copy, results, notThem, doNotCall);
  const box = part('div', 'panel', name, role, number, time, why, actions, part('div', 'undone', done, undo));
  box.popover = 'manual';
  box.setAttribute('role', 'group');
  name.id = 'name';
  box.setAttribute('aria-labelledby', 'name');
  done.setAttribute('role', 'status');
  call.setAttribute('aria-label', text('overlay_callShort'));
  copy.setAttribute('aria-label', text('overlay_copyShort'));
  results.setAttribute('aria-label', text('overlay_results'));
  notThem.setAttribute('aria-label', text('overlay_notThem'));
  undo.setAttribute('aria-label', text('overlay_undo'));
  return { box, name, role, number, time, why, done, call, copy, results, notThem, doNotCall, undo };
}

/** Unavailable actions keep their space, so that the panel's size reveals nothing. */
function fill(parts: ReturnType<typeof makeParts>, extension: Bridge, match: OverlayMatch): void {
  const { text } = extension;
  const { name, phone } = match;
  const { shown } = describeMatch(match, extension);
  const { role, time, why } = describeDetails(match, extension);
  setSecret(parts.name, 'data-shown', name);
  setSecret(parts.role, 'data-shown', role);
  setSecret(parts.number, 'data-shown', shown);
  setSecret(parts.time, 'data-shown', time);
  setSecret(parts.why, 'data-shown', why);
  setEnabled(parts.call, phone.kind === 'unlocked' && phone.href !== undefined);
  setEnabled(parts.copy, phone.kind === 'unlocked');
  const isBlocked = phone.kind === 'doNotCall';
  parts.doNotCall.setAttribute('aria-label', text(isBlocked ? 'overlay_allowCalls' : 'overlay_blockCalls'));
}

function setEnabled(control: HTMLButtonElement, isEnabled: boolean): void {
  control.setAttribute('aria-disabled', String(!isEnabled));
  control.disabled = !isEnabled;
}
