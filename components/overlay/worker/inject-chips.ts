import type { Caller } from '../../messages/receive';

/** The parts of `browser.scripting` used here. */
interface ScriptRunner {
  executeScript(injection: {
    target: { tabId: number; frameIds: number[] };
    files: '/chips.js'[];
    injectImmediately: true;
  }): Promise<unknown>;
}

/** Creates a function that runs the second script in the calling frame. */
export function createChipsInjector(scripting: ScriptRunner): (caller: Caller) => Promise<void> {
  return async ({ tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const target = { tabId, frameIds: [frameId] };
    await scripting.executeScript({ target, files: ['/chips.js'], injectImmediately: true });
  };
}
