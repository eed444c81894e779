import { describe, expect, test } from 'vitest';
import {
  createFirstRunStore,
  type FirstStep,
  noteTaken,
  opensByItself,
  stepsLeft,
} from '../../components/settings/first-run';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const taken = (...steps: FirstStep[]) => ({
  key: steps.includes('key'),
  task: steps.includes('task'),
  site: steps.includes('site'),
});

describe('the first steps', () => {
  test.each<[FirstStep[], FirstStep[], FirstStep[]]>([
    [[], [], ['key', 'task', 'site']],
    [[], ['key'], ['task', 'site']],
    [['site'], ['key'], ['task']],
    [['key', 'task', 'site'], [], []],
  ])('%j over, %j taken: %j left', (over, done, left) => expect(stepsLeft(over, taken(...done))).toEqual(left));

  test('a step that was taken does not come back when its key or task is gone', () => {
    const over = noteTaken(['site'], taken('task'));
    expect(over).toEqual(['site', 'task']);
    expect(stepsLeft(over, taken())).toEqual(['key']);
  });

  test('nothing new is nothing to write', () => {
    const over: FirstStep[] = ['key'];
    expect(noteTaken(over, taken('key'))).toBe(over);
  });

  test('they are remembered, and a record that cannot be read begins anew', async () => {
    const area = createFakeStorageArea();
    const store = createFirstRunStore(area);
    await store.set(['key', 'site']);
    expect(await createFirstRunStore(area).get()).toEqual(['key', 'site']);
    await area.set({ firstRun: 'not a record' });
    expect(await store.get()).toEqual([]);
  });
});

test.each([
  ['install', 'normal', true],
  ['install', 'development', true],
  ['install', 'admin', false],
  ['update', 'normal', false],
  ['browser_update', 'normal', false],
])('after %s, by %s, the first steps open by themselves: %s', (reason, type, opens) =>
  expect(opensByItself(reason, type)).toBe(opens),
);
