import { firstRows, tasksIn } from '../../tasks/group-tasks';
import { overviewOf } from '../../tasks/task-overview';
import type { InitialState, PopupStores } from '../popup-page';
import { peopleToName, peopleToShow } from './people-in-row';
import { onlyTask } from './task-list';

/** Fills the window. */
const FIRST_ROWS = 12;

/** The rows rendered first, with the contacts they name. */
export async function readFirstLines({
  tasks,
  contacts,
}: Pick<PopupStores, 'tasks' | 'contacts'>): Promise<Pick<InitialState, 'overview' | 'lines'>> {
  const all = await tasks.all();
  const { sections, isKeyRefused } = overviewOf(all.values());
  const first = firstRows(sections, FIRST_ROWS);
  const openTask = all.get(onlyTask(first)?.id ?? '');
  const named = [...peopleToName(tasksIn(first)), ...(openTask ? peopleToShow(openTask) : [])];
  return {
    overview: { sections: first, isKeyRefused },
    lines: { contacts: await contacts.getMany([...new Set(named)]), openTask },
  };
}
