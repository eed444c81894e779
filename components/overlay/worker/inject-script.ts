import type { LateScript } from '../../messages/messages';
import type { Caller } from '../../messages/receive';

/** The parts of `browser.scripting` used here. */
interface ScriptRunner {
  executeScript(injection: {
    target: { tabId: number; frameIds: number[] };
    files: `/${LateScript}.js`[];
    injectImmediately: true;
  }): Promise<unknown>;
}

/** Creates a function that runs a script in the calling frame. */
export function createScriptInjector(scripting: ScriptRunner): (name: LateScript, caller: Caller) => Promise<void> {
  return async (name, { tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const target = { tabId, frameIds: [frameId] };
    await scripting.executeScript({ target, files: [`/${name}.js`], injectImmediately: true });
  };
}
