import { expect, test } from '../kit/harness';
import { follow, saveKey, track } from '../kit/use';

const people = [
  { personnelId: '707', outcome: { kind: 'unlocked', phone: '+12025550143' } },
  { personnelId: '714', outcome: { kind: 'unlocked', phone: '+442079460123' } },
  { personnelId: '721', outcome: { kind: 'failed', errorCode: 'PHONE_NOT_FOUND' } },
] as const;

test('key, task, notification, results: the complete flow by hand', async ({ extension, simulator }) => {
  const taskId = simulator.createTask({ people });
  await (await saveKey(extension)).close();
  const shown = await extension.listenForNotifications();
  const popup = await track(extension, taskId);
  await expect.poll(() => extension.badge()).toBe('1');
  simulator.finish(taskId);

  await expect.poll(() => extension.notifications()).toEqual([`task:${taskId}`]);
  expect(await shown()).toMatchObject([{ title: `Task ${taskId}: 2 numbers unlocked, 1 failed` }]);
  await expect(popup.getByText(/2 numbers unlocked, 1 failed/).first()).toBeVisible();

  const opened = extension.context.waitForEvent('page');
  await extension.clickNotification(`task:${taskId}`);
  const results = await opened;
  for (const { personnelId } of people) {
    const { fullName = '' } = simulator.people.find((person) => person.personnelId === personnelId) ?? {};
    await expect(results.getByText(fullName).first()).toBeVisible();
  }
  await expect(results.getByText('+1 202-555-0143').or(results.getByText('+1 202 555 0143')).first()).toBeVisible();
});

test('several IDs, or the JSON response of an unlock request, are tracked at once', async ({
  extension,
  simulator,
}) => {
  const [first, second, third] = ['321', '322', '323'] as const;
  for (const taskId of [first, second, third]) simulator.createTask({ taskId, people: 1 });
  await (await saveKey(extension)).close();
  const popup = await track(extension, first, second);
  await popup.getByLabel('Task ID').fill(JSON.stringify({ status: 'accepted', task_id: third, job_id: third }));
  await popup.getByLabel('Task ID').press('Enter');
  await expect.poll(() => extension.badge()).toBe('3');
  for (const id of [first, second, third]) await expect(popup.getByText(`Task ${id}`).first()).toBeVisible();
});

test('a reopened popup shows the state of its tasks before the worker has answered', async ({
  extension,
  simulator,
}) => {
  const taskId = simulator.createTask({ people });
  await follow(extension, taskId);
  await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ status: 200 });
  await extension.restart();
  simulator.setFault({}, { kind: 'hang' });
  const popup = await extension.openPopup();
  await expect(popup.getByText(`Task ${taskId}`).first()).toBeVisible();
  await expect(popup.getByLabel('Task ID')).toBeVisible();
});

test('a task that the API does not know is stopped with an explanation', async ({ extension, simulator }) => {
  await (await saveKey(extension)).close();
  const popup = await track(extension, '99999');
  await expect(popup.getByText(/not found for this API key/i).first()).toBeVisible();
  expect(simulator.requests.filter(({ endpoint }) => endpoint === 'task')).toMatchObject([{ status: 404 }]);
});

test('an invalid ID is explained at the field, and nothing is requested', async ({ extension, simulator }) => {
  await (await saveKey(extension)).close();
  const popup = await extension.openPopup();
  await popup.getByLabel('Task ID').fill('../admin');
  await popup.getByLabel('Task ID').press('Enter');
  await expect(popup.getByLabel('Task ID')).toHaveAttribute('aria-invalid', 'true');
  await expect(popup.getByText('“../admin” isn’t a valid task ID.')).toBeVisible();
  expect(simulator.requests.filter(({ endpoint }) => endpoint === 'task')).toEqual([]);
});

test('an unreadable record is set aside, reported in the popup, and affects no other', async ({
  extension,
  simulator,
}) => {
  const taskId = simulator.createTask({ people: 1 });
  await extension.store({ 'task:999': 'not a record' });
  await follow(extension, taskId);
  const popup = await extension.openPopup();
  await expect(popup.getByText('couldn’t be read and was set aside: Task 999')).toBeVisible();
  await expect(popup.getByText(`Task ${taskId}`).first()).toBeVisible();
  expect(await extension.storage()).toMatchObject({ 'damaged:task:999': 'not a record' });
});
