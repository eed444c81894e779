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
  showStatus: ShowStatus;
}

const nobody: ReadonlyMap<string, Contact> = new Map();

/** The user's manual matches, the latest first, each with an undo. */
export function DecisionList({ decisions, contacts, showStatus }: Props) {
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
    // The clicked button is gone; keyboard users continue from here.
    list.current?.focus();
    showStatus(i18n.t('settings.decisions.revoked'));
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
              const description = describe(decision, people);
              return (
                <li key={id} class="row">
                  <div class="grow break">
                    <p>{description}</p>
                    <p class="small soft">
                      {siteOfReference(decision.record, catalogue)} · {date.format(decision.decidedAt)}
                    </p>
                  </div>
                  <button
                    type="button"
                    aria-label={i18n.t('settings.decisions.revokeOne', [description])}
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

/** "Not this person" stores the person's name as its label, "This record is …" the record's title. */
function describe({ kind, label, personnelId }: Decision, people: ReadonlyMap<string, Contact>): string {
  const name = knownAs(people.get(personnelId) ?? {}) || i18n.t('results.unnamed', [personnelId]);
  return kind === 'is' ? i18n.t('settings.decisions.is', [label, name]) : i18n.t('settings.decisions.isNot', [name]);
}
