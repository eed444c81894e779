import { parentOf } from '../../page/safe-dom';

/** Styles of an ancestor that can hide or distort a chip without affecting hit tests, with their harmless value. */
const HARMLESS: readonly (readonly [name: string, value: RegExp])[] = [
  ['opacity', /^(?:1|0\.9\d*)$/],
  ['filter', /^none$/],
  ['mask-image', /^none$/],
  ['-webkit-mask-box-image-source', /^none$/],
  ['mix-blend-mode', /^normal$/],
  ['perspective', /^none$/],
  // Moving is normal, for example for a centred dialog.
  ['transform', /^(?:none|matrix\(1, 0, 0, 1, .*)$/],
  ['rotate', /^none$/],
  ['scale', /^none$/],
  ['offset-path', /^none$/],
];

/** Smaller text is illegible. */
const LEAST_ZOOM = 0.5;

/** Whether no ancestor makes the chip transparent, tiny, filtered, masked, distorted or moving. */
export function isUndisguised(host: Element): boolean {
  for (let element: Element | null = host; element; element = parentOf(element)) {
    const style = getComputedStyle(element);
    const isPlain = HARMLESS.every(([name, value]) => {
      // Empty if the browser doesn't know the property.
      const own = style.getPropertyValue(name);
      return own === '' || value.test(own);
    });
    if (!isPlain || isMoving(element) || isInTransition(element)) return false;
  }
  return (host.currentCSSZoom ?? 1) >= LEAST_ZOOM;
}

const isMoving = (element: Element): boolean =>
  Element.prototype.getAnimations.call(element).some(({ playState }) => playState === 'running');

const TRANSITION = ':active-view-transition';
const KNOWS_TRANSITIONS = CSS.supports(`selector(${TRANSITION})`);

/** During a view transition, only snapshots are visible, while the content receives clicks. */
const isInTransition = (element: Element): boolean => KNOWS_TRANSITIONS && element.matches(TRANSITION);
