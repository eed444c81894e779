import { arrangeTasks, type TaskSection } from './group-tasks';
import { isWithoutKey, needsKey, type Task } from './task';
import { summarise, type TaskSummary } from './task-summary';

/** The content of a list of all tasks. */
export interface TaskOverview {
  sections: TaskSection<TaskSummary>[];
  /** Whether a task stopped because the API rejected the key. */
  isKeyRefused: boolean;
}

export function overviewOf(tasks: Iterable<Task>): TaskOverview {
  const all = [...tasks];
  return {
    sections: arrangeTasks(all.map(summarise)),
    isKeyRefused: all.some((task) => needsKey(task) && !isWithoutKey(task)),
  };
}

export const countTasks = ({ sections }: TaskOverview): number => sections.reduce((sum, { count }) => sum + count, 0);
