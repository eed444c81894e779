import { describe, expect, test } from 'vitest';
import { checkNumbers, type NumberFacts } from '../../components/help/number-check';
import { readLanguage } from '../language/languages';

const report = { people: 25, withNumber: 3, withoutNumber: 1 };
const fine: NumberFacts = {
  key: 'ok',
  tasks: { count: 2, running: 0, numbers: 8 },
  page: 'web',
  access: 'allowed',
  report,
};
const tasks = (count: number, running: number, numbers: number) => ({ tasks: { count, running, numbers } });

const cases: [Partial<NumberFacts>, step: string][] = [
  [{ key: 'none' }, 'key.none'],
  [{ key: 'refused' }, 'key.refused'],
  [tasks(0, 0, 0), 'task.none'],
  [tasks(2, 1, 0), 'task.running'],
  [tasks(2, 0, 0), 'task.noNumbers'],
  [{ page: 'closed' }, 'page.closed'],
  [{ page: 'api' }, 'page.api'],
  [{ page: 'unknown' }, 'page.unknown'],
  [{ access: 'notAllowed' }, 'access.notAllowed'],
  [{ access: 'byOrganisation' }, 'access.byOrganisation'],
  [{ access: 'paused' }, 'access.paused'],
  [{ report: undefined }, 'reading.notStarted'],
  [{ report: { ...report, people: 0 } }, 'people.nobody'],
  [{ report: { ...report, withNumber: 0 } }, 'number.notUnlocked'],
  [{ report: { ...report, withNumber: 0, withoutNumber: 0 } }, 'number.nobodyKnown'],
  [{}, 'number.ok'],
];

describe('why a page shows no number', () => {
  test.each(cases)('%j: the first failed check is %s', (part, step) => {
    const checks = checkNumbers({ ...fine, ...part });
    expect(checks.slice(0, -1).every(({ isOk }) => isOk)).toBe(true);
    const last = checks.at(-1);
    expect(`${last?.name}.${last?.outcome}`).toBe(step);
  });

  test.each([
    [{ key: 'refused' as const }, 'connection'],
    [{ access: 'paused' as const }, 'sites'],
    [{ report: { ...report, withNumber: 0 } }, 'results'],
    [{ access: 'byOrganisation' as const }, undefined],
  ])('%j: leads to %s', (part, place) => {
    expect(checkNumbers({ ...fine, ...part }).at(-1)?.place).toBe(place);
  });

  test('every outcome has a text', () => {
    const { texts } = readLanguage('en');
    const ends = cases.map(([, step]) => step);
    const passed = ['key', 'task', 'page', 'access', 'reading', 'people'].map((name) => `${name}.ok`);
    expect([...ends, ...passed].filter((step) => !texts.has(`help.check.${step}`))).toEqual([]);
  });
});
