import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';
import type { ClickGuard } from '../guard/click-guard';
import { noteRules } from '../guard/is-untouched';
import type { Theme } from '../place/backdrop';
import { type ChipPanel, createChipPanel, type LoadPanel } from './chip-panel';
import { addStyles, button, type IconName, make, markVisible, part, setIcon } from './chip-parts';
import { describeMatch } from './chip-words';
import { moveByKey } from './move-by-key';
import { setSecret, setSecretForm } from './secret-text';
import { copyText } from './use-number';

/**
 * The form of a chip, depending on the available space; its panel shows the rest. A `mark` underlines the mention if
 * not even an icon fits.
 */
export type ChipForm = 'whole' | 'number' | 'icon' | 'mark';

/** The place and form of a chip. Lengths are in the layer's own pixels, or in the viewport's if it is fixed. */
export interface ChipFit {
  form: ChipForm;
  left: number;
  top: number;
  /** For a mark only. */
  width?: number | undefined;
  height: number;
  zIndex: number;
  isFixed: boolean;
  theme: Theme;
}

export interface Chip {
  /** A plain `span`, because a page could register any custom element name first. Its own box is empty. */
  host: HTMLElement;
  /** The visible part. */
  box: HTMLElement;
  /** Shows this match; repeating it changes nothing. */
  show(match: OverlayMatch): void;
  /** Draws the chip with this fit, beside `mention`. */
  fit(fit: ChipFit, mention: Node): void;
  /** Hides the chip temporarily: while it would cover something, or while its mention isn't visible. */
  setAway(isAway: boolean): void;
  /** Makes the chip invisible, but not for the keyboard and screen readers, while it may not be at its mention. Chips start that way. */
  setFar(isFar: boolean): void;
  /** Whether it stays for a while although its match is gone, because that can still be undone in its panel. */
  isKept(): boolean;
  /** Call when the pointer hovers over the mention. */
  openPanel(): void;
  closePanelSoon(): void;
  remove(): void;
}

export interface ChipActions {
  call(match: OverlayMatch): void;
  /** Rejects if the worker rejects. */
  dismiss(match: OverlayMatch): Promise<void>;
  restore(match: OverlayMatch): Promise<void>;
  setDoNotCall(match: OverlayMatch, doNotCall: boolean): Promise<void>;
  openResults(match: OverlayMatch): void;
  /** Scrolls the element below the chip, because the chip's layer is not inside it. */
  scrollBelow(host: HTMLElement, event: WheelEvent): void;
  /** The document may have become editable. */
  onWritten(): void;
  /** The chip has the focus. */
  onFocus(host: HTMLElement): void;
  /** The chip no longer has to be kept; see `isKept`. */
  release(): void;
}

/** How long the pointer must hover over a small chip before its panel opens: it may just be passing. */
const INTENT_MS = 280;
/** How long "Copied" is shown. */
const CONFIRMATION_MS = 1600;
/** How long "Not this person" can be undone in the panel. */
const UNDO_MS = 8000;

const ICONS: Record<OverlayMatch['phone']['kind'], IconName> = {
  unlocked: 'phone',
  open: 'clock',
  failed: 'none',
  doNotCall: 'blocked',
};

let template: HTMLElement | undefined;

/** The parts of a chip, cloned, which is faster than creating each. */
function makeBox() {
  template ??= makeTemplate();
  const chip = template.cloneNode(true) as HTMLElement;
  const [main, copy, more] = chip.children as unknown as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
  return { chip, main, copy, more };
}

function makeTemplate(): HTMLElement {
  const [main, copy, more] = [button('call', ICONS.unlocked), button('copy', 'copy'), button('more', 'more')];
  // A chip is one tab stop; arrow keys move to its other buttons.
  for (const other of [copy, more]) other.tabIndex = -1;
  const chip = part('span', 'chip', main, copy, more);
  chip.dataset.state = 'unlocked';
  chip.toggleAttribute('data-far', true);
  return chip;
}

