import { type Answer, type MessageName, messages, type Payload } from './messages';
import type { RateLimiter } from './rate-limiter';

/** The part of the browser's `MessageSender` that identifies the sender. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** A verified sender. */
export interface Caller {
  /** Origin of the sending document, for example `https://crm.example`. */
  origin: string;
  tabId: number | undefined;
  frameId: number | undefined;
  /** Identifies one page load of one frame; Chrome only. */
  documentId: string | undefined;
}

export type Handlers = { [Name in MessageName]: (payload: Payload<Name>, caller: Caller) => Promise<Answer<Name>> };

/**
 * Makes the one listener for `runtime.onMessage`. A message runs its handler only when its sender is of the
 * context that may send it and its payload has the declared shape; else `onRefused` is called, and the sender gets
 * a rejection that does not say which check failed. A tab that floods us is not even told of.
 */
export function createReceiver(options: {
  extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  extensionOrigin: string;
  handlers: Handlers;
  /** By tab. What an extension page asks is always heard. */
  gate: RateLimiter;
  /** Whether the person has consented. Until then only messages that are `alwaysAnswered` are. */
  hasConsent: () => Promise<boolean>;
  onRefused: (name: string) => void;
}): (message: unknown, sender: Sender) => Promise<unknown> {
  const { extensionId, extensionOrigin, handlers, gate, hasConsent, onRefused } = options;

  function callerOf(sender: Sender): (Caller & { context: 'page' | 'overlay' }) | undefined {
    const { id, url = '', tab, frameId, documentId } = sender;
    // By origin, not by address: a document that its site has cut off (`sandbox`) keeps the address, and is nobody's.
    const isOurs = url.startsWith(`${extensionOrigin}/`);
    const origin = sender.origin ?? (isOurs ? extensionOrigin : URL.canParse(url) ? new URL(url).origin : '');
    if (id !== extensionId) return undefined;
    const caller = { origin, tabId: tab?.id, frameId, documentId };
    if (isOurs && origin === extensionOrigin) return { ...caller, context: 'page' };
    return /^https?:\/\//.test(origin) && tab?.id !== undefined ? { ...caller, context: 'overlay' } : undefined;
  }

  async function run<Name extends MessageName>(
    name: Name,
    payload: unknown,
    caller: ReturnType<typeof callerOf>,
  ): Promise<unknown> {
    const parsed = messages[name].payload.safeParse(payload);
    if (!caller || caller.context !== messages[name].from || !parsed.success) {
      onRefused(name);
      throw new Error('Refused');
    }
    // The pages and scripts of an extension that stands still: nobody's attack, so nothing to count.
    if (!messages[name].alwaysAnswered && !(await hasConsent())) throw new Error('No consent');
    return handlers[name](parsed.data as Payload<Name>, caller);
  }

  return async (message, sender) => {
    const caller = callerOf(sender);
    if (caller?.context !== 'page' && !gate.admits(sender.tab?.id ?? -1, message)) throw new Error('Refused');
    const { name, payload } = (message ?? {}) as { name?: unknown; payload?: unknown };
    if (typeof name === 'string' && Object.hasOwn(messages, name)) return run(name as MessageName, payload, caller);
    onRefused('unknown');
    throw new Error('Refused');
  };
}
