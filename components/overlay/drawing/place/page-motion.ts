interface Options {
  /** Called, often, when something may have moved. Do at most one frame's work. */
  onMotion: () => void;
  signal: AbortSignal;
}

/** Events after which a page may look different without a DOM mutation. */
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
/** After each of these, every frame may differ for a while. */
const START_EVENTS = ['transitionrun', 'animationstart'];
const LONGEST_MOTION_MS = 1500;

/**
 * Watches for everything that moves content: user actions, sizes, fonts, transitions and animations. Does nothing on an
 * idle page, and follows an endless animation only for a while.
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
  for (const type of START_EVENTS) document.addEventListener(type, begin, how);
  for (const type of ['resize', 'pageshow']) addEventListener(type, onMotion, how);
  document.fonts.addEventListener('loadingdone', onMotion, { signal });
  const sizes = new ResizeObserver(onMotion);
  for (const element of [document.documentElement, document.body]) if (element) sizes.observe(element);
  signal.addEventListener('abort', () => sizes.disconnect());
}
