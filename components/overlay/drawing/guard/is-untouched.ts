import { EVENTS_REVEAL_TARGETS } from '../../../platform/platform';

/** The inline styles that place chips and panels. */
const PLACING = new Set(
  'transform width height z-index margin-top margin-right margin-bottom margin-left top right bottom left inset-block-start inset-block-end inset-inline-start inset-inline-end'.split(
    ' ',
  ),
);
const PLACED = /^(?:|translate\([^)]*\))$/;
const OWN = new Set(['style', 'span', 'div', 'button', 'svg', 'path']);

/** The style rules of all roots. */
let rules: string | undefined;

/** Call before any event can happen on a chip. */
export function noteRules(root: ShadowRoot): void {
  if (EVENTS_REVEAL_TARGETS) rules ??= rulesIn(root);
}

/**
 * Whether a page has left a chip's root as it was. In Firefox, it gets the root with each event on the chip, and could hide
 * what the user is about to click.
 */
export function isUntouched(root: ShadowRoot): boolean {
  if (!EVENTS_REVEAL_TARGETS) return true;
  const elements = [...root.querySelectorAll<HTMLElement>('*')];
  return (
    root.adoptedStyleSheets.length === 0 &&
    root.getAnimations().every((animation) => animation instanceof CSSTransition) &&
    rulesIn(root) === rules &&
    elements.every(({ localName }) => OWN.has(localName)) &&
    // All words are attributes, and in vaults; `said` is not painted.
    root.querySelector(':is([data-shown], [data-country]):not(.said)') === null &&
    elements.every(({ localName, textContent }) => localName === 'style' || textContent?.trim() === '') &&
    elements.every(({ style }) => [...(style ?? [])].every((name) => PLACING.has(name))) &&
    elements.every(({ style }) => PLACED.test(style?.transform ?? ''))
  );
}

const rulesIn = (root: ShadowRoot): string =>
  [...root.styleSheets]
    .map(({ cssRules, disabled, media }) => [disabled, media.mediaText, ...[...cssRules].map(({ cssText }) => cssText)])
    .join('\n');
