import { i18n } from '#i18n';
import type { Handlers } from '../../components/messages/receive';
import { testKey } from '../../components/settings/key/key-test';
import { testAnnouncement } from '../../components/tasks/announcing/announcement';
import type { Parts } from './assemble';

/** Connects each message to the part that handles it. */
export function createHandlers({
  address,
  budget,
  client,
  contactBook,
  decisionBook,
  eraser,
  following,
  lookUps,
  notifications,
  overlayDesk,
}: Parts): Handlers {
  const { watcher } = following;

  return {
    'tasks.track': ({ ids }) => watcher.track(ids),
    'tasks.refresh': () => watcher.refresh(),
    'tasks.check': ({ id }) => watcher.check(id),
    'tasks.stop': ({ id }) => watcher.stop(id),
    'tasks.resume': ({ id }) => watcher.resume(id),
    'tasks.remove': ({ id }) => watcher.remove(id),
    'tasks.restore': ({ id }) => watcher.restore(id),
    'tasks.label': ({ id, label }) => watcher.label(id, label),
    'key.test': ({ key }) => testKey({ client, budget, address, key }),
    'contacts.inView': ({ personnelIds }) => lookUps.hurry(personnelIds),
    'contacts.doNotCall': ({ personnelId, doNotCall }) => contactBook.setDoNotCall(personnelId, doNotCall),
    'contacts.forget': ({ personnelId }) => eraser.forget(personnelId),
    'data.deleteAll': () => eraser.deleteEverything(),
    'decisions.tie': (decision) => decisionBook.decide({ kind: 'is', ...decision }),
    'notifications.test': () => notifications.show(testAnnouncement(i18n.t)),
    'decisions.revoke': ({ id }) => decisionBook.revoke(id),
    ...overlayDesk,
  };
}
