import { i18n } from '#i18n';
import { sendMessage } from '../../messages/send';
import { Switch } from '../../ui/switch';
import { notifyWhen, type Settings } from '../settings';
import { ManagedNote } from './managed-note';
import type { Choose, ShowStatus } from './status-toast';

type Notifications = Settings['notifications'];

interface Props {
  notifications: Notifications;
  isSetByOrganisation: boolean;
  choose: Choose;
  showStatus: ShowStatus;
}

/** When notifications are shown, whether they contain names, and a test notification. */
export function NotificationChoice({ notifications, isSetByOrganisation, choose, showStatus }: Props) {
  const change = (part: Partial<Notifications>) =>
    void choose((chosen) => ({ ...chosen, notifications: { ...chosen.notifications, ...part } }));

  async function test(): Promise<void> {
    try {
      await sendMessage('notifications.test', {});
      showStatus(i18n.t('settings.notifications.tested'));
    } catch {
      showStatus(i18n.t('settings.notifications.notTested'), true);
    }
  }

  return (
    <div class="stack wide">
      <div class="stack">
        <label for="notify-when">{i18n.t('settings.notifications.when')}</label>
        <select
          id="notify-when"
          value={notifications.when}
          disabled={isSetByOrganisation}
          aria-describedby={isSetByOrganisation ? 'notify-by' : undefined}
          onChange={({ currentTarget }) => change({ when: currentTarget.value as Notifications['when'] })}
        >
          {notifyWhen.map((when) => (
            <option key={when} value={when}>
              {i18n.t(`settings.notifications.on.${when}`)}
            </option>
          ))}
        </select>
        {isSetByOrganisation && <ManagedNote id="notify-by" />}
      </div>
      <Switch isOn={notifications.withNames} onSwitch={(withNames) => change({ withNames })}>
        {i18n.t('settings.notifications.withNames')}
      </Switch>
      <div>
        <button type="button" onClick={() => void test()}>
          {i18n.t('settings.notifications.test')}
        </button>
      </div>
    </div>
  );
}
