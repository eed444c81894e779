import type { Browser } from 'wxt/browser';
import { takeAnswer } from '../../messages/answer';
import type { Answer, LateScript, MessageName, OverlayReport, Payload } from '../../messages/messages';
import { type OverlayMessage, parseOverlayMessage } from '../../messages/to-overlay';
import { elementKind } from './element-kind';
import { once } from './once';

/** The overlay's access to the extension. */
export interface Bridge {
  /** Rejects if the worker rejects or the extension is gone. */
  ask<Name extends MessageName>(name: Name, payload: Payload<Name>): Promise<Answer<Name>>;
  /** False after the extension was updated, reloaded, disabled or removed while the page stayed open. */
  isAlive(): boolean;
  onContactsChanged(listener: () => void, signal: AbortSignal): void;
  answerReports(report: () => Promise<OverlayReport>, signal: AbortSignal): void;
  /** Runs one of the later scripts in this page. */
  runScript(name: LateScript): Promise<void>;
  /** Inserts the extension's user style sheet into this page (`chip-css.ts`), once. */
  loadSheet(): Promise<void>;
  /** The class name in that sheet. */
  mark: string;
  text(key: string, substitutions?: string[]): string;
  /** The shadow root of an element, even if it is closed. */
  shadowRootOf(element: Element): ShadowRoot | null;
}

type ShadowOpener = { openOrClosedShadowRoot?: ShadowRoot | null };

/** Firefox calls the API `browser`, Chrome `chrome`. */
export function createBridge(
  api: typeof Browser = (globalThis as unknown as { browser?: typeof Browser }).browser ??
    (globalThis as unknown as { chrome: typeof Browser }).chrome,
): Bridge {
  const isAlive = () => api.runtime?.id !== undefined;

  function listen(answer: (message: OverlayMessage) => Promise<unknown> | undefined, signal: AbortSignal): void {
    const listener = (message: unknown, sender: { id?: string }, respond: (answer: unknown) => void) => {
      const parsed = sender.id === api.runtime.id ? parseOverlayMessage(message) : undefined;
      const answered = parsed && answer(parsed);
      if (!answered) return false;
      answered.then(respond, () => respond(undefined));
      return true;
    };
    api.runtime.onMessage.addListener(listener as never);
    signal.addEventListener('abort', () => {
      if (isAlive()) api.runtime.onMessage.removeListener(listener as never);
    });
  }

  const ask: Bridge['ask'] = async (name, payload) =>
    takeAnswer(await api.runtime.sendMessage({ name, payload })) as Answer<typeof name>;
  const mark = createMark();

  return {
    isAlive,
    ask,
    mark,
    runScript: (name) => ask('overlay.script', { name }),
    loadSheet: once(() => ask('overlay.sheet', { mark })),
    onContactsChanged: (listener, signal) =>
      listen(({ name }) => {
        if (name === 'overlay.changed') listener();
        return undefined;
      }, signal),
    answerReports: (report, signal) => listen(({ name }) => (name === 'overlay.report' ? report() : undefined), signal),
    text: (key, substitutions = []) => api.i18n.getMessage(key as never, substitutions),
    shadowRootOf(element) {
      const open = element.shadowRoot;
      // Asking for every element would cost more than reading the page, so ask only for those that can have a root.
      if (open || !canHaveShadowRoot(element)) return open;
      const dom = (api as unknown as { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } }).dom;
      return dom?.openOrClosedShadowRoot(element) ?? (element as ShadowOpener).openOrClosedShadowRoot ?? null;
    },
  };
}

const createMark = (): string =>
  `m${[...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('')}`;

function canHaveShadowRoot(element: Element): boolean {
  const { isCustom, mayHostRoot } = elementKind(element);
  return isCustom || (mayHostRoot && element.firstElementChild === null);
}
