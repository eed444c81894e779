import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type BudgetState, silentUntil } from '../lensmor/budget-state';
import { ID } from '../lensmor/ids';
import { sendMessage } from '../messages/send';
import { removeDamaged } from '../storage/record-store';
import type { WriteFailure } from '../storage/write-failures';
import { Notice } from '../ui/notice';
import { useNow, useOnline } from '../ui/use-stored';
import { openResults } from './open-results';
import { SiteTerms } from './site/site-terms';

interface Props {
  trouble: WriteFailure;
  budget: BudgetState;
  /** Keys of records that could not be read, such as `task:321`. */
  damaged: readonly string[];
  overCount: number;
  /** Allowed match patterns. */
  sites: readonly string[];
  /** Runs a command and reports its failure. */
  attempt: (work: Promise<unknown>) => void;
  onRemoveOver: () => void;
}

/** Problems that affect every task, each with its one action. */
export const Troubles = ({ trouble, budget, damaged, overCount, sites, attempt, onRemoveOver }: Props) => (
  <>
    {trouble.storageFailedAt !== undefined && (
      <Notice
        tone="bad"
        icon="warning"
        action={
          overCount > 0
            ? { label: i18n.t('popup.removeOver'), onClick: onRemoveOver }
            : { label: i18n.t('popup.settings'), onClick: () => void browser.runtime.openOptionsPage() }
        }
      >
        {i18n.t('popup.storageFull')}
      </Notice>
    )}
    <Damaged found={damaged} attempt={attempt} />
    <Offline attempt={attempt} />
    <SiteTerms sites={sites} />
    <RequestPause budget={budget} attempt={attempt} />
  </>
);

function Offline({ attempt }: Pick<Props, 'attempt'>) {
  if (useOnline()) return null;
  return (
    <Notice
      icon="offline"
      action={{ label: i18n.t('popup.tryAgain'), onClick: () => attempt(sendMessage('tasks.refresh', {})) }}
    >
      {i18n.t('popup.offline')}
    </Notice>
  );
}

/** Until when the API rejects requests. */
function RequestPause({ budget, attempt }: Pick<Props, 'budget' | 'attempt'>) {
  const until = silentUntil(budget, useNow());
  if (until === undefined) return null;
  const time = new Intl.DateTimeFormat(i18n.t('extension.language'), { timeStyle: 'medium' }).format(until);
  return (
    <Notice icon="wait" action={{ label: i18n.t('popup.seeResults'), onClick: () => attempt(openResults()) }}>
      {i18n.t('popup.silentUntil', [time])}
    </Notice>
  );
}

function Damaged({ found, attempt }: { found: readonly string[] } & Pick<Props, 'attempt'>) {
  const [isClosed, setClosed] = useState(false);
  if (found.length === 0 || isClosed) return null;
  const ids = found
    .flatMap((key) => (key.startsWith('task:') ? [key.slice('task:'.length)] : []))
    .filter((id) => ID.test(id));

  async function recover(): Promise<void> {
    if (ids.length > 0) await sendMessage('tasks.track', { ids });
    await removeDamaged(browser.storage.local, found);
    setClosed(true);
  }

  return (
    <Notice
      tone="bad"
      icon="warning"
      action={{ label: i18n.t(ids.length > 0 ? 'popup.trackAgain' : 'popup.close'), onClick: () => attempt(recover()) }}
    >
      {i18n.t('popup.damaged', found.length, [nameRecords(found)])}
    </Notice>
  );
}

/** `task:321`, `contact:7` and `contact:8` as "Task 321 and 2 contacts". */
function nameRecords(keys: readonly string[]): string {
  const people = keys.filter((key) => key.startsWith('contact:')).length;
  const names = keys
    .filter((key) => !key.startsWith('contact:'))
    .map((key) => {
      if (key === 'apiKey') return i18n.t('settings.key.label');
      return key.startsWith('task:') ? i18n.t('tasks.name', [key.slice('task:'.length)]) : i18n.t('popup.settings');
    });
  if (people > 0) names.push(i18n.t('popup.people', people));
  return new Intl.ListFormat(i18n.t('extension.language')).format(new Set(names));
}
