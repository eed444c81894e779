import { expect, test } from 'vitest';
import { newTask } from '../../components/tasks/advance';
import { groupTasks } from '../../components/tasks/group-tasks';
import type { StopReason, Task } from '../../components/tasks/task';

const stopped = (id: string, reason: StopReason, stoppedAt: number): Task => ({
  ...newTask(id, 0),
  state: { kind: 'stopped', reason, stoppedAt },
});
const done = (id: string, endedAt: number): Task => ({
  ...newTask(id, 0),
  state: { kind: 'done', outcome: 'completed', endedAt },
});

test('groups tasks that need the user, running ones and finished ones, the most recent change first', () => {
  const groups = groupTasks([
    done('1', 10),
    newTask('2', 5),
    stopped('3', 'byUser', 20),
    stopped('4', 'notFound', 1),
    newTask('5', 6),
    stopped('6', 'keyRefused', 2),
    done('7', 30),
  ]);
  const ids = Object.fromEntries(Object.entries(groups).map(([group, tasks]) => [group, tasks.map(({ id }) => id)]));
  expect(ids).toEqual({ needsYou: ['6', '4'], following: ['5', '2'], over: ['7', '3', '1'] });
});
