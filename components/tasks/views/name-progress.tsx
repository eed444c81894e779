import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { countNamed, type LookUp } from '../../contacts/look-up';
import type { RecordStore } from '../../storage/record-store';
import { useSomeRecords } from '../../ui/use-stored';
import type { Task } from '../task';

const nobody: ReadonlyMap<string, LookUp> = new Map();

/** "Names: 140 of 2,000", as long as names are missing: the API returns one per request. */
export function NameProgress({
  task: { items },
  lookUps,
}: {
  task: Pick<Task, 'items'>;
  lookUps: RecordStore<LookUp>;
}) {
  const ids = useMemo(() => items.map(({ personnelId }) => personnelId), [items]);
  const { records } = useSomeRecords(lookUps, ids, nobody);
  const { named, total } = countNamed(ids, records);
  if (named >= total) return null;
  const { format } = new Intl.NumberFormat(i18n.t('extension.language'));
  return <span class="soft small number">{i18n.t('tasks.names', [format(named), format(total)])}</span>;
}
