import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { filesBelow, pack, trackedFiles } from '../pack';
import { root, type Target } from '../targets';

export const packSources = (): Promise<Buffer> => pack(root, trackedFiles(root));

/** Unpacks the sources zip into a new folder, as a reviewer would, with the packages of the same lockfile. */
export async function unpackedSources(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  const zip = await JSZip.loadAsync(await packSources());
  for (const [name, file] of Object.entries(zip.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), await file.async('nodebuffer'));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The zip of a target built in `folder`. */
export function packOutput(folder: string, { output }: Target): Promise<Buffer> {
  const built = join(folder, output);
  return pack(built, filesBelow(built));
}
