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

describe('setup steps', () => {
  test.each<[FirstStep[], FirstStep[], FirstStep[]]>([
    [[], [], ['key', 'task', 'site']],
    [[], ['key'], ['task', 'site']],
    [['site'], ['key'], ['task']],
    [['key', 'task', 'site'], [], []],
  ])('%j completed before, %j completed now: %j left', (over, done, left) =>
    expect(stepsLeft(over, taken(...done))).toEqual(left),
  );

  test('a completed step does not come back when its key or task is removed', () => {
    const over = noteTaken(['site'], taken('task'));
    expect(over).toEqual(['site', 'task']);
    expect(stepsLeft(over, taken())).toEqual(['key']);
  });

  test('without changes there is nothing to write', () => {
    const over: FirstStep[] = ['key'];
    expect(noteTaken(over, taken('key'))).toBe(over);
  });

  test('are stored, and an unreadable record starts over', async () => {
    const area = createFakeStorageArea();
    const store = createFirstRunStore(area);
    await store.set(['key', 'site']);
    expect(await createFirstRunStore(area).get()).toEqual(['key', 'site']);
    await area.set({ firstRun: 'not a record' });
    expect(await store.get()).toBeUndefined();
  });
});

describe('after installation', () => {
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
  ])('(%s, %s) the popup opens: %d', async (reason, type, opened) => expect(await install(reason, type)).toBe(opened));

  test.each([
    ['update', true, 1],
    ['update', false, 0],
    ['browser_update', true, 0],
  ])('for an existing user: %s, with consent pending %j: %d', async (reason, isPending, opened) => {
    const store = createFirstRunStore(createFakeStorageArea());
    await store.set(['key']);
    let popups = 0;
    const [isConsentPending, openPopup] = [async () => isPending, async () => popups++];
    await welcome({ store, reason, installType: 'admin', isConsentPending, openPopup });
    expect(popups).toBe(opened);
  });

  test('the popup opens once, however often the browser reports an install', async () => {
    expect(await install('install', 'development', 3)).toBe(1);
  });
});
