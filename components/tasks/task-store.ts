import { createItemStore, type ItemStore } from '../storage/item-store';
import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';
import { type Task, taskSchema } from './task';

export const taskKind: RecordKind<Task> = { prefix: 'task:', version: 1, schema: taskSchema };

/** Tasks by task ID. Only the task book writes to it; everything else reads and watches. */
export const createTaskStore = (area: StorageArea): RecordStore<Task> => createRecordStore(area, taskKind);

const removedTaskKind: RecordKind<Task> = { ...taskKind, prefix: 'removedTask:' };

/** In `storage.session`: keeps removed tasks until they are restored or the browser is closed. */
export const createRemovedTaskStore = (sessionArea: StorageArea): RecordStore<Task> =>
  createRecordStore(sessionArea, removedTaskKind);

const liveIdsKind: RecordKind<string[] | undefined> = {
  prefix: 'liveTasks',
  version: 1,
  schema: s.optional(s.array(s.string())),
};

/**
 * The IDs of all live tasks, and possibly of some others, so that a starting worker needn't read every stored task.
 * `undefined`: unknown.
 */
export const createLiveIdsStore = (area: StorageArea): ItemStore<string[] | undefined> =>
  createItemStore(area, liveIdsKind, undefined);
