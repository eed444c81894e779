const WINDOW_MS = 60_000;

interface RateLimit {
  /** Counts one request; returns the API's headers and whether the request is allowed. */
  take(key: string, address: string, now: number): { allowed: boolean; headers: Record<string, string> };
}

/**
 * Allows `perKey` requests per key and `perAddress` per network address within one minute from the first request. The
 * headers describe the key's window.
 */
export function createRateLimit(perKey: number, perAddress: number): RateLimit {
  const countFor = createWindows();
  return {
    take(key, address, now) {
      const ofAddress = countFor(`address ${address}`, now);
      const ofKey = countFor(`key ${key}`, now);
      const headers = {
        'X-RateLimit-Limit': String(perKey),
        'X-RateLimit-Remaining': String(Math.max(0, perKey - ofKey.count)),
        'X-RateLimit-Reset': String(Math.ceil(ofKey.endsAt / 1000)),
      };
      const exceeded = ofKey.count > perKey ? ofKey : ofAddress.count > perAddress ? ofAddress : undefined;
      if (!exceeded) return { allowed: true, headers };
      const retryAfter = String(Math.ceil((exceeded.endsAt - now) / 1000));
      return { allowed: false, headers: { ...headers, 'Retry-After': retryAfter } };
    },
  };
}

function createWindows() {
  const windows = new Map<string, { endsAt: number; count: number }>();
  return (whose: string, now: number) => {
    let window = windows.get(whose);
    if (!window || now >= window.endsAt) {
      window = { endsAt: now + WINDOW_MS, count: 0 };
      windows.set(whose, window);
    }
    window.count++;
    return window;
  };
}
