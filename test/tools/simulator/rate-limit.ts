const WINDOW_MS = 60_000;

export interface RateLimit {
  /** Counts one request; headers as the API sends them, and whether the request may go on. */
  take(caller: string, now: number): { allowed: boolean; headers: Record<string, string> };
}

/** At most `limit` requests a caller a window of one minute, which begins with the caller's first request. */
export function createRateLimit(limit: number): RateLimit {
  const windows = new Map<string, { endsAt: number; count: number }>();
  return {
    take(caller, now) {
      let window = windows.get(caller);
      if (!window || now >= window.endsAt) {
        window = { endsAt: now + WINDOW_MS, count: 0 };
        windows.set(caller, window);
      }
      window.count++;
      if (window.count > limit) {
        return { allowed: false, headers: { 'Retry-After': String(Math.ceil((window.endsAt - now) / 1000)) } };
      }
      return {
        allowed: true,
        headers: {
          'X-RateLimit-Limit': String(limit),
          'X-RateLimit-Remaining': String(limit - window.count),
          'X-RateLimit-Reset': String(Math.ceil(window.endsAt / 1000)),
        },
      };
    },
  };
}
