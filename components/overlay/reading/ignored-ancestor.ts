import { closest, parentOf } from '../page/safe-dom';
import { SILENT_PARTS } from './read-node';

/**
 * Makes what tells whether a node stands in a part of the page that says nothing. Rows come by the hundred, so it
 * remembers the parent that it was asked about last, until it hears that the page may have changed.
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
