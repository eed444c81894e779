import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import type { LookUp } from '../../contacts/look-up';
import type { NumberFormat } from '../../contacts/phones/phone-format';
import { usePhoneFormatter } from '../../contacts/phones/use-phone-formatter';
import type { RecordStore } from '../../storage/record-store';
import { type FirstLines, peopleToName, peopleToShow } from '../../tasks/first-view';
import { onlyTask, type TaskRow as Row, type TaskSection, tasksIn } from '../../tasks/group-tasks';
import type { Task } from '../../tasks/task';
import type { TaskSummary } from '../../tasks/task-summary';
import { useInView } from '../../tasks/views/use-in-view';
import { useSomeRecords } from '../../ui/use-stored';
import { PileRow } from './pile-row';
import type { TaskTools } from './task-details';
import { TaskRow } from './task-row';
import { useRowKeys } from './use-row-keys';

/** Rows of a section rendered before the user asks for more. */
const MOST_ROWS = 100;

interface Props {
  /** The first rows only, until everything is read. */
  sections: readonly TaskSection<TaskSummary>[];
  /** `undefined` until they are read. */
  tasks: ReadonlyMap<string, Task> | undefined;
  contacts: RecordStore<Contact>;
  lookUps: RecordStore<LookUp>;
  /** What was read before the first render. */
  initial: FirstLines;
  numberFormat: NumberFormat;
  attempt: (work: Promise<unknown>) => void;
  onRemove: (ids: readonly string[]) => void;
  onRemoveOver: () => void;
}

/** All tasks, grouped by state, newest first, one row each. One row is open at a time. A row keeps its DOM element. */
export function TaskList(props: Props) {
  const { sections, tasks, contacts, lookUps, initial, numberFormat, attempt, onRemove, onRemoveOver } = props;
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const [isWhole, setWhole] = useState(false);
  const [openPiles, setOpenPiles] = useState<readonly string[]>([]);
  const [openId, setOpenId] = useOpenRow(sections);
  const wholeTask = (id: string) => tasks?.get(id) ?? (id === initial.openTask?.id ? initial.openTask : undefined);
  const openTask = openId === undefined ? undefined : wholeTask(openId);
  const shown = isWhole ? sections : sections.map((part) => ({ ...part, rows: part.rows.slice(0, MOST_ROWS) }));
  const hidden = tasksIn(sections).length - tasksIn(shown).length;
  const toName = [...new Set([...peopleToName(tasksIn(shown)), ...(openTask ? peopleToShow(openTask) : [])])];
  const { records: people, areRead } = useSomeRecords(contacts, toName, initial.contacts);
  useInView(areRead ? toName.filter((id) => !people.get(id)?.profile) : []);
  const writePhone = usePhoneFormatter(numberFormat, openTask !== undefined);
  const tools: TaskTools = { writePhone, attempt, onRemove, lookUps };

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

/** The row opened last. A single task's row is open until the user closes it. */
function useOpenRow(sections: readonly TaskSection<TaskSummary>[]): [string | undefined, (id: string | null) => void] {
  const [chosen, choose] = useState<string | null>();
  return [chosen === undefined ? onlyTask(sections)?.id : (chosen ?? undefined), choose];
}
