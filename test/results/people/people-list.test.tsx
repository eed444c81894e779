// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PeopleList } from '../../../components/results/people/people-list';
import { render, screen } from '../../ui/render';
import { aPerson } from './a-person';

interface World {
  isRefused?: boolean;
  /** `undefined`: nobody knows yet. */
  mayExport?: boolean | undefined;
}

/** A list of Jane Doe, with a worker that records commands or rejects them. */
function openList({ isRefused = false, ...world }: World = {}) {
  const sent: unknown[] = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    if (isRefused) throw new Error('full');
    sent.push(message);
  });
  render(
    <PeopleList
      rows={[aPerson()]}
      name="Nordic Food Expo"
      marked={undefined}
      isToCopy={false}
      mayExport={'mayExport' in world ? world.mayExport : true}
      format="international"
      localTimeOf={() => undefined}
      language="en"
    />,
  );
  return sent;
}

const click = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

const commands: [what: string, buttons: string[], message: object][] = [
  [
    'as do-not-call',
    ['Mark Jane Doe as do-not-call'],
    { name: 'contacts.doNotCall', payload: { personnelId: '789', doNotCall: true } },
  ],
  ['as forgotten', ['Forget Jane Doe', 'Forget'], { name: 'contacts.forget', payload: { personnelId: '789' } }],
];

test.each(commands)('marks a person %s', async (_, buttons, message) => {
  const sent = openList();
  for (const button of buttons) await click(button);
  await vi.waitFor(() => expect(sent).toEqual([message]));
  expect(screen.queryByText(/Couldn’t save/)).toBeNull();
});

test.each(commands)('reports that a person could not be marked %s', async (_, buttons) => {
  openList({ isRefused: true });
  for (const button of buttons) await click(button);
  expect(await screen.findByText(/Couldn’t save/)).toBeTruthy();
});

const exports = () => screen.queryAllByRole<HTMLButtonElement>('button', { name: /vCard|CSV/ });

test('people can be saved as files', async () => {
  openList();
  expect(exports().map(({ disabled }) => disabled)).toEqual([false, false]);
});

test('nobody is saved as a file before it is known whether the organisation allows it', async () => {
  openList({ mayExport: undefined });
  expect(exports().map(({ disabled }) => disabled)).toEqual([true, true]);
});

test('if the organisation doesn’t allow exports, the page says so instead', async () => {
  openList({ mayExport: false });
  expect(exports()).toEqual([]);
  expect(screen.getByText('Your organisation doesn’t allow exports.')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^Copy/ }).length).toBeGreaterThan(0);
});
