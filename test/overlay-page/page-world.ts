import { takeAnswer } from '../../components/messages/answer';
import type { LateScript, Payload } from '../../components/messages/messages';
import type { PanelWorld } from '../../components/overlay/drawing/chip/chip-panel';
import { createDrawing, type DrawingWorld } from '../../components/overlay/drawing/drawing';
import { createPanelContent } from '../../components/overlay/drawing/panel/panel-content';
import { createBridge } from '../../components/overlay/page/bridge';
import type { ChipsWorld } from '../../components/overlay/page/chips-contract';
import { startOverlay } from '../../components/overlay/reading/overlay';
import { createChips } from '../../components/overlay/recognising/chips';
import { allClickableCss } from '../../components/overlay/worker/chip-css';
import { translateToEnglish } from '../language/english';
import { trackPendingWork } from './pending-work';
import { type ChipInFrame, nameOf, readSeenChips } from './seen-chips';

/** The interface between a test and the isolated world of each frame. */
export interface PageWorld {
  settled(): Promise<void>;
  chips(): ChipInFrame[];
  /** Delivers the worker's answer to a message. */
  answer(id: number, answer: unknown): void;
  /** Delivers a message from the worker; resolves to the overlay's answer, if any. */
  receive(message: unknown): Promise<unknown>;
  /** Clicks every control of this name, like a script with access to the closed root. */
  clickByScript(name: string): number;
  /** The texts that chips have copied, to a fake clipboard, because all tests share the system's. */
  copied(): string[];
  /** Stops the overlay and starts another one, like an update of the extension. */
  restart(): Promise<void>;
}

declare global {
  var pageWorld: PageWorld | undefined;
  /** Provided by the test's process, which acts as the worker. */
  var sendToWorker: ((message: string) => void) | undefined;
  var pageWorldOptions: PageWorldOptions | undefined;
}

export interface PageWorldOptions {
  /** Whether the overlay's timers run immediately. */
  hurry: boolean;
  /** False simulates Firefox, whose intersection observers don't report covers. */
  tracksVisibility: boolean;
  /** False in pop-up windows, which a page can move. */
  hasToolbar: boolean;
}

type Listener = (message: unknown, sender: { id: string }, respond: (answer: unknown) => void) => boolean;

const EXTENSION_ID = 'overlay-page-test';

