import { readFileSync } from 'node:fs';
import { type CDPSession, expect, type Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { buildFolder } from '../browsers/browser';
import { evaluateInWorld } from '../kit/evaluate-in-world';
import type { Extension } from '../kit/extension';

declare const chrome: typeof Browser;

/** The shipped overlay in a frame, started and awaited by the test. */
export interface SteeredOverlay {
  /**
   * Restarts it, as after an update of the extension: the previous overlay leaves with its chips, and the new one knows
   * nothing.
   */
  restart(): Promise<void>;
  /** Resolves when no pending work can change a chip any more. */
  settled(): Promise<void>;
  /** Who has a chip, and where in the frame if it is near the window. Call this only on a settled overlay. */
  chips(): Promise<string[]>;
}

/** Injects the script that draws chips into sites from now on; by itself it does nothing. */
const keepOverlaysOut = (extension: Extension): Promise<void> =>
  extension.evaluate(async () => {
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    await chrome.scripting.updateContentScripts(scripts.map(({ id }) => ({ id, js: ['chips.js'] })));
  });

/** Opens a page with an overlay in each of its frames, by frame name, and in no other. */
export async function openSteered(extension: Extension, address: string) {
  let page: Page | undefined;
  let overlays: ReadonlyMap<string, SteeredOverlay> = new Map();
  // A worker that is just starting registers its site scripts.
  await expect(async () => {
    await page?.close();
    await keepOverlaysOut(extension);
    page = await extension.visit(address);
    overlays = await steerOverlays(extension, page);
  }).toPass();
  return (name: string) => {
    const [frame, overlay] = [page?.frame(name), overlays.get(name)];
    if (!frame || !overlay) throw new Error(`No frame ${name}`);
    return { frame, overlay };
  };
}

async function steerOverlays(extension: Extension, page: Page): Promise<ReadonlyMap<string, SteeredOverlay>> {
  const devtools = await page.context().newCDPSession(page);
  const worlds: { origin: string; id: number }[] = [];
  devtools.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await devtools.send('Runtime.enable');
  const overlays = worlds
    .filter(({ origin }) => origin === `chrome-extension://${extension.id}`)
    .map(({ id }) => steerOverlay(devtools, id));
  return new Map(await Promise.all(overlays));
}

async function steerOverlay(devtools: CDPSession, contextId: number): Promise<readonly [string, SteeredOverlay]> {
  const evaluate = (expression: string) => evaluateInWorld(devtools, contextId, expression);
  if (await evaluate('globalThis.isOverlayRunning')) throw new Error('An overlay is running by itself');
  const overlay = readFileSync(`${buildFolder}/overlay.js`, 'utf8');
  await evaluate(`var steer = (${installSteering.toString()})(() => {${overlay}})`);
  const steered = {
    restart: async () => void (await evaluate('steer.restart()')),
    settled: async () => void (await evaluate('steer.settled()')),
    chips: async () => (await evaluate('steer.chips()')) as string[],
  };
  return [(await evaluate('frameElement?.name ?? ""')) as string, steered];
}

/** Runs in the overlay's world. Counts everything the overlay waits for, and skips its pauses. */
function installSteering(runOverlay: () => void) {
  const world = globalThis as { isOverlayRunning?: boolean };
  const { setTimeout, requestAnimationFrame, MessageChannel } = globalThis;
  const whole = chrome;
  const PATIENCE_MS = 20_000;
  /** Work of the latest overlay; one that has left may leave something undone. */
  let life = { isAlive: false, pending: new Set<{ what: string }>() };

  /** Creates a function that marks the end of the work that starts now. */
  function begun(what: string): () => void {
    const [own, one] = [life, { what }];
    own.pending.add(one);
    return () => void own.pending.delete(one);
  }

  Object.assign(globalThis, {
    setTimeout(work: () => void, delayMs: number) {
      const over = begun(`${delayMs} ms`);
      return setTimeout(() => {
        over();
        work();
      });
    },
    requestAnimationFrame(work: (atMs: number) => void) {
      const over = begun('frame');
      return requestAnimationFrame((atMs) => {
        over();
        work(atMs);
      });
    },
    MessageChannel: function CountedChannel() {
      const channel = new MessageChannel();
      const posted: (() => void)[] = [];
      channel.port1.addEventListener('message', () => posted.shift()?.());
      const post = channel.port2.postMessage.bind(channel.port2);
      channel.port2.postMessage = (message: unknown) => {
        posted.push(begun('slice'));
        post(message);
      };
      return channel;
    },
  });

  /** The extension API as one overlay sees it. */
  function interfaceDuring(own: typeof life): unknown {
    return {
      i18n: whole.i18n,
      dom: whole.dom,
      runtime: {
        get id() {
          return own.isAlive ? whole.runtime.id : undefined;
        },
        async sendMessage(message: unknown) {
          const over = begun(JSON.stringify(message));
          try {
            return await whole.runtime.sendMessage(message);
          } finally {
            over();
          }
        },
        onMessage: { addListener() {}, removeListener() {} },
      },
    };
  }

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  async function settled(): Promise<void> {
    const deadlineMs = performance.now() + PATIENCE_MS;
    // Resize observers run in the next frame.
    for (let quiet = 0; quiet < 3; ) {
      await frame();
      quiet = life.pending.size === 0 ? quiet + 1 : 0;
      if (performance.now() > deadlineMs)
        throw new Error(`Still pending: ${[...life.pending].map(({ what }) => what).join()}`);
    }
  }

  function chips(): string[] {
    const found: string[] = [];
    const look = (parent: ParentNode): void => {
      for (const element of parent.children) {
        const root = whole.dom.openOrClosedShadowRoot(element as HTMLElement) as ShadowRoot | null;
        const call = root?.querySelector('button.call');
        if (call && call.getClientRects().length > 0) {
          const { x, y } = call.getBoundingClientRect();
          // Chips far outside the window are invisible, and measured again when they come near.
          const place = call.closest('[data-far]') ? 'far away' : `at ${Math.round(x)}, ${Math.round(y)}`;
          found.push(`${call.getAttribute('aria-label')} ${place}`);
        } else if (root) look(root);
        look(element);
      }
    };
    look(document.documentElement);
    // The order in the layer is the order of arrival.
    return found.sort();
  }

  return {
    async restart() {
      life.isAlive = false;
      dispatchEvent(new Event('focus'));
      life = { isAlive: true, pending: new Set() };
      Object.assign(globalThis, { browser: interfaceDuring(life) });
      world.isOverlayRunning = false;
      runOverlay();
      await settled();
    },
    settled,
    chips,
  };
}
