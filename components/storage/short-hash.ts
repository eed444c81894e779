/** FNV-1a in hexadecimal, to distinguish values. 32 bits are far too few to recover an API key from. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
