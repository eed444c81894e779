/** Firefox reads the content some time after the click. */
const KEPT_FOR_SAVING_MS = 60_000;

/** Saves a text as a file; `type` is, for example, `text/csv`. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_SAVING_MS);
}
