import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { root } from './targets';

/** Everything that affects the pictures in the README and the stores, as paths from the root. */
function listSources(): string[] {
  const isSource = (file: string) =>
    /^components\/.*\.(tsx|css)$|^components\/overlay\/drawing\/.*\.ts$|\/locales\/en\.json$/.test(file) ||
    /^test\/tools\/(demo|store-pictures)\/.*\.ts$/.test(file);
  return ['components', 'test/tools']
    .flatMap((folder) =>
      readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter(isSource)
    .sort();
}

/** A hash of these sources: if it differs, the pictures are outdated. */
export function hashPictureSources(): string {
  const hash = createHash('sha256');
  for (const file of listSources()) hash.update(`${file}\n${readFileSync(`${root}/${file}`, 'utf8')}\n`);
  return hash.digest('hex').slice(0, 16);
}
