/** Smaller text is illegible. */
const LEAST_ZOOM = 0.5;

/** Those of dark modes and the like; contrasts stay. In Firefox, a filter of the root element also affects the top layer. */
const HARMLESS_FILTER = /^(?:none|(?: ?(?:invert\(1\)|(?:grayscale|hue-rotate|sepia)\([^)]*\)))+)$/;

const TRANSITION = ':active-view-transition';
const KNOWS_TRANSITIONS = CSS.supports(`selector(${TRANSITION})`);

/**
 * Whether a raised chip shows its content: nothing else affects the top layer. During a view transition, only snapshots
 * are visible, while the content receives clicks.
 */
export function isLegible(host: Element): boolean {
  const { documentElement } = document;
  if (KNOWS_TRANSITIONS && documentElement.matches(TRANSITION)) return false;
  return (host.currentCSSZoom ?? 1) >= LEAST_ZOOM && HARMLESS_FILTER.test(getComputedStyle(documentElement).filter);
}
