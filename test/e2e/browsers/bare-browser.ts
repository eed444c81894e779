import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { chromiumArguments, requireChromium, type Setting } from './browser';

export interface BareBrowser {
  /** Evaluates in one of the extension's idle pages and returns the awaited value. */
  evaluate(expression: string): Promise<unknown>;
  workerIsAlive(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Chromium without Playwright. Playwright attaches a debugger to every worker, which keeps it alive; this browser lets
 * the worker die by itself. The one attached page runs none of the extension's code.
 */
export async function startBareBrowser(
  options: Setting & { profile: string; extensionId: string },
): Promise<BareBrowser> {
  const { profile, extensionId } = options;
  const origin = `chrome-extension://${extensionId}`;
  const browser = spawn(
    await requireChromium(),
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      ...chromiumArguments(options),
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
  const send = createPipeClient(browser.stdio[3] as Writable, browser.stdio[4] as Readable);

  const workers = async () => {
    const { targetInfos } = await send<{ targetInfos: { type: string; url: string }[] }>('Target.getTargets');
    return targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  };
  await until(async () => (await workers()).length > 0);

  const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: `${origin}/manifest.json` });
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  async function evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await send<{ result: { value?: unknown }; exceptionDetails?: object }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }
  await until(async () => (await evaluate('typeof chrome.storage')) === 'object');
  return {
    evaluate,
    workerIsAlive: async () => (await workers()).length > 0,
    async close() {
      await send('Browser.close');
      await gone;
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The DevTools protocol over a pipe: JSON messages, each terminated by a zero byte. */
function createPipeClient(input: Writable, output: Readable) {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as { id?: number; result?: unknown; error?: object };
      const asked = waiting.get(id ?? 0);
      waiting.delete(id ?? 0);
      if (error) asked?.reject(new Error(JSON.stringify(error)));
      else asked?.resolve(result);
    }
  });
  return <Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> => {
    lastId += 1;
    const id = lastId;
    input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: (result) => resolve(result as Result), reject });
    });
  };
}
