import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './import-graph';

test('exactly the actual dependencies are explained', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const [lists = ''] = readFileSync(join(root, 'docs/dependencies.md'), 'utf8').split('## What we write ourselves');
  const named = lists
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  expect(named.filter((name) => name !== 'zod/mini').sort()).toEqual(packages.sort());
});
