import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ByOrganisation } from './by-organisation';
import type { Policy } from './policy';
import type { Settings, SettingsStore } from './settings';

interface Props {
  store: SettingsStore;
  settings: Settings;
  managed: Policy;
}

type When = Settings['notifications']['when'];

/** Saves as you go, and says so. */
export function Preferences({ store, settings, managed }: Props) {
  const [says, setSays] = useState<string>();

  async function choose(change: (chosen: Settings) => Settings): Promise<void> {
    try {
      await store.choose(change);
      setSays(i18n.t('settings.saved'));
    } catch {
      setSays(i18n.t('settings.notSaved'));
    }
  }

  const chooseNotifications = (part: Partial<Settings['notifications']>) =>
    void choose((chosen) => ({ ...chosen, notifications: { ...chosen.notifications, ...part } }));

  const { notifications } = settings;
  return (
    <div class="stack">
      <label for="notify-when">{i18n.t('settings.preferences.notify')}</label>
      <select
        id="notify-when"
        value={notifications.when}
        disabled={managed.notifications !== undefined}
        onChange={({ currentTarget }) => chooseNotifications({ when: currentTarget.value as When })}
      >
        {(['always', 'failures', 'never'] as const).map((when) => (
          <option key={when} value={when}>
            {i18n.t(`settings.preferences.when.${when}`)}
          </option>
        ))}
      </select>
      {managed.notifications !== undefined && <ByOrganisation />}
      <label class="row">
        <input
          type="checkbox"
          checked={notifications.withNames}
          onChange={({ currentTarget }) => chooseNotifications({ withNames: currentTarget.checked })}
        />
        {i18n.t('settings.preferences.withNames')}
      </label>
      <label for="number-format">{i18n.t('settings.preferences.numberFormat')}</label>
      <select
        id="number-format"
        value={settings.numberFormat}
        onChange={({ currentTarget }) => {
          const numberFormat = currentTarget.value as Settings['numberFormat'];
          void choose((chosen) => ({ ...chosen, numberFormat }));
        }}
      >
        {(['international', 'national', 'e164'] as const).map((format) => (
          <option key={format} value={format}>
            {i18n.t(`settings.preferences.format.${format}`)}
          </option>
        ))}
      </select>
      <label for="retention">{i18n.t('settings.preferences.retention')}</label>
      <input
        id="retention"
        type="number"
        min={1}
        max={3650}
        value={settings.retentionDays}
        disabled={managed.retentionDays !== undefined}
        onChange={(event) => {
          const days = event.currentTarget.valueAsNumber;
          if (!Number.isInteger(days) || days < 1 || days > 3650) return;
          void choose((chosen) => ({ ...chosen, retentionDays: days }));
        }}
      />
      {managed.retentionDays !== undefined && <ByOrganisation />}
      <p class="small soft" role="status">
        {says}
      </p>
    </div>
  );
}
