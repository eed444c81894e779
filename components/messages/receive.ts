import { type Answer, type MessageName, messages, type Payload } from './messages';

/** The part of the browser's `MessageSender` that decides who is asking. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** Who asks, once it is known to be one of us. */
export interface Caller {
  /** Origin of the document that asks, such as `https://crm.example`. */
  origin: string;
  tabId: number | undefined;
  frameId: number | undefined;
  /** One page load of one frame; Chrome only. */
  documentId: string | undefined;
}

export type Handlers = { [Name in MessageName]: (payload: Payload<Name>, caller: Caller) => Promise<Answer<Name>> };

/**
 * Makes the one listener for `runtime.onMessage`. A message runs its handler only when its sender is of the
 * context that may send it and its payload has the declared shape; else `onRefused` is told, and the sender gets
 * a rejection that does not say which check failed.
 */
export function createReceiver(options: {
  extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  extensionOrigin: string;
  handlers: Handlers;
  onRefused: (name: string) => void;
}): (message: unknown, sender: Sender) => Promise<unknown> {
  const { extensionId, extensionOrigin, handlers, onRefused } = options;

  function callerOf(sender: Sender): (Caller & { context: 'page' | 'overlay' }) | undefined {
    // A frame without an address of its own (`srcdoc`) is its parent's, and the browser says whose that is.
    const url = sender.url?.startsWith('about:') ? sender.origin : sender.url;
    if (sender.id !== extensionId || !url || !URL.canParse(url)) return undefined;
    const ours = url.startsWith(`${extensionOrigin}/`);
    if (!ours && (!/^https?:/.test(url) || sender.tab?.id === undefined)) return undefined;
    return {
      context: ours ? 'page' : 'overlay',
      origin: ours ? extensionOrigin : new URL(url).origin,
      tabId: sender.tab?.id,
      frameId: sender.frameId,
      documentId: sender.documentId,
    };
  }

  async function run<Name extends MessageName>(name: Name, payload: unknown, sender: Sender): Promise<unknown> {
    const caller = callerOf(sender);
    const parsed = messages[name].payload.safeParse(payload);
    if (!caller || caller.context !== messages[name].from || !parsed.success) {
      onRefused(name);
      throw new Error('Refused');
    }
    return handlers[name](parsed.data as Payload<Name>, caller);
  }

  return async (message, sender) => {
    const { name, payload } = (message ?? {}) as { name?: unknown; payload?: unknown };
    if (typeof name === 'string' && Object.hasOwn(messages, name)) return run(name as MessageName, payload, sender);
    onRefused('unknown');
    throw new Error('Refused');
  };
}
