// @vitest-environment happy-dom
import { fireEvent, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { KeyTest } from '../../../components/messages/messages';
import { defaultSettings } from '../../../components/settings/settings';
import { writeSettingsFile } from '../../../components/settings/settings-file';
import { screen } from '../../ui/render';
import { openSettings, type SettingsPage } from './settings-page';

const KEY = 'uak_test1234_SomebodysKey0000000000000001234';
const withKey = { apiKey: { version: 1, data: { key: KEY, savedAt: 1 } } };
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const isOn = (name: string) => screen.getByRole<HTMLInputElement>('switch', { name }).checked;
const descriptionOf = (field: HTMLElement) =>
  field
    .getAttribute('aria-describedby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');
const status = () => document.querySelector('.status')?.textContent;

describe('key', () => {
  test('shows only its end, and can be tested', async () => {
    const page = await openSettings({ stored: withKey });
    expect(document.body.textContent).toContain('uak_…1234');
    expect(document.body.innerHTML).not.toContain(KEY);
    fireEvent.click(button('Test'));
    await screen.findByText('Key works. Credits left: 1,234');
    expect(page.sent).toEqual(['key.test']);
  });

  test('can be replaced, and the replacement cancelled', async () => {
    const page = await openSettings({ stored: withKey });
    fireEvent.click(button('Replace'));
    expect(document.activeElement).toBe(await screen.findByLabelText('API key'));
    fireEvent.click(button('Cancel'));
    await screen.findByText('uak_…1234');
    fireEvent.click(button('Replace'));
    fireEvent.input(await screen.findByLabelText('API key'), { target: { value: ' Bearer uak_new_5678_invented\n' } });
    fireEvent.click(button('Save'));
    await screen.findByText('uak_…nted');
    expect(page.area.contents().apiKey).toMatchObject({ data: { key: 'uak_new_5678_invented' } });
  });

  test('is removed at once, and the next one can be typed', async () => {
    const page = await openSettings({ stored: withKey });
    fireEvent.click(within(screen.getByRole('region', { name: 'Connection' })).getByRole('button', { name: 'Remove' }));
    await screen.findByText('API key removed.');
    expect(JSON.stringify(page.area.contents())).not.toContain(KEY);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('API key')));
  });
});

describe('API address', () => {
  const typeAddress = async (text: string) => {
    fireEvent.input(screen.getByLabelText('API address'), { target: { value: text } });
    fireEvent.click(await screen.findByRole('button', { name: 'Change' }));
  };

  test('is changed once the user grants access, and access to the old one is removed', async () => {
    const page = await openSettings();
    await typeAddress('https://proxy.example/lensmor/');
    await waitFor(async () => expect((await page.stored()).apiAddress).toBe('https://proxy.example/lensmor'));
    expect(page.permissions.asked).toEqual([['https://proxy.example/*']]);
    // An API address is not a site.
    await waitFor(() => expect(screen.queryByText('proxy.example')).toBeNull());
    fireEvent.click(await screen.findByRole('button', { name: 'Reset to default' }));
    await waitFor(async () => expect((await page.stored()).apiAddress).toBe('https://platform.lensmor.com'));
    expect((await page.permissions.getAll()).origins).toEqual(['https://platform.lensmor.com/*']);
  });

  test('that can’t be saved leaves no access behind', async () => {
    const page = await openSettings();
    page.area.failWrites = new Error('full');
    await typeAddress('https://proxy.example');
    await screen.findByText(/^Couldn’t save/);
    expect(page.permissions.asked).toEqual([['https://proxy.example/*']]);
    expect((await page.permissions.getAll()).origins).toEqual(['https://platform.lensmor.com/*']);
  });

  test.each([
    ['http://proxy.example', true, /^The address must start with https/],
    ['https://me@proxy.example', true, /^The address must start with https/],
    ['https://proxy.example', false, /^Can’t connect to this address without/],
  ])('%s, allowed: %s, is rejected: %s', async (address, answer, says) => {
    const page = await openSettings();
    page.permissions.answer = answer;
    await typeAddress(address);
    await screen.findByText(says);
    expect(await page.stored()).toEqual(defaultSettings);
  });
});

