/** Chrome 140 and Firefox 133 have these. They take a hundredth of the time of a loop. */
type WithBase64 = { fromBase64?: (encoded: string) => Uint8Array<ArrayBuffer> };
type ToBase64 = { toBase64?: () => string };

/** Characters per call: more arguments would overflow the stack. */
const CHUNK = 0x2000;

export function encodeBase64(bytes: Uint8Array): string {
  const { toBase64 } = bytes as ToBase64;
  if (toBase64) return toBase64.call(bytes);
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

export function decodeBase64(encoded: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as WithBase64;
  if (fromBase64) return fromBase64.call(Uint8Array, encoded);
  const binary = atob(encoded);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
