import { createItemStore, type ItemStore } from '../storage/item-store';
import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';
import { type Task, taskSchema } from './task';

export const taskKind: RecordKind<Task> = { prefix: 'task:', version: 1, schema: taskSchema };

/** Tasks by task ID. Only the task commands and the polls write it; everything else reads and watches. */
export const createTaskStore = (area: StorageArea): RecordStore<Task> => createRecordStore(area, taskKind);

const removedTaskKind: RecordKind<Task> = { ...taskKind, prefix: 'removedTask:' };

/** In `storage.session`: where a removed task lies until it is restored or the browser closed. */
export const createRemovedTaskStore = (sessionArea: StorageArea): RecordStore<Task> =>
  createRecordStore(sessionArea, removedTaskKind);

const liveIdsKind: RecordKind<string[] | undefined> = {
  prefix: 'liveTasks',
  version: 1,
  schema: s.optional(s.array(s.string())),
};

/**
 * The IDs of all tasks that are not long over, and perhaps of some that are: so that a worker need not read every task
 * there ever was each time it starts. `undefined`: not known.
 */
export const createLiveIdsStore = (area: StorageArea): ItemStore<string[] | undefined> =>
  createItemStore(area, liveIdsKind, undefined);