describe('a new key', () => {
  const NEW = 'sk_test5678_another';
  const storedKey = (page: SettingsPage) => JSON.stringify(page.area.contents().apiKey);
  async function enter(text: string): Promise<void> {
    fireEvent.click(await screen.findByRole('button', { name: 'Replace' }));
    fireEvent.input(await screen.findByLabelText('API key'), { target: { value: text } });
    fireEvent.click(button('Save'));
  }

  test('is tested before it replaces the working one', async () => {
    let answer: (result: KeyTest) => void = () => {};
    const page = await openSettings({
      stored: withKey,
      testKey: () =>
        new Promise<KeyTest>((resolve) => {
          answer = resolve;
        }),
    });
    await enter(`"Authorization: Bearer ${NEW}"`);
    await waitFor(() => expect(page.testedKeys).toEqual([NEW]));
    expect(storedKey(page)).toContain(KEY);
    answer({ ok: true, credits: 7 });
    await screen.findByText('Key works. Credits left: 7');
    expect(storedKey(page)).toContain(NEW);
  });

  test('that is rejected is not saved, and Cancel returns to the old one', async () => {
    const page = await openSettings({
      stored: withKey,
      testKey: () => ({ ok: false, failureKind: 'keyRefused', status: 401 }),
    });
    await enter(NEW);
    await screen.findByText(/accept.*The saved key is still in use\.$/);
    fireEvent.click(button('Cancel'));
    await screen.findByText('uak_…1234');
    expect(screen.queryByText(/still in use/)).toBeNull();
    expect(storedKey(page)).toContain(KEY);
    expect(JSON.stringify(page.area.contents())).not.toContain(NEW);
  });

  test('that couldn’t be tested replaces the old one only if the user confirms', async () => {
    const page = await openSettings({ stored: withKey, testKey: () => ({ ok: false, failureKind: 'unreachable' }) });
    await enter(NEW);
    await screen.findByText(/reach.*The saved key is still in use\.$/);
    expect(storedKey(page)).toContain(KEY);
    fireEvent.click(button('Save anyway'));
    await waitFor(() => expect(storedKey(page)).toContain(NEW));
  });

  test('is not saved if its test was cancelled, whatever the result', async () => {
    let answer: (result: KeyTest) => void = () => {};
    const page = await openSettings({
      stored: withKey,
      testKey: () =>
        new Promise<KeyTest>((resolve) => {
          answer = resolve;
        }),
    });
    await enter(NEW);
    await waitFor(() => expect(page.testedKeys).toHaveLength(1));
    fireEvent.click(button('Cancel'));
    answer({ ok: true, credits: 7 });
    await screen.findByText('uak_…1234');
    expect(storedKey(page)).toContain(KEY);
    expect(screen.queryByText(/Key works/)).toBeNull();
  });

  test('as the first one is saved if the API does not answer, but not if it is rejected', async () => {
    const results: KeyTest[] = [
      { ok: false, failureKind: 'keyRefused' },
      { ok: false, failureKind: 'serverError' },
    ];
    const page = await openSettings({ testKey: () => results.shift() ?? { ok: true, credits: 0 } });
    for (const says of [/This key was not saved\.$/, /^Lensmor/]) {
      fireEvent.input(await screen.findByLabelText('API key'), { target: { value: NEW } });
      fireEvent.click(button('Save'));
      await screen.findByText(says);
    }
    expect(storedKey(page)).toContain(NEW);
  });

  test.each(['321', 'call me back', 'https://platform.lensmor.com'])(
    '%s is not a key and is not tested',
    async (text) => {
      const page = await openSettings({ stored: withKey });
      await enter(text);
      await screen.findByText(/^This isn’t an API key/);
      expect(page.testedKeys).toEqual([]);
    },
  );
});

