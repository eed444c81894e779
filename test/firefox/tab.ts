import type { Marionette } from './marionette';
import { EXTENSION_UUID } from './profile';

/** The key of an element reference in Marionette. */
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

export interface Tab {
  /** Runs a function body in the page with a page script's privileges; may use `await`. */
  evaluate<Result>(body: string, ...args: readonly unknown[]): Promise<Result>;
  /** The visible chips in document order, read with access to closed roots. */
  chips(): Promise<Chip[]>;
  /** A real click on the element that matches the selector. */
  click(selector: string): Promise<void>;
  /** Moves the pointer there. */
  pointAt(place: { x: number; y: number }): Promise<void>;
  /** Moves the pointer there, waits `restMs`, and clicks. */
  clickAt(place: { x: number; y: number }, restMs?: number): Promise<void>;
  /** A picture of this part of the viewport, as a data URL. */
  picture(box: { x: number; y: number; width: number; height: number }): Promise<string>;
  /** Presses keys one after the other in the focused element. */
  press(...keys: readonly string[]): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Brings this tab to the front. */
  focus(): Promise<void>;
}

interface Chip {
  /** The number it shows, or the reason why there is none. */
  shown: string;
  /** The text beside it. */
  beside: string;
  /** Whether its panel is open. */
  isOpen: boolean;
  /** The middle of the button that opens the panel, in CSS pixels of the viewport. */
  x: number;
  y: number;
}

/** Runs a function body in Marionette's current context: a page or the browser itself. */
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

/** Opens a URL in a new tab and switches to it. A path such as `popup.html` is one of the extension's pages. */
export async function openTab(marionette: Marionette, address: string): Promise<Tab> {
  const { handle } = await marionette.sendWhole<{ handle: string }>('WebDriver:NewWindow', {
    type: 'tab',
    focus: true,
  });
  const switchTo = (focus: boolean) => marionette.send('WebDriver:SwitchToWindow', { handle, focus });
  /** Switches to this tab first, because another one may have been used in the meantime. */
  const send = async <Result>(command: string, parameters: object): Promise<Result> => {
    await switchTo(false);
    return marionette.send<Result>(command, parameters);
  };
  const evaluate = async <Result>(sandbox: string | null, body: string, args: readonly unknown[]) => {
    await switchTo(false);
    return execute<Result>(marionette, body, args, sandbox);
  };
  /** Waits until the element exists and is enabled. */
  const find = async (selector: string) => {
    const strategy = { using: 'css selector', value: `${selector}:not(:disabled)` };
    return (await send<Record<string, string>>('WebDriver:FindElement', strategy))[ELEMENT_KEY];
  };
  const usePointer = async (actions: readonly object[]) => {
    await send('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  };
  await switchTo(true);
  const url = /^\w+:/.test(address) ? address : `moz-extension://${EXTENSION_UUID}/${address}`;
  await marionette.send('WebDriver:Navigate', { url });
  return {
    focus: async () => void (await switchTo(true)),
    evaluate: (body, ...args) => evaluate(null, body, args),
    chips: () => evaluate('system', READ_CHIPS, []),
    click: async (selector) => void (await send('WebDriver:ElementClick', { id: await find(selector) })),
    pointAt: ({ x, y }) => usePointer([{ type: 'pointerMove', x, y }]),
    clickAt: ({ x, y }, restMs = 0) =>
      usePointer([
        // Twice, because a page may let the pointer through only when it arrives.
        { type: 'pointerMove', x: x - 1, y },
        { type: 'pointerMove', x, y },
        { type: 'pause', duration: restMs },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
    async picture({ x, y, width, height }) {
      const { value } = await marionette.sendWhole<{ value: string }>('WebDriver:TakeScreenshot', {
        full: false,
        hash: false,
      });
      return evaluate('system', CROP, [value, x, y, width, height]);
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

const CROP = `
  const [picture, x, y, width, height] = args;
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]), x, y, width, height);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL();`;

/** Marionette's sandbox has access to closed roots. A chip that isn't rendered has no box. */
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
        shown: root.querySelector('.call > .vault').openOrClosedShadowRoot.querySelector('.drawn').dataset.shown,
        beside: (page.elementsFromPoint(root.querySelector('.chip').getBoundingClientRect().x + 1, y + height / 2).find((one) => one !== host)?.closest('tr, li, h1, body') ?? page.body).innerText.trim(),
        isOpen: root.querySelector('.panel')?.getBoundingClientRect().width > 0,
        x: Math.round(left + x + width / 2),
        y: Math.round(top + y + height / 2),
      }];
    });
  });`;
