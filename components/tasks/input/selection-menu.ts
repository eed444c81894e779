import type { Translate } from '../../language/translate';
import { type Announcement, NOT_TRACKED_ID } from '../announcing/announcement';
import { describeInputProblem, parseTaskInput } from './parse-task-input';

const MENU_ID = 'track-selection';

/** The parts of `browser.contextMenus` used here. */
interface ContextMenus {
  removeAll(): Promise<void>;
  create(item: { id: string; title: string; contexts: ['selection'] }): unknown;
}

interface Options {
  menus: ContextMenus;
  track: (ids: readonly string[]) => Promise<unknown>;
  show: (announcement: Announcement) => Promise<void>;
  t: Translate;
}

/** "Track as Lensmor task" for selected text: one or more IDs, or the JSON response of an unlock request. */
export function createSelectionMenu({ menus, track, show, t }: Options) {
  async function tryToTrack(ids: readonly string[]): Promise<string | undefined> {
    try {
      await track(ids);
      return undefined;
    } catch {
      return t('extension.notDone');
    }
  }

  return {
    /** Call on install and update; the browser then keeps the entry. */
    async install(): Promise<void> {
      await menus.removeAll();
      menus.create({ id: MENU_ID, title: t('tasks.menu.track'), contexts: ['selection'] });
    },
    /** Call on each click on an entry. Errors are shown as a notification, because no extension page is open. */
    async onClicked(menuItemId: string | number, selectionText: string | undefined): Promise<void> {
      if (menuItemId !== MENU_ID) return;
      const input = parseTaskInput(selectionText ?? '');
      const problem = 'ids' in input ? await tryToTrack(input.ids) : describeInputProblem(input.problem, t);
      if (problem === undefined) return;
      await show({
        id: NOT_TRACKED_ID,
        kind: 'attention',
        title: t('tasks.menu.notTracked'),
        message: problem,
        buttons: [],
      });
    },
  };
}
