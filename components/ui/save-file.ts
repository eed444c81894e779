/** Firefox reads the content only after the click. */
const KEPT_FOR_SAVING_MS = 60_000;

/** Lets the browser save a text as a file; `type` such as `text/csv`. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_SAVING_MS);
}
