import type { ClueKind } from '../../contacts/matching/clues';

/** A clue and the node that shows it. */
export interface Hit {
  kind: ClueKind;
  key: string;
  node: Text | HTMLElement;
  /** See `Clue.text`. */
  text?: string | undefined;
  /** The whole text, or a part that is set off, is the value; else it stands among other words. */
  isWhole: boolean;
  /** The address of somebody unknown, which shows that a name beside it is somebody else's too. */
  isStranger: boolean;
  /** The node in which a name starts that ends in `node`, if it is split over two. */
  begins?: Text | HTMLElement;
  /** Where the mention stands in the data of the text `node`, in UTF-16 units; absent for elements. */
  start?: number;
  end?: number;
  /** Of an element that is more than a value, such as a marked row: what names its person. */
  beside?: Text | undefined;
  /**
   * False where another person, known or not, stands between the mention and the end of `node`: a chip right behind
   * `node` would be taken for theirs, so it is drawn at the mention itself, or not at all.
   */
  inlineIsSafe?: boolean;
}

/** Whether a chip right behind the node of a hit is taken for the person of that hit. */
export const isInlineSafe = ({ inlineIsSafe }: Hit): boolean => inlineIsSafe !== false;

/** The same at another text, all of it. */
export const placedAt = (hit: Hit, text: Text): Hit => ({ ...hit, node: text, start: 0, end: text.length });

/** Whether it speaks of somebody known; a company speaks of nobody. */
export const isPointing = ({ kind, isStranger }: Hit): boolean => !isStranger && kind !== 'company';

/** A scope with all that it shows. */
export interface ScopeHits {
  id: number;
  /** A text by itself, where it is a sentence with a name in it. */
  node: Element | Text;
  hits: Hit[];
  /** Whether it is the page itself or a block on it, and no row, card, panel or sentence: it shows the page's record. */
  isOfPage: boolean;
}

/** Whether a scope is the page itself. */
export const isPageScope = (scope: Node): boolean => (scope as Partial<Element>).localName === 'body';
