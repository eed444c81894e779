import { describe, expect, test } from 'vitest';
import { advance, newTask, type TaskEvent } from '../../components/tasks/advance';
import type { Task } from '../../components/tasks/task';
import { createTaskBook } from '../../components/tasks/task-book';
import { createLiveIdsStore, createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const NOW = 1_000_000;
const ended = (id: string): Task =>
  advance(newTask(id, NOW), { kind: 'answered', answer: { taskStatus: 'completed', items: [] }, random: 0 }, NOW);
const settled = (id: string): Task => ({ ...ended(id), announcedAt: NOW, seenAt: NOW });

function createBook() {
  const area = createFakeStorageArea();
  const store = createTaskStore(area);
  const seen: string[][] = [];
  const open = () =>
    createTaskBook({
      store,
      liveIds: createLiveIdsStore(area),
      now: () => NOW,
      onChange: (live) => void seen.push([...live.keys()]),
    });
  return { area, store, seen, open, book: open() };
}

describe('task book', () => {
  test('caches live tasks and finds the rest in storage', async () => {
    const { book, open, store } = createBook();
    await book.add([newTask('1', NOW), ended('2'), settled('3')]);
    for (const reader of [book, open()]) {
      expect([...(await reader.live()).keys()]).toEqual(['1', '2']);
      expect(await reader.find(['1', '3', '4'])).toEqual(
        new Map([
          ['1', newTask('1', NOW)],
          ['3', settled('3')],
        ]),
      );
    }
    expect((await store.all()).size).toBe(3);
  });

  test('all tasks are read at most once to find the live ones; the next worker reads only those', async () => {
    const { area, open, store } = createBook();
    for (const task of [newTask('1', NOW), settled('2'), settled('3')]) await store.put(task.id, task);
    const readings: string[][] = [];
    const { get } = area;
    area.get = async (keys) => {
      const found = await get(keys);
      readings.push(Object.keys(found).filter((key) => key.startsWith('task:')));
      return found;
    };
    for (const book of [open(), open()]) expect([...(await book.live()).keys()]).toEqual(['1']);
    expect(readings.filter((read) => read.length > 0)).toEqual([['task:1', 'task:2', 'task:3'], ['task:1']]);
  });

  test('adds new tasks and leaves existing ones unchanged, live or not', async () => {
    const { book, store } = createBook();
    await book.add([settled('1'), { ...newTask('2', NOW), label: 'mine' }]);
    expect(await book.add([newTask('1', NOW), newTask('2', NOW), newTask('3', NOW)])).toEqual(['3']);
    expect(await store.get('1')).toEqual(settled('1'));
    expect((await book.live()).get('2')?.label).toBe('mine');
  });

  test('returns the IDs that an event changed, and reports the change', async () => {
    const { book, seen } = createBook();
    await book.add([newTask('1', NOW), ended('2')]);
    expect(await book.change(['1', '2', '9'], { kind: 'stoppedByUser' })).toEqual(['1']);
    expect(seen.at(-1)).toEqual(['2']);
    expect(await book.change(['2'], { kind: 'resumed' })).toEqual([]);
  });

  test('a failed write changes nothing', async () => {
    const { area, book, open } = createBook();
    await book.add([newTask('1', NOW)]);
    area.failWrites = new Error('quota');
    await expect(book.change(['1'], { kind: 'stoppedByUser' })).rejects.toThrow('quota');
    await expect(book.add([newTask('2', NOW)])).rejects.toThrow('quota');
    area.failWrites = undefined;
    for (const reader of [book, open()]) expect([...(await reader.live()).values()]).toEqual([newTask('1', NOW)]);
  });

  test('removes from memory first, and restores if storage fails', async () => {
    const { area, book } = createBook();
    await book.add([newTask('1', NOW)]);
    const live = await book.live();
    const { remove } = area;
    let whileRemoving: string[] | undefined;
    area.remove = async () => {
      whileRemoving = [...live.keys()];
      throw new Error('no');
    };
    await expect(book.remove(['1'])).rejects.toThrow('no');
    expect(whileRemoving).toEqual([]);
    expect([...(await book.live()).keys()]).toEqual(['1']);
    area.remove = remove;
    await book.remove(['1']);
    expect((await book.live()).size).toBe(0);
    expect(Object.keys(area.contents())).toEqual(['liveTasks']);
  });

  test('a new worker reads only live tasks, or all if the list is missing', async () => {
    const { area, book, open } = createBook();
    await book.add([newTask('1', NOW), settled('2')]);
    const { get } = area;
    const read: unknown[] = [];
    area.get = (keys) => {
      read.push(keys);
      return get(keys);
    };
    await open().live();
    expect(read).toEqual(['liveTasks', ['task:1']]);
    await area.remove('liveTasks');
    expect([...(await open().live()).keys()]).toEqual(['1']);
  });

  test.each<[string, Task, TaskEvent]>([
    [
      'resumed',
      { ...newTask('1', NOW), state: { kind: 'stopped', reason: 'byUser', stoppedAt: NOW } },
      { kind: 'resumed' },
    ],
    ['changed while the list of live tasks was missing', newTask('1', NOW), { kind: 'labelled', label: 'x' }],
  ])('a task that is %s is known to the next worker', async (_, task, event) => {
    const { area, store, book, open } = createBook();
    await store.put('1', task);
    await book.change(['1'], event);
    expect((await area.get('liveTasks')).liveTasks).toMatchObject({ data: ['1'] });
    expect([...(await open().live()).keys()]).toEqual(['1']);
  });

  test('a task is listed as live before it is stored', async () => {
    const { area, book } = createBook();
    const { set } = area;
    const written: string[] = [];
    area.set = (items) => {
      written.push(...Object.keys(items));
      return set(items);
    };
    await book.add([newTask('1', NOW)]);
    await book.change(['1'], { kind: 'labelled', label: 'x' });
    expect(written).toEqual(['liveTasks', 'task:1', 'task:1']);
  });

  test('a failed read is retried', async () => {
    const { area, book, store } = createBook();
    await store.put('1', newTask('1', NOW));
    const { get } = area;
    area.get = async () => {
      throw new Error('not now');
    };
    await expect(book.live()).rejects.toThrow('not now');
    area.get = get;
    expect((await book.live()).size).toBe(1);
  });

  test('a failure does not block later writes', async () => {
    const { area, book } = createBook();
    area.failWrites = new Error('quota');
    const first = book.add([newTask('1', NOW)]);
    const second = book.add([newTask('2', NOW)]);
    await expect(first).rejects.toThrow('quota');
    area.failWrites = undefined;
    expect(await second.catch(() => 'refused too')).toEqual(['2']);
  });
});
