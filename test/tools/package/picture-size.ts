import { readFileSync } from 'node:fs';

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** A PNG file's width and height in pixels, such as `1280x800`. */
export function pictureSize(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 8).toString('hex') !== PNG_SIGNATURE) throw new Error(`${file} is not a PNG file`);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}
