import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImportGraph, root } from '../house/import-graph';

const PREFIX = 'stored-by-';

/** The published versions; for each, an example of what it stored is kept here. */
export const storedVersions: readonly string[] = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.startsWith(PREFIX))
  .map((name) => name.slice(PREFIX.length, -'.json'.length));

/** The key prefixes of everything the sources store, permanently or for the session. */
export const storedPrefixes = (): string[] =>
  [...readImportGraph(['components']).keys()].flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bprefix: '([^']+)'/g)].map(([, prefix = '']) => prefix),
  );

interface Stored {
  /** When it was stored; milliseconds since 1970. */
  savedAt: number;
  /** The whole `storage.local`. */
  local: Record<string, unknown>;
}

/** The storage of a profile that used this version, as if stored at `now`. */
export function storedBy(version: string, now: number): Record<string, unknown> {
  const { savedAt, local } = JSON.parse(
    readFileSync(new URL(`${PREFIX}${version}.json`, import.meta.url), 'utf8'),
  ) as Stored;
  return shift(local, now - savedAt) as Record<string, unknown>;
}

/** Shifts every timestamp in it: every number of at least this many milliseconds. */
const LEAST_TIME = Date.UTC(2020, 0, 1);

function shift(value: unknown, byMs: number): unknown {
  if (typeof value === 'number') return value >= LEAST_TIME ? value + byMs : value;
  if (Array.isArray(value)) return value.map((one) => shift(one, byMs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shift(one, byMs)]));
}
