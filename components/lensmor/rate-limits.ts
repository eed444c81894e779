/** What an answer's headers say about further requests. */
export interface RateLimits {
  /** Send nothing for this long. */
  retryAfterMs?: number;
  /** How many requests a window of the API takes. */
  limit?: number;
  /** How many more requests the API takes before its window ends … */
  remaining?: number;
  /** … which is in this long. */
  resetInMs?: number;
}

/** No honest server means longer than this. Without a bound, a broken one could silence us for years. */
const LONGEST_SILENCE_MS = 24 * 3_600_000;
/** The API's window is about a minute. */
const LONGEST_WINDOW_MS = 120_000;
/** More than a browser has use for, however much a server allows. */
const HIGHEST_LIMIT = 600;
/** After a 429 that does not say for how long. */
const UNSAID_SILENCE_MS = 30_000;

/**
 * Reads `Retry-After` (seconds or a date) and `X-RateLimit-*`. Times in headers are on the server's clock, so they are
 * taken relative to the answer's own `Date`; only without one does our clock (`now`, milliseconds since 1970) stand in.
 */
export function readRateLimits(headers: Headers, status: number, now: number): RateLimits {
  const serverNow = parseDate(headers.get('Date')) ?? now;
  const limit = parseCount(headers.get('X-RateLimit-Limit'));
  const remaining = parseCount(headers.get('X-RateLimit-Remaining'));
  const resetAtSeconds = parseCount(headers.get('X-RateLimit-Reset'));
  const resetInMs =
    resetAtSeconds === undefined ? undefined : clamp(resetAtSeconds * 1000 - serverNow, 0, LONGEST_WINDOW_MS);
  const retryAfterMs = parseRetryAfter(headers.get('Retry-After'), serverNow) ?? unsaidSilence(status).retryAfterMs;
  return {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: clamp(retryAfterMs, 0, LONGEST_SILENCE_MS) }),
    ...(limit === undefined || limit === 0 ? {} : { limit: Math.min(limit, HIGHEST_LIMIT) }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(resetInMs === undefined ? {} : { resetInMs }),
  };
}

/** A 429 always means a pause. */
export const unsaidSilence = (status: number): Pick<RateLimits, 'retryAfterMs'> =>
  status === 429 ? { retryAfterMs: UNSAID_SILENCE_MS } : {};

function parseRetryAfter(text: string | null, serverNow: number): number | undefined {
  const seconds = parseCount(text);
  if (seconds !== undefined) return seconds * 1000;
  const date = parseDate(text);
  return date === undefined ? undefined : date - serverNow;
}

const parseCount = (text: string | null): number | undefined => (text && /^\d+$/.test(text) ? Number(text) : undefined);

/** Only what begins with a weekday, as HTTP dates do: `Date.parse` also reads "-5" or "1.5" as a date. */
function parseDate(text: string | null): number | undefined {
  const time = /^[A-Z][a-z]+, /.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
