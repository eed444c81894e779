import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import { sendMessage } from '../../messages/send';
import type { RecordStore } from '../../storage/record-store';
import { type Choice, recordChoices } from './record-choices';

interface Props {
  record: { id: string; title: string };
  contacts: Pick<RecordStore<Contact>, 'all'>;
}

/** "This record is …": lets the user say whom the page shows, when the page itself doesn't. */
export function RecordChoice({ record, contacts }: Props) {
  const [people, setPeople] = useState<readonly Choice[]>();
  const [draft, setDraft] = useState('');
  const [outcome, setOutcome] = useState<string>();

  /** All contacts are read only once the user wants to choose one. */
  async function open(): Promise<void> {
    setPeople(recordChoices((await contacts.all()).values()));
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const chosen = people?.find(({ label }) => label === draft);
    if (!chosen) return setOutcome(i18n.t('record.choose'));
    try {
      const label = record.title.slice(0, 200);
      await sendMessage('decisions.tie', { record: record.id, personnelId: chosen.personnelId, label });
      setOutcome(i18n.t('record.saved', [chosen.label]));
      setPeople(undefined);
    } catch {
      setOutcome(i18n.t('settings.notSaved'));
    }
  }

  return (
    <div class="stack small">
      {people ? (
        <form class="row" onSubmit={save}>
          <input
            class="grow"
            list="known-people"
            aria-label={i18n.t('record.is')}
            placeholder={i18n.t('record.hint')}
            value={draft}
            onInput={(event) => setDraft(event.currentTarget.value)}
          />
          <datalist id="known-people">
            {people.map(({ personnelId, label }) => (
              <option key={personnelId} value={label} />
            ))}
          </datalist>
          <button type="submit">{i18n.t('settings.save')}</button>
        </form>
      ) : (
        <div>
          <button type="button" class="quiet small" onClick={() => void open()}>
            {i18n.t('record.is')}
          </button>
        </div>
      )}
      <p class="soft says" role="status">
        {outcome}
      </p>
    </div>
  );
}
