import { beforeEach, describe, expect, test } from 'vitest';
import { type MessageName, messages } from '../../components/messages/messages';
import { createReceiver, type Handlers, type Sender } from '../../components/messages/receive';

const EXTENSION = 'chrome-extension://abcdefghijklmnop';
const page: Sender = { id: 'abcdefghijklmnop', url: `${EXTENSION}/popup.html`, origin: EXTENSION };
const overlay: Sender = {
  id: 'abcdefghijklmnop',
  url: 'https://crm.example/contacts/1',
  origin: 'https://crm.example',
  tab: { id: 7 },
  frameId: 0,
};

let handled: unknown[];
let refused: string[];
let isHeard: boolean;
let hasConsent: boolean;
const receive = createReceiver({
  extensionId: 'abcdefghijklmnop',
  extensionOrigin: EXTENSION,
  // Each handler records its arguments.
  handlers: Object.fromEntries(
    Object.keys(messages).map((name) => [name, async (...reached: unknown[]) => void handled.push([name, ...reached])]),
  ) as unknown as Handlers,
  gate: { admits: () => isHeard },
  hasConsent: async () => hasConsent,
  onRefused: (name) => void refused.push(name),
});

beforeEach(() => {
  handled = [];
  refused = [];
  isHeard = true;
  hasConsent = true;
});

