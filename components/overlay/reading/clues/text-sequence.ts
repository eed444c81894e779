import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import type { Hit } from '../../page/hit';
import { createPrefilter } from '../prefilter/prefilter';
import { readTextNode } from '../read-node';
import { mayContinue, readContinued, readSplitName } from './joined-texts';
import { textsBefore } from './split-name';
import type { ReadText } from './text-clues';

/** Reads consecutive texts: a name may start in one and end in the next. */
export interface TextSequence {
  /** The next text doesn't follow the previous one. */
  reset(): void;
  /** The hits in this text, including those that started in earlier ones. */
  read(text: Text): readonly Hit[];
  /** Only the hits that started in earlier texts. */
  readJoined(text: Text): readonly Hit[];
}

/** One array for nearly all texts of a page. */
const NOTHING: readonly Hit[] = [];

export function createTextSequence(fingerprints: Fingerprints, readText: ReadText): TextSequence {
  const prefilter = createPrefilter(fingerprints);
  const linePrefilter = createPrefilter(fingerprints);
  let previous: Text | undefined;
  let previousData = '';

  /** Usually the text that was read last. Searching for it each time would cost more than reading. */
  function textBefore(text: Text): Text | undefined {
    if (previous && previous !== text) return previous;
    const [nearest] = textsBefore(text);
    return nearest;
  }

  const readLine = (line: string) => (linePrefilter.at(line) === 'perhaps' ? readText(line) : []);

  /** The browser creates a string each time when asked for a text's data, so the caller may pass it. */
  function readJoinedTo(
    text: Text,
    before: Text | undefined,
    mayBeName: boolean,
    data = text.data,
    dataBefore = before?.data ?? '',
  ): readonly Hit[] {
    const isOneLine = before !== undefined && mayContinue(before, text, dataBefore, data);
    const line = isOneLine ? readContinued(text, before, readLine) : NOTHING;
    return line.length > 0 || !mayBeName ? line : readSplitName(text, readText);
  }

  return {
    reset() {
      previous = undefined;
      prefilter.reset();
    },
    read(text) {
      const { data } = text;
      const seen = prefilter.at(data);
      if (seen === 'blank') return NOTHING;
      const mayBeName = previous === undefined || prefilter.mayCompleteName();
      const hits = seen === 'perhaps' ? readTextNode(text, readText, data) : NOTHING;
      const before = textBefore(text);
      const dataBefore = before === previous ? previousData : before?.data;
      const joined = readJoinedTo(text, before, mayBeName, data, dataBefore);
      previous = text;
      previousData = data;
      return joined.length === 0 ? hits : [...hits, ...joined];
    },
    readJoined(text) {
      const [before] = textsBefore(text);
      return readJoinedTo(text, before, true);
    },
  };
}
