import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import type { Hit } from '../../page/hit';
import { createPrefilter } from '../prefilter/prefilter';
import { readTextNode } from '../read-node';
import { mayGoOn, readSplitName, readWrittenOn } from './joined-texts';
import { textsBefore } from './split-name';
import type { ReadText } from './text-clues';

/** Reads texts one after the other, as they stand: a name may begin in one and end in the next. */
export interface TextSequence {
  /** Nothing is known of what stands before the next text. */
  startAnew(): void;
  /** What it shows, also what began in the texts before. */
  read(text: Text): Hit[];
  /** Only what began in the texts before. */
  readJoined(text: Text): Hit[];
}

export function createTextSequence(fingerprints: Fingerprints, readText: ReadText): TextSequence {
  const look = createPrefilter(fingerprints);
  const lookAtLine = createPrefilter(fingerprints);
  let previous: Text | undefined;

  /** The text read before is mostly the one that stands before: looking for it each time would cost more than reading. */
  function textBefore(text: Text): Text | undefined {
    if (previous && previous !== text) return previous;
    const [nearest] = textsBefore(text);
    return nearest;
  }

  const readLine = (line: string) => (lookAtLine.at(line) === 'perhaps' ? readText(line) : []);

  function readJoinedTo(text: Text, before: Text | undefined, mayBeName: boolean): Hit[] {
    const line = before && mayGoOn(before, text) ? readWrittenOn(text, before, readLine) : [];
    return line.length > 0 || !mayBeName ? line : readSplitName(text, readText);
  }

  return {
    startAnew() {
      previous = undefined;
      look.startAnew();
    },
    read(text) {
      const seen = look.at(text.data);
      if (seen === 'blank') return [];
      const mayBeName = previous === undefined || look.mayCompleteName();
      const hits = seen === 'perhaps' ? readTextNode(text, readText) : [];
      hits.push(...readJoinedTo(text, textBefore(text), mayBeName));
      previous = text;
      return hits;
    },
    readJoined(text) {
      const [before] = textsBefore(text);
      return readJoinedTo(text, before, true);
    },
  };
}
