import { make } from './chip-parts';

/**
 * Copies a text and returns whether that worked. The clipboard API may be unavailable on http pages, in frames or
 * because of a permissions policy. Then the older command copies from a field in `root`, which the page can't read. The
 * page may receive the copy event first, so the field's listener replaces whatever the page put on the clipboard.
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
