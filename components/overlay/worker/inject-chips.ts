import type { Caller } from '../../messages/receive';

/** The part of `browser.scripting` that is needed. */
interface ScriptRunner {
  executeScript(injection: {
    target: { tabId: number; frameIds: number[] };
    files: '/chips.js'[];
    injectImmediately: true;
  }): Promise<unknown>;
}

/** Runs the second script in the frame that asks for it. */
export function createChipsInjector(scripting: ScriptRunner): (caller: Caller) => Promise<void> {
  return async ({ tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const target = { tabId, frameIds: [frameId] };
    await scripting.executeScript({ target, files: ['/chips.js'], injectImmediately: true });
  };
}
