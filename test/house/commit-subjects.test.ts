import { describe, expect, test } from 'vitest';
import { subjectFault } from '../tools/commit-subjects.mjs';

describe('commit subjects', () => {
  test.each([
    'fix(overlay): keep the chip when a row is redrawn',
    'feat!: require consent before anything runs',
    'refactor(tasks, messages): give each word one meaning',
    'Merge pull request #12 from fork/branch',
    `docs: ${'x'.repeat(66)}`,
  ])('accepted: %s', (subject) => expect(subjectFault(subject)).toBeUndefined());

  test.each([
    'Fix the chip',
    'fix:keep the chip',
    'fix: keep the chip.',
    'bugfix: keep the chip',
    'fix(overlay) keep the chip',
    'fix: ',
    `docs: ${'x'.repeat(67)}`,
  ])('rejected: %s', (subject) => expect(subjectFault(subject)).toBeDefined());
});
