import { expect, test } from 'vitest';
import { mutantsOf } from './mutants';

const changes = (source: string) => mutantsOf('a.ts', source).map(({ change }) => change);

test.each([
  [
    'const isMeant = isTrusted && isVisible;',
    ['isTrusted && isVisible → isTrusted', 'isTrusted && isVisible → isVisible'],
  ],
  ['if (isOver) return;', ['isOver → false']],
  ['const late = now < due ? a : b;', ['now < due → !(now < due)', 'now < due → now >= due']],
  [
    'items.filter((item) => item.isNew);',
    ['items.filter((item) => item.isNew); → ;', '(item) => item.isNew → () => true'],
  ],
  ['type Both = A & B; const x: Both | undefined = y ?? z;', []],
])('%s', (source, expected) => {
  expect(changes(source)).toEqual(expected);
});

test('a mutant is the whole file with one change, and has its line number', () => {
  const [mutant] = mutantsOf('a.ts', 'let a = 1;\nif (a) throw new Error();\n');
  expect(mutant).toEqual({
    file: 'a.ts',
    line: 2,
    change: 'a → false',
    source: 'let a = 1;\nif (false) throw new Error();\n',
  });
});
