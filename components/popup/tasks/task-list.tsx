import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import type { LookUp } from '../../contacts/look-up';
import type { NumberFormat } from '../../contacts/phones/phone-format';
import { usePhoneWords } from '../../contacts/phones/use-phone-words';
import type { RecordStore } from '../../storage/record-store';
import { type TaskRow as Row, type TaskSection, tasksIn } from '../../tasks/group-tasks';
import type { Task } from '../../tasks/task';
import type { TaskSummary } from '../../tasks/task-summary';
import { useInView } from '../../tasks/views/use-in-view';
import { useSomeRecords } from '../../ui/use-stored';
import { peopleToName, peopleToShow } from './people-in-row';
import { PileRow } from './pile-row';
import type { TaskTools } from './task-details';
import { TaskRow } from './task-row';
import { useRowKeys } from './use-row-keys';

/** So many lines of a section are drawn before somebody asks for the rest. */
const MOST_ROWS = 100;

/** The people whom the first lines name, and the task that is open from the start. */
export interface FirstLines {
  contacts: Map<string, Contact>;
  openTask: Task | undefined;
}

interface Props {
  /** The first lines only, until everything was read. */
  sections: readonly TaskSection<TaskSummary>[];
  /** `undefined` until they were read. */
  tasks: ReadonlyMap<string, Task> | undefined;
  contacts: RecordStore<Contact>;
  lookUps: RecordStore<LookUp>;
  /** What was read before the first drawing. */
  atHand: FirstLines;
  numberFormat: NumberFormat;
  attempt: (work: Promise<unknown>) => void;
  onRemove: (ids: readonly string[]) => void;
  onRemoveOver: () => void;
}

/** All tasks by what they need, newest first, a line each; one at a time is open. A line stays the same element. */
export function TaskList(props: Props) {
  const { sections, tasks, contacts, lookUps, atHand, numberFormat, attempt, onRemove, onRemoveOver } = props;
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const [isWhole, setWhole] = useState(false);
  const [openPiles, setOpenPiles] = useState<readonly string[]>([]);
  const [openId, setOpenId] = useOpenRow(sections);
  const wholeTask = (id: string) => tasks?.get(id) ?? (id === atHand.openTask?.id ? atHand.openTask : undefined);
  const openTask = openId === undefined ? undefined : wholeTask(openId);
  const shown = isWhole ? sections : sections.map((part) => ({ ...part, rows: part.rows.slice(0, MOST_ROWS) }));
  const hidden = tasksIn(sections).length - tasksIn(shown).length;
  const toName = [...new Set([...peopleToName(tasksIn(shown)), ...(openTask ? peopleToShow(openTask) : [])])];
  const { records: people, areRead } = useSomeRecords(contacts, toName, atHand.contacts);
  useInView(areRead ? toName.filter((id) => !people.get(id)?.profile) : []);
  const sayPhone = usePhoneWords(numberFormat, openTask !== undefined);
  const tools: TaskTools = { sayPhone, attempt, onRemove, lookUps };

  const drawTask = (task: TaskSummary) => (
    <TaskRow
      key={task.id}
      summary={task}
      task={wholeTask(task.id)}
      contacts={people}
      isOpen={task.id === openId}
      onToggle={() => setOpenId(task.id === openId ? null : task.id)}
      tools={tools}
    />
  );
  function drawRow(row: Row<TaskSummary>) {
    if (row.kind === 'task') return [drawTask(row.task)];
    const isOpen = openPiles.includes(row.reason);
    const others = openPiles.filter((reason) => reason !== row.reason);
    return [
      <PileRow
        key={row.reason}
        reason={row.reason}
        count={row.count}
        ids={row.tasks.map(({ id }) => id)}
        isOpen={isOpen}
        onToggle={() => setOpenPiles(isOpen ? others : [...others, row.reason])}
        tools={tools}
      />,
      ...(isOpen ? row.tasks.map(drawTask) : []),
    ];
  }

  return (
    <div ref={list} class="tasks">
      {shown.flatMap(({ group, count, rows }) => [
        <div key={group} class="row group">
          <h2 class="grow small">
            {i18n.t(`popup.group.${group}`)} <span class="soft number">{count}</span>
          </h2>
          {group === 'over' && (
            <button type="button" class="quiet small" onClick={onRemoveOver}>
              {i18n.t('popup.removeOver')}
            </button>
          )}
        </div>,
        ...rows.flatMap(drawRow),
      ])}
      {hidden > 0 && (
        <button type="button" onClick={() => setWhole(true)}>
          {i18n.t('popup.showMore', [hidden])}
        </button>
      )}
    </div>
  );
}

/** The only task there is: nothing else can be meant, and so its line is open from the start. */
export function onlyTask(sections: readonly TaskSection<TaskSummary>[]): TaskSummary | undefined {
  const count = sections.reduce((sum, section) => sum + section.count, 0);
  return count === 1 ? tasksIn(sections)[0] : undefined;
}

/** Which line is open: the one that was opened last, and of a single task its own until somebody closes it. */
function useOpenRow(sections: readonly TaskSection<TaskSummary>[]): [string | undefined, (id: string | null) => void] {
  const [chosen, choose] = useState<string | null>();
  return [chosen === undefined ? onlyTask(sections)?.id : (chosen ?? undefined), choose];
}
