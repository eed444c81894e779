import { elementOf } from '../../page/safe-dom';
import { createElementGroups } from './element-groups';

/** Chips this far outside the viewport are tracked, so that they are in place when they scroll into view. */
const NEAR = '40%';

interface Followed {
  isRemoved?: boolean;
}

export interface Nearness<One> {
  near: Set<One>;
  /** Keeps `near` up to date for an item at `node`. */
  watch(one: One, node: Node): void;
}

/** `onChange` is called for each item that enters or leaves, `onSettled` after all of them. */
export function watchNearness<One extends Followed>(
  onChange: (one: One, isNear: boolean) => void,
  onSettled: () => void,
  signal: AbortSignal,
): Nearness<One> {
  const near = new Set<One>();
  const groups = createElementGroups<One>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        for (const one of groups.of(target)) {
          const isNear = isIntersecting && !one.isRemoved;
          if (isNear) near.add(one);
          else near.delete(one);
          onChange(one, isNear);
        }
      onSettled();
    },
    { root: document, rootMargin: NEAR },
  );
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    near,
    watch(one, node) {
      const element = elementOf(node);
      if (!element) return;
      groups.add(element, one);
      observer.observe(element);
    },
  };
}
