import { endedAt, type Task } from './task';

export const taskGroups = ['needsYou', 'following', 'over'] as const;
export type TaskGroup = (typeof taskGroups)[number];

export function groupOf({ state }: Pick<Task, 'state'>): TaskGroup {
  if (state.kind === 'waiting') return 'following';
  return state.kind === 'stopped' && state.reason !== 'byUser' ? 'needsYou' : 'over';
}

type TaskGroups = Record<TaskGroup, Task[]>;

/** What is over long ago is drawn, and its people read, only for whom asks. */
const MOST_OVER = 100;

/** What only the user can help first, then what runs, then what is over; in each what happened last comes first. */
export function groupTasks(tasks: Iterable<Task>): TaskGroups {
  const groups: TaskGroups = { needsYou: [], following: [], over: [] };
  for (const task of tasks) groups[groupOf(task)].push(task);
  for (const group of taskGroups) groups[group].sort((one, other) => changedAt(other) - changedAt(one));
  return groups;
}

export const withoutOldest = (groups: TaskGroups): TaskGroups => ({
  ...groups,
  over: groups.over.slice(0, MOST_OVER),
});

const changedAt = (task: Task): number => endedAt(task) ?? task.trackedAt;
