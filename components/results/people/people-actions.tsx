import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { saveFile } from '../../ui/save-file';
import { peopleCsv } from './people-csv';
import { peopleVcard } from './people-vcard';
import type { PersonRow } from './person-rows';

interface Props {
  /** Those who are selected, or else all who are shown. */
  rows: readonly PersonRow[];
  selected: number;
  onSelectNone: () => void;
  /** Of how many people are shown. */
  count: string;
  /** What was done last, in words. */
  said: string;
  say: (words: string) => void;
  /** Resolves whether the browser let it happen. */
  copy: (rows: readonly PersonRow[]) => Promise<boolean>;
  /** Whether the page was opened to copy. */
  isToCopy: boolean;
  fileName: string;
  language: string;
}

/** What can be done with many people at once, and what was. */
export function PeopleActions(props: Props) {
  const { rows, selected, onSelectNone, count, said, say, copy, isToCopy, fileName, language } = props;
  const { format } = new Intl.NumberFormat(language);
  const numbers = rows.filter(({ phone }) => phone !== undefined).length;
  const exported = rows.filter(({ doNotCall }) => !doNotCall).length;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isToCopy) return;
    button.current?.focus();
    return onceFocused(() => void copyAll());
    // Once, with whom there is when the page opens.
  }, []);

  function save(extension: 'csv' | 'vcf', type: string, content: string): void {
    saveFile(`${fileName}.${extension}`, type, content);
    say(i18n.t(exported < rows.length ? 'results.exportedBut' : 'results.exported', exported, [format(exported)]));
  }
  async function copyAll(): Promise<void> {
    const isCopied = await copy(rows);
    say(isCopied ? i18n.t('results.copied', numbers, [format(numbers)]) : i18n.t('results.notCopied'));
  }

  return (
    <div class="row wrap actions">
      <p class="grow soft small number" role="status">
        {selected > 0 ? i18n.t('results.selected', selected, [format(selected)]) : count}
        {said !== '' && ` · ${said}`}
      </p>
      <div class="row wrap">
        {selected > 0 && (
          <button type="button" class="quiet" onClick={onSelectNone}>
            {i18n.t('results.selectNone')}
          </button>
        )}
        <button ref={button} type="button" class="primary" disabled={numbers === 0} onClick={() => void copyAll()}>
          {i18n.t('results.copyNumbers', numbers, [format(numbers)])}
        </button>
        <button
          type="button"
          disabled={exported === 0}
          title={i18n.t('results.exportHint')}
          onClick={() => save('csv', 'text/csv', peopleCsv(rows))}
        >
          {i18n.t('results.exportCsv', exported, [format(exported)])}
        </button>
        <button
          type="button"
          disabled={exported === 0}
          title={i18n.t('results.exportHint')}
          onClick={() => save('vcf', 'text/vcard', peopleVcard(rows))}
        >
          {i18n.t('results.exportVcard', exported, [format(exported)])}
        </button>
      </div>
    </div>
  );
}

/** A page may write to the clipboard only while it has the focus, and a notification's click need not give it that. */
function onceFocused(act: () => void): () => void {
  const life = new AbortController();
  if (document.hasFocus()) act();
  else addEventListener('focus', act, { once: true, signal: life.signal });
  return () => life.abort();
}
