import type { ClueKind } from '../../contacts/matching/clues';

/** A clue and the node that shows it. */
export interface Hit {
  kind: ClueKind;
  key: string;
  node: Text | HTMLElement;
  isWhole: boolean;
  /** An address of nobody known: it says that a name beside it is somebody else's. */
  isStranger: boolean;
  /** Where a name begins that ends in `node`, if it is shown by two. */
  begins?: Text | HTMLElement;
}

/** Whether it speaks of somebody known; a company speaks of nobody. */
export const isPointing = ({ kind, isStranger }: Hit): boolean => !isStranger && kind !== 'company';

/** A scope with all that it shows. */
export interface ScopeHits {
  id: number;
  /** A text by itself, where it is a sentence with a name in it. */
  node: Element | Text;
  hits: Hit[];
}

/** Whether a scope is the page itself. */
export const isPageScope = (scope: Node): boolean => scope.nodeName === 'BODY';
