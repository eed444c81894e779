/** What shows a value that the user may change: an input, a text area, or a short text that is edited in its place. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

const EDITABLE = '[contenteditable]:not([contenteditable="false" i])';
/** Whatever is written into. */
export const WRITABLE = `textarea, ${EDITABLE}`;
/** More than a value: somebody writes there. */
const BLOCKS = 'p, div, br, ul, ol, table, blockquote, pre, img, h1, h2, h3';
const LONGEST_VALUE = 80;

/** By name, not by class: a frame's own elements are of its own classes. */
const isInput = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.localName === 'input' || element.localName === 'textarea';

export const isField = (element: Element): boolean =>
  isInput(element) || (element.hasAttribute('contenteditable') && element.matches(EDITABLE) && !isWriting(element));

/** Whether somebody writes more than a value there: a name within is a mention. */
const isWriting = (element: Element): boolean =>
  element.matches(EDITABLE) &&
  ((element.textContent ?? '').length > LONGEST_VALUE ||
    element.getAttribute('aria-multiline') === 'true' ||
    element.querySelectorAll(BLOCKS).length > 1);

export const shownBy = (field: Element): string => (isInput(field) ? field.value : (field.textContent ?? ''));
