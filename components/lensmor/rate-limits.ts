/** The limits for further requests, from an answer's headers. */
export interface RateLimits {
  /** Send nothing for this long. */
  retryAfterMs?: number;
  /** Requests per window. */
  limit?: number;
  /** Requests left in the current window … */
  remaining?: number;
  /** … and the time until it ends. */
  resetInMs?: number;
}

/** The longest plausible value. Without a bound, a broken server could stop all requests for years. */
const LONGEST_SILENCE_MS = 24 * 3_600_000;
/** The API's window is about a minute. */
const LONGEST_WINDOW_MS = 120_000;
/** More than a browser needs, even if a server allows more. */
const HIGHEST_LIMIT = 600;
/** The pause after a 429 without `Retry-After`. */
const DEFAULT_SILENCE_MS = 30_000;

/**
 * Reads `Retry-After` (seconds or a date) and `X-RateLimit-*`. Times in headers refer to the server's clock, so they are
 * compared with the answer's `Date` header; without one, with `now` (milliseconds since 1970).
 */
export function readRateLimits(headers: Headers, status: number, now: number): RateLimits {
  const serverNow = parseDate(headers.get('Date')) ?? now;
  const limit = parseCount(headers.get('X-RateLimit-Limit'));
  const remaining = parseCount(headers.get('X-RateLimit-Remaining'));
  const resetAtSeconds = parseCount(headers.get('X-RateLimit-Reset'));
  const resetInMs =
    resetAtSeconds === undefined ? undefined : clamp(resetAtSeconds * 1000 - serverNow, 0, LONGEST_WINDOW_MS);
  const retryAfterMs = parseRetryAfter(headers.get('Retry-After'), serverNow) ?? defaultSilence(status).retryAfterMs;
  return {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: clamp(retryAfterMs, 0, LONGEST_SILENCE_MS) }),
    ...(limit === undefined || limit === 0 ? {} : { limit: Math.min(limit, HIGHEST_LIMIT) }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(resetInMs === undefined ? {} : { resetInMs }),
  };
}

/** A 429 always means a pause. */
export const defaultSilence = (status: number): Pick<RateLimits, 'retryAfterMs'> =>
  status === 429 ? { retryAfterMs: DEFAULT_SILENCE_MS } : {};

function parseRetryAfter(text: string | null, serverNow: number): number | undefined {
  const seconds = parseCount(text);
  if (seconds !== undefined) return seconds * 1000;
  const date = parseDate(text);
  return date === undefined ? undefined : date - serverNow;
}

const parseCount = (text: string | null): number | undefined => (text && /^\d+$/.test(text) ? Number(text) : undefined);

/** HTTP dates start with a weekday. `Date.parse` alone also accepts "-5" or "1.5". */
function parseDate(text: string | null): number | undefined {
  const time = /^[A-Z][a-z]+, /.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
