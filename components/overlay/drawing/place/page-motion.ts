interface Options {
  /** Something may be elsewhere than before. Called often: at most one frame's work may come of it. */
  onMotion: () => void;
  signal: AbortSignal;
}

/** After these a page may look different without any change of its elements that an observer reports. */
const EVENTS = [
  'pointerover',
  'click',
  'keyup',
  'focusin',
  'focusout',
  'input',
  'change',
  'toggle',
  'load',
  'transitionend',
  'transitioncancel',
  'animationend',
  'animationcancel',
  'fullscreenchange',
  'contentvisibilityautostatechange',
  'visibilitychange',
  'dragend',
];
/** From each of these until so long after the last of them, every frame may differ. */
const BEGINNINGS = ['transitionrun', 'animationstart'];
const LONGEST_MOTION_MS = 1500;

/**
 * Watches for whatever moves things on the page: what a person does, sizes, fonts, transitions and animations. An idle
 * page costs nothing; an animation without end is followed for a while only.
 */
export function watchPageMotion({ onMotion, signal }: Options): void {
  let untilMs = 0;
  let isRunning = false;

  function run(): void {
    onMotion();
    if (performance.now() < untilMs && !signal.aborted) requestAnimationFrame(run);
    else isRunning = false;
  }

  function begin(): void {
    untilMs = performance.now() + LONGEST_MOTION_MS;
    if (isRunning) return;
    isRunning = true;
    requestAnimationFrame(run);
  }

  const how = { capture: true, passive: true, signal };
  for (const type of EVENTS) document.addEventListener(type, onMotion, how);
  for (const type of BEGINNINGS) document.addEventListener(type, begin, how);
  for (const type of ['resize', 'pageshow']) addEventListener(type, onMotion, how);
  document.fonts.addEventListener('loadingdone', onMotion, { signal });
  const sizes = new ResizeObserver(onMotion);
  for (const element of [document.documentElement, document.body]) if (element) sizes.observe(element);
  signal.addEventListener('abort', () => sizes.disconnect());
}
