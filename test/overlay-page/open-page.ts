import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { inject, onTestFinished } from 'vitest';
import type { Contact } from '../../components/contacts/contact';
import type { OverlayReport } from '../../components/messages/messages';
import { evaluateInWorld } from '../e2e/kit/evaluate-in-world';
import { createOverlayWorker, type OverlayWorker } from './overlay-worker';
import type { PageWorldOptions } from './page-world';
import type { ChipInFrame, Rect } from './seen-chips';

interface SeenChip {
  /** The full name of the chip's person; `undefined` if nobody matches, which is always an error. */
  person: string | undefined;
  /** In E.164, if the chip has one. */
  number: string | undefined;
  /** The text closest to the chip before it on the same line. */
  anchorText: string;
  /** `data-place` of the closest ancestor that has one. */
  place: string;
  form: 'whole' | 'number' | 'icon' | 'mark';
  /** In CSS pixels of the viewport. */
  rect: Rect;
  /** Accessible names of its controls, and their boxes. */
  names: string[];
  boxes: Rect[];
  isReachable: boolean;
}

export interface OverlayPage {
  page: Page;
  /** The worker's side: its data and the messages it received. */
  worker: OverlayWorker;
  /** Resolves when the overlay has no pending work in any frame. Never waits for a fixed time. */
  settled(): Promise<void>;
  /** The chips of all frames, after `settled`. */
  chips(): Promise<SeenChip[]>;
  /** The overlay's report for the popup, from the top frame. */
  report(): Promise<OverlayReport>;
  /** Moves the mouse to the first control of this name in any chip and clicks it. */
  click(name: RegExp): Promise<void>;
  /** Clicks controls by script, also inside closed roots; rejects if there is none of this name. */
  clickByScript(name: string): Promise<void>;
  /** The texts that chips have copied. */
  copied(): Promise<string[]>;
  /** Writes these items to `storage.local` and waits until the page shows the change. */
  know(stored: Record<string, unknown>): Promise<void>;
  /** Restarts the overlay in each frame, like an update of the extension. */
  restart(): Promise<void>;
  /** Opens another URL in the same tab. */
  goto(address: string): Promise<void>;
}

export interface PageOptions {
  address?: string;
  /** Other documents that the page loads or links to, by URL. */
  also?: Record<string, string>;
  viewport?: { width: number; height: number };
  /** Whether the overlay's timers run immediately; false for tests about timing. */
  hurry?: boolean;
  /** False simulates Firefox, whose intersection observers don't report covers. */
  tracksVisibility?: boolean;
  /** False simulates a pop-up window. */
  hasToolbar?: boolean;
}

/** The isolated world of the overlay in each frame, like that of an extension's scripts. */
const WORLD = 'overlay';

let browser: Promise<Browser> | undefined;
/** Tabs of finished tests, to be reused: opening one takes longer than most tests. */
const idle: Tab[] = [];

/**
 * Opens a page in real Chromium with the overlay, answered by the real worker code in this process. `people` are the
 * known contacts, or items of `storage.local`. The tab is released when the test ends.
 *
 *     const { chips } = await openPage('<ul><li>Mara Lindqvist, Nordwind GmbH', [mara]);
 *     expect(await chips()).toMatchObject([{ person: 'Mara Lindqvist', anchorText: 'Mara Lindqvist, Nordwind GmbH' }]);
 */
export async function openPage(
  html: string,
  people: readonly Contact[] | Record<string, unknown>,
  {
    address = 'https://crm.example/',
    also = {},
    viewport,
    hurry = true,
    tracksVisibility = true,
    hasToolbar = true,
  }: PageOptions = {},
): Promise<OverlayPage> {
  const stored = Array.isArray(people) ? storedAs(people) : (people as Record<string, unknown>);
  const worker = await createOverlayWorker({ stored, onChange: () => void notifyAll({ name: 'overlay.changed' }) });
  const world = JSON.stringify({ hurry, tracksVisibility, hasToolbar } satisfies PageWorldOptions);
  const at = idle.findIndex((tab) => tab.world === world);
  const tab = at < 0 ? await openTab(world) : (idle.splice(at, 1)[0] as Tab);
  const { page } = tab;
  const served = [[address, html] as const, ...Object.entries(also)];
  tab.visit = { worker, documents: new Map(served.map(([url, body]) => [pathOf(url), body])) };
  onTestFinished(async () => {
    // Don't reuse a page that hangs or was closed.
    await page.goto('about:blank').then(
      () => idle.push(tab),
      () => page.context().close(),
    );
  });
  const notifyAll = (message: unknown) => tab.each(`pageWorld.receive(${JSON.stringify(message)})`);

  async function settled(): Promise<void> {
    await tab.each('pageWorld.settled()');
  }
  async function chips(): Promise<SeenChip[]> {
    await settled();
    const known = contactsIn(worker.storage.contents());
    const frames = await tab.each('({ offset: frameOffset(), chips: pageWorld.chips() })');
    return (frames as { offset: Rect; chips: ChipInFrame[] }[]).flatMap(({ offset, chips }) =>
      chips.map((chip) => describe(chip, offset, known)),
    );
  }

  await page.setViewportSize(viewport ?? { width: 1600, height: 1200 });
  await page.goto(address);
  return {
    page,
    worker,
    settled,
    chips,
    async report() {
      await settled();
      const [report] = await tab.each(`pageWorld.receive(${JSON.stringify({ name: 'overlay.report' })})`);
      return report as OverlayReport;
    },
    async click(name) {
      for (const { names, boxes } of await chips()) {
        const box = boxes[names.findIndex((one) => name.test(one))];
        if (!box) continue;
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        return;
      }
      throw new Error(`No chip has a control named ${name.source}`);
    },
    async clickByScript(name) {
      const clicked = (await tab.each(`pageWorld.clickByScript(${JSON.stringify(name)})`)) as number[];
      if (clicked.every((count) => count === 0)) throw new Error(`No chip has a control named ${name}`);
    },
    copied: async () => (await tab.each('pageWorld.copied()')).flat() as string[],
    async know(more) {
      await worker.storage.set(more);
      await settled();
    },
    restart: async () => void (await tab.each('pageWorld.restart()')),
    goto: async (next) => void (await page.goto(next)),
  };
}

