/** Creates a function that resolves in a new task, so that the page can run in between; never after `signal` aborts. */
export function createYieldToPage(signal: AbortSignal): () => Promise<void> {
  // Browsers throttle nested timers.
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  signal.addEventListener('abort', () => port1.close());

  return () =>
    new Promise((resolve) => {
      if (signal.aborted) return;
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
