import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatPhone } from '../../contacts/phones/phone-format';
import type { PeopleCounts } from '../../tasks/first-people/first-people';
import { Icon } from '../../ui/icon';
import { saveFile } from '../../ui/save-file';
import { type CsvTarget, csvTargets, peopleCsv } from './export/people-csv';
import { isInVcard, peopleVcard } from './export/people-vcard';
import { nameOf, type PersonRow } from './person-rows';

/** The result of the last action, with an undo where possible. */
export interface Outcome {
  words: string;
  undo?: () => void;
}

interface Props {
  /** The selected people, or everyone shown if none are selected. */
  rows: readonly PersonRow[];
  /** Of everybody, if nobody is selected and not everybody is read yet. */
  unread: PeopleCounts | undefined;
  selected: number;
  onSelectNone: () => void;
  /** The number of people shown, as text. */
  count: string;
  outcome: Outcome | undefined;
  showOutcome: (words: string) => void;
  /** Resolves to whether the browser allowed it. */
  copy: (rows: readonly PersonRow[]) => Promise<boolean>;
  /** Whether the page was opened to copy the numbers. */
  isToCopy: boolean;
  /** See `ResultsPage`. */
  mayExport: boolean | undefined;
  fileName: string;
  language: string;
}

/** Actions on several people, and the result of the last one. With a single person, also a call button. */
export function PeopleActions(props: Props) {
  const { rows, unread, selected, onSelectNone, count, outcome, showOutcome, copy, isToCopy, language } = props;
  const { format } = new Intl.NumberFormat(language);
  const numbers = unread ? unread.unlocked : rows.filter(({ phone }) => phone !== undefined).length;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isToCopy || unread) return;
    button.current?.focus();
    return onceFocused(() => void copyAll());
    // Runs once, with everybody shown when the page opens.
  }, [unread === undefined]);

  async function copyAll(): Promise<void> {
    const isCopied = await copy(rows);
    showOutcome(isCopied ? i18n.t('results.copied', numbers, [format(numbers)]) : i18n.t('results.notCopied'));
  }

  return (
    <div class="row wrap actions">
      <p class="grow soft small number">
        <span role="status">
          {selected > 0 ? i18n.t('results.selected', selected, [format(selected)]) : count}
          {unread && <span class="loading"> · {i18n.t('results.loading')}</span>}
          {outcome && ` · ${outcome.words}`}
        </span>
        {outcome?.undo && (
          <button type="button" class="quiet undo" onClick={outcome.undo}>
            {i18n.t('popup.undo')}
          </button>
        )}
      </p>
      <div class="row wrap">
        {selected > 0 && (
          <button type="button" class="quiet" onClick={onSelectNone}>
            {i18n.t('results.selectNone')}
          </button>
        )}
        {!unread && <CallOne rows={rows} />}
        <button
          ref={button}
          type="button"
          disabled={unread !== undefined || numbers === 0}
          onClick={() => void copyAll()}
        >
          {i18n.t('results.copyNumbers', numbers, [format(numbers)])}
        </button>
        <Exports {...props} />
      </div>
    </div>
  );
}

/** Saves people as files, unless the organisation doesn't allow it. */
function Exports({ rows, unread, showOutcome, mayExport, fileName, language }: Props) {
  const { format } = new Intl.NumberFormat(language);
  const [target, setTarget] = useState<CsvTarget>('general');
  const inCsv = unread ? unread.all - unread.doNotCall : rows.filter(({ doNotCall }) => !doNotCall).length;
  const inVcard = unread ? unread.unlocked : rows.filter(isInVcard).length;
  if (mayExport === false) return <p class="small soft">{i18n.t('results.noExports')}</p>;

  function save(extension: 'csv' | 'vcf', type: string, content: string, exported: number): void {
    saveFile(`${fileName}.${extension}`, type, content);
    showOutcome(
      i18n.t(exported < rows.length ? 'results.exportedBut' : 'results.exported', exported, [format(exported)]),
    );
  }

  return (
    <>
      <button
        type="button"
        disabled={!mayExport || unread !== undefined || inVcard === 0}
        title={i18n.t('results.vcardHint')}
        onClick={() => save('vcf', 'text/vcard', peopleVcard(rows), inVcard)}
      >
        {i18n.t('results.exportVcard', inVcard, [format(inVcard)])}
      </button>
      <select
        aria-label={i18n.t('results.csvFor')}
        title={i18n.t('results.csvFor')}
        value={target}
        onChange={({ currentTarget }) => setTarget(currentTarget.value as CsvTarget)}
      >
        {csvTargets.map((one) => (
          <option key={one} value={one}>
            {i18n.t(`results.csvTarget.${one}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class={rows.length === 1 && rows[0]?.phone ? '' : 'primary'}
        disabled={!mayExport || unread !== undefined || inCsv === 0}
        title={i18n.t('results.exportHint')}
        onClick={() => save('csv', 'text/csv', peopleCsv(rows, target), inCsv)}
      >
        {i18n.t('results.exportCsv', inCsv, [format(inCsv)])}
      </button>
    </>
  );
}

/** Calls the only person in the selection with one click. */
function CallOne({ rows }: Pick<Props, 'rows'>) {
  const [row] = rows;
  const href = rows.length === 1 && row?.phone ? formatPhone(row.phone, 'international').href : undefined;
  if (!row || href === undefined) return null;
  return (
    <a class="button primary" href={href}>
      <Icon name="phone" />
      {i18n.t('results.call', [nameOf(row, i18n.t)])}
    </a>
  );
}

/** A page can write to the clipboard only while it has the focus, and clicking a notification may not focus it. */
function onceFocused(act: () => void): () => void {
  const life = new AbortController();
  if (document.hasFocus()) act();
  else addEventListener('focus', act, { once: true, signal: life.signal });
  return () => life.abort();
}