describe('messages', () => {
  test('a page may send commands; the handler gets the parsed payload and the sender', async () => {
    await receive({ name: 'tasks.track', payload: { ids: ['321'], more: 1 } }, page);
    expect(handled).toEqual([['tasks.track', { ids: ['321'] }, expect.objectContaining({ origin: EXTENSION })]]);
  });

  test('an overlay is identified by its document’s origin', async () => {
    await receive({ name: 'overlay.start', payload: {} }, overlay);
    expect(handled).toEqual([
      ['overlay.start', {}, expect.objectContaining({ origin: 'https://crm.example', tabId: 7, frameId: 0 })],
    ]);
  });

  test('a frame without a URL has the origin of the page that contains it', async () => {
    await receive(
      { name: 'overlay.start', payload: {} },
      { ...overlay, url: 'about:srcdoc', origin: 'https://crm.example' },
    );
    expect(handled).toEqual([['overlay.start', {}, expect.objectContaining({ origin: 'https://crm.example' })]]);
  });

  const forged: [string, unknown, Sender][] = [
    ['no message', undefined, page],
    ['an unknown name', { name: 'tasks.steal', payload: {} }, page],
    ['a name from the prototype', { name: 'toString', payload: {} }, page],
    ['the wrong shape', { name: 'tasks.track', payload: { ids: '321' } }, page],
    ['an invalid ID', { name: 'tasks.track', payload: { ids: ['../keys'] } }, page],
    ['another extension', { name: 'tasks.track', payload: { ids: ['321'] } }, { ...page, id: 'other' }],
    ['nobody', { name: 'tasks.track', payload: { ids: ['321'] } }, {}],
    [
      'a page URL that only looks like ours',
      { name: 'key.test', payload: {} },
      { ...page, url: `${EXTENSION}evil/`, origin: `${EXTENSION}evil` },
    ],
    ['a site with one of our URLs', { name: 'key.test', payload: {} }, { ...overlay, url: page.url }],
    ['one of our frames without a URL', { name: 'key.test', payload: {} }, { ...page, url: 'about:blank' }],
    ['a file', { name: 'overlay.start', payload: {} }, { ...overlay, url: 'file:///etc/passwd', origin: 'file://' }],
    ['a document that its site sandboxed', { name: 'overlay.start', payload: {} }, { ...overlay, origin: 'null' }],
    ['a data: URL', { name: 'overlay.start', payload: {} }, { ...overlay, url: 'data:text/html,x', origin: 'null' }],
    [
      'a frame that is sandboxed from its page',
      { name: 'overlay.start', payload: {} },
      { ...overlay, url: 'about:srcdoc', origin: 'null' },
    ],
    [
      'a blank page without an origin',
      { name: 'overlay.start', payload: {} },
      { ...overlay, url: 'about:blank', origin: undefined },
    ],
    ['a site without a tab', { name: 'overlay.start', payload: {} }, { ...overlay, tab: undefined }],
    [
      'a page that pretends to be an overlay',
      { name: 'overlay.match', payload: { record: '', subject: [], scopes: [] } },
      page,
    ],
  ];
  test.each(forged)('rejected and counted: %s', async (_, message, sender) => {
    await expect(receive(message, sender)).rejects.toThrow(/^Refused$/);
    expect(handled).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  test('a flooding tab is ignored without being counted; extension pages are never limited', async () => {
    isHeard = false;
    await expect(receive({ name: 'overlay.start', payload: {} }, overlay)).rejects.toThrow(/^Refused$/);
    await receive({ name: 'key.test', payload: {} }, page);
    expect(handled).toHaveLength(1);
    expect(refused).toEqual([]);
  });
});

const id = page.id;
/** All possible senders, with what the browser reports about them. */
const senders: Record<string, { sender: Sender; may?: 'page' | 'overlay' }> = {
  popup: { sender: page, may: 'page' },
  'settings in a tab': {
    sender: { ...page, url: `${EXTENSION}/options.html`, tab: { id: 3 }, frameId: 0 },
    may: 'page',
  },
  'a page, in a browser that reports no origin': { sender: { id, url: page.url }, may: 'page' },
  'an overlay, in a browser that reports no origin': { sender: { ...overlay, origin: undefined }, may: 'overlay' },
  overlay: { sender: overlay, may: 'overlay' },
  'overlay in a frame': { sender: { ...overlay, frameId: 4 }, may: 'overlay' },
  'overlay in a frame without a URL': { sender: { ...overlay, url: 'about:srcdoc' }, may: 'overlay' },
  'overlay in a blob of its site': { sender: { ...overlay, url: 'blob:https://crm.example/1' }, may: 'overlay' },
  'a document that its site sandboxed': { sender: { ...overlay, origin: 'null' } },
  'a sandboxed frame without a URL': { sender: { ...overlay, url: 'about:srcdoc', origin: 'null' } },
  'a data: document': { sender: { ...overlay, url: 'data:text/html,x', origin: 'null' } },
  'a file': { sender: { ...overlay, url: 'file:///x', origin: 'file://' } },
  'a browser page': { sender: { ...overlay, url: 'chrome://settings/', origin: 'chrome://settings' } },
  'another extension': { sender: { ...page, id: 'other', origin: 'chrome-extension://other' } },
  'another extension with our URL': { sender: { ...page, id: 'other' } },
  'another extension with our ID': { sender: { ...page, origin: 'chrome-extension://other' } },
  'a web page': { sender: { ...overlay, id: undefined } },
  'a site with our URL': { sender: { ...overlay, url: page.url }, may: 'overlay' },
  'a site without a tab': { sender: { ...overlay, tab: undefined } },
  nobody: { sender: {} },
};

/** Contains every field that any message needs. */
const payload = {
  ...{ id: '321', ids: ['321'], personnelId: '789', doNotCall: true, label: '', record: 'x', mark: 'm123456789012' },
  ...{ subject: [], scopes: [], personnelIds: ['789'], name: 'panel' },
};

describe('every message from every sender', () => {
  const all = (Object.keys(messages) as MessageName[]).flatMap((name) =>
    Object.keys(senders).map((who) => [name, who] as const),
  );
  test.each(Object.keys(messages) as MessageName[])('`payload` above contains everything %s needs', (name) => {
    expect(messages[name].payload.safeParse(payload).error?.issues).toBeUndefined();
  });
  test.each(all)('%s from %s', async (name, who) => {
    const { sender, may } = senders[who] ?? { sender: {} };
    const answer = receive({ name, payload }, sender);
    if (messages[name].from === may) {
      await answer;
      expect(handled).toMatchObject([[name, {}, { origin: may === 'page' ? EXTENSION : 'https://crm.example' }]]);
      expect(refused).toEqual([]);
    } else {
      await expect(answer).rejects.toThrow(/^Refused$/);
      expect(handled).toEqual([]);
      expect(refused).toEqual([name]);
    }
  });
});

describe('without consent', () => {
  test.each(Object.keys(messages) as MessageName[])('%s', async (name) => {
    hasConsent = false;
    const answer = receive({ name, payload }, messages[name].from === 'page' ? page : overlay);
    // Deleting existing data, and an overlay's start message, which is answered with "not allowed".
    if (['data.deleteAll', 'overlay.start'].includes(name)) await answer;
    else await expect(answer).rejects.toThrow(/^No consent$/);
    expect(handled.length).toBe(['data.deleteAll', 'overlay.start'].includes(name) ? 1 : 0);
    expect(refused).toEqual([]);
  });
});

describe('invalid IDs', () => {
  const no = [
    '',
    '.',
    '..',
    '...',
    '../keys',
    '..%2f',
    '%2e%2e',
    'a b',
    ' 1',
    '1\n',
    '\u0000',
    '1\u202e',
    '१२',
    'ü',
    '１',
  ];
  const values: unknown[] = [
    ...no,
    'x'.repeat(129),
    '1/2',
    '1?x',
    '1#x',
    '1&x',
    '1\\2',
    '<b>',
    7,
    null,
    ['1'],
    { id: '1' },
  ];
  const by: [MessageName, (id: unknown) => object][] = [
    ['tasks.track', (value) => ({ ids: ['1', value] })],
    ['tasks.check', (value) => ({ id: value })],
    ['tasks.remove', (value) => ({ id: value })],
    ['contacts.forget', (value) => ({ personnelId: value })],
    ['contacts.doNotCall', (value) => ({ personnelId: value, doNotCall: true })],
    ['decisions.tie', (value) => ({ personnelId: value, record: 'x', label: '' })],
  ];
  test.each(by)('%s', async (name, payloadWith) => {
    for (const value of values) {
      await expect(receive({ name, payload: payloadWith(value) }, page), JSON.stringify(value)).rejects.toThrow(
        'Refused',
      );
    }
    expect(handled).toEqual([]);
    // Unusual, but valid: names of built-in object properties must work.
    for (const value of ['__proto__', 'constructor', 'toString', 'a.b', '-1', '9'.repeat(128)])
      await receive({ name, payload: payloadWith(value) }, page);
    expect(handled).toHaveLength(6);
  });
});
