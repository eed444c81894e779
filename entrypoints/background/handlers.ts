import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Handlers } from '../../components/messages/receive';
import { eraseEverything } from '../../components/settings/erase';
import { testKey } from '../../components/settings/key-test';
import { forgetDamaged } from '../../components/storage/record-store';
import { testAnnouncement } from '../../components/tasks/announcing/announcement';
import type { Parts } from './assemble';

/** What each message does. */
export function createHandlers({
  budget,
  client,
  contactBook,
  decisionBook,
  following,
  lookUps,
  notifications,
  overlayDesk,
  tasks,
  visits,
}: Parts): Handlers {
  const { watcher } = following;

  async function forget(personnelId: string): Promise<void> {
    await watcher.forget(personnelId);
    await lookUps.forget([personnelId]);
    await contactBook.remove([personnelId]);
    await decisionBook.removeOf([personnelId]);
    await visits.forget(personnelId);
    await forgetDamaged(browser.storage.local, personnelId);
  }

  /** Nothing may be under way any more that would write again what is being erased. */
  async function deleteAll(): Promise<void> {
    for (const id of (await tasks.all()).keys()) await watcher.remove(id);
    await lookUps.forgetAll();
    await visits.forgetAll();
    client.abortAll();
    await following.tick();
    await eraseEverything(browser, browser.runtime.getManifest().host_permissions ?? []);
  }

  return {
    'tasks.track': ({ ids }) => watcher.track(ids),
    'tasks.refresh': () => watcher.refresh(),
    'tasks.check': ({ id }) => watcher.check(id),
    'tasks.stop': ({ id }) => watcher.stop(id),
    'tasks.resume': ({ id }) => watcher.resume(id),
    'tasks.remove': ({ id }) => watcher.remove(id),
    'tasks.restore': ({ id }) => watcher.restore(id),
    'tasks.label': ({ id, label }) => watcher.label(id, label),
    'key.test': ({ key }) => testKey(client, budget, key),
    'contacts.doNotCall': ({ personnelId, doNotCall }) => contactBook.setDoNotCall(personnelId, doNotCall),
    'contacts.forget': ({ personnelId }) => forget(personnelId),
    'data.deleteAll': deleteAll,
    'decisions.tie': (decision) => decisionBook.decide({ kind: 'is', ...decision }),
    'notifications.test': () => notifications.show(testAnnouncement(i18n.t)),
    'decisions.revoke': ({ id }) => decisionBook.revoke(id),
    ...overlayDesk,
  };
}
