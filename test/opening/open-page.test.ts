// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { askConsent } from '../../components/consent/ask-consent';
import { openPage } from '../../components/opening/open-page';
import { screen } from '../ui/render';

vi.mock('../../components/consent/ask-consent');

/** Opens a page whose user gives consent when `agree` is called, and records what happens. */
function open(isAsked: boolean) {
  const happened: string[] = [];
  let agree = () => {};
  const answer = new Promise<boolean>((resolve) => {
    agree = () => resolve(isAsked);
  });
  vi.mocked(askConsent).mockReturnValue(answer);
  let reads = 0;
  const opened = openPage('Page', () => ({
    async read() {
      happened.push('read');
      return ++reads;
    },
    show: (read) => void happened.push(`show ${read}`),
  }));
  return { happened, agree, opened };
}

test('a page reads while it is found out whether there is consent, and shows nothing before', async () => {
  const { happened, agree, opened } = open(false);
  await Promise.resolve();
  expect(happened).toEqual(['read']);
  agree();
  await opened;
  expect(happened).toEqual(['read', 'show 1']);
});

test('what was read before the user was asked is read again', async () => {
  const { happened, agree, opened } = open(true);
  agree();
  await opened;
  expect(happened).toEqual(['read', 'read', 'show 2']);
});

test('if nothing can be read, the page says so', async () => {
  vi.mocked(askConsent).mockResolvedValue(false);
  await openPage('Page', () => ({
    async read() {
      throw new Error('IO error: cannot open');
    },
    show: () => {},
  }));
  expect(await screen.findByText(/IO error: cannot open/)).toBeTruthy();
});
