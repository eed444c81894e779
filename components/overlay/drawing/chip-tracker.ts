import type { Effort } from '../page/effort';
import type { Hit } from '../page/hit';
import { boxOf, elementOf, parentOf } from '../page/safe-dom';
import type { Chip, ChipFit, ChipForm } from './chip/chip';
import { MARK_TO_WORDS_PX } from './chip/chip-style';
import { createCoverCheck } from './guard/cover-check';
import { isEdited } from './guard/is-edited';
import { createBackdrop } from './place/backdrop';
import {
  chooseForms,
  fitInto,
  formsUpTo,
  isUnclipped,
  type Measured,
  measureAll,
  widthOf,
} from './place/chip-placement';
import { createElementGroups } from './place/element-groups';
import type { FreeSpace } from './place/free-space';
import type { Layer, Layers } from './place/layer';
import { readMention } from './place/mention-box';
import { watchPageMotion } from './place/page-motion';
import { isNearby, watchNearness } from './place/watch-nearness';
import { watchScrolls } from './place/watch-scrolls';
import { watchWidths } from './place/watch-widths';

/** A chip that follows its mention. */
export interface Tracked {
  chip: Chip;
  /** The mentions where it can be shown, best first, and the current one. */
  anchors: readonly Hit[];
  anchor: Hit;
  /** The row, card or other part around it. */
  part: Node;
  /** Whether its space has changed since it was fitted. */
  isUnfit: boolean;
  /** Whether it lost some of its evidence; then it stays hidden until it is confirmed. */
  isDoubtful: boolean;
  /** Whether it was removed from the board. */
  isRemoved?: boolean;
  room?: FreeSpace;
  /** The position of the mention's words in the layer when the chip was fitted. */
  at?: { x: number; y: number; width: number };
  /** The possible fits, best first. */
  fits?: readonly ChipFit[];
  /** The index of the first fit that the page doesn't cover. */
  level?: number;
  /** Whether there was no time to place it while its container was scrolling. */
  isLeftBehind?: boolean;
  /** Whether its mention is being edited. */
  isBeingEdited?: boolean;
  /** Whether its mention is too far outside the viewport to be tracked. */
  isFar?: boolean;
}

interface Fitted {
  ready: (Required<Pick<Tracked, 'room' | 'at' | 'fits'>> & { one: Tracked; layer: Layer })[];
  /** The other chips, and their best form beside these. */
  others: readonly { one: Tracked; form: ChipForm | undefined }[];
}

/** Keeps chips beside their mentions, whatever the page does. */
export interface ChipTracker {
  /** Measures the space for these chips step by step; the returned function draws them all at once. */
  measure(unfit: readonly Tracked[]): Generator<void, () => void, void>;
  /** Call after a change on the page. */
  onChange(change: MutationRecord): void;
  /** Whether so much has changed that all chips will be fitted again whatever else changes. */
  isFollowingAll(): boolean;
  /** Schedules a check whether anything has moved. */
  follow(): void;
  /** Shows a chip that has the focus, wherever its mention is. */
  reveal(one: Tracked): void;
}

interface Options {
  chips: () => Iterable<Tracked>;
  layers: Layers;
  /** Called when the page keeps removing the layer. */
  onRefused: () => void;
  effort: Effort;
  signal: AbortSignal;
}

/** After this many changes at once, all chips are fitted again. */
const MOST_CHANGES = 60;
/** The maximum time per frame while something scrolls. */
const SCROLLED_MS = 5;
/** How many levels above a change to look for affected chips. */
const MOST_LEVELS = 14;

