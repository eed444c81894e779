// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { PeopleList } from '../../../components/results/people/people-list';
import { render, screen } from '../../ui/render';
import { aPerson } from './a-person';

/** A list of Jane Doe, with a worker that records commands or rejects them. */
function openList({ isRefused = false } = {}) {
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
