import { browser } from 'wxt/browser';
import { takeAnswer } from './answer';
import type { Answer, MessageName, Payload } from './messages';

/** Asks the worker. Rejects when the worker refused or failed, or when this context has outlived its extension. */
export async function sendMessage<Name extends MessageName>(name: Name, payload: Payload<Name>): Promise<Answer<Name>> {
  return takeAnswer(await browser.runtime.sendMessage({ name, payload })) as Answer<Name>;
}
