import type { Fingerprints } from '../../contacts/matching/fingerprint';
import { elementKind } from '../page/element-kind';
import type { Hit } from '../page/hit';
import { closest, parentOf } from '../page/safe-dom';
import { adjacentTexts, dataOf, mayBeSplit } from '../page/text-run';
import type { ReadText } from './clues/text-clues';
import { createPrefilter } from './prefilter/prefilter';
import { MARKED, readElement, readInRun, readTextNode, SILENT_PARTS } from './read-node';

interface Options {
  fingerprints: Fingerprints;
  readText: ReadText;
  isOwn: (node: Node) => boolean;
}

/** Creates a function that reads a single node out of turn, without names that start in another node. */
export function createSingleNodeReader({ fingerprints, readText, isOwn }: Options): (node: Node) => Hit[] {
  const prefilter = createPrefilter(fingerprints);

  function readTextAlone(text: Text): Hit[] {
    if (!mayBeSplit(text)) return prefilter.at(text.data) === 'perhaps' ? readTextNode(text, readText) : [];
    const run = adjacentTexts(text);
    return prefilter.at(dataOf(run)) === 'perhaps' ? readInRun(text, run, readText) : [];
  }
  const isWorthReading = (element: Node): element is HTMLElement =>
    element instanceof Element &&
    !(element instanceof HTMLFormElement) &&
    !isOwn(element) &&
    (elementKind(element).isRead || element.matches(MARKED));
  const readElementAlone = (element: Node) =>
    isWorthReading(element) ? readElement(element, readText, fingerprints) : [];

  return (node) => {
    const hits = node instanceof Text ? readTextAlone(node) : readElementAlone(node);
    const parent = hits.length > 0 && parentOf(node);
    return parent && closest(parent, SILENT_PARTS) ? [] : hits;
  };
}
