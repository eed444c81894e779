import { closest, parentOf } from '../page/safe-dom';
import { SILENT_PARTS } from './read-node';

/**
 * Finds out whether a node is in an ignored part of the page. Caches the answer for the last parent, because rows are
 * read by the hundred; call `forget` when the page may have changed.
 */
export function createIgnoredAncestors() {
  let [lastParent, isLastSilent]: [Element | null, boolean] = [null, false];

  return {
    forget() {
      lastParent = null;
      isLastSilent = false;
    },
    isAround(node: Node): boolean {
      const parent = parentOf(node);
      if (parent !== lastParent) {
        lastParent = parent;
        isLastSilent = parent !== null && closest(parent, SILENT_PARTS) !== undefined;
      }
      return isLastSilent;
    },
  };
}
