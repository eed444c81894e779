/** A value that is read once per worker. Afterwards, its owner keeps memory and storage in sync. */
export interface Lazy<T> {
  /** Concurrent calls share one read. A failed read is retried by the next call. */
  get(): Promise<T>;
  /** Discards the value, so that the next call reads it again. */
  forget(): void;
}

export function createLazy<T>(read: () => Promise<T>): Lazy<T> {
  let reading: Promise<T> | undefined;
  return {
    get() {
      reading ??= read().catch((error: unknown) => {
        reading = undefined;
        throw error;
      });
      return reading;
    },
    forget() {
      reading = undefined;
    },
  };
}
