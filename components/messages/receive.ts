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
 * Creates the single listener for `runtime.onMessage`. A message reaches its handler only if its sender is of the
 * declared context and its payload has the declared shape. Otherwise `onRefused` is called, and the sender gets a
 * rejection that doesn't say which check failed. Messages over a tab's rate limit are rejected without a call to
 * `onRefused`.
 */
export function createReceiver(options: {
  extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a trailing slash. */
  extensionOrigin: string;
  handlers: Handlers;
  /** Limits messages per tab. Extension pages are not limited. */
  gate: RateLimiter;
  /** Whether the user has consented. Without consent, only messages that are `alwaysAnswered` are handled. */
  hasConsent: () => Promise<boolean>;
  onRefused: (name: string) => void;
}): (message: unknown, sender: Sender) => Promise<unknown> {
  const { extensionId, extensionOrigin, handlers, gate, hasConsent, onRefused } = options;

  function callerOf(sender: Sender): (Caller & { context: 'page' | 'overlay' }) | undefined {
    const { id, url = '', tab, frameId, documentId } = sender;
    // By origin, not by URL: a sandboxed document keeps its URL but has no origin.
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
    // Sent by the extension's own pages and scripts before consent: not an attack, so not counted.
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
