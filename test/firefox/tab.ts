import type { Marionette } from './marionette';
import { EXTENSION_UUID } from './profile';

/** How Marionette writes a reference to an element. */
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

export interface Tab {
  /** Runs a function's body in the page, with what the page's own scripts may do; `await` works. */
  evaluate<Result>(body: string, ...args: readonly unknown[]): Promise<Result>;
  /** The chips of the page that can be seen, in document order, with what closed roots hide from the page. */
  chips(): Promise<Chip[]>;
  /** A real click on what the selector finds. */
  click(selector: string): Promise<void>;
  /** Moves the pointer there, lets it rest for so long, and clicks. */
  clickAt(place: { x: number; y: number }, restMs?: number): Promise<void>;
  /** Presses keys one after the other, wherever the focus is. */
  press(...keys: readonly string[]): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Brings this tab to the front, as a person does to see it. */
  focus(): Promise<void>;
}

interface Chip {
  /** What it draws: a number, or why there is none. */
  shown: string;
  /** The text that it stands beside. */
  beside: string;
  /** Whether its panel is. */
  isOpen: boolean;
  /** In the middle of what opens the panel, in CSS pixels of the viewport. */
  x: number;
  y: number;
}

/** Runs a function's body where commands go just now: in a page, or in the browser's own context. */
export const execute = <Result>(
  marionette: Marionette,
  body: string,
  args: readonly unknown[],
  sandbox: string | null,
): Promise<Result> =>
  marionette.send<Result>('WebDriver:ExecuteScript', {
    script: `return (async (...args) => { ${body} })(...arguments)`,
    args,
    sandbox,
  });

/** Opens an address in a new tab and turns to it. A path such as `popup.html` is the extension's own page. */
export async function openTab(marionette: Marionette, address: string): Promise<Tab> {
  const { handle } = await marionette.sendWhole<{ handle: string }>('WebDriver:NewWindow', {
    type: 'tab',
    focus: true,
  });
  const turnTo = (focus: boolean) => marionette.send('WebDriver:SwitchToWindow', { handle, focus });
  /** Commands go to the tab that was turned to last, whoever did that. */
  const send = async <Result>(command: string, parameters: object): Promise<Result> => {
    await turnTo(false);
    return marionette.send<Result>(command, parameters);
  };
  const evaluate = async <Result>(sandbox: string | null, body: string, args: readonly unknown[]) => {
    await turnTo(false);
    return execute<Result>(marionette, body, args, sandbox);
  };
  /** Waits until it is there and, being a control, can be used. */
  const find = async (selector: string) => {
    const strategy = { using: 'css selector', value: `${selector}:not(:disabled)` };
    return (await send<Record<string, string>>('WebDriver:FindElement', strategy))[ELEMENT_KEY];
  };
  await turnTo(true);
  const url = /^\w+:/.test(address) ? address : `moz-extension://${EXTENSION_UUID}/${address}`;
  await marionette.send('WebDriver:Navigate', { url });
  return {
    focus: async () => void (await turnTo(true)),
    evaluate: (body, ...args) => evaluate(null, body, args),
    chips: () => evaluate('system', READ_CHIPS, []),
    click: async (selector) => void (await send('WebDriver:ElementClick', { id: await find(selector) })),
    clickAt: async ({ x, y }, restMs = 0) => {
      const actions = [
        { type: 'pointerMove', x, y },
        { type: 'pause', duration: restMs },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await send('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    press: async (...keys) => {
      const actions = keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    type: async (selector, text) => void (await send('WebDriver:ElementSendKeys', { id: await find(selector), text })),
  };
}

/** Marionette's own sandbox may open closed roots. A chip that is not drawn has no box. */
const READ_CHIPS = `
  const frames = [...document.querySelectorAll('iframe')].filter(({ contentDocument }) => contentDocument).map((frame) => {
    const { x, y } = frame.getBoundingClientRect();
    return { page: frame.contentDocument, left: x + frame.clientLeft, top: y + frame.clientTop };
  });
  return [{ page: document, left: 0, top: 0 }, ...frames].flatMap(({ page, left, top }) => {
    const hosts = [...page.querySelectorAll('span, div')].filter(({ openOrClosedShadowRoot }) => openOrClosedShadowRoot?.querySelector('.chip'));
    return hosts.flatMap((host) => {
      const root = host.openOrClosedShadowRoot;
      const boxes = ['.more', '.call'].map((part) => root.querySelector(part)?.getBoundingClientRect());
      const { x, y, width, height } = boxes.find((box) => box?.width > 0) ?? {};
      if (!width || !height) return [];
      return [{
        shown: root.querySelector('.call').dataset.shown,
        beside: (page.elementsFromPoint(root.querySelector('.chip').getBoundingClientRect().x + 1, y + height / 2).find((one) => one !== host)?.closest('tr, li, h1, body') ?? page.body).innerText.trim(),
        isOpen: root.querySelector('.panel')?.getBoundingClientRect().width > 0,
        x: Math.round(left + x + width / 2),
        y: Math.round(top + y + height / 2),
      }];
    });
  });`;
