import { make } from './chip-parts';

/**
 * Copies, and answers whether it did. A page over plain HTTP, a frame or a permissions policy may leave no clipboard to
 * a script; then the older command does it from a field within `root`, whose text the page does not see. The page may
 * hear the event before the field does, so what it puts into the clipboard is replaced.
 */
export async function copyText(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, root);
  }
}

function copyByCommand(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement;
  const field = make('textarea');
  field.value = text;
  field.style.cssText = 'position: fixed; top: 0; left: 0; width: 1px; height: 1px; opacity: 0; user-select: text';
  let isCopied = false;
  field.addEventListener('copy', (event) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
    isCopied = true;
  });
  for (const type of ['focusin', 'focusout', 'select'])
    field.addEventListener(type, (event) => event.stopPropagation());
  root.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
