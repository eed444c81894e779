import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { guards } from './guards';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test.each(guards)('$name: the code to remove is still there', ({ within, find }) => {
  expect(readFileSync(join(root, within), 'utf8')).toMatch(find);
});
