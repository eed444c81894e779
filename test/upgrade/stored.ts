import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImportGraph, root } from '../house/import-graph';

const PREFIX = 'stored-by-';

/** The versions of which an example of what they stored is kept here: each that was ever published. */
export const storedVersions: readonly string[] = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.startsWith(PREFIX))
  .map((name) => name.slice(PREFIX.length, -'.json'.length));

/** What the keys begin with of all that the sources store, for good or for the browser's session. */
export const storedPrefixes = (): string[] =>
  [...readImportGraph(['components']).keys()].flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bprefix: '([^']+)'/g)].map(([, prefix = '']) => prefix),
  );

interface Stored {
  /** When it was stored; milliseconds since 1970. */
  savedAt: number;
  /** All of `storage.local`. */
  local: Record<string, unknown>;
}

/** What a profile held that this version was used in, as if that had been at `now`. */
export function storedBy(version: string, now: number): Record<string, unknown> {
  const { savedAt, local } = JSON.parse(
    readFileSync(new URL(`${PREFIX}${version}.json`, import.meta.url), 'utf8'),
  ) as Stored;
  return shift(local, now - savedAt) as Record<string, unknown>;
}

/** Moves every time in it, which is every number of at least this many milliseconds. */
const LEAST_TIME = Date.UTC(2020, 0, 1);

function shift(value: unknown, byMs: number): unknown {
  if (typeof value === 'number') return value >= LEAST_TIME ? value + byMs : value;
  if (Array.isArray(value)) return value.map((one) => shift(one, byMs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shift(one, byMs)]));
}
