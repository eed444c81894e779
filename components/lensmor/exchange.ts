import type { FailureKind } from './failure';
import { type RateLimits, readRateLimits } from './rate-limits';

/** Runs `work` after a delay; the returned function cancels it. */
export type After = (delayMs: number, work: () => void) => () => void;

/** An answer that nobody has validated yet. */
interface Answer {
  status: number;
  isGood: boolean;
  limits: RateLimits;
  /** `undefined` if it exceeded the size limit. */
  body: string | undefined;
  requestId: string;
}

/** Without a complete answer. `limits` come from its headers, if those arrived. */
type Broken = { kind: Extract<FailureKind, 'timeout' | 'unreachable'>; limits: RateLimits };

export interface Exchange {
  /** Sends one request. Never rejects. */
  send(url: string, bearer: string): Promise<Answer | Broken>;
  /** Aborts all requests in flight; each returns as if it had timed out. */
  abortAll(): void;
}

/** Chrome terminates a worker that waits longer than 30 s for a `fetch`. */
const TIME_LIMIT_MS = 20_000;
const BODY_LIMIT_BYTES = 1_000_000;

interface Options {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  now: () => number;
  after: After;
}

/** The only place that sends requests: without redirects, cookies, referrer or cache, and with a time limit. */
export function createExchange({ fetch, now, after }: Options): Exchange {
  const inFlight = new Set<AbortController>();
  return {
    async send(url, bearer) {
      const limit = new AbortController();
      inFlight.add(limit);
      const cancelTimer = after(TIME_LIMIT_MS, () => limit.abort());
      let limits: RateLimits = {};
      try {
        const response = await fetch(url, {
          headers: { Authorization: `Bearer ${bearer}`, Accept: 'application/json' },
          redirect: 'error',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal: limit.signal,
        });
        const { status, ok: isGood, headers } = response;
        limits = readRateLimits(headers, status, now());
        const body = isGood
          ? await readBody(response, limit.signal)
          : await readBody(response, limit.signal).catch(() => '');
        return { status, isGood, limits, body, requestId: headers.get('X-Request-ID') ?? '' };
      } catch {
        return { kind: limit.signal.aborted ? 'timeout' : 'unreachable', limits };
      } finally {
        cancelTimer();
        inFlight.delete(limit);
      }
    },
    abortAll() {
      for (const limit of inFlight) limit.abort();
    },
  };
}

/**
 * Reads the body as a stream and stops at the limit, so that a huge or endless one does no harm. Listens to the signal
 * itself, because Node's `fetch` may lose it to the garbage collector once the headers have arrived.
 */
async function readBody(response: Response, signal: AbortSignal): Promise<string | undefined> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > BODY_LIMIT_BYTES) {
      // The answer is rejected even if this fails.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
