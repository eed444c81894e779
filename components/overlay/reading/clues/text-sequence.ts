import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import type { Hit } from '../../page/hit';
import { adjacentTexts, dataOf, mayBeSplit } from '../../page/text-run';
import { createPrefilter } from '../prefilter/prefilter';
import { readInRun, readTextNode } from '../read-node';
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
  let isPreviousLast = false;

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
    run?: readonly Text[],
    areAlone = before?.nextSibling === null && (run?.[0] ?? text).previousSibling === null,
  ): readonly Hit[] {
    const isOneLine = before !== undefined && mayContinue(before, run?.[0] ?? text, dataBefore, data, areAlone);
    const line = isOneLine ? readContinued(text, run ?? [text], before, readLine) : NOTHING;
    return line.length > 0 || !mayBeName ? line : readSplitName(text, readText);
  }

  /** The hits that started in earlier texts than those of this run. */
  function readBeforeRun(text: Text, run: readonly Text[], mayBeName: boolean): readonly Hit[] {
    const [before] = textsBefore(run[0] ?? text);
    return readJoinedTo(text, before, mayBeName && isLastOf(run, text), dataOf(run), before?.data, run);
  }

  /** Texts without anything between them look like one, so they are read as one. */
  function readOfRun(text: Text, run: readonly Text[]): readonly Hit[] {
    const data = dataOf(run);
    const isLast = isLastOf(run, text);
    const mayFollow = previous === undefined || !isLast;
    const seen = (isLast ? prefilter : linePrefilter).at(data);
    if (seen === 'blank') return NOTHING;
    const hits = seen === 'perhaps' ? readInRun(text, run, readText) : NOTHING;
    const joined = readBeforeRun(text, run, mayFollow || prefilter.mayCompleteName());
    if (isLast) [previous, previousData, isPreviousLast] = [text, text.data, false];
    return joined.length === 0 ? hits : [...hits, ...joined];
  }

  return {
    reset() {
      previous = undefined;
      prefilter.reset();
    },
    read(text) {
      // Asking for siblings once per text matters on long tables.
      const isFirst = text.previousSibling === null;
      const isLast = text.nextSibling === null;
      if (!(isFirst && isLast) && mayBeSplit(text)) {
        const run = adjacentTexts(text);
        if (run.length > 1) return readOfRun(text, run);
      }
      const { data } = text;
      const seen = prefilter.at(data);
      if (seen === 'blank') return NOTHING;
      const mayBeName = previous === undefined || prefilter.mayCompleteName();
      const hits = seen === 'perhaps' ? readTextNode(text, readText, data) : NOTHING;
      const before = textBefore(text);
      const dataBefore = before === previous ? previousData : before?.data;
      const areAlone = isFirst && (before === previous ? isPreviousLast : before?.nextSibling === null);
      const joined = readJoinedTo(text, before, mayBeName, data, dataBefore, undefined, areAlone);
      previous = text;
      previousData = data;
      isPreviousLast = isLast;
      return joined.length === 0 ? hits : [...hits, ...joined];
    },
    readJoined(text) {
      const run = adjacentTexts(text);
      const own = run.length > 1 ? readInRun(text, run, readText).filter(({ begins }) => begins) : NOTHING;
      return [...own, ...readBeforeRun(text, run, true)];
    },
  };
}

const isLastOf = (run: readonly Text[], text: Text): boolean => run.findLast(({ data }) => data.trim() !== '') === text;
