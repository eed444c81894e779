import type { Chip } from './chip';

interface Covered {
  chip: Chip;
  /** The row, card or other part of the page that the chip belongs to. */
  part: Node;
}

/**
 * Pages show a row's own actions over it while the pointer is on it. A chip that they come to lie on makes itself small
 * and comes to the top until the pointer has left the row. What covers whole rows, as menus and headers do, stays above.
 */
export function watchOverlap(chips: () => Iterable<Covered>, signal: AbortSignal): void {
  let target: Element | undefined;
  let ducking: Covered[] = [];

  function look(): void {
    const at = target;
    target = undefined;
    if (!at || signal.aborted) return;
    for (const one of ducking) if (!one.part.contains(at)) one.chip.duck(false);
    ducking = ducking.filter(({ part }) => part.contains(at));
    for (const one of chips()) {
      if (!one.part.contains(at) || ducking.includes(one) || !isCoveredByOwn(one)) continue;
      one.chip.duck(true);
      ducking.push(one);
    }
  }

  document.addEventListener(
    'pointerover',
    ({ target: over }) => {
      if (!(over instanceof Element)) return;
      if (!target) requestAnimationFrame(look);
      target = over;
    },
    { capture: true, passive: true, signal },
  );
}

function isCoveredByOwn({ chip: { host, box }, part }: Covered): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const y = (top + bottom) / 2;
  const root = host.getRootNode() as Document | ShadowRoot;
  return [left + 4, (left + right) / 2, right - 4].some((x) => {
    const over = root.elementFromPoint(x, y);
    return over !== null && over !== host && part.contains(over) && !over.contains(host);
  });
}
