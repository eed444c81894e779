import type { ClueKind } from '../../contacts/matching/clues';

/** A clue and the node that contains it. */
export interface Hit {
  kind: ClueKind;
  key: string;
  node: Text | HTMLElement;
  /** See `Clue.text`. */
  text?: string | undefined;
  /** Whether it is the whole text or a delimited part of it, and not surrounded by other words. */
  isWhole: boolean;
  /** Whether it is an unknown person's address, which means that a name beside it is somebody else's too. */
  isStranger: boolean;
  /** The node where the name starts, if it is split and ends in `node`. */
  begins?: Text | HTMLElement;
  /** The mention's position in the text `begins`. */
  beginsAt?: number;
  /** The mention's position in the text `node`, in UTF-16 units; absent for elements. */
  start?: number;
  end?: number;
  /** For an element that is more than a value, such as a marked row: the text that names its person. */
  beside?: Text | undefined;
  /**
   * False if another person, known or not, is mentioned between this mention and the end of `node`. A chip after `node`
   * would seem to be theirs, so it is drawn at the mention itself or not at all.
   */
  inlineIsSafe?: boolean;
}

/** Whether a chip right after the hit's node would seem to belong to the hit's person. */
export const isInlineSafe = ({ inlineIsSafe }: Hit): boolean => inlineIsSafe !== false;

/** The same hit, but in another text as a whole. */
export const placedAt = (hit: Hit, text: Text): Hit => ({ ...hit, node: text, start: 0, end: text.length });

/** Whether it points to a contact. A company points to nobody. */
export const isPointing = ({ kind, isStranger }: Hit): boolean => !isStranger && kind !== 'company';

/** A scope with all its hits. */
export interface ScopeHits {
  id: number;
  /** A text node if the scope is a sentence that contains a name. */
  node: Element | Text;
  hits: Hit[];
  /** Whether it is the page itself or a block of it, so that it is about the page's record. */
  isOfPage: boolean;
}

/** Whether a scope is the whole page. */
export const isPageScope = (scope: Node): boolean => (scope as Partial<Element>).localName === 'body';
