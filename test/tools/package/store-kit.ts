import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictureSize } from './picture-size';
import { root } from './targets';

const folder = join(root, 'docs/store');

/** Named like the folders in `_locales`. */
export const languages = ['de', 'en', 'es', 'fr', 'ja', 'zh_CN'] as const;

/** The strictest limits of the three stores, in characters. */
const limits = {
  /** Edge; Firefox allows 50, Chrome 75. */
  name: 45,
  /** Chrome and Firefox. */
  summary: 132,
  /** Edge requires at least 250 and allows 10,000; Chrome allows 16,000. */
  description: { least: 250, most: 10_000 },
};

/** The pictures the stores require, by file name in docs/store/images. */
export const pictures: Record<string, string> = {
  'screenshot-1.png': '1280x800',
  'screenshot-2.png': '1280x800',
  'screenshot-3.png': '1280x800',
  'screenshot-4.png': '1280x800',
  'screenshot-5.png': '1280x800',
  'tile.png': '440x280',
  'marquee.png': '1400x560',
  'logo.png': '300x300',
};

export interface Listing {
  name: string;
  summary: string;
  description: string;
}

/** Reads a file in docs/store/listing: `# name`, `> summary`, then the description. */
export function readListing(language: string): Listing {
  const text = readFileSync(join(folder, `listing/${language}.md`), 'utf8');
  const [, name = '', summary = '', description = ''] = /^# (.+)\n\n> (.+)\n\n([\s\S]+)$/.exec(text) ?? [];
  return { name, summary, description: description.trim() };
}

/** The size of each existing picture. */
export function readPictures(): Record<string, string> {
  const images = join(folder, 'images');
  if (!existsSync(images)) return {};
  const files = readdirSync(images).filter((name) => name.endsWith('.png'));
  return Object.fromEntries(files.map((name) => [name, pictureSize(join(images, name))]));
}

/** Texts that are too long or too short for a store. */
export function listingFaults(language: string, { name, summary, description }: Listing): string[] {
  const { least, most } = limits.description;
  const lengths: [what: string, length: number, least: number, most: number][] = [
    ['name', name.length, 1, limits.name],
    ['summary', summary.length, 1, limits.summary],
    ['description', description.length, least, most],
  ];
  return lengths.flatMap(([what, length, from, to]) =>
    length >= from && length <= to
      ? []
      : [`${language}: ${what} has ${length} characters, the stores require ${from} to ${to}`],
  );
}
