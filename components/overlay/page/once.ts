/** Runs `act` once, for all calls together. After a failure, the next call runs it again. */
export function once<Value>(act: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | undefined;
  return () => {
    running ??= act().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
