import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of a build that claims an older version. */
export function olderBuild(build: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'older-build-'));
  cpSync(build, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...manifest, version: '0.0.1' }));
  return folder;
}

/** Replaces an older build with this one, as a browser update does. */
export function replaceBuild(folder: string, build: string): void {
  rmSync(folder, { recursive: true });
  cpSync(build, folder, { recursive: true });
}
