import { createYieldToPage } from './yield-to-page';

/**
 * Creates a function that resolves before the next paint, in the order of the calls, or immediately if a frame is about
 * to be painted. While the page is hidden, it doesn't resolve.
 */
export function createBeforePaint(signal: AbortSignal): () => Promise<void> {
  const nextTurn = createYieldToPage(signal);
  let frame: Promise<void> | undefined;

  const nextFrame = () =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        void nextTurn().then(() => {
          frame = undefined;
        });
        resolve();
      }),
    );

  return () => {
    frame ??= nextFrame();
    return frame;
  };
}