/** Contacts as items of `storage.local`. */
const storedAs = (people: readonly Contact[]): Record<string, unknown> =>
  Object.fromEntries(people.map((contact) => [`contact:${contact.personnelId}`, { version: 1, data: contact }]));

const contactsIn = (stored: Record<string, unknown>): Contact[] =>
  Object.entries(stored).flatMap(([key, value]) =>
    key.startsWith('contact:') ? [(value as { data: Contact }).data] : [],
  );

function pathOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

function describe(chip: ChipInFrame, offset: Rect, people: readonly Contact[]): SeenChip {
  const label = chip.names.join('\n');
  const number = /\+\d[\d ().-]{5,}\d/.exec(label)?.[0].replace(/[^+\d]/g, '');
  const person =
    people.find(({ phone }) => phone.kind === 'unlocked' && phone.number === number) ??
    people.find(({ profile }) => profile && label.includes(profile.fullName));
  const moved = (box: Rect): Rect => ({ ...box, x: box.x + offset.x, y: box.y + offset.y });
  return {
    ...chip,
    person: person?.profile?.fullName,
    number,
    form: formOf(chip),
    rect: moved(chip.rect),
    boxes: chip.boxes.map(moved),
  };
}

function formOf({ rect, boxes }: ChipInFrame): SeenChip['form'] {
  if (rect.height < 8) return 'mark';
  if (rect.width < 40) return 'icon';
  return boxes.length > 1 ? 'whole' : 'number';
}

/** Runs in the page's own world, where closed roots are created; see `openOrClosedShadowRoot` in `page-world.ts`. */
function rememberClosedRoots(): void {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function attach(this: Element, init) {
    const root = attachShadow.call(this, init);
    if (init.mode === 'closed')
      this.addEventListener('overlay-test-ask', () => {
        const at = { startContainer: root, startOffset: 0, endContainer: root, endOffset: 0 };
        CSS.highlights.set('overlay-test-root', new Highlight(new StaticRange(at)));
      });
    return root;
  };
}

/** Runs in the overlay's world. */
function frameOffset(): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let frame = window.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement ?? null) {
    const box = frame.getBoundingClientRect();
    [x, y] = [x + box.x + frame.clientLeft, y + box.y + frame.clientTop];
  }
  return { x, y };
}

interface Tab {
  page: Page;
  /** The options of its overlays' world. */
  world: string;
  /** The page of the test that currently uses the tab. */
  visit: Visit;
  /** Evaluates an expression in the overlay's world of every frame that has one. */
  each(expression: string): Promise<unknown[]>;
}

interface Visit {
  worker: OverlayWorker | undefined;
  /** By URL without query and fragment. */
  documents: Map<string, string>;
}

async function openTab(world: string): Promise<Tab> {
  browser ??= chromium.connect(inject('chromiumEndpoint'));
  const context = await (await browser).newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.addInitScript(rememberClosedRoots);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  /** The overlay's worlds in the existing frames. */
  const worlds = new Set<number>();
  const tab: Tab = {
    page,
    world,
    visit: { worker: undefined, documents: new Map() },
    async each(expression) {
      const found = [...worlds].map(async (id) => {
        try {
          if (!(await evaluateInWorld(devtools, id, 'globalThis.pageWorld !== undefined'))) return [];
          return [await evaluateInWorld(devtools, id, expression)];
        } catch (error) {
          // The frame was removed in the meantime.
          if (!worlds.has(id) || /context|navigated/i.test(String(error))) return [];
          throw error;
        }
      });
      return (await Promise.all(found)).flat();
    },
  };

  await context.route('**', (route) => {
    const body = tab.visit.documents.get(pathOf(route.request().url()));
    return body === undefined
      ? route.fulfill({ status: 404, body: '' })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  devtools.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD) worlds.add(context.id);
  });
  devtools.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
  devtools.on('Runtime.executionContextsCleared', () => worlds.clear());
  devtools.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
    const { id, message, origin } = JSON.parse(payload) as Sent;
    const caller = { origin, tabId: 1, frameId: 0, documentId: String(executionContextId) };
    void tab.visit.worker
      ?.receive(message, caller)
      .catch((error: Error) => ({ rejection: error.message }))
      .then((answer) =>
        evaluateInWorld(devtools, executionContextId, `pageWorld.answer(${id}, ${JSON.stringify(answer)})`),
      )
      // The page may have been closed in the meantime.
      .catch(() => {});
  });
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: 'sendToWorker', executionContextName: WORLD });
  await devtools.send('Page.enable');
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `globalThis.pageWorldOptions = ${world};\n${frameOffset.toString()}\n${readFileSync(inject('pageWorld'), 'utf8')}`,
    worldName: WORLD,
  });
  return tab;
}

interface Sent {
  id: number;
  message: { name: string; payload: unknown };
  origin: string;
}
