/** What is read once for each life of the worker; after that, memory and storage change together. */
export interface Lazy<T> {
  /** All who ask get the same; a reading that failed is tried again by the next. */
  get(): Promise<T>;
  /** For when storage knows better. */
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
