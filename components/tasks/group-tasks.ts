import { endedAt, type StopReason, type Task } from './task';

export const taskGroups = ['needsYou', 'following', 'over'] as const;
export type TaskGroup = (typeof taskGroups)[number];
type Sortable = Pick<Task, 'id' | 'trackedAt' | 'state'>;

export function groupOf({ state }: Pick<Task, 'state'>): TaskGroup {
  if (state.kind === 'waiting') return 'following';
  return state.kind === 'stopped' && state.reason !== 'byUser' ? 'needsYou' : 'over';
}

/** When the task ended or stopped, or else when it was added: the time that its row shows, and that rows are sorted by. */
export const changedAt = (task: Pick<Task, 'trackedAt' | 'state'>): number => endedAt(task) ?? task.trackedAt;

/** The tasks of each group, newest first; the same order wherever tasks are listed. */
export function groupTasks<T extends Sortable>(tasks: Iterable<T>): Record<TaskGroup, T[]> {
  const groups: Record<TaskGroup, T[]> = { needsYou: [], following: [], over: [] };
  for (const task of tasks) groups[groupOf(task)].push(task);
  for (const group of taskGroups) groups[group].sort((one, other) => changedAt(other) - changedAt(one));
  return groups;
}

/** A line of a list: one task, or several that stopped for the same reason (`tasks` may be fewer than `count`). */
export type TaskRow<T> =
  | { kind: 'task'; task: T }
  | { kind: 'pile'; reason: StopReason; count: number; tasks: readonly T[] };
export interface TaskSection<T> {
  group: TaskGroup;
  /** Of tasks, also of those that `rows` leaves out. */
  count: number;
  rows: TaskRow<T>[];
}

/** From so many on, tasks that stopped for one reason share a line. */
const PILE = 4;

/** Groups that have tasks, as the lines of a list. */
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

/** Piles come after single tasks, which are the news. */
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

/** The first lines of the list, with sections that have none of them left out. */
export function firstRows<T>(sections: readonly TaskSection<T>[], most: number): TaskSection<T>[] {
  let left = most;
  return sections.flatMap((section) => {
    const rows = section.rows.slice(0, left);
    left -= rows.length;
    return rows.length > 0 ? [{ ...section, rows }] : [];
  });
}

/** The tasks that have a line of their own. */
export const tasksIn = <T>(sections: readonly Pick<TaskSection<T>, 'rows'>[]): T[] =>
  sections.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'task' ? [row.task] : [])));

/** The task whose row is open from the start: the only one there is. */
export function onlyTask<T>(sections: readonly TaskSection<T>[]): T | undefined {
  const count = sections.reduce((sum, section) => sum + section.count, 0);
  return count === 1 ? tasksIn(sections)[0] : undefined;
}
