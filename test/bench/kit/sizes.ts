import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow, pack } from '../../tools/package/pack';

/** In kB of 1,000 bytes: plain, and compressed with gzip. */
export interface Size {
  raw: number;
  gzip: number;
}

/** The measured parts of a build. A page's part is all scripts that it loads before it shows anything. */
export type Part =
  | 'script on sites'
  | 'chips'
  | 'drawing'
  | 'panel'
  | 'background'
  | 'popup'
  | 'results'
  | 'options'
  | 'CSS'
  | 'zip';

/** `folder` contains a build. Both figures of the zip are the same, because it is already compressed. */
export async function measureSizes(folder: string): Promise<Record<Part, Size>> {
  const files = filesBelow(folder);
  const read = (file: string) => readFileSync(join(folder, file));
  const zip = (await pack(folder, files)).length / 1000;
  return {
    'script on sites': sizeOf([read('overlay.js')]),
    chips: sizeOf([read('chips.js')]),
    drawing: sizeOf([read('drawing.js')]),
    panel: sizeOf([read('panel.js')]),
    background: sizeOf([read('background.js')]),
    popup: sizeOf(scriptsOf('popup.html', read).map(read)),
    results: sizeOf(scriptsOf('results.html', read).map(read)),
    options: sizeOf(scriptsOf('options.html', read).map(read)),
    CSS: sizeOf(files.filter((file) => file.endsWith('.css')).map(read)),
    zip: { raw: zip, gzip: zip },
  };
}

function sizeOf(files: readonly Buffer[]): Size {
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0) / 1000;
  return {
    raw: sum(files.map(({ length }) => length)),
    gzip: sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
  };
}

/** The scripts a page loads and their imports, even if others load them too. */
function scriptsOf(page: string, read: (file: string) => Buffer): string[] {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, path = ''] of read(file)
      .toString()
      .matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g)) {
      follow(join(dirname(file), path));
    }
  };
  for (const [, path = ''] of read(page)
    .toString()
    .matchAll(/<script[^>]*src="\/([^"]+)"/g))
    follow(path);
  return [...found];
}
