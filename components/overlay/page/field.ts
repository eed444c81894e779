/** What shows a value that the user may change: an input, a choice, a text area, or a short text that is edited in its place. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLElement;

const EDITABLE = '[contenteditable]:not([contenteditable="false" i])';
/** Whatever is written into. */
export const WRITABLE = `textarea, ${EDITABLE}`;
/** More than a value: somebody writes there. */
const BLOCKS = 'p, div, br, ul, ol, table, blockquote, pre, img, h1, h2, h3';
const LONGEST_VALUE = 80;

/** By name, not by class: a frame's own elements are of its own classes. */
const isInput = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.localName === 'input' || element.localName === 'textarea';
/** Of which one choice shows. */
const isChoice = (element: Element): element is HTMLSelectElement =>
  element.localName === 'select' && (element as HTMLSelectElement).type === 'select-one';

export const isField = (element: Element): boolean =>
  isInput(element) ||
  isChoice(element) ||
  (element.hasAttribute('contenteditable') && element.matches(EDITABLE) && !isWriting(element));

/** Whether somebody writes more than a value there: a name within is a mention. */
const isWriting = (element: Element): boolean =>
  element.matches(EDITABLE) &&
  ((element.textContent ?? '').length > LONGEST_VALUE ||
    element.getAttribute('aria-multiline') === 'true' ||
    element.querySelectorAll(BLOCKS).length > 1);

export function shownBy(field: Element): string {
  if (isChoice(field)) return field.selectedOptions[0]?.text ?? '';
  return isInput(field) ? field.value : (field.textContent ?? '');
}
