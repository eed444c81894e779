import type { Caller } from '../messages/receive';
import type { createChips } from './chips';

/** Where the script leaves its one function for the overlay, in the world that both have in a document. */
export interface ChipsWorld {
  createChips?: typeof createChips;
}

/** The part of `browser.scripting` that is needed. */
interface ScriptRunner {
  executeScript(injection: {
    target: { tabId: number; frameIds: number[] };
    files: '/chips.js'[];
    injectImmediately: true;
  }): Promise<unknown>;
}

/** Runs the second script in the frame that asks for it. */
export function createChipsScript(scripting: ScriptRunner): (caller: Caller) => Promise<void> {
  return async ({ tabId, frameId }) => {
    if (tabId === undefined || frameId === undefined) return;
    const target = { tabId, frameIds: [frameId] };
    await scripting.executeScript({ target, files: ['/chips.js'], injectImmediately: true });
  };
}
