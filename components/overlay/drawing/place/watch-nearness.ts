import { elementOf } from '../../page/safe-dom';
import { createElementGroups } from './element-groups';

/**
 * Chips this far outside the viewport, as a share of its size, are tracked, so that they are in place when they scroll
 * into view.
 */
const NEAR = 0.4;

interface Followed {
  isRemoved?: boolean;
}

export interface Nearness<One> {
  near: Set<One>;
  /**
   * Keeps `near` up to date for an item, which is now at `node` and has this box in the viewport. Without a box, it isn't
   * near until `onChange` is called.
   */
  watch(one: One, node: Node, box?: DOMRect): void;
}

/** `onChange` is called for each item that enters or leaves, `onSettled` after all of them. */
export function watchNearness<One extends Followed>(
  onChange: (one: One, isNear: boolean) => void,
  onSettled: () => void,
  signal: AbortSignal,
): Nearness<One> {
  const near = new Set<One>();
  const groups = createElementGroups<One>();
  /** Where each item is now; its previous elements are still watched. */
  const current = new WeakMap<One, Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        for (const one of groups.of(target)) {
          if (current.get(one) !== target) continue;
          const isNear = isIntersecting && !one.isRemoved;
          if (isNear) near.add(one);
          else near.delete(one);
          onChange(one, isNear);
        }
      onSettled();
    },
    { root: document, rootMargin: `${NEAR * 100}%` },
  );
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    near,
    watch(one, node, box) {
      const element = elementOf(node);
      if (!element) return;
      // The observer reports only in the next frame, and changes only.
      if (box && isNearby(box)) near.add(one);
      current.set(one, element);
      groups.add(element, one);
      if (!box) observer.unobserve(element);
      observer.observe(element);
    },
  };
}

export const isNearby = ({ left, right, top, bottom }: DOMRect): boolean =>
  bottom > -NEAR * innerHeight &&
  top < (1 + NEAR) * innerHeight &&
  right > -NEAR * innerWidth &&
  left < (1 + NEAR) * innerWidth;
