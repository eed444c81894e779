import { endedAt, type Task } from './task';

export const taskGroups = ['needsYou', 'following', 'over'] as const;
export type TaskGroup = (typeof taskGroups)[number];

export function groupOf({ state }: Pick<Task, 'state'>): TaskGroup {
  if (state.kind === 'waiting') return 'following';
  return state.kind === 'stopped' && state.reason !== 'byUser' ? 'needsYou' : 'over';
}

type TaskGroups = Record<TaskGroup, Task[]>;

/** What only the user can help first, then what runs, then what is over; in each what happened last comes first. */
export function groupTasks(tasks: Iterable<Task>): TaskGroups {
  const groups: TaskGroups = { needsYou: [], following: [], over: [] };
  for (const task of tasks) groups[groupOf(task)].push(task);
  for (const group of taskGroups) groups[group].sort((one, other) => changedAt(other) - changedAt(one));
  return groups;
}

/**
 * How much of the list is drawn, and its people read: what fills the window, so that the page is there at once; what is
 * not over for long; everything, for whom asks.
 */
export type Extent = 'window' | 'recent' | 'all';
const FILL_WINDOW = 12;
const RECENT_OVER = 100;

/** The first cards of the list: those of a larger extent come after them. */
export function within(groups: TaskGroups, extent: Extent): TaskGroups {
  const recent = extent === 'all' ? groups : { ...groups, over: groups.over.slice(0, RECENT_OVER) };
  if (extent !== 'window') return recent;
  const first = new Set(inOrder(recent).slice(0, FILL_WINDOW));
  const { needsYou, following, over } = recent;
  const firstOf = (tasks: Task[]) => tasks.filter((task) => first.has(task));
  return { needsYou: firstOf(needsYou), following: firstOf(following), over: firstOf(over) };
}

export const inOrder = (groups: TaskGroups): Task[] => taskGroups.flatMap((group) => groups[group]);

const changedAt = (task: Task): number => endedAt(task) ?? task.trackedAt;
