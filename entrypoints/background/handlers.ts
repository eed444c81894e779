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
  overlayHandlers,
}: Parts): Handlers {
  const { taskCommands } = following;

  return {
    'tasks.track': ({ ids }) => taskCommands.track(ids),
    'tasks.refresh': () => taskCommands.refresh(),
    'tasks.check': ({ id }) => taskCommands.check(id),
    'tasks.stop': ({ id }) => taskCommands.stop(id),
    'tasks.resume': ({ id }) => taskCommands.resume(id),
    'tasks.remove': ({ id }) => taskCommands.remove(id),
    'tasks.restore': ({ id }) => taskCommands.restore(id),
    'tasks.label': ({ id, label }) => taskCommands.label(id, label),
    'key.test': ({ key }) => testKey({ client, budget, address, key }),
    'contacts.inView': ({ personnelIds }) => lookUps.hurry(personnelIds),
    'contacts.doNotCall': ({ personnelId, doNotCall }) => contactBook.setDoNotCall(personnelId, doNotCall),
    'contacts.forget': ({ personnelId }) => eraser.forget(personnelId),
    'data.deleteAll': () => eraser.deleteEverything(),
    'decisions.tie': (decision) => decisionBook.decide({ kind: 'is', ...decision }),
    'notifications.test': () => notifications.show(testAnnouncement(i18n.t)),
    'decisions.revoke': ({ id }) => decisionBook.revoke(id),
    ...overlayHandlers,
  };
}
