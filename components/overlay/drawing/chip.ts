import type { OverlayMatch } from '../../messages/messages';
import type { Bridge } from '../page/bridge';
import { createChipPanel } from './chip-panel';
import { button, call, copyText, dress, letShow, part } from './chip-parts';
import { describeMatch } from './chip-words';
import type { PointerRest } from './pointer-rest';
import { isReallyVisible } from './visibility-check';

/** How much of a chip there is room for; what is left out shows in its panel on hover and focus. */
export type ChipForm = 'whole' | 'number' | 'icon';

/** How a chip stands in its place. */
export interface ChipFit {
  form: ChipForm;
  /** Over free space, so that nothing makes way for it; else it takes its own width. */
  isFloating: boolean;
  isBefore: boolean;
  /** From what it stands beside, in CSS pixels. */
  gapPx: number;
  theme: 'light' | 'dark';
}

export interface Chip {
  /** A plain `span`: a page may have registered any tag name of ours before. Its own box may be empty. */
  host: HTMLSpanElement;
  /** What is seen of it. */
  box: HTMLElement;
  /** Shows this match from now on; the same again changes nothing. */
  show(match: OverlayMatch): void;
  /** Before it is put anywhere. */
  fit(fit: ChipFit): void;
  /** Takes no room while the room is measured, as one that floats does anyway; the next `fit` brings it back. */
  stepAside(): void;
  /** Makes itself small and comes to the top, while something of its own row lies over it. */
  duck(isCovered: boolean): void;
  remove(): void;
}

export interface ChipActions {
  dismiss(match: OverlayMatch): void;
  openResults(match: OverlayMatch): void;
}

/** What a page would take for clicks on its row, for the beginning of an edit, for its own shortcuts. */
const KEPT_FROM_PAGE =
  'click dblclick auxclick mousedown mouseup pointerdown pointerup touchstart touchend keydown keyup keypress'.split(
    ' ',
  );

export function createChip(extension: Bridge, rest: PointerRest, actions: ChipActions): Chip {
  const host = document.createElement('span');
  const root = host.attachShadow({ mode: 'closed' });
  const [main, copy, more] = [button('call', 'phone'), button('copy', 'copy'), button('more', 'more')];
  const chip = part('span', 'chip', main, copy, more);
  letShow(chip, extension.mark);
  dress(root);
  root.append(chip);

  let match: OverlayMatch | undefined;
  const number = () => (match?.phone.kind === 'unlocked' ? match.phone : undefined);
  const panel = createChipPanel({
    extension,
    chip,
    rest,
    onMade(parts) {
      const { box } = parts;
      letShow(box, extension.mark);
      root.append(box);
      onClick(parts.call, box, () => {
        panel.close();
        call(number()?.href ?? '');
      });
      onClick(parts.copy, box, () => void copyText(number()?.display ?? '', parts.copy));
      onClick(parts.results, box, (shown) => actions.openResults(shown));
      onClick(parts.notThem, box, (shown) => actions.dismiss(shown));
    },
  });
  const toggle = () => (panel.isOpen() ? panel.close() : panel.open());

  /** Runs what a person really asked for: a trusted click on what they really saw, in `box`. */
  function onClick(target: HTMLElement, box: HTMLElement, act: (match: OverlayMatch) => void): void {
    target.addEventListener('click', (event) => {
      // It may stand inside a link of the page.
      event.preventDefault();
      const isMeant = event.isTrusted && rest.hasRested(box) && isReallyVisible(target, root);
      if (isMeant && match && extension.isAlive()) act(match);
    });
  }

  onClick(main, chip, () => {
    const href = number()?.href;
    if (href && chip.dataset.form !== 'icon') call(href);
    else toggle();
  });
  onClick(copy, chip, () => void copyText(number()?.display ?? '', copy));
  onClick(more, chip, toggle);

  for (const type of KEPT_FROM_PAGE) host.addEventListener(type, (event) => event.stopPropagation());
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || !panel.isOpen()) return;
    panel.close();
    main.focus();
  });
  const isWhole = () => chip.dataset.form === 'whole';
  host.addEventListener('pointerenter', () => isWhole() || panel.open());
  host.addEventListener('pointerleave', () => isWhole() || panel.closeSoon());
  root.addEventListener(
    'focusin',
    ({ target }) => isWhole() || !(target as Element).matches(':focus-visible') || panel.open(),
  );
  root.addEventListener(
    'focusout',
    (event) => root.contains((event as FocusEvent).relatedTarget as Node) || panel.closeSoon(),
  );

  let fitted: ChipFit | undefined;
  let isDucking = false;
  function draw(): void {
    if (!fitted) return;
    const { form, isFloating, isBefore, gapPx, theme } = fitted;
    chip.dataset.form = isDucking ? 'icon' : form;
    chip.toggleAttribute('data-floats', isFloating && !isDucking);
    chip.toggleAttribute('data-before', isBefore);
    chip.toggleAttribute('data-ducks', isDucking);
    chip.style.setProperty('--gap', `${isDucking ? 6 : gapPx}px`);
    chip.dataset.theme = theme;
    panel.setTheme(theme);
  }

  return {
    host,
    box: chip,
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(match)) return;
      match = next;
      const words = describeMatch(next, extension);
      chip.dataset.state = next.phone.kind;
      main.dataset.shown = words.shown;
      main.dataset.country = (next.phone.kind === 'unlocked' && next.phone.country) || '';
      main.setAttribute('aria-label', words.label);
      copy.hidden = next.phone.kind !== 'unlocked';
      copy.setAttribute('aria-label', extension.text('overlay_copy', [next.name]));
      more.setAttribute('aria-label', extension.text('overlay_details', [next.name]));
      panel.show(next, words);
    },
    fit(fit) {
      fitted = fit;
      draw();
      rest.watch(chip, panel.isOpen);
    },
    stepAside() {
      if (!fitted?.isFloating || isDucking) chip.dataset.form = 'none';
    },
    duck(isCovered) {
      isDucking = isCovered;
      draw();
    },
    remove() {
      panel.close();
      rest.unwatch(chip);
      host.remove();
    },
  };
}
