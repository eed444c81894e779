import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import type { NumberFormat } from '../../contacts/phones/phone-format';
import { usePhoneWords } from '../../contacts/phones/use-phone-words';
import type { RecordStore } from '../../storage/record-store';
import { type Extent, groupTasks, inOrder, type TaskGroup, taskGroups, within } from '../../tasks/group-tasks';
import type { Task } from '../../tasks/task';
import { useSomeRecords } from '../../ui/use-stored';
import { peopleToName } from './people-on-card';
import { TaskCard } from './task-card';

/** From so many on there is something to clear up. */
const MANY_OVER = 3;

interface Props {
  tasks: readonly Task[];
  contacts: RecordStore<Contact>;
  /** Those whom the cards name that are drawn first. */
  atHand: ReadonlyMap<string, Contact>;
  numberFormat: NumberFormat;
  /** Sees to a command, and says so if it fails. */
  attempt: (work: Promise<unknown>) => void;
  onRemove: (tasks: Task[]) => void;
}

/** All tasks as cards. A card that goes from one group to another stays the same element. */
export function TaskList({ tasks, contacts, atHand, numberFormat, attempt, onRemove }: Props) {
  const [extent, setExtent] = useState<Extent>('window');
  useEffect(() => setExtent('recent'), []);
  const groups = groupTasks(tasks);
  const ids = peopleToName(inOrder(within(groups, extent)));
  const { records: people, areRead } = useSomeRecords(contacts, ids, atHand);
  /** Cards come with the names on them, so that none grows when they are there. */
  const drawn = useRef(extent);
  if (areRead) drawn.current = extent;
  const shown = within(groups, drawn.current);
  const filledIn = (some: typeof groups) => taskGroups.filter((group) => some[group].length > 0);
  const sayPhone = usePhoneWords(numberFormat, people.size > 0);
  const hidden = drawn.current === 'recent' ? groups.over.length - shown.over.length : 0;
  const canClear = groups.over.length >= MANY_OVER;

  const heading = (group: TaskGroup) => (
    <div key={group} class={filledIn(groups).length > 1 || canClear ? 'row group' : 'hidden'}>
      <h2 class="grow soft small">
        {i18n.t(`popup.group.${group}`)} <span class="number">{groups[group].length}</span>
      </h2>
      {group === 'over' && canClear && (
        <button type="button" class="quiet small" onClick={() => onRemove(groups.over)}>
          {i18n.t('popup.removeOver')}
        </button>
      )}
    </div>
  );

  return (
    <>
      {filledIn(shown).flatMap((group) => [
        heading(group),
        ...shown[group].map((task) => (
          <TaskCard
            key={task.id}
            task={task}
            contacts={people}
            sayPhone={sayPhone}
            attempt={attempt}
            onRemove={() => onRemove([task])}
          />
        )),
      ])}
      {hidden > 0 && (
        <button type="button" onClick={() => setExtent('all')}>
          {i18n.t('popup.showMore', [hidden])}
        </button>
      )}
    </>
  );
}
