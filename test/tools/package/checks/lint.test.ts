import { describe, expect, test } from 'vitest';
import { explainedWarnings, judge } from './lint';

const warning = { code: 'UNSAFE_VAR_ASSIGNMENT', message: 'Unsafe assignment to innerHTML', file: 'chunks/a.js' };

describe('the add-on linter’s result', () => {
  test('is clean if each warning is explained to reviewers', () => {
    const { isClean, words } = judge({ errors: [], warnings: [warning] }, explainedWarnings());
    expect(isClean).toBe(true);
    expect(words).toMatch(/0 errors, 1 warnings[\s\S]*chunks\/a\.js[\s\S]*Trusted Types/);
  });

  test('is not clean with an unexplained warning or an error', () => {
    const eval_ = { code: 'DANGEROUS_EVAL', message: 'eval can be harmful', file: 'background.js' };
    expect(judge({ errors: [], warnings: [warning, eval_] }, explainedWarnings()).words).toContain(
      'WARNING, unexplained: DANGEROUS_EVAL in background.js',
    );
    expect(judge({ errors: [], warnings: [eval_] }, explainedWarnings()).isClean).toBe(false);
    expect(judge({ errors: [eval_], warnings: [] }, explainedWarnings()).isClean).toBe(false);
  });
});
