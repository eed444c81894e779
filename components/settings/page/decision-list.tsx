import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import type { Decision } from '../../contacts/decisions/decision';
import { knownAs } from '../../contacts/known-as';
import { sendMessage } from '../../messages/send';
import { catalogue } from '../../sites/catalogue';
import { siteOfReference } from '../../sites/record';
import type { RecordStore } from '../../storage/record-store';
import { useRecords, useSomeRecords } from '../../ui/use-stored';
import type { ShowStatus } from './status-toast';

interface Props {
  decisions: RecordStore<Decision>;
  contacts: RecordStore<Contact>;
  say: ShowStatus;
}

const nobody: ReadonlyMap<string, Contact> = new Map();

/** What the user said about records and people, the latest first, each to be taken back. */
export function DecisionList({ decisions, contacts, say }: Props) {
  const all = useRecords(decisions);
  const { records: people } = useSomeRecords(
    contacts,
    [...new Set([...(all?.values() ?? [])].map(({ personnelId }) => personnelId))],
    nobody,
  );
  const list = useRef<HTMLDivElement>(null);
  const date = new Intl.DateTimeFormat(i18n.t('extension.language'), { dateStyle: 'medium' });

  async function revoke(id: string): Promise<void> {
    await sendMessage('decisions.revoke', { id });
    // The button is gone; whoever uses the keyboard goes on from here.
    list.current?.focus();
    say(i18n.t('settings.decisions.revoked'));
  }

  if (!all) return null;
  return (
    <div ref={list} tabIndex={-1}>
      {all.size === 0 ? (
        <p class="soft">{i18n.t('settings.decisions.none')}</p>
      ) : (
        <ul class="lines">
          {[...all]
            .sort(([, some], [, other]) => other.decidedAt - some.decidedAt)
            .map(([id, decision]) => {
              const says = describe(decision, people);
              return (
                <li key={id} class="row">
                  <div class="grow break">
                    <p>{says}</p>
                    <p class="small soft">
                      {siteOfReference(decision.record, catalogue)} · {date.format(decision.decidedAt)}
                    </p>
                  </div>
                  <button
                    type="button"
                    aria-label={i18n.t('settings.decisions.revokeOne', [says])}
                    onClick={() => void revoke(id)}
                  >
                    {i18n.t('settings.decisions.revoke')}
                  </button>
                </li>
              );
            })}
        </ul>
      )}
    </div>
  );
}

/** "Not this person" keeps the person's name as its label, "This record is …" the record's title. */
function describe({ kind, label, personnelId }: Decision, people: ReadonlyMap<string, Contact>): string {
  const name = knownAs(people.get(personnelId) ?? {}) || i18n.t('results.unnamed', [personnelId]);
  return kind === 'is' ? i18n.t('settings.decisions.is', [label, name]) : i18n.t('settings.decisions.isNot', [name]);
}
