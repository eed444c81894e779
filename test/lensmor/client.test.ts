import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Client, createClient } from '../../components/lensmor/client';
import type { RateLimits } from '../../components/lensmor/rate-limits';

const KEY = 'uak_test1234_invented';
const NOW = Date.UTC(2026, 10, 23, 9);

interface Arrived {
  url: string;
  headers: IncomingHttpHeaders;
}

let server: Server;
let address: string;
let arrived: Arrived[];
let respond: (response: ServerResponse) => void;
let limits: RateLimits[];

beforeEach(async () => {
  arrived = [];
  limits = [];
  respond = (response) => response.end('{}');
  server = createServer((request, response) => {
    arrived.push({ url: request.url ?? '', headers: request.headers });
    respond(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const slot = {
  report: async (seen: RateLimits) => {
    limits.push(seen);
  },
};

function client(
  options: { at?: string; key?: string | undefined; limitMs?: number; isAllowed?: boolean } = {},
): Client {
  return createClient({
    fetch,
    address: async () => options.at ?? address,
    mayReach: async () => options.isAllowed ?? true,
    key: async () => ('key' in options ? options.key : KEY),
    now: () => NOW,
    after: (delayMs, work) => {
      const timer = setTimeout(work, options.limitMs ?? delayMs);
      return () => clearTimeout(timer);
    },
  });
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
const task = (more: object = {}) => ({ taskId: '321', taskStatus: 'processing', items: [], ...more });
const failureOf = async (asked: ReturnType<Client['getTask']>) => {
  const result = await asked;
  return result.ok ? undefined : result.failure;
};

describe('requests', () => {
  test('contain the key in the Authorization header and no other user data', async () => {
    respond = json(task());
    await client().getTask('321', slot);
    expect(arrived[0]?.url).toBe('/external/contacts/unlock-phone-tasks/321');
    expect(arrived[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(arrived[0]?.headers.cookie).toBeUndefined();
    expect(arrived[0]?.headers.referer).toBeUndefined();
  });

  test('follow no redirects and send no cookies, referrer or cache headers', async () => {
    const inits: RequestInit[] = [];
    const careful = createClient({
      fetch: async (_, init) => {
        inits.push(init);
        return Response.json(task());
      },
      address: async () => address,
      mayReach: async () => true,
      key: async () => KEY,
      now: () => NOW,
      after: () => () => {},
    });
    await careful.getTask('321', slot);
    expect(inits[0]).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  });

  test('escape IDs so that they can’t change the path', async () => {
    await client().getTask('../../a?b#c', slot);
    await client().getProfile('7&x=1', slot);
    expect(arrived.map(({ url }) => url)).toEqual([
      '/external/contacts/unlock-phone-tasks/..%2F..%2Fa%3Fb%23c',
      '/external/personnel/profile?personnel_id=7%26x%3D1',
    ]);
  });

  test.each([
    ['http elsewhere', 'http://api.example', KEY, 'badAddress'],
    ['an address that only looks like localhost', 'http://127.0.0.1.example', KEY, 'badAddress'],
    ['a user name in the address', 'https://me@api.example', KEY, 'badAddress'],
    ['no key', undefined, undefined, 'noKey'],
    ['a key that can’t be sent in a header', undefined, 'uak_ä\n', 'keyRefused'],
  ])('no request is sent: %s', async (_, at, key, kind) => {
    const failure = await failureOf(client({ key, ...(at ? { at } : {}) }).getTask('321', slot));
    expect(failure?.kind).toBe(kind);
    expect(arrived).toEqual([]);
  });

  test('are not sent without the browser’s permission, even if the server’s CORS headers allow everyone', async () => {
    respond = json(task(), 200, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' });
    const options = { isAllowed: false };
    const asking = client(options);
    expect(await failureOf(asking.getTask('321', slot))).toMatchObject({ kind: 'notAllowed' });
    expect(arrived).toEqual([]);
    options.isAllowed = true;
    expect(await asking.getTask('321', slot)).toMatchObject({ ok: true });
    options.isAllowed = false;
    expect(await failureOf(asking.getTask('321', slot))).toMatchObject({ kind: 'notAllowed' });
    expect(arrived).toHaveLength(1);
  });
});

describe('responses', () => {
  test('a task with unknown statuses and fields', async () => {
    respond = json(
      task({
        taskStatus: 'paused',
        newField: 1,
        items: [
          { personnelId: '1', status: 'unlocked', phone: ' +12025550143 ', vip: true },
          { personnelId: '2', status: 'queued', phone: null },
          { personnelId: '3', status: 'failed', errorCode: 'X'.repeat(500) },
        ],
      }),
    );
    const result = await client().getTask('321', slot);
    expect(result).toEqual({
      ok: true,
      value: {
        taskId: '321',
        taskStatus: 'unknown',
        items: [
          { personnelId: '1', status: 'unlocked', phone: '+12025550143' },
          { personnelId: '2', status: 'processing' },
          { personnelId: '3', status: 'failed', errorCode: 'X'.repeat(100) },
        ],
      },
    });
  });

  test('a profile, without its null fields', async () => {
    respond = json({ id: '789', fullName: 'Jane Doe', title: null, companyName: 'Acme', email: '', phone: null });
    const result = await client().getProfile('789', slot);
    expect(result).toEqual({ ok: true, value: { id: '789', fullName: 'Jane Doe', companyName: 'Acme' } });
  });

  test('the remaining credits', async () => {
    respond = json({ totalAmount: 31000, totalBalance: 30050, resetAt: null });
    expect(await client().getBalance(slot)).toEqual({ ok: true, value: { totalBalance: 30050 } });
  });

  const error = { code: 1, message: 'no', errorKey: 'SOME_KEY', traceId: 'trace-1' };
  test.each([
    [400, 'notAccepted'],
    [401, 'keyRefused'],
    [402, 'noAccess'],
    [403, 'noAccess'],
    [404, 'notFound'],
    [409, 'conflict'],
    [429, 'rateLimited'],
    [500, 'serverError'],
    [503, 'serverError'],
    [418, 'unexpectedStatus'],
  ])('%i is %s, with the details support asks for', async (status, kind) => {
    respond = json(error, status);
    const failure = await failureOf(client().getTask('321', slot));
    expect(failure).toMatchObject({
      kind,
      status,
      errorKey: 'SOME_KEY',
      traceId: 'trace-1',
      at: NOW,
      method: 'GET',
      path: '/external/contacts/unlock-phone-tasks/321',
    });
    expect(JSON.stringify(failure)).not.toContain(KEY);
  });

  test('the header’s trace ID, if a proxy answered without a body', async () => {
    respond = (response) => response.writeHead(502, { 'X-Request-ID': 'trace-9' }).end('<h1>Bad gateway</h1>');
    expect(await failureOf(client().getTask('321', slot))).toMatchObject({ kind: 'serverError', traceId: 'trace-9' });
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ['a redirect', (r) => r.writeHead(302, { Location: '/elsewhere' }).end(), 'unreachable'],
    ['a broken connection', (r) => r.destroy(), 'unreachable'],
    ['a truncated body', (r) => r.writeHead(200, { 'Content-Length': '99' }).write('{') && r.destroy(), 'unreachable'],
    ['no answer in time', () => {}, 'timeout'],
    ['an endless body', (r) => void r.writeHead(200).write('{'), 'timeout'],
    ['not JSON', (r) => r.end('<h1>Sign in</h1>'), 'notJson'],
    ['an empty answer', (r) => r.writeHead(204).end(), 'notJson'],
    ['the wrong shape', json({ taskId: '321', items: {} }), 'wrongShape'],
    [
      'a prototype in disguise',
      (r) => r.end('{"__proto__":{"taskId":"321","taskStatus":"completed","items":[]}}'),
      'wrongShape',
    ],
    ['deep nesting', (r) => r.end('['.repeat(100_000)), 'notJson'],
    ['nesting that ends', (r) => r.end('['.repeat(10_000) + ']'.repeat(10_000)), 'wrongShape'],
    [
      'people nested in people',
      (r) => r.end(`{"taskId":"321","taskStatus":"completed","items":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
      'wrongShape',
    ],
    ['a name of 1 MB instead of a status', json(task({ taskStatus: 'x'.repeat(1_000_000) })), 'tooLarge'],
    ['a task without an ID', json({ taskStatus: 'completed', items: [] }), 'wrongShape'],
    ['nothing', json(null), 'wrongShape'],
    ['a number', json(321), 'wrongShape'],
    [
      'a compression bomb of 20 kB',
      (r) => r.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000, ' '))),
      'tooLarge',
    ],
    [
      'an endless trickle of bytes',
      (r) => {
        const drip = setInterval(() => r.write(' '), 100);
        r.writeHead(200).on('close', () => clearInterval(drip));
      },
      'timeout',
    ],
    ['more than 1 MB', (r) => r.end(JSON.stringify(task({ x: 'y'.repeat(1_000_001) }))), 'tooLarge'],
    ['another task', json(task({ taskId: '322' })), 'wrongSubject'],
  ])('%s', async (_, answer, kind) => {
    respond = answer;
    expect(await failureOf(client(kind === 'timeout' ? { limitMs: 1500 } : {}).getTask('321', slot))).toMatchObject({
      kind,
    });
    expect(arrived).toHaveLength(1);
  });

  test('up to the maximum number of people per task, each once, with their best result', async () => {
    const people = Array.from({ length: 1998 }, (_, at) => ({ personnelId: `${at}`, status: 'pending' }));
    const news = [
      { personnelId: '7', status: 'failed' },
      { personnelId: '7', status: 'unlocked', phone: '+12025550143' },
      { personnelId: '7', status: 'unlocked' },
      { personnelId: 'constructor', status: 'failed' },
      { personnelId: '__proto__', status: 'failed' },
    ];
    respond = json(task({ items: [...people, ...news] }));
    const result = await client().getTask('321', slot);
    const items = result.ok ? result.value.items : [];
    expect(items).toHaveLength(2000);
    expect(items.filter(({ personnelId }) => personnelId === '7')).toEqual([news[1]]);
  });

  test('no more people than a task can contain', async () => {
    const people = Array.from({ length: 15_500 }, (_, at) => ({ personnelId: `${at}`, status: 'pending' }));
    respond = json(task({ items: people }));
    const result = await client().getTask('321', slot);
    expect(result.ok && result.value.items).toHaveLength(2000);
  });

  test('a profile without a name and with fields of any type', async () => {
    respond = json({
      id: '789',
      fullName: null,
      title: 'Buyer',
      sourceType: ['exhibitor', 'social'],
      eventCount: 'many',
    });
    expect(await client().getProfile('789', slot)).toEqual({
      ok: true,
      value: { id: '789', fullName: '', title: 'Buyer' },
    });
    respond = json({ id: '789', fullName: 'Jane Doe', sourceType: 'visitors', email: {}, phoneUnlockStatus: 'ready' });
    expect(await client().getProfile('789', slot)).toMatchObject({ ok: true, value: { phoneUnlockStatus: 'ready' } });
  });

  test.each([
    [{ code: 429, errorKey: 'USER_CONCURRENCY_LIMIT_EXCEEDED', data: null, details: null }, 'rateLimited', 429],
    [{ code: 400, errorKey: 'USER_HAS_NO_FEATURE', details: [1] }, 'noAccess', 400],
    [{ code: 401, errorKey: 'INVALID_API_KEY' }, 'keyRefused', 401],
    [{ code: 503, errorKey: 'SOMETHING_NEW' }, 'serverError', 503],
  ])('an error with status 200 is the error it names: %j', async (body, kind, status) => {
    respond = json({ ...body, message: 'no', traceId: 'trace-1' });
    expect(await failureOf(client().getTask('321', slot))).toMatchObject({
      kind,
      status,
      errorKey: body.errorKey,
      traceId: 'trace-1',
    });
    expect(limits).toEqual([kind === 'rateLimited' ? { retryAfterMs: 30_000 } : {}]);
  });

  test.each([{ code: 'AI_SEARCH_RESULT_MISMATCH' }, { code: 0 }, { errorKey: 'SOMETHING' }])(
    'a successful response with %j is still successful',
    async (more) => {
      respond = json(task(more));
      expect(await client().getTask('321', slot)).toMatchObject({ ok: true });
    },
  );

  const page = (status: number) => (r: ServerResponse) =>
    r.writeHead(status, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  test.each([
    [401, 'notJson'],
    [403, 'notJson'],
    [404, 'notJson'],
    [511, 'notJson'],
    [200, 'notJson'],
    [502, 'serverError'],
  ])('a page with status %i comes from an intermediary: %s', async (status, kind) => {
    respond = page(status);
    expect(await failureOf(client().getTask('321', slot))).toMatchObject({ kind });
  });

  test.each([
    [422, { code: 422, errorKey: 'LEAD_SELECTION_LIMIT_EXCEEDED', details: { limit: 2000 } }, 'notAccepted'],
    [403, { code: 403, errorKey: 'NO_ACTIVE_SUBSCRIPTION', details: 'any' }, 'noAccess'],
    [511, {}, 'notJson'],
  ])('%i with details: %j', async (status, body, kind) => {
    respond = json(body, status);
    expect(await failureOf(client().getTask('321', slot))).toMatchObject({ kind, status });
  });

  const escaped = Array.from(KEY, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  test.each<[string, string]>([
    ['in part', KEY.slice(3, 16)],
    ['after another word', `x${KEY.slice(-12)}`],
    ['in capitals', KEY.toUpperCase()],
    ['split by invisible characters', Array.from(KEY).join('\u00ad')],
    ['split by spaces and punctuation', Array.from(KEY).join(' - ')],
    ['in full-width characters', Array.from(KEY, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')],
    ['escaped', escaped],
    ['escaped twice', escaped.replaceAll('\\', '\\\\')],
    ['escaped for a URL', Array.from(KEY, (c) => `%${c.charCodeAt(0).toString(16)}`).join('')],
    ['escaped for HTML', Array.from(KEY, (c) => `&#${c.charCodeAt(0)};`).join('')],
    ['escaped for a mail', Array.from(KEY, (c) => `=${c.charCodeAt(0).toString(16)}`).join('')],
    ['in hexadecimal digits', Buffer.from(KEY).toString('hex')],
    ['in hexadecimal bytes', Buffer.from(KEY).toString('hex').replace(/../g, '0x$& ')],
    ['in Base64', Buffer.from(`Bearer ${KEY}`).toString('base64')],
    ['in Base64 after a path', `/v1/${Buffer.from(`Bearer ${KEY}`).toString('base64')}`],
    ['in Base64 after a prefix', `sig-${Buffer.from(KEY).toString('base64url')}`],
    ['in escaped Base64', encodeURIComponent(`?${Buffer.from(`Bearer ${KEY}`).toString('base64')}`)],
  ])('removes a key that is echoed %s, in any field', async (_, echo) => {
    const item = { personnelId: '1', status: 'failed' };
    respond = json(
      task({
        items: [
          { ...item, phone: echo },
          { ...item, personnelId: '2', errorCode: `E ${echo}` },
        ],
      }),
    );
    const told = [JSON.stringify(await client().getTask('321', slot))];
    respond = json({
      id: '7',
      fullName: echo,
      title: echo,
      companyName: echo,
      email: echo,
      linkedinUrl: echo,
      phone: echo,
    });
    told.push(JSON.stringify(await client().getProfile('7', slot)));
    respond = json({ code: 400, errorKey: echo, traceId: echo }, 400, { 'X-Request-ID': 'x' });
    told.push(JSON.stringify(await client().getTask('321', slot)));
    for (const text of told) {
      expect(text).toContain('…');
      expect(text).not.toContain(echo);
      expect(text.toLowerCase().replace(/[^a-z0-9]/g, '')).not.toMatch(/test1234in|1234invent|4invented/);
    }
  });

  test('rejects an ID that contains the key', async () => {
    respond = json(task({ items: [{ personnelId: KEY, status: 'failed' }] }));
    expect(await failureOf(client().getTask('321', slot))).toMatchObject({ kind: 'wrongShape' });
  });

  test.each([
    ['a successful answer', 200],
    ['a refusal', 400],
    ['a proxy’s answer', 502],
  ])('removes a key that %s echoes', async (_, status) => {
    const echo = `you sent Bearer ${KEY}\u202e`;
    respond = json(
      { ...task({ items: [{ personnelId: '1', status: 'failed', phone: echo, errorCode: echo }] }), errorKey: echo },
      status,
      { 'X-Request-ID': echo.slice(0, -1) },
    );
    const said = JSON.stringify(await client().getTask('321', slot));
    expect(said).toContain('you sent Bearer …');
    expect(said).not.toMatch(/uak_|\u202e/);
  });

  test('aborts a body larger than 1 MB', async () => {
    let sent = 0;
    const ended = new Promise<void>((resolve) => {
      respond = (response) => {
        const chunk = Buffer.alloc(65_536, 'x');
        const pour = () => {
          while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        };
        response.on('drain', pour).on('close', resolve);
        pour();
      };
    });
    expect(await failureOf(client().getTask('321', slot))).toMatchObject({ kind: 'tooLarge' });
    await ended;
    expect(sent).toBeLessThan(50_000_000);
  });

  test('abortAll cancels requests in progress, but no later ones', async () => {
    const arrival = new Promise<void>((resolve) => {
      respond = () => resolve();
    });
    const patient = client();
    const asked = failureOf(patient.getTask('321', slot));
    await arrival;
    patient.abortAll();
    expect(await asked).toMatchObject({ kind: 'timeout' });
    respond = json(task());
    expect(await patient.getTask('321', slot)).toMatchObject({ ok: true });
  });

  test('reports rate limits to the budget, including those of failed requests', async () => {
    respond = json(error, 429, { 'Retry-After': '32', 'X-RateLimit-Remaining': '0' });
    expect(await failureOf(client().getTask('321', slot))).toMatchObject({ retryAt: NOW + 32_000 });
    expect(limits).toEqual([{ retryAfterMs: 32_000, remaining: 0 }]);
  });

  test('returns every slot, even if nothing was sent', async () => {
    await client({ key: undefined }).getTask('321', slot);
    await client({ isAllowed: false }).getTask('321', slot);
    respond = (r) => r.destroy();
    await client().getTask('321', slot);
    expect(limits).toEqual([{}, {}, {}]);
  });
});
