import { beforeEach, describe, expect, test } from 'vitest';
import { type MessageName, messages } from '../../components/messages/messages';
import { createReceiver, type Handlers, type Sender } from '../../components/messages/receive';

const EXTENSION = 'chrome-extension://abcdefghijklmnop';
const page: Sender = { id: 'abcdefghijklmnop', url: `${EXTENSION}/popup.html` };
const overlay: Sender = {
  id: 'abcdefghijklmnop',
  url: 'https://crm.example/contacts/1',
  tab: { id: 7 },
  frameId: 0,
};

let handled: unknown[];
let refused: string[];
const receive = createReceiver({
  extensionId: 'abcdefghijklmnop',
  extensionOrigin: EXTENSION,
  // Each handler keeps what reached it.
  handlers: Object.fromEntries(
    Object.keys(messages).map((name) => [name, async (...reached: unknown[]) => void handled.push([name, ...reached])]),
  ) as unknown as Handlers,
  onRefused: (name) => void refused.push(name),
});

beforeEach(() => {
  handled = [];
  refused = [];
});

describe('messages', () => {
  test('a page may send commands; the handler gets the payload as declared, and who asked', async () => {
    await receive({ name: 'tasks.track', payload: { ids: ['321'], more: 1 } }, page);
    expect(handled).toEqual([['tasks.track', { ids: ['321'] }, expect.objectContaining({ origin: EXTENSION })]]);
  });

  test('an overlay is known by the origin of its own document', async () => {
    await receive({ name: 'overlay.start', payload: {} }, overlay);
    expect(handled).toEqual([
      ['overlay.start', {}, expect.objectContaining({ origin: 'https://crm.example', tabId: 7, frameId: 0 })],
    ]);
  });

  test('a frame without an address of its own has that of the page which it is part of', async () => {
    await receive(
      { name: 'overlay.start', payload: {} },
      { ...overlay, url: 'about:srcdoc', origin: 'https://crm.example' },
    );
    expect(handled).toEqual([['overlay.start', {}, expect.objectContaining({ origin: 'https://crm.example' })]]);
  });

  const forged: [string, unknown, Sender][] = [
    ['no message', undefined, page],
    ['a name that is none', { name: 'tasks.steal', payload: {} }, page],
    ['a name from the prototype', { name: 'toString', payload: {} }, page],
    ['the wrong shape', { name: 'tasks.track', payload: { ids: '321' } }, page],
    ['an ID that cannot be one', { name: 'tasks.track', payload: { ids: ['../keys'] } }, page],
    ['another extension', { name: 'tasks.track', payload: { ids: ['321'] } }, { ...page, id: 'other' }],
    ['nobody', { name: 'tasks.track', payload: { ids: ['321'] } }, {}],
    [
      'a page address that only looks like ours',
      { name: 'key.test', payload: {} },
      { ...page, url: `${EXTENSION}evil/` },
    ],
    ['a file', { name: 'overlay.start', payload: {} }, { ...overlay, url: 'file:///etc/passwd' }],
    [
      'a frame that is cut off from its page',
      { name: 'overlay.start', payload: {} },
      { ...overlay, url: 'about:srcdoc', origin: 'null' },
    ],
    ['a blank page of nobody', { name: 'overlay.start', payload: {} }, { ...overlay, url: 'about:blank' }],
    ['a site without a tab', { name: 'overlay.start', payload: {} }, { ...overlay, tab: undefined }],
    ['a page that plays overlay', { name: 'overlay.match', payload: { record: '', subject: [], scopes: [] } }, page],
  ];
  test.each(forged)('refused and told: %s', async (_, message, sender) => {
    await expect(receive(message, sender)).rejects.toThrow(/^Refused$/);
    expect(handled).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  const forPages = (Object.keys(messages) as MessageName[]).filter((name) => messages[name].from === 'page');
  test.each(forPages)('an overlay, however forged, cannot send %s', async (name) => {
    const payload = { id: '321', ids: ['321'], personnelId: '789', doNotCall: true, label: '', record: 'x' };
    await expect(receive({ name, payload }, overlay)).rejects.toThrow('Refused');
    expect(handled).toEqual([]);
    await receive({ name, payload }, page);
    expect(handled).toHaveLength(1);
  });
});