export function createChipTracker({ chips, layers, onRefused, effort, signal }: Options): ChipTracker {
  const themeAround = createBackdrop();
  /** Chips by the element that their space depends on. */
  const byAround = createElementGroups<Tracked>();
  const { near, watch: watchForNearness } = watchNearness<Tracked>(
    (one, isNear) => {
      // Watch only near chips, because the browser measures every watched element in every frame.
      if (one.room) sizes[isNear ? 'watch' : 'unwatch'](one.room.around);
      // It isn't tracked any longer, so its row may move away without it. It is drawn again once it is in place.
      if (isNear) one.isUnfit ||= one.isFar === true;
      else one.isFar = true;
      if (!isNear) draw(one);
    },
    followSoon,
    signal,
  );
  const covers = createCoverCheck<Tracked>({
    chips: () => near,
    drawn: (one) => one.fits && { host: one.chip.host, node: one.anchor.node, boxes: boxesOf(one, one.fits) },
    onLevel(one, level) {
      if (one.level === level) return;
      one.level = level;
      draw(one);
    },
    effort,
    signal,
  });
  let isDue = false;
  let changes = 0;

  const sizes = watchWidths((resized) => {
    for (const one of chips()) one.isUnfit ||= one.room !== undefined && resized.has(one.room.around);
    followSoon();
  }, signal);
  watchPageMotion({
    onMotion() {
      followSoon();
      covers.checkSoon();
    },
    signal,
  });
  // Chips in scrolling elements are moved in each frame.
  const scrolling = watchScrolls({
    onScroll(target) {
      if (target === document) covers.checkSoon();
      for (const one of near) one.isUnfit ||= isMovedBy(one, target);
      followSoon();
    },
    onEnd(target) {
      for (const one of near) {
        if (!isMovedBy(one, target)) continue;
        one.isUnfit = true;
        one.isLeftBehind = false;
      }
      followSoon();
      covers.checkSoon();
    },
    signal,
  });

  function followSoon(): void {
    if (isDue || signal.aborted || document.hidden) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (!signal.aborted) effort.spend(follow);
    });
  }

  /** Moves chips with their mentions, and fits chips again whose space has changed. */
  function follow(): void {
    changes = 0;
    if (!layers.restore()) {
      giveUp();
      return;
    }
    forgetRemoved();
    const seen = [...near].map((one) => ({ one, mention: readMention(one.anchor), layer: layers.of(one.anchor.node) }));
    const measures = measuresOf(seen.map(({ layer }) => layer));
    let isMoving = false;
    const unfit: Tracked[] = [];
    for (const { one, mention, layer } of seen) {
      const { at, room, fits } = one;
      if (!mention || !room || !fits || !at || layer.container !== one.chip.host.parentNode) {
        one.isUnfit = true;
        if (!one.isDoubtful) unfit.push(one);
        continue;
      }
      const now = placeOf(mention.words, room, measures.get(layer));
      const [x, y] = [now.x - at.x, now.y - at.y];
      const hasMoved = Math.abs(x) > 0.5 || Math.abs(y) > 0.5;
      isMoving ||= hasMoved;
      if (isEdited(one.anchor.node) !== one.isBeingEdited) draw(one);
      if (one.isUnfit || Math.abs(now.width - at.width) > 0.5 || (hasMoved && room.clips.length > 0)) unfit.push(one);
      else if (hasMoved) {
        one.at = now;
        one.fits = fits.map((fit) => ({ ...fit, left: fit.left + x, top: fit.top + y }));
        draw(one);
      }
    }
    const scrolled = unfit.filter(isScrolling);
    const still = unfit.filter((one) => !scrolled.includes(one));
    if (still.length > 0) place(runThrough(fitAll(runThrough(measureAll(still)))), still);
    if (scrolled.length > 0) placeScrolled(scrolled);
    if (isMoving) followSoon();
  }

  /** Hides chips until the scrolling stops if they can't be placed and checked for covers in time. */
  function placeScrolled(scrolled: readonly Tracked[]): void {
    const untilMs = performance.now() + SCROLLED_MS;
    const isOver = () => performance.now() > untilMs;
    for (const one of scrolled) one.isLeftBehind = true;
    const measured = runThrough(measureAll(scrolled, isOver));
    place(runThrough(fitAll(measured)), scrolled);
    for (const { one } of measured) {
      if (isOver()) break;
      one.isLeftBehind = false;
      draw(one);
      covers.checkOne(one);
    }
  }

  /** Forgets all chips first: a cover check would create the layer again for chips that are gone. */
  function giveUp(): void {
    near.clear();
    onRefused();
  }

  function forgetRemoved(): void {
    for (const one of near) if (one.isRemoved || !one.anchor.node.isConnected) near.delete(one);
  }

  /**
   * Chooses step by step how chips fit into their space. Measures layers in the first step, because the page may scroll
   * later. Chips that aren't in the page yet are drawn.
   */
  function* fitAll(measured: readonly Measured<Tracked>[]): Generator<void, Fitted, void> {
    const found = new Set(measured.map(({ one }) => one));
    const others = [...new Set(chips())].filter((one) => one.room !== undefined && !found.has(one));
    const forms = chooseForms([...measured.map(({ room }) => room), ...others.flatMap(({ room }) => room ?? [])]);
    const layerOf = new Map(measured.map(({ one }) => [one, layers.of(one.anchor.node)]));
    const measures = measuresOf(layerOf.values());
    const located = measured.map(({ one, room }) => {
      const layer = layerOf.get(one) ?? layers.of(one.anchor.node);
      return { one, room, layer, measure: asMeasured(measures.get(layer) ?? layer.measure(), room) };
    });
    const ready: Fitted['ready'] = [];
    for (const [at, { one, room, layer, measure }] of located.entries()) {
      const theme = themeAround(one.anchor.node);
      const fits = formsUpTo(forms[at] ?? 'mark').map((form) => fitInto(room, form, measure, theme));
      ready.push({ one, room, layer, fits, at: placeOf(room.words, room, measure) });
      if (fits[0] && !one.chip.host.isConnected) one.chip.fit(fits[0], one.anchor.node);
      yield;
    }
    return { ready, others: others.map((one, at) => ({ one, form: forms[measured.length + at] })) };
  }

  function place(
    { ready, others }: Fitted,
    asked: readonly Tracked[],
    distant: ReadonlyMap<Tracked, DOMRect> = new Map(),
  ): void {
    const found = new Set(ready.map(({ one }) => one));
    for (const one of asked) if (!found.has(one)) one.chip.setAway(true);
    // New chips may change the form of others in the same column.
    for (const { one, form } of others) one.isUnfit ||= one.fits?.[0]?.form !== form;
    const coming = new Map<Tracked, Layer>();
    for (const { one, room, layer, fits, at } of ready) {
      Object.assign(one, { room, at, fits, isUnfit: false, level: 0 });
      watchAround(one, room.around);
      if (one.chip.host.parentNode !== layer.container) coming.set(one, layer);
    }
    const measures = measuresOf(distant.keys().map((one) => layers.of(one.anchor.node)));
    for (const [one, words] of distant) {
      const layer = layers.of(one.anchor.node);
      if (one.chip.host.parentNode !== layer.container) coming.set(one, layer);
      near.delete(one);
      watchForNearness(one, one.part);
      Object.assign(one, { isFar: true, isUnfit: false });
      if (!one.fits) one.chip.fit(fitUnmeasured(words, measures.get(layer) ?? WINDOW), one.anchor.node);
    }
    insertInOrder(coming, new Set(chips()));
    for (const { chip } of distant.keys()) chip.setFar(true);
    for (const { one, room } of ready) {
      watchForNearness(one, one.anchor.node, room.words);
      one.isFar = !near.has(one);
      draw(one);
    }
    if (others.some(({ one }) => one.isUnfit && near.has(one))) followSoon();
    covers.checkSoon();
  }

  /** Draws the largest fit that the page doesn't cover. */
  function draw(one: Tracked): void {
    const { chip, room, fits, level = 0 } = one;
    const fit = fits?.[level] ?? fits?.[0];
    if (!room || !fits || !fit) return;
    one.isBeingEdited = isEdited(one.anchor.node);
    chip.fit(fit, one.anchor.node);
    chip.setFar(one.isFar === true);
    chip.setAway(
      level >= fits.length || one.isLeftBehind === true || one.isBeingEdited || !isUnclipped(room, fit.form),
    );
  }

  function boxesOf(one: Tracked, fits: readonly ChipFit[]): DOMRect[] {
    const { x, y, scale } = one.room?.isFixed ? WINDOW : layers.of(one.anchor.node).measure();
    return fits.map(({ form, left, top, width = widthOf(form), height }) => {
      const [at, wide] = [y + top * scale, width * scale];
      if (form === 'mark') return new DOMRect(x + left * scale, at - MARK_TO_WORDS_PX, wide, 0);
      return new DOMRect(x + left * scale, at, wide, height * scale);
    });
  }

  function watchAround(one: Tracked, around: Element): void {
    byAround.add(around, one);
    if (near.has(one)) sizes.watch(around);
  }

  const isScrolling = (one: Tracked): boolean => [...scrolling()].some((target) => isMovedBy(one, target));

  return {
    follow: followSoon,
    isFollowingAll: () => isDue && changes > MOST_CHANGES,
    reveal(one) {
      if (!one.isFar) return;
      place(runThrough(fitAll(runThrough(measureAll([one])))), [one]);
      one.isFar = false;
      draw(one);
      one.chip.box.scrollIntoView({ block: 'nearest' });
    },
    *measure(unfit) {
      const distant = new Map<Tracked, DOMRect>();
      for (const one of unfit) {
        const words = isDistant(one) ? readMention(one.anchor)?.words : undefined;
        if (words) distant.set(one, words);
        yield;
      }
      const close = unfit.filter((one) => !distant.has(one));
      const measured = yield* measureAll(close);
      if (!layers.restore()) return giveUp;
      const fitted = yield* fitAll(measured);
      return () => {
        if (!layers.restore()) giveUp();
        else {
          place(fitted, close, distant);
          restoreOrder(chips());
        }
      };
    },
    onChange({ target }) {
      followSoon();
      if (++changes > MOST_CHANGES) {
        if (changes === MOST_CHANGES + 1) for (const one of near) one.isUnfit = true;
        return;
      }
      let at: Node | null = target;
      for (let level = 0; at && level < MOST_LEVELS; at = parentOf(at), level++)
        for (const one of byAround.of(at)) one.isUnfit = true;
    },
  };
}

