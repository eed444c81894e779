import { SIMULATOR_KEY } from '../../tools/simulator/simulator';
import { expect, test } from '../kit/harness';
import { saveKey, track } from '../kit/use';

test('a key saved in the popup and rejected by the API is reported there, and another can be entered in its place', async ({
  extension,
}) => {
  const popup = await extension.openPopup();
  await popup.getByLabel('API key').fill('uak_test1234_NobodysKey00000000000000000009');
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByText(/didn’t accept the API key/)).toBeVisible();

  await popup.getByLabel('API key').fill(SIMULATOR_KEY);
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByText('Key works. Credits left: 30,050')).toBeVisible();
});

test('if a key is rejected while tasks are tracked, another is asked for above them, and they continue with it', async ({
  extension,
  simulator,
}) => {
  const taskId = simulator.createTask({ people: 2 });
  await saveKey(extension);
  simulator.setFault({ endpoint: 'task' }, { kind: 'status', status: 401, errorKey: 'INVALID_API_KEY' }, 1);
  const popup = await track(extension, taskId);
  await expect(popup.getByText('Lensmor didn’t accept the API key. Enter a valid key')).toBeVisible();
  await popup.getByRole('button', { name: 'Enter API key' }).click();
  await popup.getByLabel('API key').fill(SIMULATOR_KEY);
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByText('Key works. Credits left: 30,050')).toBeVisible();
  await expect(popup.getByRole('article').getByText(/Unlocking|Waiting for Lensmor/)).toBeVisible();
});

test('an invalid ID is quoted at the field until the input changes', async ({ extension }) => {
  await (await saveKey(extension)).close();
  const popup = await extension.openPopup();
  const field = popup.getByLabel('Task ID');
  await field.fill('../admin');
  await popup.getByRole('button', { name: 'Track', exact: true }).click();
  await expect(field).toHaveAccessibleDescription(/\.\.\/admin/);

  await field.fill('321');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(field).not.toHaveAccessibleDescription(/\.\.\/admin/);
});
