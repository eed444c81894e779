import { describe, expect, test } from 'vitest';
import {
  createFirstRunStore,
  type FirstStep,
  noteTaken,
  stepsLeft,
  welcome,
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
    expect(await store.get()).toBeUndefined();
  });
});

describe('after the installation', () => {
  const isConsentPending = async () => true;
  const install = async (reason: string, installType: string, times = 1) => {
    const store = createFirstRunStore(createFakeStorageArea());
    let opened = 0;
    for (let time = 0; time < times; time++)
      await welcome({ store, reason, installType, isConsentPending, openPopup: async () => opened++ });
    return opened;
  };

  test.each([
    ['install', 'normal', 1],
    ['install', 'development', 1],
    ['install', 'admin', 0],
    ['update', 'normal', 0],
    ['browser_update', 'normal', 0],
  ])('(%s, %s) they open by themselves: %d', async (reason, type, opened) =>
    expect(await install(reason, type)).toBe(opened),
  );

  test.each([
    ['update', true, 1],
    ['update', false, 0],
    ['browser_update', true, 0],
  ])('of somebody who has used it: %s, with consent pending %j: %d', async (reason, isPending, opened) => {
    const store = createFirstRunStore(createFakeStorageArea());
    await store.set(['key']);
    let popups = 0;
    const [isConsentPending, openPopup] = [async () => isPending, async () => popups++];
    await welcome({ store, reason, installType: 'admin', isConsentPending, openPopup });
    expect(popups).toBe(opened);
  });

  test('they open once, however often it is said to be one', async () => {
    expect(await install('install', 'development', 3)).toBe(1);
  });
});