describe('sites', () => {
  test('a CRM is switched on with all its hosts, and off again', async () => {
    const page = await openSettings();
    await screen.findByRole('switch', { name: 'HubSpot' });
    fireEvent.click(screen.getByRole('switch', { name: 'HubSpot' }));
    await waitFor(() => expect(isOn('HubSpot')).toBe(true));
    await waitFor(() => expect(status()).toBe('Saved.'));
    expect(page.permissions.asked[0]).toContain('https://app-eu1.hubspot.com/*');
    fireEvent.click(screen.getByRole('switch', { name: 'HubSpot' }));
    await waitFor(() => expect(isOn('HubSpot')).toBe(false));
    expect((await page.permissions.getAll()).origins).toHaveLength(1);
  });

  test('a switch stays off if the user denies access, and says why', async () => {
    const page = await openSettings();
    page.permissions.answer = false;
    fireEvent.click(await screen.findByRole('switch', { name: 'Attio' }));
    await waitFor(() => expect(status()).toMatch(/^Access wasn’t granted\./));
    expect(isOn('Attio')).toBe(false);
  });

  test('a switch stays on if access can’t be removed, and says so', async () => {
    const page = await openSettings({ sites: ['https://app.attio.com/*'] });
    await waitFor(() => expect(isOn('Attio')).toBe(true));
    page.permissions.remove = async () => false;
    fireEvent.click(screen.getByRole('switch', { name: 'Attio' }));
    await waitFor(() => expect(status()).toMatch(/^Couldn’t save/));
    expect(isOn('Attio')).toBe(true);
  });

  test('a CRM with one allowed host is on, and the host is listed', async () => {
    await openSettings({ sites: ['https://acme.pipedrive.com/*'] });
    const part = await screen.findByText('acme.pipedrive.com');
    const crm = part.closest('label');
    expect(crm?.textContent).toBe('Pipedrive acme.pipedrive.com');
    expect(crm?.querySelector('input')?.checked).toBe(true);
  });

  test('any other site is added by address, and removed', async () => {
    const page = await openSettings();
    const field = await screen.findByLabelText('Site address');
    for (const wrong of ['', 'no address', 'ftp://crm.example', 'https://*/', 'javascript:alert(1)']) {
      fireEvent.input(field, { target: { value: wrong } });
      fireEvent.click(button('Add'));
      await screen.findByText(/^That isn’t a valid address/);
      expect(field.getAttribute('aria-invalid')).toBe('true');
    }
    expect(page.permissions.asked).toEqual([]);
    fireEvent.input(field, { target: { value: 'crm.example/people?id=1' } });
    expect(field.getAttribute('aria-invalid')).toBe('false');
    fireEvent.click(button('Add'));
    await screen.findByText('crm.example');
    expect(page.permissions.asked).toEqual([['https://crm.example/*']]);
    fireEvent.click(button('Remove crm.example'));
    await waitFor(() => expect(screen.queryByText('crm.example')).toBeNull());
    expect(document.activeElement).toBe(field);
  });

  test('access revoked in the browser’s own settings shows here at once', async () => {
    const page = await openSettings({ sites: ['https://app.attio.com/*'] });
    await waitFor(() => expect(isOn('Attio')).toBe(true));
    await page.permissions.remove({ origins: ['https://app.attio.com/*'] });
    await waitFor(() => expect(isOn('Attio')).toBe(false));
  });
});

