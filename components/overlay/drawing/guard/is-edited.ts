import { isField, WRITABLE } from '../../page/field';
import { matches, parentOf } from '../../page/safe-dom';

const EDITABLE_BLOCK = '[contenteditable]:not([contenteditable="false" i])';

/** Whether a node is in a focused field or in an editor, where chips would be in the way. */
export function isEdited(node: Node): boolean {
  const focused = focusedElement();
  for (let element = node instanceof Element ? node : parentOf(node); element; element = parentOf(element)) {
    if (element === focused && matches(element, `input, ${WRITABLE}`)) return true;
    if (matches(element, EDITABLE_BLOCK) && !isField(element)) return true;
  }
  return false;
}

function focusedElement(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