/** Inserts chips in the order of their mentions, which is also the order for Tab and screen readers. */
function insertInOrder(coming: ReadonlyMap<Tracked, Layer>, all: Iterable<Tracked>): void {
  if (coming.size === 0) return;
  const containerOf = (one: Tracked | undefined) => one && coming.get(one)?.container;
  const sorted = [...all].sort(compareMentions);
  let next: Tracked | undefined;
  for (let end = sorted.length; end > 0; ) {
    const container = containerOf(sorted[end - 1]);
    let start = end - 1;
    // Together, because the browser and the page hear of each insertion.
    while (container && start > 0 && containerOf(sorted[start - 1]) === container) start--;
    const hosts = sorted.slice(start, end).map(({ chip }) => chip.host);
    const before = next?.chip.host.parentNode === container ? next?.chip.host : undefined;
    if (before) before.before(...hosts);
    else container?.append(...hosts);
    if (hosts[0]?.isConnected) next = sorted[start];
    end = start;
  }
}

/** Restores that order after the page has moved mentions, but not while a chip has the focus, which it would lose. */
function restoreOrder(all: Iterable<Tracked>): void {
  const byHost = new Map([...all].map((one) => [one.chip.host as Node, one]));
  if (byHost.has(document.activeElement ?? document)) return;
  for (const [container, group] of Map.groupBy(byHost.values(), ({ chip }) => chip.host.parentNode)) {
    if (!container) continue;
    const current = [...container.childNodes].flatMap((host) => byHost.get(host) ?? []);
    if (current.every((one, at) => compareMentions(current[at - 1] ?? one, one) <= 0)) continue;
    for (const { chip } of group.sort(compareMentions)) container.append(chip.host);
  }
}

