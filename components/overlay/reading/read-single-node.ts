import type { Fingerprints } from '../../contacts/matching/fingerprint';
import { elementKind } from '../page/element-kind';
import type { Hit } from '../page/hit';
import { closest, parentOf } from '../page/safe-dom';
import type { ReadText } from './clues/text-clues';
import { createPrefilter } from './prefilter/prefilter';
import { MARKED, readElement, readTextNode, SILENT_PARTS } from './read-node';

interface Options {
  fingerprints: Fingerprints;
  readText: ReadText;
  isOwn: (node: Node) => boolean;
}

/** Creates a function that reads a single node out of turn, without names that start in another node. */
export function createSingleNodeReader({ fingerprints, readText, isOwn }: Options): (node: Node) => Hit[] {
  const prefilter = createPrefilter(fingerprints);

  const readTextAlone = (text: Text) => (prefilter.at(text.data) === 'perhaps' ? readTextNode(text, readText) : []);
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
