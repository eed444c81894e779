import type { Clue } from '../contacts/clues';
import { type Chip, createChip } from './chip';
import { type ChipBoard, createChipBoard } from './chip-board';
import type { Extension } from './extension';
import type { Hit } from './read-node';
import { createRest } from './rest';

export interface ChipsOptions {
  extension: Extension;
  /** Where a chip goes for whom the user chose, who may not be named on the page at all. */
  titleFor: (record: Clue) => Hit | undefined;
  /** Hears of each element of ours before it is on the page. */
  onHost: (host: Node) => void;
  /** There may be another amount of room for some chips; the next `show` sees to it. */
  onResize: () => void;
  signal: AbortSignal;
}

/**
 * The overlay's part that draws. It is a script of its own, which a page gets when it first shows somebody who may be
 * known: most pages never do.
 */
export function createChips({ extension, onHost, ...options }: ChipsOptions): ChipBoard {
  const rest = createRest(() => performance.now(), options.signal);
  const actions = {
    dismiss: ({ record, personnelId }: Asked) =>
      void extension.ask('overlay.dismiss', { record, personnelId }).catch(() => {}),
    openResults: ({ personnelId }: Asked) => void extension.ask('overlay.openResults', { personnelId }).catch(() => {}),
  };
  function makeChip(): Chip {
    const chip = createChip(extension, rest, actions);
    onHost(chip.host);
    return chip;
  }
  return createChipBoard({ makeChip, ...options });
}

interface Asked {
  record: string;
  personnelId: string;
}