describe('choices', () => {
  test('are saved immediately and confirmed', async () => {
    const page = await openSettings();
    fireEvent.change(screen.getByLabelText('Notify me'), { target: { value: 'failures' } });
    await waitFor(() => expect(status()).toBe('Saved.'));
    fireEvent.click(screen.getByRole('switch', { name: /^Include contact names/ }));
    fireEvent.click(screen.getByLabelText(/^National/));
    fireEvent.change(screen.getByLabelText(/^Keep finished/), { target: { value: '30' } });
    fireEvent.click(screen.getByRole('switch', { name: /^Pause/ }));
    const chosen = {
      ...defaultSettings,
      notifications: { when: 'failures', withNames: true },
      numberFormat: 'national',
      retentionDays: 30,
      overlayPaused: true,
    };
    await waitFor(async () => expect(await page.stored()).toEqual(chosen));
  });

  test('that can’t be saved are reported and not shown', async () => {
    const page = await openSettings();
    page.area.failWrites = new Error('QuotaExceeded');
    fireEvent.click(screen.getByRole('switch', { name: /^Pause/ }));
    await waitFor(() => expect(status()).toMatch(/^Couldn’t save:/));
    expect(isOn('Pause numbers on all sites')).toBe(false);
  });

  test('include a test notification', async () => {
    const page = await openSettings();
    fireEvent.click(button('Send a test notification'));
    await waitFor(() => expect(status()).toMatch(/^Sent\./));
    expect(page.sent).toEqual(['notifications.test']);
  });

  test('set by an organisation are marked and can’t be changed', async () => {
    await openSettings({
      managed: {
        apiKey: KEY,
        apiAddress: 'https://proxy.example',
        allowedSites: ['https://crm.example'],
        retentionDays: 45,
        notifications: 'never',
      },
    });
    for (const label of ['API address', 'Notify me', /^Keep finished/])
      expect(screen.getByLabelText<HTMLInputElement>(label).disabled).toBe(true);
    expect(screen.getByLabelText<HTMLSelectElement>(/^Keep finished/).value).toBe('45');
    expect(screen.getAllByText('Managed by your organisation.')).toHaveLength(4);
    for (const label of ['API address', 'Notify me', /^Keep finished/])
      expect(descriptionOf(screen.getByLabelText(label))).toContain('Managed by your organisation.');
    expect(screen.queryByRole('button', { name: 'Replace' })).toBeNull();
    await screen.findByRole('switch', { name: 'crm.example' });
    expect(screen.queryByRole('switch', { name: 'HubSpot' })).toBeNull();
    expect(screen.queryByLabelText('Site address')).toBeNull();
  });
});

describe('manual matches', () => {
  const person = {
    'contact:701': {
      version: 1,
      data: { personnelId: '701', phone: { kind: 'open' }, profile: { fullName: 'Jane Doe' }, updatedAt: 1 },
    },
  };

  test('are listed with person, site and date, and can be undone', async () => {
    const page = await openSettings({ stored: person });
    await screen.findByText(/^None yet/);
    await page.decisions.decide({
      kind: 'isNot',
      record: 'pipedrive:acme.pipedrive.com:person:12',
      personnelId: '701',
      label: 'Jane Doe',
    });
    await page.decisions.decide({ kind: 'is', record: 'crm.example/people/7', personnelId: '702', label: 'J. D.' });
    await screen.findByText('Not this person: Jane Doe');
    await screen.findByText('Pipedrive · acme.pipedrive.com · Nov 24, 2026');
    await screen.findByText('crm.example · Nov 24, 2026');
    fireEvent.click(button('Undo: Not this person: Jane Doe'));
    await waitFor(() => expect(screen.queryByText('Not this person: Jane Doe')).toBeNull());
    await waitFor(() => expect(status()).toBe('Match undone.'));
    await screen.findByText('“J. D.” is Contact 702');
  });
});

