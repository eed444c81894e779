import { browser } from 'wxt/browser';
import { takeAnswer } from './answer';
import type { Answer, MessageName, Payload } from './messages';

/** Sends a message to the worker. Rejects if the worker rejects or fails, or if the extension was updated or removed. */
export async function sendMessage<Name extends MessageName>(name: Name, payload: Payload<Name>): Promise<Answer<Name>> {
  return takeAnswer(await browser.runtime.sendMessage({ name, payload })) as Answer<Name>;
}
