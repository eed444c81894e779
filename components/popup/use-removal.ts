import { useState } from 'preact/hooks';
import { sendMessage } from '../messages/send';
import type { RecordStore } from '../storage/record-store';
import { groupOf } from '../tasks/group-tasks';
import type { Task } from '../tasks/task';

export type RemovedTask = Pick<Task, 'id' | 'label'>;

/** Removes tasks and restores them. `attempt` runs a command and reports its failure. */
export function useRemoval(
  store: Pick<RecordStore<Task>, 'all' | 'getMany'>,
  attempt: (work: Promise<unknown>) => void,
) {
  const [removed, setRemoved] = useState<readonly RemovedTask[]>([]);

  async function removeAll(tasks: readonly Task[]): Promise<void> {
    await Promise.all(tasks.map(({ id }) => sendMessage('tasks.remove', { id })));
    setRemoved(tasks);
  }

  return {
    removed,
    remove: (ids: readonly string[]) => attempt(store.getMany(ids).then((tasks) => removeAll([...tasks.values()]))),
    /** All finished tasks, including those that aren't rendered yet. */
    removeOver: () =>
      attempt(store.all().then((tasks) => removeAll([...tasks.values()].filter((task) => groupOf(task) === 'over')))),
    undo: () =>
      attempt(Promise.all(removed.map(({ id }) => sendMessage('tasks.restore', { id }))).then(() => setRemoved([]))),
    close: () => setRemoved([]),
  };
}