describe('a settings file', () => {
  const wanted = {
    ...defaultSettings,
    apiAddress: 'https://proxy.example',
    numberFormat: 'e164' as const,
    notifications: { ...defaultSettings.notifications, when: 'failures' as const },
    retentionDays: 30,
  };
  const pick = (text: string) => {
    const picker = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!picker) throw new Error('No picker');
    Object.defineProperty(picker, 'files', { value: [new File([text], 'settings.json')], configurable: true });
    fireEvent.change(picker);
  };

  test('changes nothing until the user confirms each part', async () => {
    const page = await openSettings();
    pick(writeSettingsFile(wanted, ['https://crm.example/*']));
    await screen.findByText('Importing this file makes these changes:');
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map(({ children }) => [...children].map(({ textContent }) => textContent))).toEqual([
      ['Notify me', 'When a task finishes', 'Only when something fails'],
      ['Number format', 'International: +1 202 555 0143', 'Digits only: +12025550143'],
      ['Keep finished tasks and their contacts for', '90 days', '30 days'],
    ]);
    await screen.findByText('API address: https://proxy.example');
    await screen.findByText('Sites: crm.example');
    expect([await page.stored(), page.permissions.asked]).toEqual([defaultSettings, []]);

    fireEvent.click(button('Apply'));
    await waitFor(async () =>
      expect(await page.stored()).toEqual({ ...wanted, apiAddress: defaultSettings.apiAddress }),
    );
    expect(page.permissions.asked).toEqual([]);
    fireEvent.click(button('Allow these sites'));
    await screen.findByText('crm.example');
    fireEvent.click(button('Use this address'));
    await waitFor(async () => expect(await page.stored()).toEqual(wanted));
    expect(page.permissions.asked).toEqual([['https://crm.example/*'], ['https://proxy.example/*']]);
    await screen.findByText('Your settings already match this file.');
  });

  test('sets no address that the user does not allow', async () => {
    const page = await openSettings();
    page.permissions.answer = false;
    pick(writeSettingsFile(wanted, []));
    fireEvent.click(await screen.findByRole('button', { name: 'Use this address' }));
    await screen.findByText(/^Access wasn’t granted\. Click the button again/);
    expect(await page.stored()).toEqual(defaultSettings);
  });

  test('offers nothing that the organisation sets', async () => {
    await openSettings({
      managed: { apiAddress: 'https://company.example', allowedSites: ['https://crm.example'], retentionDays: 45 },
    });
    pick(writeSettingsFile(wanted, ['https://other.example/*']));
    await screen.findByText('Importing this file makes these changes:');
    expect(screen.queryByRole('button', { name: 'Use this address' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Allow these sites' })).toBeNull();
    expect(screen.queryByText(/30 days/, { selector: 'li' })).toBeNull();
  });

  test.each([
    ['hello', /^This isn’t a Phones for Lensmor settings file/],
    [writeSettingsFile(wanted, ['https://*/*']), /^This file is damaged/],
    [writeSettingsFile(wanted, []).replace('"version": 1', '"version": 9'), /^This file is from a newer version/],
    [`${writeSettingsFile(wanted, [])}${' '.repeat(100_000)}`, /^This isn’t a Phones for Lensmor settings file/],
  ])('that is invalid is explained and changes nothing (%#)', async (text, says) => {
    const page = await openSettings();
    pick(text);
    await screen.findByText(says);
    expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull();
    expect(page.area.contents()).toEqual({});
  });
});

test('no form reloads the page', async () => {
  await openSettings();
  await screen.findByLabelText('Site address');
  const forms = [...document.querySelectorAll('form')];
  expect(forms.length).toBeGreaterThan(1);
  for (const form of forms) {
    const submission = new Event('submit', { bubbles: true, cancelable: true });
    form.dispatchEvent(submission);
    expect(submission.defaultPrevented).toBe(true);
  }
});

test('everything is deleted only after confirmation', async () => {
  const page = await openSettings({ stored: withKey });
  fireEvent.click(button('Delete everything…'));
  fireEvent.click(button('Cancel'));
  expect(page.sent).toEqual([]);
  fireEvent.click(button('Delete everything…'));
  fireEvent.click(button('Delete'));
  await screen.findByText('Everything deleted.');
  expect(page.sent).toEqual(['data.deleteAll']);
});
