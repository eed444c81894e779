import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../storage/record-store';
import { type Task, taskSchema } from './task';

export const taskKind: RecordKind<Task> = { prefix: 'task:', version: 1, schema: taskSchema };

/** Tasks by task ID. The watcher alone writes it; everybody else reads and watches. */
export const createTaskStore = (area: StorageArea): RecordStore<Task> => createRecordStore(area, taskKind);

const removedTaskKind: RecordKind<Task> = { ...taskKind, prefix: 'removedTask:' };

/** In `storage.session`: where a removed task lies until it is restored or the browser closed. */
export const createRemovedTaskStore = (sessionArea: StorageArea): RecordStore<Task> =>
  createRecordStore(sessionArea, removedTaskKind);