/** Installs the overlay in an isolated world, as the extension does, with a `browser` whose worker is the test. */
function install(): void {
  const { hurry = true, tracksVisibility = true, hasToolbar = true } = pageWorldOptions ?? {};
  const pendingWork = trackPendingWork({ hurry });
  if (!tracksVisibility) forgetVisibility();
  Object.defineProperty(globalThis, 'toolbar', { value: { visible: hasToolbar } });
  const copied: string[] = [];
  if (navigator.clipboard) Object.defineProperty(navigator.clipboard, 'writeText', { value: write });
  async function write(text: string): Promise<void> {
    if (!mayWrite()) throw new DOMException('Forbidden by a permissions policy', 'NotAllowedError');
    copied.push(text);
  }
  const hosts: Element[] = [];
  const ownRoots = new WeakMap<Element, ShadowRoot>();
  const { attachShadow } = Element.prototype;
  // Prototypes belong to this world, so only the overlay's own roots are created through this.
  Element.prototype.attachShadow = function attach(this: Element, init) {
    const root = attachShadow.call(this, init);
    hosts.push(this);
    ownRoots.set(this, root);
    return root;
  };

  const waiting = new Map<number, (answer: unknown) => void>();
  let sent = 0;
  async function sendMessage(message: { name: string; payload?: unknown }): Promise<unknown> {
    const over = pendingWork.begin(message.name);
    const id = sent++;
    try {
      const answer = await new Promise((resolve) => {
        waiting.set(id, resolve);
        sendToWorker?.(JSON.stringify({ id, message, origin: globalThis.origin, href: location.href }));
      });
      if (message.name === 'overlay.sheet') insertSheet((message.payload as Payload<'overlay.sheet'>).mark);
      if (message.name === 'overlay.script') runScript((message.payload as Payload<'overlay.script'>).name);
      return takeAnswer(answer);
    } finally {
      over();
    }
  }

  let life = { listeners: new Set<Listener>(), isAlive: false };
  function begin(): void {
    const own = { listeners: new Set<Listener>(), isAlive: true };
    life = own;
    const api = {
      runtime: {
        get id() {
          return own.isAlive ? EXTENSION_ID : undefined;
        },
        sendMessage,
        onMessage: {
          addListener: (listener: Listener) => void own.listeners.add(listener),
          removeListener: (listener: Listener) => void own.listeners.delete(listener),
        },
      },
      i18n: {
        getMessage: (key: string, values: string[] = []) =>
          (translateToEnglish as (path: string, values: string[]) => string)(key.replaceAll('_', '.'), values),
      },
      dom: { openOrClosedShadowRoot },
    };
    startOverlay(createBridge(api as never));
  }

  /** The page's closed roots are in another world; only a highlight's range can carry a node from there to here. */
  function openOrClosedShadowRoot(element: Element): ShadowRoot | null {
    const open = element.shadowRoot ?? ownRoots.get(element);
    if (open) return open;
    element.dispatchEvent(new Event('overlay-test-ask'));
    const [range] = CSS.highlights.get('overlay-test-root') ?? [];
    CSS.highlights.delete('overlay-test-root');
    return (range?.startContainer as ShadowRoot | undefined) ?? null;
  }

  const chips = () => readSeenChips(hosts, openOrClosedShadowRoot);
  const settled = () => pendingWork.settled(() => JSON.stringify(chips().map(({ names, rect }) => [names, rect])));
  globalThis.pageWorld = {
    settled,
    chips,
    answer(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
    receive: (message) =>
      new Promise((resolve) => {
        let isAnswered = false;
        for (const listener of life.listeners) isAnswered ||= listener(message, { id: EXTENSION_ID }, resolve);
        if (!isAnswered) resolve(undefined);
      }),
    clickByScript(name) {
      const roots = hosts.flatMap((host) => ownRoots.get(host) ?? []);
      const controls = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('button, a[href]')]);
      const named = controls.filter((control) => nameOf(control).includes(name));
      for (const control of named) {
        control.click();
        const { x, y } = control.getBoundingClientRect();
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          control.dispatchEvent(
            new MouseEvent(type, { bubbles: true, composed: true, detail: 1, clientX: x + 1, clientY: y + 1 }),
          );
      }
      return named.length;
    },
    copied: () => copied,
    async restart() {
      life.isAlive = false;
      dispatchEvent(new Event('focus'));
      begin();
      await settled();
    },
  };
  begin();
}

const scripts = {
  chips: () => Object.assign(globalThis as ChipsWorld, { createChips }),
  drawing: () => Object.assign(globalThis as DrawingWorld, { createDrawing }),
  panel: () => Object.assign(globalThis as PanelWorld, { createPanelContent }),
};
const runScript = (name: LateScript) => void scripts[name]();

/** Stands in for a user style sheet. */
function insertSheet(mark: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(allClickableCss(mark));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function forgetVisibility(): void {
  Reflect.deleteProperty(IntersectionObserverEntry.prototype, 'isVisible');
  const { IntersectionObserver } = globalThis;
  Object.assign(globalThis, {
    IntersectionObserver: function PlainObserver(
      callback: (entries: Partial<IntersectionObserverEntry>[]) => void,
      { threshold = 0 }: IntersectionObserverInit = {},
    ) {
      const plain = ({ target, isIntersecting, boundingClientRect }: IntersectionObserverEntry) => ({
        target,
        isIntersecting,
        boundingClientRect,
      });
      return new IntersectionObserver((entries) => callback(entries.map(plain)), { threshold });
    },
  });
}

/** Whether the document's permissions policy allows it. */
function mayWrite(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature('clipboard-write') !== false;
}

/** False for documents in which the extension's script doesn't start the overlay. */
const isSite = () => globalThis.origin !== 'null' && (globalThis.origin ?? '').startsWith('http');

if (isSite() && !globalThis.pageWorld) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', install, { once: true });
  else install();
}
