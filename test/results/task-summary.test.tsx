// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lookUpKind } from '../../components/contacts/look-up';
import { TaskSummary } from '../../components/results/task-summary';
import { createRecordStore } from '../../components/storage/record-store';
import { newTask } from '../../components/tasks/advance';
import type { Item, Task } from '../../components/tasks/task';
import { summarise } from '../../components/tasks/task-summary';
import { createFakeStorageArea } from '../storage/fake-storage-area';
import { render, screen } from '../ui/render';

const items: Item[] = [
  { personnelId: '1', status: 'unlocked', phone: '+12025550143' },
  { personnelId: '2', status: 'failed' },
];
const running: Task = { ...newTask('321', 1), items };

async function open(task: Task, waiting: readonly string[] = []) {
  const lookUps = createRecordStore(createFakeStorageArea(), lookUpKind);
  const lookUp = { dueAt: 1, plannedAt: 1, failedAttempts: 0, rank: 0 };
  await lookUps.putMany(new Map(waiting.map((id) => [id, lookUp])));
  render(<TaskSummary summary={summarise(task)} task={task} lookUps={lookUps} />);
}

test('a running task has a progress bar', async () => {
  await open(running);
  expect(screen.getByRole('progressbar')).toBeTruthy();
});

test('a running task can be checked now, a finished one not', async () => {
  const sent: unknown[] = [];
  Object.assign(fakeBrowser.runtime, { sendMessage: async (message: unknown) => void sent.push(message) });
  await open(running);
  fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
  await waitFor(() => expect(sent).toMatchObject([{ name: 'tasks.check', payload: { id: '321' } }]));
  cleanup();
  await open({ ...running, state: { kind: 'done', outcome: 'completed', endedAt: 2 } });
  expect(screen.queryByRole('button')).toBeNull();
});

test.each([
  ['completed', 1],
  ['failed', 0],
] as const)('one that %s has %i bars', async (outcome, bars) => {
  await open({ ...running, state: { kind: 'done', outcome, endedAt: 2 } });
  expect(screen.queryAllByRole('progressbar')).toHaveLength(bars);
});

test('counts the names that are still missing', async () => {
  await open(running, ['2', '3']);
  expect(await screen.findByText('Names: 1 of 2')).toBeTruthy();
});
