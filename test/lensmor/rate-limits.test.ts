import { describe, expect, test } from 'vitest';
import { readRateLimits } from '../../components/lensmor/rate-limits';

const SERVER = Date.UTC(2026, 10, 23, 9);
const date = (ms: number) => new Date(ms).toUTCString();

describe('rate limit headers', () => {
  test.each<[string, Record<string, string>, number, object]>([
    ['nothing', {}, 200, {}],
    ['seconds', { 'Retry-After': '32' }, 429, { retryAfterMs: 32_000 }],
    ['seconds with another status', { 'Retry-After': '5' }, 503, { retryAfterMs: 5000 }],
    ['a date', { 'Retry-After': date(SERVER + 20_000) }, 429, { retryAfterMs: 20_000 }],
    ['a date that has passed', { 'Retry-After': date(SERVER - 20_000) }, 429, { retryAfterMs: 0 }],
    ['nonsense', { 'Retry-After': 'soon' }, 503, {}],
    ['text that starts like a number', { 'Retry-After': '1.5' }, 503, {}],
    ['a negative number', { 'Retry-After': '-5' }, 503, {}],
    ['429 without headers', {}, 429, { retryAfterMs: 30_000 }],
    ['years', { 'Retry-After': '999999999' }, 429, { retryAfterMs: 86_400_000 }],
    [
      'what remains',
      { 'X-RateLimit-Remaining': '7', 'X-RateLimit-Reset': String(SERVER / 1000 + 40) },
      200,
      { remaining: 7, resetInMs: 40_000 },
    ],
    ['a reset time long ago', { 'X-RateLimit-Reset': '1714521600' }, 200, { resetInMs: 0 }],
    ['a reset time in milliseconds', { 'X-RateLimit-Reset': String(SERVER + 40_000) }, 200, { resetInMs: 120_000 }],
  ])('%s', (_, headers, status, expected) => {
    // Our clock is off by a day; the server's own date counts.
    const all = new Headers({ ...headers, Date: date(SERVER) });
    expect(readRateLimits(all, status, SERVER + 86_400_000)).toEqual(expected);
  });

  test('without a Date header, our own clock is used', () => {
    expect(readRateLimits(new Headers({ 'Retry-After': date(SERVER + 9000) }), 429, SERVER)).toEqual({
      retryAfterMs: 9000,
    });
  });
});
