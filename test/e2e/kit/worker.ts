import type { Page } from '@playwright/test';

/**
 * Kills the extension's worker immediately. `page` is any extension page. The next event or message starts a new
 * worker, which Playwright doesn't report: check its effects from extension pages.
 */
export async function killWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  // A worker started by an event in the meantime is another one and may live.
  const doomed = new Set((await workerTargets(page)).map(({ targetId }) => targetId));
  const deadline = Date.now() + 5_000;
  while ((await workerTargets(page)).some(({ targetId }) => doomed.has(targetId))) {
    if (Date.now() > deadline) throw new Error('The worker did not die');
    // Repeat, because a worker that is just starting ignores it.
    await session.send('ServiceWorker.stopAllWorkers');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await session.detach();
}

/** Evaluates an expression in the running worker and returns the awaited value. Throws if no worker runs. */
export async function evaluateInWorker(page: Page, expression: string): Promise<unknown> {
  const params = { expression, awaitPromise: true, returnByValue: true };
  const evaluated = (await sendToWorker(page, 'Runtime.evaluate', params)) as Evaluated;
  if (evaluated.exceptionDetails) throw new Error(JSON.stringify(evaluated.exceptionDetails));
  return evaluated.result.value;
}

/** Sends a command of the DevTools protocol to the running worker. Throws if no worker runs. */
export async function sendToWorker(page: Page, method: string, params = {}): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  try {
    const worker = (await workerTargets(page))[0];
    if (!worker) throw new Error('No worker is alive');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    const answer = new Promise<Answer>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const received = JSON.parse(message) as Answer;
        if (received.id === 1) resolve(received);
      });
    });
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method, params }) });
    const { result, error } = await answer;
    if (error) throw new Error(JSON.stringify(error));
    await session.send('Target.detachFromTarget', { sessionId });
    return result;
  } finally {
    await session.detach();
  }
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: unknown;
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: unknown;
}

/** `page` is any extension page. */
export const isWorkerAlive = async (page: Page): Promise<boolean> => (await workerTargets(page)).length > 0;

async function workerTargets(page: Page): Promise<{ targetId: string }[]> {
  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  const origin = new URL(page.url()).host;
  return targetInfos.filter(({ type, url }) => type === 'service_worker' && new URL(url).host === origin);
}
