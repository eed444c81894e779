/** How often the applications of these tests draw their rows again. */
const STEP_MS = 100;
/** After this many steps they rest: a machine that is too busy to draw a chip between two steps gets its turn. */
export const STEPS = 40;

/** Calls `step` until the last one. Returns what stops it earlier. */
export function takeSteps(step: () => void): () => void {
  let left = STEPS;
  const timer = setInterval(() => {
    step();
    left--;
    if (left === 0) clearInterval(timer);
  }, STEP_MS);
  return () => clearInterval(timer);
}
