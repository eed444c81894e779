/**
 * Draws an element of a chip above everything else on the page, where no cover, clip or effect of the page reaches it:
 * in the top layer, at the same place. `isRaised` is false if it would look different there, for example because its
 * layer is scaled.
 */
export function raise(element: HTMLElement): void {
  if (isRaised(element)) return;
  const before = element.getBoundingClientRect();
  element.popover = 'manual';
  element.showPopover();
  const { x, y, width, height } = element.getBoundingClientRect();
  // There, it is placed relative to the document, and no longer to a dialog that contains its layer.
  if (!areClose(x, before.x) || !areClose(y, before.y))
    element.style.margin = `${before.y - y}px 0 0 ${before.x - x}px`;
  if (!areClose(width, before.width) || !areClose(height, before.height)) lower(element);
}

export function lower(element: HTMLElement): void {
  element.popover = null;
  element.style.margin = '';
}

export const isRaised = (element: Element): boolean => element.matches(':popover-open');

const areClose = (one: number, other: number): boolean => Math.abs(one - other) < 1;
