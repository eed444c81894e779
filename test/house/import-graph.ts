import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** A path from the root, such as `components/tasks/task.ts`, or a package name. */
  target: string;
  /** Whether the import disappears when compiled. */
  typeOnly: boolean;
}

/** Every source file in `folders`, as a path from the root, with its imports. */
export function readImportGraph(folders: readonly string[]): Map<string, Import[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|tsx|css|html|json)$/.test(file))
      .map((file) => posix.join(folder, file)),
  );
  const known = new Set(files);
  return new Map(files.filter((file) => /\.tsx?$/.test(file)).map((file) => [file, importsOf(file, known)]));
}

function importsOf(file: string, known: ReadonlySet<string>): Import[] {
  const source = readFileSync(posix.join(root, file), 'utf8');
  const statements = source.matchAll(
    /^(?:import|export)\s+(?<type>type\s)?(?<names>[^;]*?\sfrom\s+)?['"](?<path>[^'"]+)['"]|import\(['"](?<lazy>[^'"]+)['"]\)/gm,
  );
  return [...statements].map(({ groups }) => ({
    target: resolve(file, groups?.path ?? groups?.lazy ?? '', known),
    typeOnly: groups?.type !== undefined || onlyTypes(groups?.names),
  }));
}

/** `{ type A, type B } from` disappears when compiled too. */
function onlyTypes(names: string | undefined): boolean {
  const inner = names?.match(/^\{([^}]*)\}/)?.[1]?.trim();
  return !!inner && inner.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
}

function resolve(from: string, path: string, known: ReadonlySet<string>): string {
  if (!path.startsWith('.')) return path;
  const target = posix.join(posix.dirname(from), path.replace(/\?.*$/, ''));
  return [target, `${target}.ts`, `${target}.tsx`].find((candidate) => known.has(candidate)) ?? target;
}

/** Everything that running `start` loads, including itself. */
export function reachableFrom(
  start: string,
  graph: ReadonlyMap<string, readonly Import[]>,
  { withTypes = false } = {},
): Set<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { target, typeOnly } of graph.get(file) ?? []) if (withTypes || !typeOnly) queue.push(target);
  }
  return reached;
}
