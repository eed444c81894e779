// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../components/settings/settings';
import { screen } from '../../ui/render';
import { openPopup } from '../open-popup';

/** What the popup shows about the active tab, and what the user can do there. */
const tab = { id: 7, address: 'https://crm.example/people' };
const seen = { withNumber: 0, withoutNumber: 0, people: 0 };
const paused = { settings: { version: 1, data: { ...defaultSettings, overlayPaused: true } } };

const cases: [state: string, wishes: Parameters<typeof openPopup>[0], says: RegExp, does?: string][] = [
  ['a site that was not allowed', { tab }, /access to this site only/, 'Show phones on this site'],
  [
    'people with numbers',
    { tab, hasSite: true, report: { ...seen, people: 25, withNumber: 3 } },
    /^Numbers for 3 of 25 contacts here/,
    'Stop showing',
  ],
  [
    'people without',
    { tab, hasSite: true, report: { ...seen, people: 4 } },
    /^4 contacts here, no match in your tasks/,
  ],
  ['nobody', { tab, hasSite: true, report: seen }, /^No contacts recognised.*by email/],
  ['a canvas', { tab, hasSite: true, report: { ...seen, unreadable: { what: 'canvas' } } }, /on a canvas/],
  ['a PDF', { tab, hasSite: true, report: { ...seen, unreadable: { what: 'pdf' } } }, /^This is a PDF/],
  ['a closed frame', { tab, hasSite: true, report: { ...seen, unreadable: { what: 'frame' } } }, /frame from another/],
  [
    'a frame of a site that is allowed, too',
    { tab, hasSite: true, report: { ...seen, unreadable: { what: 'frame', address: 'https://crm.example' } } },
    /^No contacts recognised/,
  ],
  ['a page that was already open', { tab, hasSite: true }, /reload the page/],
  ['a pause', { tab, hasSite: true, stored: paused }, /^Numbers are paused on all sites/, 'Resume'],
  [
    'a site that the organisation does not allow',
    { tab, managed: { allowedSites: ['https://other.example'] } },
    /^Your organisation/,
  ],
  ['a page where extensions can’t run', { tab: 'closed' }, /^Extensions can’t run on this page/],
];

describe('the popup explains why numbers are shown or not', () => {
  test.each(cases)('%s', async (_, wishes, says, does) => {
    await openPopup(wishes);
    expect(await screen.findByText(says)).toBeTruthy();
    if (does) expect(screen.getByRole('button', { name: does })).toBeTruthy();
  });

  test.each(['https://platform.lensmor.com/tasks', 'https://proxy.example/lensmor'])(
    'the API’s own pages can’t be a site: %s',
    async (address) => {
      const settings = { version: 1, data: { ...defaultSettings, apiAddress: 'https://proxy.example' } };
      await openPopup({ tab: { id: 7, address }, hasSite: true, stored: { settings } });
      await screen.findByLabelText('Task ID');
      expect(screen.queryByRole('region', { name: new URL(address).host })).toBeNull();
      expect(screen.queryByRole('button', { name: 'Stop showing' })).toBeNull();
    },
  );

  test('a pause can be ended where it is shown', async () => {
    const { area } = await openPopup({ tab, hasSite: true, report: seen, stored: paused });
    fireEvent.click(await screen.findByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(screen.queryByText(/paused/)).toBeNull());
    expect(JSON.stringify(await area.get(null))).toContain('"overlayPaused":false');
  });
});
