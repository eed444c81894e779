import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';
import type { ClickGuard } from '../guard/click-guard';
import type { Theme } from '../place/backdrop';
import { type ChipPanel, createChipPanel } from './chip-panel';
import { button, drawing, dress, type IconName, letShow, make, part } from './chip-parts';
import { describeMatch } from './chip-words';
import { moveByKey } from './move-by-key';
import { copyText } from './use-number';

/**
 * How much of a chip there is room for; what is left out shows in its panel. A `mark` underlines the words that it
 * belongs to, where not even an icon has room.
 */
export type ChipForm = 'whole' | 'number' | 'icon' | 'mark';

/** How a chip stands in its layer. Lengths are the layer's own pixels, or the viewport's where it is fixed. */
export interface ChipFit {
  form: ChipForm;
  left: number;
  top: number;
  /** Of a mark. */
  width?: number | undefined;
  height: number;
  zIndex: number;
  isFixed: boolean;
  theme: Theme;
}

export interface Chip {
  /** A plain `span`: a page may have registered any tag name of ours before. Its own box is empty. */
  host: HTMLElement;
  /** What is seen of it. */
  box: HTMLElement;
  /** Shows this match from now on; the same again changes nothing. */
  show(match: OverlayMatch): void;
  /** Draws it this way, beside `mention`. */
  fit(fit: ChipFit, mention: Node): void;
  /** Whether it is drawn at all just now: not while it would cover something, or stand where its person does not. */
  setAway(isAway: boolean): void;
  /** Whether it stays for a while although its match is gone: that can still be undone in its panel. */
  isKept(): boolean;
  /** The pointer rests on the words that it belongs to. */
  openPanel(): void;
  closePanelSoon(): void;
  remove(): void;
}

export interface ChipActions {
  call(match: OverlayMatch): void;
  /** Rejects when the worker did not take it. */
  dismiss(match: OverlayMatch): Promise<void>;
  restore(match: OverlayMatch): Promise<void>;
  setDoNotCall(match: OverlayMatch, doNotCall: boolean): Promise<void>;
  openResults(match: OverlayMatch): void;
  /** Scrolls what is below the chip, whose layer is no part of it. */
  scrollBelow(host: HTMLElement, event: WheelEvent): void;
  /** The document may be written as a whole from now on. */
  onWritten(): void;
  /** What the chip was kept for is over: see `isKept`. */
  release(): void;
}

/** What a page would take for clicks on its row, for the beginning of an edit or a drag, for its own shortcuts. */
const KEPT_FROM_PAGE =
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout pointerdown pointerup pointermove pointerover pointerout pointercancel touchstart touchmove touchend keydown keyup keypress beforeinput input focusin focusout dragstart drag dragend selectstart wheel'.split(
    ' ',
  );

/** So long the pointer rests on a small chip before its panel opens: it may only be crossing the list. */
const INTENT_MS = 280;
/** So long it stays said that the number was copied. */
const SAID_MS = 1600;
/** "Not this person" can be undone for so long, in the panel. */
const UNDO_MS = 8000;

const ICONS: Record<OverlayMatch['phone']['kind'], IconName> = {
  unlocked: 'phone',
  open: 'clock',
  failed: 'none',
  doNotCall: 'blocked',
};

