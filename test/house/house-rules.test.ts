import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reachableFrom, readImportGraph, root } from './import-graph';

const graph = readImportGraph(['entrypoints', 'components']);

/** From the top: a folder in `components` imports only from lower layers and itself. */
const floors = [
  ['popup', 'results', 'options', 'opening'],
  ['help'],
  ['tasks', 'overlay'],
  ['consent'],
  ['settings'],
  ['messages'],
  ['contacts'],
  ['sites', 'lensmor', 'ui'],
  ['storage', 'language', 'platform'],
];
const floorOf = (folder: string) => floors.findIndex((floor) => floor.includes(folder));
const folderOf = (file: string) => file.split('/')[1] ?? '';

describe('house rules', () => {
  test('every folder in components has a layer', () => {
    expect(floors.flat()).toEqual(expect.arrayContaining(readdirSync(join(root, 'components'))));
  });

  test('docs/architecture.md lists the same layers, and the README describes each folder', () => {
    const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
    const rows = [...textOf('docs/architecture.md').matchAll(/^\| \d+ \| (?<folders>`.*`) \|$/gm)];
    expect(rows.map(({ groups }) => groups?.folders?.match(/\w+/g))).toEqual(floors);
    const readme = textOf('README.md');
    expect(readdirSync(join(root, 'components')).filter((folder) => !readme.includes(`${folder}/\``))).toEqual([]);
  });

  test('no catch-all files such as utils or helpers', () => {
    const drawers = /(^|\/)(utils?|helpers?|lib|common|misc|types|services|hooks)(\/|\.tsx?$)|^components.*\/index\./;
    expect([...graph.keys()].filter((file) => drawers.test(file))).toEqual([]);
  });

  test('no folder has too many files', () => {
    const entries = ['components', 'docs', 'entrypoints', 'test'].flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
    );
    const sizes = new Map<string, number>();
    for (const { parentPath } of entries) sizes.set(parentPath, (sizes.get(parentPath) ?? 0) + 1);
    /** One file for each CRM, benchmark or kind of page. */
    const collections = ['test/crm-pages/crms', 'test/bench', 'test/overlay-page/dialects'].map((folder) =>
      join(root, folder),
    );
    expect([...sizes].filter(([folder, size]) => size > 14 && !collections.includes(folder))).toEqual([]);
  });

  test('components import no entrypoint or test, and no folder imports from its own layer or above', () => {
    const wrong = [...graph].flatMap(([file, imports]) =>
      file.startsWith('components/')
        ? imports
            .filter(({ target }) => {
              if (/^(entrypoints|test)\//.test(target)) return true;
              if (!target.startsWith('components/') || folderOf(target) === folderOf(file)) return false;
              return floorOf(folderOf(target)) <= floorOf(folderOf(file));
            })
            .map(({ target }) => `${file} → ${target}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });

  /** What each folder of the overlay may import from the others. `page` is shared; `worker` runs elsewhere. */
  const overlayRooms: Record<string, readonly string[]> = {
    page: [],
    reading: ['page'],
    drawing: ['page'],
    recognising: ['page', 'drawing'],
    worker: [],
  };
  const roomOf = (file: string) => /^components\/overlay\/(\w+)\//.exec(file)?.[1];

  test('the overlay’s folders import in the allowed directions', () => {
    expect(readdirSync(join(root, 'components/overlay')).sort()).toEqual(Object.keys(overlayRooms).sort());
    const wrong = [...graph].flatMap(([file, imports]) => {
      const room = roomOf(file);
      if (!room) return [];
      return imports
        .map(({ target }) => ({ target, other: roomOf(target) }))
        .filter(({ other }) => other && other !== room && !overlayRooms[room]?.includes(other))
        .map(({ target }) => `${file} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('each script on sites contains its own folders only', () => {
    const roomsOf = (script: string) =>
      new Set([...reachableFrom(`entrypoints/${script}.ts`, graph)].flatMap((file) => roomOf(file) ?? []));
    expect(roomsOf('overlay')).toEqual(new Set(['page', 'reading']));
    expect(roomsOf('chips')).toEqual(new Set(['page', 'recognising']));
    expect(roomsOf('drawing')).toEqual(new Set(['page', 'drawing']));
    expect(reachableFrom('entrypoints/drawing.ts', graph)).not.toContain(
      'components/overlay/drawing/panel/panel-content.ts',
    );
  });

  test('no import cycles, not even of types', () => {
    const inCycle = [...graph].filter(([file, imports]) =>
      imports.some(({ target }) => reachableFrom(target, graph, { withTypes: true }).has(file)),
    );
    expect(inCycle.map(([file]) => file)).toEqual([]);
  });

  test('page scripts reach neither the API client, the key, nor any store, and contain no heavy package', () => {
    const scripts = ['overlay', 'chips', 'drawing', 'panel'].map((name) => `entrypoints/${name}.ts`);
    const reached = scripts.flatMap((script) => [...reachableFrom(script, graph)]);
    const walls =
      /^components\/(lensmor\/client|settings|storage|tasks)|-store\.ts$|^(zod|preact|libphonenumber|wxt\/browser)/;
    expect(reached.filter((target) => walls.test(target))).toEqual([]);
  });

  test('the background contains no view', () => {
    const reached = [...reachableFrom('entrypoints/background/index.ts', graph)];
    expect(reached.filter((target) => target.endsWith('.tsx') || target.startsWith('preact'))).toEqual([]);
  });

  test('views reach the API only through messages', () => {
    const reached = [...graph.keys()]
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => [...reachableFrom(file, graph)].map((target) => `${file} → ${target}`));
    const walls =
      /→ components\/(lensmor\/client|tasks\/(announcing|following\/(?!poll-delays))|contacts\/profile-look)/;
    expect(reached.filter((path) => walls.test(path))).toEqual([]);
  });
});
