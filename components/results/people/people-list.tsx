import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { copiedFormat, type FormattedPhone, formatPhone, type NumberFormat } from '../../contacts/phones/phone-format';
import { sendMessage } from '../../messages/send';
import type { PeopleCounts } from '../../tasks/first-people/first-people';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { copyText } from '../../ui/copy-button';
import { useNow } from '../../ui/use-stored';
import { Empty } from '../empty';
import { Loading } from '../loading';
import { countPeople, type Filter, filterPeople, type Order, sortPeople } from './arrange-people';
import type { LocalTimeOf } from './local-time';
import { type Outcome, PeopleActions } from './people-actions';
import { PeopleTable } from './people-table';
import { PeopleToolbar } from './people-toolbar';
import { nameOf, type PersonRow } from './person-rows';
import { nobody, type Selection } from './selection';

interface Props {
  rows: readonly PersonRow[];
  /**
   * Of everybody, if `rows` are only the first people in the default order because the others are still being read.
   * Until then, nothing that needs them all can be done, and the space below the rows stays empty.
   */
  counts?: PeopleCounts | undefined;
  /** The list's title; exported files are named after it. */
  name: string;
  /** The personnel ID of the person the page was opened for. */
  marked: string | undefined;
  isToCopy: boolean;
  /** See `ResultsPage`. */
  mayExport: boolean | undefined;
  format: NumberFormat;
  localTimeOf: LocalTimeOf;
  language: string;
}

const byName: Order = { sortBy: 'name', descending: false };
const FIRST_VIEW = JSON.stringify(['', 'all', byName]);

/** A list of people that can be searched, sorted, filtered, selected, copied and exported. */
export function PeopleList(props: Props) {
  const { rows, name, marked, isToCopy, mayExport, format, localTimeOf, language } = props;
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>(byName);
  const [selection, setSelection] = useState<Selection>(nobody);
  const [toForget, setToForget] = useState<PersonRow>();
  const [outcome, setOutcome] = useState<Outcome>();
  const showOutcome = (words: string) => setOutcome({ words });
  const now = useNow(60_000);

  // Sorting ten thousand rows costs far more than searching them, and typing changes only the search.
  const sorted = useMemo(() => sortPeople(rows, order, language), [rows, order, language]);
  const shown = useMemo(() => filterPeople(sorted, search, filter), [sorted, search, filter]);
  const selected = useMemo(() => shown.filter(({ personnelId }) => selection.ids.has(personnelId)), [shown, selection]);
  const isReading = props.counts !== undefined;
  const counts = useMemo(() => props.counts ?? countPeople(rows), [props.counts, rows]);
  const view = JSON.stringify([search, filter, order]);
  // In any other view, people who are read later could come before the first ones.
  const areShown = !isReading || view === FIRST_VIEW;

  const formatOnce = useMemo(() => remember((phone) => formatPhone(phone, format)), [format]);

  const copy = (people: readonly PersonRow[]): Promise<boolean> =>
    copyText(
      people.flatMap(({ phone }) => (phone ? [formatPhone(phone, copiedFormat(format)).display] : [])).join('\n'),
    );
  async function copyOne(row: PersonRow): Promise<boolean> {
    const isCopied = await copy([row]);
    showOutcome(isCopied ? i18n.t('results.copiedOne', [nameOf(row, i18n.t)]) : i18n.t('results.notCopied'));
    return isCopied;
  }
  const attempt = (work: Promise<unknown>, success: Outcome) =>
    void work.then(
      () => setOutcome(success),
      () => showOutcome(i18n.t('extension.notDone')),
    );
  function setDoNotCall(row: PersonRow, doNotCall: boolean, isUndo = false): void {
    const words = i18n.t(doNotCall ? 'results.barred' : 'results.unbarred', [nameOf(row, i18n.t)]);
    attempt(sendMessage('contacts.doNotCall', { personnelId: row.personnelId, doNotCall }), {
      words,
      ...(isUndo ? {} : { undo: () => setDoNotCall(row, !doNotCall, true) }),
    });
  }
  const forget = ({ personnelId }: PersonRow) =>
    attempt(sendMessage('contacts.forget', { personnelId }), { words: i18n.t('results.forgotten') });
  function showEverybody(): void {
    setSearch('');
    setFilter('all');
  }

  return (
    <>
      <PeopleToolbar
        search={search}
        onSearch={setSearch}
        filter={filter}
        onFilter={setFilter}
        order={order}
        onOrder={setOrder}
        counts={counts}
        language={language}
      />
      <PeopleActions
        rows={selected.length > 0 ? selected : shown}
        selected={selected.length}
        onSelectNone={() => setSelection(nobody)}
        unread={isReading && selected.length === 0 ? counts : undefined}
        count={describeCount(isReading ? counts.all : shown.length, counts.all, language)}
        outcome={outcome}
        showOutcome={showOutcome}
        copy={copy}
        isToCopy={isToCopy}
        mayExport={mayExport}
        fileName={fileNameOf(name, now)}
        language={language}
      />
      {!areShown ? (
        <Loading />
      ) : shown.length > 0 ? (
        <div class="room-for-table">
          <PeopleTable
            rows={shown}
            count={isReading ? counts.all : shown.length}
            view={view}
            order={order}
            onOrder={setOrder}
            selection={selection}
            onSelect={setSelection}
            marked={marked}
            tools={{
              formatPhone: formatOnce,
              localTimeOf,
              now,
              copy: copyOne,
              setDoNotCall,
              askToForget: setToForget,
            }}
          />
        </div>
      ) : (
        <Empty title={i18n.t('results.noMatches.says')} advice={i18n.t('results.noMatches.do')}>
          <button type="button" onClick={showEverybody}>
            {i18n.t('results.showAll')}
          </button>
        </Empty>
      )}
      {toForget && (
        <ConfirmDialog
          asks={i18n.t('results.forgetTitle', [nameOf(toForget, i18n.t)])}
          hint={i18n.t('results.forgetHint')}
          no={i18n.t('results.forgetNo')}
          yes={i18n.t('results.forgetYes')}
          onYes={() => forget(toForget)}
          onClose={() => setToForget(undefined)}
        />
      )}
    </>
  );
}

/** Formatting takes longest of all that a row needs, and searching and sorting show the same people again. */
function remember(format: (phone: string) => FormattedPhone): (phone: string) => FormattedPhone {
  const known = new Map<string, FormattedPhone>();
  return (phone) => {
    const formatted = known.get(phone) ?? format(phone);
    known.set(phone, formatted);
    return formatted;
  };
}

/** `37 of 10,000 people` */
function describeCount(shown: number, all: number, language: string): string {
  const { format } = new Intl.NumberFormat(language);
  return shown === all
    ? i18n.t('results.count', all, [format(all)])
    : i18n.t('results.countOf', [format(shown), format(all)]);
}

/** Removes characters that operating systems don't allow in file names. */
const fileNameOf = (name: string, now: number): string =>
  `${name.replace(/[\\/:*?"<>|]/g, '-')} ${new Date(now).toISOString().slice(0, 10)}`;
