/** The interval at which these applications re-render. */
const STEP_MS = 100;
/** They stop after this many steps, so that even a busy machine eventually draws the chips. */
export const STEPS = 40;

/** Calls `step` at this interval until the last one. Returns a function that stops it earlier. */
export function takeSteps(step: () => void): () => void {
  let left = STEPS;
  const timer = setInterval(() => {
    step();
    left--;
    if (left === 0) clearInterval(timer);
  }, STEP_MS);
  return () => clearInterval(timer);
}
