import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';

/** The earliest time a zip can store. With the files' own times, no two builds would be identical. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/** Zips files, named by their path relative to `folder`; the same contents give the same bytes. */
export async function pack(folder: string, files: readonly string[]): Promise<Buffer> {
  const zip = new JSZip();
  for (const file of [...files].sort()) {
    zip.file(file, readFileSync(join(folder, file)), { date: NO_TIME, createFolders: false, unixPermissions: 0o644 });
  }
  return zip.generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'UNIX',
  });
}

/** Every file below a folder, as relative paths. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** The files git tracks: everything needed to reproduce the build, and nothing else. */
export const trackedFiles = (folder: string): string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8' }).split('\0').filter(Boolean);

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