export function createChip(extension: Bridge, guard: ClickGuard, actions: ChipActions): Chip {
  const host = make('span');
  const root = host.attachShadow({ mode: 'closed' });
  const [main, copy, more] = [button('call'), button('copy', 'copy'), button('more', 'more')];
  const chip = part('span', 'chip', main, copy, more);
  // One tab stop for a chip; the arrow keys lead to the rest.
  for (const other of [copy, more]) other.tabIndex = -1;
  letShow(chip, extension.mark);
  dress(root);
  root.append(chip);

  let match: OverlayMatch | undefined;
  let mention: Node | undefined;
  const number = () => (match?.phone.kind === 'unlocked' ? match.phone : undefined);
  const panel: ChipPanel = createChipPanel({
    extension,
    chip,
    guard,
    onMade({ box, call, copy: copyButton, results, notThem, doNotCall, undo }) {
      letShow(box, extension.mark);
      root.append(box);
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

  /** Runs what a person really asked for: a trusted click on what they really saw, in `box`. */
  function onClick(target: HTMLElement, box: HTMLElement, act: (match: OverlayMatch) => void): void {
    target.addEventListener('click', (event) => {
      event.preventDefault();
      const [asked, clicked] = [match, { element: box, root, mention: box === chip ? mention : undefined }];
      void guard.isMeant(event, target, clicked).then((isMeant) => {
        if (isMeant && asked && asked === match && extension.isAlive()) act(asked);
      });
    });
  }

  async function copyNumber(from: HTMLButtonElement): Promise<void> {
    const isCopied = await copyText(number()?.dialable ?? '', root);
    const words = extension.text(isCopied ? 'overlay_copied' : 'overlay_notCopied');
    const label = from.getAttribute('aria-label') ?? '';
    say(words);
    from.dataset.done = isCopied ? 'yes' : 'no';
    from.replaceChildren(drawing(isCopied ? 'done' : 'failed'));
    from.setAttribute('aria-label', words);
    if (from === copy) main.dataset.shown = words;
    setTimeout(() => {
      delete from.dataset.done;
      from.replaceChildren(drawing('copy'));
      from.setAttribute('aria-label', label);
      if (match) main.dataset.shown = describeMatch(match, extension).shown;
    }, SAID_MS);
  }

  let said: HTMLElement | undefined;
  /** To screen readers. */
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
  onClick(main, chip, (shown) => {
    if (number()?.href && !isSmall()) actions.call(shown);
    else if (panel.isOpen()) panel.focusFirst();
    else toggle();
  });
  onClick(copy, chip, () => void copyNumber(copy));
  onClick(more, chip, toggle);

  for (const type of KEPT_FROM_PAGE) host.addEventListener(type, (event) => event.stopPropagation());
  host.addEventListener('wheel', (event) => actions.scrollBelow(host, event), { passive: true });
  root.addEventListener('animationstart', actions.onWritten);
  root.addEventListener('keydown', (event) => moveByKey(event as KeyboardEvent, [main, copy, more], panel));

  let opening: ReturnType<typeof setTimeout> | undefined;
  function openSoon(): void {
    clearTimeout(opening);
    opening = setTimeout(() => panel.open(), INTENT_MS);
  }
  function closeSoon(): void {
    clearTimeout(opening);
    if (undoing === undefined) panel.closeSoon();
  }
  host.addEventListener('pointerenter', () => chip.dataset.form !== 'whole' && openSoon());
  host.addEventListener('pointerleave', closeSoon);
  root.addEventListener(
    'focusout',
    (event) => root.contains((event as FocusEvent).relatedTarget as Node) || closeSoon(),
  );

  let fitted: ChipFit | undefined;
  return {
    host,
    box: chip,
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(match)) return;
      if (next.phone.kind !== match?.phone.kind) {
        chip.dataset.state = next.phone.kind;
        main.replaceChildren(drawing(ICONS[next.phone.kind]));
      }
      match = next;
      const words = describeMatch(next, extension);
      main.dataset.shown = words.shown;
      main.dataset.country = number()?.country ?? '';
      main.setAttribute('aria-label', words.label);
      copy.hidden = next.phone.kind !== 'unlocked';
      copy.setAttribute('aria-label', extension.text('overlay_copy', [next.name]));
      more.setAttribute('aria-label', extension.text('overlay_details', [next.name]));
      panel.show(next);
    },
    fit(fit, beside) {
      mention = beside;
      if (JSON.stringify(fit) === JSON.stringify(fitted)) return;
      fitted = fit;
      const { form, left, top, width, height, zIndex, isFixed, theme } = fit;
      chip.dataset.form = form;
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
      guard.watch(chip);
      guard.hasMoved(chip);
    },
    isKept: () => undoing !== undefined,
    setAway(isAway) {
      if (chip.hasAttribute('data-away') === isAway) return;
      chip.toggleAttribute('data-away', isAway);
      if (isAway) panel.close();
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
