import type { Bridge } from '../page/bridge';
import { type ChipActions, createChip } from './chip/chip';
import { createPanelLoader } from './chip/chip-panel';
import { type ChipBoard, type ChipBoardOptions, createChipBoard } from './chip-board';
import { createClickGuard } from './guard/click-guard';

interface Options extends Omit<ChipBoardOptions, 'makeChip'> {
  extension: Bridge;
  /** Repeats the last question to the worker. */
  repeat: () => Promise<void>;
}

/** The globals of the isolated world; the script that draws sets its only function here. */
export interface DrawingWorld {
  createDrawing?: typeof createDrawing;
}

/** Creates the page's chips. The script that recognises people calls it once, when it knows the first of them. */
export function createDrawing({ extension, repeat, signal, ...options }: Options): ChipBoard {
  const loadPanel = createPanelLoader(extension);
  const guard = createClickGuard({ nowMs: () => performance.now(), extension, signal });
  /**
   * Retries once, because the worker acts only on disclosed people and forgets page loads that were inactive for long.
   */
  const act: Bridge['ask'] = async (name, payload) => {
    try {
      return await extension.ask(name, payload);
    } catch {
      await repeat();
      return extension.ask(name, payload);
    }
  };
  const actions: ChipActions = {
    call: ({ personnelId }) => void act('overlay.call', { personnelId }).catch(() => {}),
    dismiss: ({ record, personnelId }) => act('overlay.dismiss', { record, personnelId }),
    restore: ({ record, personnelId }) => act('overlay.restore', { record, personnelId }),
    setDoNotCall: ({ personnelId }, doNotCall) => act('overlay.doNotCall', { personnelId, doNotCall }),
    openResults: ({ personnelId }) => void act('overlay.openResults', { personnelId }).catch(() => {}),
    scrollBelow: (host, event) => board.scrollBelow(host, event),
    onWritten: () => board.onWritten(),
    onFocus: (host) => board.reveal(host),
    release: () => board.release(),
  };
  const board = createChipBoard({
    ...options,
    makeChip: () => createChip(extension, guard, actions, loadPanel),
    signal,
  });
  signal.addEventListener('abort', board.clear);
  return board;
}
