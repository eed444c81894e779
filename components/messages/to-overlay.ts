/** Every message to an overlay, sent with `tabs.sendMessage`. None has a payload. */
const names = [
  /** Contacts, settings or site access changed: ask again. Sent by the worker. */
  'overlay.changed',
  /** Requests an `OverlayReport` from the top frame. Sent by the popup. */
  'overlay.report',
] as const;

export interface OverlayMessage {
  name: (typeof names)[number];
}

/**
 * Parses a message on arrival in the page. Written by hand, because zod is larger than the whole page script; the test
 * compares it with a zod schema.
 */
export function parseOverlayMessage(message: unknown): OverlayMessage | undefined {
  if (Object.keys(message ?? {}).join() !== 'name') return undefined;
  const name = names.find((known) => known === (message as { name: unknown }).name);
  return name && { name };
}
