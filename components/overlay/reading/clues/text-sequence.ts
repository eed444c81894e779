import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import type { Hit } from '../../page/hit';
import { createPrefilter } from '../prefilter/prefilter';
import { readTextNode } from '../read-node';
import { textBefore as findTextBefore, partAround, readSplitName } from './split-name';
import type { ReadText } from './text-clues';

/** Reads texts one after the other, as they stand: a name may begin in one and end in the next. */
export interface TextSequence {
  /** Nothing is known of what stands before the next text. */
  startAnew(): void;
  /** What it shows, a name that began in the text before too. */
  read(text: Text): Hit[];
}

export function createTextSequence(fingerprints: Fingerprints, readText: ReadText): TextSequence {
  const look = createPrefilter(fingerprints);
  let previous: Text | undefined;

  /** The text read before is mostly the one that stands before: looking for it each time would cost more than reading. */
  function textBefore(text: Text): Text | undefined {
    const before = previous;
    if (!before || before === text) return findTextBefore(text);
    return partAround(text)?.contains(before) ? before : undefined;
  }

  return {
    startAnew() {
      previous = undefined;
      look.startAnew();
    },
    read(text) {
      const seen = look.at(text.data);
      if (seen === 'blank') return [];
      const isHalf = previous === undefined || look.mayCompleteName();
      const hits = seen === 'perhaps' ? readTextNode(text, readText) : [];
      if (isHalf) hits.push(...readSplitName(text, textBefore, fingerprints));
      previous = text;
      return hits;
    },
  };
}
