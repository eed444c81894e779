import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ItemStore } from '../storage/item-store';
import type { Policy } from './policy';
import type { Settings } from './settings';

interface Props {
  store: ItemStore<Settings>;
  settings: Settings;
  managed: Policy;
}

/** Saves as you go, and says so. */
export function Preferences({ store, settings, managed }: Props) {
  const [says, setSays] = useState<string>();

  async function change(part: Partial<Settings>): Promise<void> {
    try {
      await store.set({ ...settings, ...part });
      setSays(i18n.t('settings.saved'));
    } catch {
      setSays(i18n.t('settings.notSaved'));
    }
  }

  const { notifications } = settings;
  return (
    <div class="stack">
      <label for="notify-when">{i18n.t('settings.preferences.notify')}</label>
      <select
        id="notify-when"
        value={notifications.when}
        disabled={managed.notifications !== undefined}
        onChange={(event) =>
          void change({
            notifications: { ...notifications, when: event.currentTarget.value as Settings['notifications']['when'] },
          })
        }
      >
        {(['always', 'failures', 'never'] as const).map((when) => (
          <option key={when} value={when}>
            {i18n.t(`settings.preferences.when.${when}`)}
          </option>
        ))}
      </select>
      <label class="row">
        <input
          type="checkbox"
          checked={notifications.withNames}
          onChange={(event) =>
            void change({ notifications: { ...notifications, withNames: event.currentTarget.checked } })
          }
        />
        {i18n.t('settings.preferences.withNames')}
      </label>
      <label for="number-format">{i18n.t('settings.preferences.numberFormat')}</label>
      <select
        id="number-format"
        value={settings.numberFormat}
        onChange={(event) => void change({ numberFormat: event.currentTarget.value as Settings['numberFormat'] })}
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
          if (Number.isInteger(days) && days >= 1 && days <= 3650) void change({ retentionDays: days });
        }}
      />
      <p class="small soft" role="status">
        {says}
      </p>
    </div>
  );
}
