import type { Contact } from '../../../components/contacts/contact';
import { outcomeOf } from '../../../components/tasks/item-outcome';
import type { Item, Task } from '../../../components/tasks/task';
import { translateToEnglish as t } from '../../language/english';

const HEAD = ['ID', 'Name', 'Company', 'Phone', 'Status'];

/** The contacts of a task as a table, one per line. */
export function peopleTable(task: Task, contacts: ReadonlyMap<string, Contact>): string {
  const rows = [HEAD, ...task.items.map((item) => rowOf(item, contacts.get(item.personnelId)))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd();
  const [head = [], ...people] = rows;
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...people.map(line)].join('\n');
}

function rowOf(item: Item, contact: Contact | undefined): string[] {
  const { fullName = '', companyName = '' } = contact?.profile ?? {};
  const outcome = outcomeOf(item, true);
  const status =
    outcome.kind === 'failed' ? (outcome.errorCode ?? t(`results.because.${outcome.reason}`)) : outcome.kind;
  return [item.personnelId, fullName, companyName, outcome.kind === 'unlocked' ? outcome.phone : '', status];
}

/** The width in terminal columns; East Asian characters take two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  );
