/** An element with a value that the user can change: an input, a select, a text area, or a short editable text. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLElement;

const EDITABLE = '[contenteditable]:not([contenteditable="false" i])';
/** Everything that text can be typed into. */
export const WRITABLE = `textarea, ${EDITABLE}`;
/** Content that is more than a value. */
const BLOCKS = 'p, div, br, ul, ol, table, blockquote, pre, img, h1, h2, h3';
const LONGEST_VALUE = 80;

/** By tag name rather than class, because each frame has its own classes. */
const isInput = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.localName === 'input' || element.localName === 'textarea';
/** A select that shows one option. */
const isChoice = (element: Element): element is HTMLSelectElement =>
  element.localName === 'select' && (element as HTMLSelectElement).type === 'select-one';

export const isField = (element: Element): boolean =>
  isInput(element) ||
  isChoice(element) ||
  (element.hasAttribute('contenteditable') && element.matches(EDITABLE) && !isWriting(element));

/** Whether it is an editor for longer text, in which a name is just a mention. */
const isWriting = (element: Element): boolean =>
  element.matches(EDITABLE) &&
  ((element.textContent ?? '').length > LONGEST_VALUE ||
    element.getAttribute('aria-multiline') === 'true' ||
    element.querySelectorAll(BLOCKS).length > 1);

export function shownBy(field: Element): string {
  if (isChoice(field)) return field.selectedOptions[0]?.text ?? '';
  return isInput(field) ? field.value : (field.textContent ?? '');
}
