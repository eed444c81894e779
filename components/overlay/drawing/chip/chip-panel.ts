import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';
import { once } from '../../page/once';
import type { ClickGuard } from '../guard/click-guard';
import type { createPanelContent, PanelContent } from '../panel/panel-content';
import type { Theme } from '../place/backdrop';
import { PANEL_PX } from './chip-style';

/** How long a panel stays open after the pointer has left. */
const LINGER_MS = 250;
const GAP_PX = 4;

/** The globals of the isolated world; the panels' script sets its only function here. */
export interface PanelWorld {
  createPanelContent?: typeof createPanelContent;
}

/** Creates a function that loads the panels' script. Most chips are never pointed at. */
export const createPanelLoader = (extension: Bridge) =>
  once(async () => {
    await extension.runScript('panel');
    const { createPanelContent: create } = globalThis as PanelWorld;
    if (!create) throw new Error('The panel did not load');
    return create;
  });

export type LoadPanel = ReturnType<typeof createPanelLoader>;

/** The panel with all details and actions of a chip. */
export interface ChipPanel {
  show(match: OverlayMatch): void;
  isOpen(): boolean;
  /** Call when it may be opened soon. */
  prepare(): void;
  /** Opens it as soon as it is loaded, unless it is closed before, and perhaps focuses its first control. */
  open(mustFocus?: boolean): void;
  close(): void;
  closeSoon(): void;
  /** Replaces the content with an undo for the action in `done`; `undefined` restores the content. */
  offerUndo(done: string | undefined): void;
  setTheme(theme: Theme): void;
}

interface Options {
  extension: Bridge;
  /** The chip that the panel opens beside, and its root. */
  chip: HTMLElement;
  root: ShadowRoot;
  guard: ClickGuard;
  load: LoadPanel;
  /** Called with the content once it is created. */
  onCreated: (content: PanelContent) => void;
}

export function createChipPanel({ extension, chip, root, guard, load, onCreated }: Options): ChipPanel {
  let content: PanelContent | undefined;
  let shown: OverlayMatch | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const isOpen = () => content?.box.matches(':popover-open') === true;

  async function loadContent(): Promise<PanelContent> {
    const create = await load();
    if (content) return content;
    content = create(extension, root);
    content.box.dataset.theme = chip.dataset.theme;
    content.box.addEventListener('pointerenter', () => clearTimeout(closing));
    onCreated(content);
    return content;
  }

  function reveal({ box, show }: PanelContent): void {
    if (isOpen()) return;
    if (shown) show(shown);
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
  }

  function close(): void {
    clearTimeout(closing);
    isWanted = false;
    if (!content) return;
    if (isOpen()) content.box.hidePopover();
    guard.unwatch(content.box);
  }

  return {
    isOpen,
    // If that fails, the next call tries again.
    prepare: () => void load().catch(() => {}),
    open(mustFocus = false) {
      clearTimeout(closing);
      isWanted = true;
      void loadContent().then(
        (loaded) => {
          if (!isWanted || !extension.isAlive()) return;
          reveal(loaded);
          if (mustFocus) loaded.box.querySelector<HTMLElement>('button:not([aria-disabled=true])')?.focus();
        },
        () => {},
      );
    },
    close,
    closeSoon() {
      clearTimeout(closing);
      closing = setTimeout(close, LINGER_MS);
    },
    offerUndo: (done) => content?.offerUndo(done),
    show(next) {
      shown = next;
      content?.show(next);
    },
    setTheme(theme) {
      if (content) content.box.dataset.theme = theme;
    },
  };
}

const clamp = (at: number, most: number): number => Math.max(4, Math.min(at, most - 4));
