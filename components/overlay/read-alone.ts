import type { Fingerprints } from '../contacts/fingerprint';
import { elementKind } from './element-kind';
import { createQuickLook } from './quick-look';
import { type Hit, MARKED, readElement, readTextNode, SILENT_PARTS } from './read-node';
import type { ReadText } from './text-clues';
import { closest, parentOf } from './tree';

interface Options {
  fingerprints: Fingerprints;
  readText: ReadText;
  isOwn: (node: Node) => boolean;
}

/** Makes the function that reads a single node out of turn: all that it shows, but names that begin in another node. */
export function createReadAlone({ fingerprints, readText, isOwn }: Options): (node: Node) => Hit[] {
  const look = createQuickLook(fingerprints);

  const readTextAlone = (text: Text) => (look.at(text.data) === 'perhaps' ? readTextNode(text, readText) : []);
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
