import { createYieldToPage } from './yield-to-page';

/**
 * Makes the function that resolves before the next frame is painted, in the order of the calls, and at once where that
 * is about to be. A hidden page is not painted, and waits.
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