const compareMentions = (one: Tracked, other: Tracked): number => compareOrder(one.anchor.node, other.anchor.node);

function compareOrder(one: Node, other: Node): number {
  const [first, second] = [inDocument(one), inDocument(other)];
  const [a, b] = first === second && one.getRootNode() === other.getRootNode() ? [one, other] : [first, second];
  if (a === b) return 0;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The node itself, or the outermost host of the shadow roots around it. */
function inDocument(node: Node): Node {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : node;
}

function runThrough<Result>(steps: Generator<void, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** About where a chip will be once it is measured, for the keyboard and screen readers. */
const fitUnmeasured = ({ x, y, height }: DOMRect, layer: Measure): ChipFit => ({
  form: 'icon',
  left: Math.round((x - layer.x) / layer.scale),
  top: Math.round((y + height / 2 - layer.y) / layer.scale),
  height: 1,
  zIndex: 0,
  isFixed: false,
  theme: 'light',
});

/** Whether all its mentions are too far outside the viewport to be measured before they come closer. */
function isDistant({ part, anchors }: Tracked): boolean {
  const element = elementOf(part);
  if (!element || !anchors.every(({ node }) => element.contains(node))) return false;
  const box = boxOf(element);
  return box.width > 0 && box.height > 0 && !isNearby(box);
}

const isMovedBy = ({ room }: Tracked, target: Node): boolean =>
  target === document ? room?.isSticky === true : room?.clips.includes(target as Element) === true;

type Measure = ReturnType<Layer['measure']>;
const WINDOW: Measure = { x: 0, y: 0, scale: 1 };

/** The layer's position when the space was measured, because the page may have scrolled since. */
const asMeasured = ({ x, y, scale }: Measure, { scroll }: FreeSpace): Measure => ({
  x: x + scrollX - scroll.x,
  y: y + scrollY - scroll.y,
  scale,
});

const measuresOf = (all: Iterable<Layer>): Map<Layer, Measure> =>
  new Map([...new Set(all)].map((layer) => [layer, layer.measure()]));

/** Relative to the layer, or to the viewport if it is fixed. */
function placeOf(words: DOMRect, { isFixed }: FreeSpace, layer: Measure | undefined) {
  if (isFixed || !layer) return { x: words.x, y: words.y, width: words.width };
  const { x, y, scale } = layer;
  return { x: (words.x - x) / scale, y: (words.y - y) / scale, width: words.width };
}
