import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  createRecordStore,
  damagedRecords,
  forgetDamaged,
  type RecordKind,
} from '../../components/storage/record-store';
import { createFakeStorageArea } from './fake-storage-area';

interface Pet {
  name: string;
  legs: number;
}
const petKind: RecordKind<Pet> = {
  prefix: 'pet:',
  version: 2,
  schema: z.object({ name: z.string(), legs: z.int() }),
  migrations: { 1: (older) => ({ ...(older as { name: string }), legs: 4 }) },
};
const never = new AbortController().signal;

describe('record store', () => {
  test('uses one storage key per record', async () => {
    const area = createFakeStorageArea();
    const pets = createRecordStore(area, petKind);
    await pets.put('1', { name: 'Rex', legs: 4 });
    await pets.putMany(new Map([['2', { name: 'Pip', legs: 2 }]]));
    expect(area.contents()).toEqual({
      'pet:1': { version: 2, data: { name: 'Rex', legs: 4 } },
      'pet:2': { version: 2, data: { name: 'Pip', legs: 2 } },
    });
    await pets.remove(['1']);
    expect(await pets.all()).toEqual(new Map([['2', { name: 'Pip', legs: 2 }]]));
  });

  test.each([true, false])('reads its own prefix only (with getKeys: %s)', async (hasGetKeys) => {
    const { getKeys, ...rest } = createFakeStorageArea();
    const area = hasGetKeys ? { ...rest, getKeys: getKeys as () => Promise<string[]> } : rest;
    await area.set({ other: 1, 'pet:1': { version: 2, data: { name: 'Rex', legs: 4 } } });
    expect([...(await createRecordStore(area, petKind).all()).keys()]).toEqual(['1']);
  });

  test('reads many records in parts, including changes made meanwhile', async () => {
    const area = createFakeStorageArea();
    const pets = createRecordStore(area, petKind);
    const pet = (name: string): Pet => ({ name, legs: 4 });
    const ids = Array.from({ length: 100 }, (_, at) => String(at));
    await pets.putMany(new Map(ids.map((id) => [id, pet('Rex')])));
    const parts: number[] = [];
    const inParts = createRecordStore(
      {
        ...area,
        async get(keys) {
          const part = await area.get(keys);
          if (parts.push(Object.keys(part).length) % 4 === 1) {
            await pets.putMany(
              new Map([
                ['0', pet('Pip')],
                ['99', pet('Pip')],
                ['new', pet('Pip')],
              ]),
            );
            await pets.remove(['1']);
          }
          return part;
        },
      },
      petKind,
    );
    const names = (records: Map<string, Pet>) => ['0', '1', '2', '99', 'new'].map((id) => records.get(id)?.name);
    expect(names(await inParts.getMany(ids))).toEqual(['Pip', undefined, 'Rex', 'Pip', undefined]);
    await pets.putMany(new Map([...ids.map((id) => [id, pet('Rex')] as const)]));
    await pets.remove(['new']);
    expect(names(await inParts.all())).toEqual(['Pip', undefined, 'Rex', 'Pip', 'Pip']);
    expect(parts).toEqual([32, 32, 32, 4, 32, 32, 32, 3]);
  });

  test('of many records that mostly don’t exist, reads only those that do, and those added meanwhile', async () => {
    const area = createFakeStorageArea();
    let requested = 0;
    const store = createRecordStore(
      {
        ...area,
        get(keys) {
          requested += [keys].flat().length;
          return area.get(keys);
        },
      },
      { ...petKind, isSparse: true },
    );
    await store.put('7', { name: 'seven', legs: 4 });
    const reading = store.getMany(Array.from({ length: 2000 }, (_, at) => `${at}`));
    await store.put('8', { name: 'eight', legs: 4 });
    expect(await reading).toEqual(
      new Map([
        ['7', { name: 'seven', legs: 4 }],
        ['8', { name: 'eight', legs: 4 }],
      ]),
    );
    expect(requested).toBeLessThan(10);
  });

  test('migrates a record of an older version', async () => {
    const area = createFakeStorageArea();
    await area.set({ 'pet:1': { version: 1, data: { name: 'Rex' } } });
    expect(await createRecordStore(area, petKind).get('1')).toEqual({ name: 'Rex', legs: 4 });
  });

  test.each([
    ['no envelope', 'Rex'],
    ['a newer version', { version: 3, data: { name: 'Rex', legs: 4 } }],
    ['a version that can’t be migrated', { version: 0, data: {} }],
    ['the wrong shape', { version: 2, data: { name: 'Rex', legs: 'four' } }],
  ])('sets a damaged record aside without affecting others: %s', async (_, stored) => {
    const area = createFakeStorageArea();
    await area.set({ 'pet:1': stored, 'pet:2': { version: 2, data: { name: 'Pip', legs: 2 } } });
    const pets = createRecordStore(area, petKind);
    expect([...(await pets.all()).keys()]).toEqual(['2']);
    expect(area.contents()).toEqual({
      'damaged:pet:1': stored,
      'pet:2': { version: 2, data: { name: 'Pip', legs: 2 } },
    });
    expect(await damagedRecords(area)).toEqual(['pet:1']);
  });

  test('removes damaged records that contain an ID', async () => {
    const area = createFakeStorageArea();
    await area.set({ 'damaged:pet:1': 'about 2', 'damaged:pet:2': 'about 1', 'damaged:pet:3': {}, 'pet:1': '1' });
    await forgetDamaged(area, '1');
    expect(Object.keys(area.contents()).sort()).toEqual(['damaged:pet:3', 'pet:1']);
  });

  test('removing a record removes its damaged copy', async () => {
    const area = createFakeStorageArea();
    await area.set({ 'damaged:pet:1': 'x', 'pet:1': 'y', 'damaged:pet:2': 'z' });
    await createRecordStore(area, petKind).remove(['1']);
    expect(area.contents()).toEqual({ 'damaged:pet:2': 'z' });
  });

  test.each(['__proto__', 'constructor', 'toString', 'a:b', '.', 'x'.repeat(128)])(
    'a record ID may be the name of a built-in property: %s',
    async (id) => {
      const area = createFakeStorageArea();
      const pets = createRecordStore(area, petKind);
      expect(await pets.get(id)).toBeUndefined();
      await pets.putMany(new Map([[id, { name: 'Rex', legs: 4 }]]));
      expect([...(await pets.all())]).toEqual([[id, { name: 'Rex', legs: 4 }]]);
      expect(await pets.getMany([id, 'other'])).toEqual(new Map([[id, { name: 'Rex', legs: 4 }]]));
      await pets.remove([id]);
      expect(area.contents()).toEqual({});
      expect(Object.hasOwn(Object.prototype, 'name')).toBe(false);
    },
  );

  test('a write over quota rejects and loses nothing', async () => {
    const area = createFakeStorageArea(100);
    const pets = createRecordStore(area, petKind);
    await pets.put('1', { name: 'Rex', legs: 4 });
    await expect(pets.put('1', { name: 'R'.repeat(100), legs: 4 })).rejects.toThrow(/quota/);
    expect(await pets.get('1')).toEqual({ name: 'Rex', legs: 4 });
  });

  test('reports changes and removals until its signal aborts', async () => {
    const area = createFakeStorageArea();
    const pets = createRecordStore(area, petKind);
    const seen: unknown[] = [];
    const stop = new AbortController();
    pets.watch((changed) => seen.push(...changed), stop.signal);
    pets.watch(() => seen.push('never aborted'), never);
    await pets.put('1', { name: 'Rex', legs: 4 });
    await area.set({ other: 1 });
    await pets.remove(['1']);
    stop.abort();
    await pets.put('2', { name: 'Pip', legs: 2 });
    expect(seen).toEqual([
      ['1', { name: 'Rex', legs: 4 }],
      'never aborted',
      ['1', undefined],
      'never aborted',
      'never aborted',
    ]);
  });
});
