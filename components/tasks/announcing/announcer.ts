import type { Translate } from '../../language/translate';
import type { Settings } from '../../settings/settings';
import { isToBeAnnounced } from '../advance';
import type { Chore } from '../following/job';
import type { Task } from '../task';
import type { TaskBook } from '../task-book';
import {
  type Announcement,
  announceAt,
  chooseAnnouncements,
  deliveredPeople,
  describeAnnouncement,
} from './announcement';

interface Options {
  book: TaskBook;
  show: (announcement: Announcement) => Promise<void>;
  settings: () => Promise<Settings>;
  /** The known names of these people. */
  namesOf: (personnelIds: readonly string[]) => Promise<string[]>;
  t: Translate;
}

/**
 * Announces each finished task exactly once: it stores the notification's ID, shows the notification under that ID, and
 * stores that it was shown. If the worker dies in between, the next one shows the same notification again; because of
 * the same ID, it replaces the first. So nothing is lost, and nothing is announced twice.
 */
export function createAnnouncer({ book, show, settings, namesOf, t }: Options): Chore {
  /** Notifications shown by this worker. If only storing that fails, only that is retried. */
  const shown = new Set<string>();
  const ended = async (): Promise<Task[]> => [...(await book.live()).values()].filter(isToBeAnnounced);

  async function choose(): Promise<void> {
    const { when } = (await settings()).notifications;
    await book.changeTogether((live) => chooseAnnouncements([...live.values()].filter(isToBeAnnounced), when));
  }

  async function announce(announcementId: string, tasks: readonly Task[]): Promise<void> {
    const { withNames } = (await settings()).notifications;
    const names = withNames && tasks.length === 1 ? await namesOf(tasks.flatMap(deliveredPeople)) : [];
    const announcement = describeAnnouncement(announcementId, tasks, names, t);
    const content = JSON.stringify([announcement, tasks.map(({ id, state }) => [id, state])]);
    if (!shown.has(content)) await show(announcement);
    shown.add(content);
    await book.change(
      tasks.map(({ id }) => id),
      { kind: 'announced', as: announcementId },
    );
    shown.delete(content);
  }

  return {
    name: 'announcer',
    dueAt: async (at) => announceAt(await ended(), (await book.live()).values(), at),
    async run() {
      await choose();
      for (const [announcementId, tasks] of groupBy(await ended(), (task) => task.announceAs))
        if (announcementId !== undefined) await announce(announcementId, tasks);
    },
  };
}

function groupBy<T, Key>(values: Iterable<T>, keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