export function createChip(extension: Bridge, guard: ClickGuard, actions: ChipActions, load: LoadPanel): Chip {
  const host = make('span');
  const root = host.attachShadow({ mode: 'closed' });
  const { chip, main, copy, more } = makeBox();
  markVisible(chip, extension.mark);
  addStyles(root);
  root.append(chip);

  let match: OverlayMatch | undefined;
  let mention: Node | undefined;
  const number = () => (match?.phone.kind === 'unlocked' ? match.phone : undefined);
  const panel: ChipPanel = createChipPanel({
    extension,
    chip,
    root,
    guard,
    load,
    onCreated({ box, call, copy: copyButton, results, notThem, doNotCall, undo }) {
      markVisible(box, extension.mark);
      onClick(call, box, (shown) => {
        panel.close();
        actions.call(shown);
      });
      onClick(copyButton, box, () => void copyNumber(copyButton));
      onClick(results, box, (shown) => actions.openResults(shown));
      onClick(notThem, box, (shown) => void dismiss(shown));
      onClick(undo, box, (shown) => void restore(shown));
      onClick(
        doNotCall,
        box,
        (shown) => void actions.setDoNotCall(shown, shown.phone.kind !== 'doNotCall').catch(() => {}),
      );
    },
  });
  const toggle = () => (panel.isOpen() ? panel.close() : panel.open());
  const showPanel = () => panel.open(panel.isOpen());

  /**
   * Runs `act` on intended clicks only, and `ask` on those that may not be; see `ClickGuard`. `box` contains `target`.
   */
  function onClick(
    target: HTMLElement,
    box: HTMLElement,
    act: (match: OverlayMatch) => void,
    ask: () => void = showPanel,
  ): void {
    target.addEventListener('click', (event) => {
      event.preventDefault();
      const [asked, clicked] = [match, { element: box, root, mention: box === chip ? mention : undefined }];
      void guard.judge(event, target, clicked).then((verdict) => {
        if (verdict === 'refused' || !asked || asked !== match || !extension.isAlive()) return;
        if (verdict === 'meant') act(asked);
        else ask();
      });
    });
  }

  async function copyNumber(from: HTMLButtonElement): Promise<void> {
    const isCopied = await copyText(number()?.dialable ?? '', root);
    const words = extension.text(isCopied ? 'overlay_copied' : 'overlay_notCopied');
    const label = from.getAttribute('aria-label') ?? '';
    say(words);
    from.dataset.done = isCopied ? 'yes' : 'no';
    setIcon(from, isCopied ? 'done' : 'failed');
    if (from === copy) {
      setSecret(copy, 'aria-label', words);
      setSecret(main, 'data-shown', words);
    } else from.setAttribute('aria-label', words);
    setTimeout(() => {
      delete from.dataset.done;
      setIcon(from, 'copy');
      if (from !== copy) from.setAttribute('aria-label', label);
      if (match) showWords(match);
    }, CONFIRMATION_MS);
  }

  function showWords(shown: OverlayMatch): void {
    const words = describeMatch(shown, extension);
    setSecret(main, 'data-shown', words.shown);
    setSecret(main, 'data-country', number()?.country ?? '');
    setSecret(main, 'aria-label', words.label);
    if (hasBeenNear) nameOthers(shown);
  }

  let hasBeenNear = false;
  /** Names the buttons that far chips don't show. */
  function nameOthers({ name }: OverlayMatch): void {
    setSecret(copy, 'aria-label', extension.text('overlay_copy', [name]));
    setSecret(more, 'aria-label', extension.text('overlay_details', [name]));
  }

  let said: HTMLElement | undefined;
  /** Announces text to screen readers. */
  function say(words: string): void {
    if (!said) {
      said = part('span', 'said');
      said.setAttribute('role', 'status');
      root.append(said);
    }
    said.dataset.shown = words;
  }

  let undoing: ReturnType<typeof setTimeout> | undefined;
  async function dismiss(shown: OverlayMatch): Promise<void> {
    chip.toggleAttribute('data-dismissed', true);
    undoing = setTimeout(release, UNDO_MS);
    panel.offerUndo(extension.text('overlay_dismissed', [shown.name]));
    await actions.dismiss(shown).catch(release);
  }

  async function restore(shown: OverlayMatch): Promise<void> {
    await actions.restore(shown).catch(() => {});
    release();
  }

  function release(): void {
    clearTimeout(undoing);
    undoing = undefined;
    chip.toggleAttribute('data-dismissed', false);
    panel.close();
    panel.offerUndo(undefined);
    actions.release();
  }

  const isSmall = () => chip.dataset.form === 'icon' || chip.dataset.form === 'mark';

  let opening: ReturnType<typeof setTimeout> | undefined;
  function openSoon(): void {
    panel.prepare();
    clearTimeout(opening);
    opening = setTimeout(() => panel.open(), INTENT_MS);
  }
  function closeSoon(): void {
    clearTimeout(opening);
    if (undoing === undefined) panel.closeSoon();
  }

  let isListening = false;
  /** Most chips are never pointed at or focused, and a page may have hundreds. */
  function listen(): void {
    if (isListening) return;
    isListening = true;
    guard.attend(chip);
    onClick(main, chip, (shown) => {
      if (number()?.href && !isSmall()) actions.call(shown);
      else showPanel();
    });
    onClick(copy, chip, () => void copyNumber(copy));
    onClick(more, chip, toggle, toggle);
    host.addEventListener('wheel', (event) => actions.scrollBelow(host, event), { passive: true });
    root.addEventListener('focusin', () => {
      panel.prepare();
      actions.onFocus(host);
    });
    root.addEventListener('keydown', (event) => moveByKey(event as KeyboardEvent, [main, copy, more], panel));
    chip.addEventListener('pointerenter', () => (chip.dataset.form === 'whole' ? panel.prepare() : openSoon()));
    host.addEventListener('pointerleave', closeSoon);
    root.addEventListener(
      'focusout',
      (event) => root.contains((event as FocusEvent).relatedTarget as Node) || closeSoon(),
    );
  }
  // The listeners it adds get the same event, because they come later on its way. On the chip, because Chromium doesn't
  // send `pointerenter` for a listener of a shadow root.
  for (const type of ['pointerenter', 'focusin']) chip.addEventListener(type, listen, { capture: true, once: true });
  root.addEventListener('animationstart', actions.onWritten);

  let fitted: ChipFit | undefined;
  /** With margins, because hundreds of transformed elements slow down each hit test. */
  function placeFar(): void {
    if (fitted && chip.hasAttribute('data-far')) chip.style.margin = `${fitted.top}px 0 0 ${fitted.left}px`;
  }

  return {
    host,
    box: chip,
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(match)) return;
      if (next.phone.kind !== (match?.phone.kind ?? 'unlocked')) {
        chip.dataset.state = next.phone.kind;
        setIcon(main, ICONS[next.phone.kind]);
      }
      match = next;
      copy.hidden = next.phone.kind !== 'unlocked';
      showWords(next);
      panel.show(next);
    },
    fit(fit, beside) {
      mention = beside;
      if (JSON.stringify(fit) === JSON.stringify(fitted)) return;
      fitted = fit;
      const { form, left, top, width, height, zIndex, isFixed, theme } = fit;
      chip.dataset.form = form;
      setSecretForm(main, form);
      chip.dataset.theme = theme;
      chip.toggleAttribute('data-fixed', isFixed);
      const style = {
        transform: `translate(${left}px, ${top}px)`,
        width: width === undefined ? '' : `${width}px`,
        height: `${height}px`,
        'z-index': String(zIndex),
      };
      for (const [name, value] of Object.entries(style)) chip.style.setProperty(name, value);
      panel.setTheme(theme);
      placeFar();
      guard.hasMoved(chip);
    },
    isKept: () => undoing !== undefined,
    setAway(isAway) {
      if (chip.hasAttribute('data-away') === isAway) return;
      chip.toggleAttribute('data-away', isAway);
      if (isAway) panel.close();
      guard.hasMoved(chip);
    },
    setFar(isFar) {
      if (host.isConnected && isFar) noteRules(root);
      else if (host.isConnected) guard.watch(chip);
      if (chip.hasAttribute('data-far') === isFar) return;
      chip.toggleAttribute('data-far', isFar);
      if (isFar) placeFar();
      else chip.style.margin = '';
      if (!isFar && !hasBeenNear) {
        hasBeenNear = true;
        if (match) nameOthers(match);
      }
      if (isFar) panel.close();
      guard.hasMoved(chip);
    },
    openPanel: openSoon,
    closePanelSoon: closeSoon,
    remove() {
      clearTimeout(opening);
      clearTimeout(undoing);
      undoing = undefined;
      panel.close();
      guard.unwatch(chip);
      host.remove();
    },
  };
}
