import type { CDPSession } from '@playwright/test';

/** Evaluates an expression in one JavaScript world of a page, such as a content script's. Rejects with what it throws. */
export async function evaluateInWorld(devtools: CDPSession, contextId: number, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
