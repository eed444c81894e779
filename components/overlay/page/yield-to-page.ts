/** Makes the function that resolves in a turn of its own, so that the page has one in between; never once all is over. */
export function createYieldToPage(signal: AbortSignal): () => Promise<void> {
  // A timer would wait for longer each time.
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
