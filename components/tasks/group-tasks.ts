import { endedAt, type StopReason, type Task } from './task';

export const taskGroups = ['needsYou', 'following', 'over'] as const;
export type TaskGroup = (typeof taskGroups)[number];
type Sortable = Pick<Task, 'id' | 'trackedAt' | 'state'>;

export function groupOf({ state }: Pick<Task, 'state'>): TaskGroup {
  if (state.kind === 'waiting') return 'following';
  return state.kind === 'stopped' && state.reason !== 'byUser' ? 'needsYou' : 'over';
}

/** When the task finished or stopped, or else when it was added. Rows show this time and are sorted by it. */
export const changedAt = (task: Pick<Task, 'trackedAt' | 'state'>): number => endedAt(task) ?? task.trackedAt;

/** The tasks of each group, newest first: the order of every task list. */
export function groupTasks<T extends Sortable>(tasks: Iterable<T>): Record<TaskGroup, T[]> {
  const groups: Record<TaskGroup, T[]> = { needsYou: [], following: [], over: [] };
  for (const task of tasks) groups[groupOf(task)].push(task);
  for (const group of taskGroups) groups[group].sort((one, other) => changedAt(other) - changedAt(one));
  return groups;
}

/** A row: one task, or a pile of tasks that stopped for the same reason (`tasks` may contain only the first ones). */
export type TaskRow<T> =
  | { kind: 'task'; task: T }
  | { kind: 'pile'; reason: StopReason; count: number; tasks: readonly T[] };
export interface TaskSection<T> {
  group: TaskGroup;
  /** The number of tasks, including those left out of `rows`. */
  count: number;
  rows: TaskRow<T>[];
}

/** This many tasks that stopped for the same reason share a row. */
const PILE = 4;

/** The groups that have tasks, with their rows. */
export function arrangeTasks<T extends Sortable>(tasks: Iterable<T>): TaskSection<T>[] {
  const groups = groupTasks(tasks);
  return taskGroups
    .filter((group) => groups[group].length > 0)
    .map((group) => ({
      group,
      count: groups[group].length,
      rows: group === 'needsYou' ? pile(groups[group]) : groups[group].map((task) => ({ kind: 'task', task })),
    }));
}

/** Single tasks come first, because they are more likely to be new. */
function pile<T extends Sortable>(tasks: readonly T[]): TaskRow<T>[] {
  const byReason = new Map<StopReason, T[]>();
  for (const task of tasks) {
    if (task.state.kind !== 'stopped') continue;
    const { reason } = task.state;
    const some = byReason.get(reason) ?? [];
    some.push(task);
    byReason.set(reason, some);
  }
  const piles = [...byReason].filter(([, some]) => some.length >= PILE);
  const piled = new Set(piles.flatMap(([, some]) => some));
  return [
    ...tasks.filter((task) => !piled.has(task)).map((task): TaskRow<T> => ({ kind: 'task', task })),
    ...piles.map(([reason, some]): TaskRow<T> => ({ kind: 'pile', reason, count: some.length, tasks: some })),
  ];
}

/** The first rows of the list, without sections that have none of them. */
export function firstRows<T>(sections: readonly TaskSection<T>[], most: number): TaskSection<T>[] {
  let left = most;
  return sections.flatMap((section) => {
    const rows = section.rows.slice(0, left);
    left -= rows.length;
    return rows.length > 0 ? [{ ...section, rows }] : [];
  });
}

/** The tasks that have a row of their own. */
export const tasksIn = <T>(sections: readonly Pick<TaskSection<T>, 'rows'>[]): T[] =>
  sections.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'task' ? [row.task] : [])));

/** The task whose row is open from the start: the only one there is. */
export function onlyTask<T>(sections: readonly TaskSection<T>[]): T | undefined {
  const count = sections.reduce((sum, section) => sum + section.count, 0);
  return count === 1 ? tasksIn(sections)[0] : undefined;
}
