import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { failureKinds } from '../lensmor/failure';
import type { KeyTest } from '../messages/messages';
import { sendMessage } from '../messages/send';
import { useItem } from '../ui/use-stored';
import { type KeyStore, maskKey } from './key-store';

type Outcome = KeyTest | 'testing' | 'notSaved' | 'removed' | undefined;

interface Props {
  keyStore: KeyStore;
  /** The user's own key, read before the first drawing. */
  atHand?: string | undefined;
  /** The organisation's key, which stands above the user's and cannot be changed. */
  ofOrganisation?: string | undefined;
  /** Whether the field for another key is open from the start. */
  startsReplacing?: boolean;
  /** What came of testing the key. */
  onTested?: (outcome: KeyTest) => void;
}

/** Enter, replace, test and remove the API key. It is never shown again once it is saved. */
export function KeyForm({ keyStore, atHand, ofOrganisation, startsReplacing = false, onTested }: Props) {
  const ownKey = useItem(keyStore, atHand);
  const key = ofOrganisation ?? ownKey;
  const isSetByOrganisation = ofOrganisation !== undefined;
  const [isReplacing, setReplacing] = useState(startsReplacing);
  const [draft, setDraft] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();

  async function test(): Promise<KeyTest> {
    setOutcome('testing');
    const tested = await sendMessage('key.test', {}).catch((): KeyTest => ({ ok: false, failureKind: 'unreachable' }));
    setOutcome(tested);
    onTested?.(tested);
    return tested;
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    try {
      await keyStore.set(draft.trim(), Date.now());
    } catch {
      return setOutcome('notSaved');
    }
    setDraft('');
    setReplacing(false);
    const tested = await test();
    // Nothing but another key helps then.
    if (!tested.ok && tested.failureKind === 'keyRefused') setReplacing(true);
  }

  async function remove(): Promise<void> {
    await keyStore.remove();
    setOutcome('removed');
  }

  const showsField = !isSetByOrganisation && (!key || isReplacing);
  return (
    <div class="stack">
      {showsField ? (
        <KeyField
          draft={draft}
          onDraft={setDraft}
          // The button that was clicked is gone; whoever uses the keyboard goes on in the field.
          takesFocus={isReplacing || outcome === 'removed'}
          onSave={(event) => void save(event)}
          onCancel={isReplacing && key ? () => setReplacing(false) : undefined}
        />
      ) : (
        <div class="row wrap">
          <p class="grow">
            <span class="label">{i18n.t('settings.key.label')}</span>
            <span class="number">{maskKey(key ?? '')}</span>
          </p>
          <div class="row">
            <button type="button" onClick={() => void test()}>
              {i18n.t('settings.key.test')}
            </button>
            {!isSetByOrganisation && (
              <>
                <button type="button" onClick={() => setReplacing(true)}>
                  {i18n.t('settings.key.replace')}
                </button>
                <button type="button" onClick={() => void remove()}>
                  {i18n.t('settings.key.remove')}
                </button>
              </>
            )}
          </div>
        </div>
      )}
      <p id="api-key-outcome" class="small says" role="status">
        <OutcomeText outcome={outcome} />
        {isSetByOrganisation && <span class="soft">{i18n.t('settings.byOrganisation')}</span>}
      </p>
    </div>
  );
}

interface FieldProps {
  draft: string;
  onDraft: (draft: string) => void;
  takesFocus: boolean;
  onSave: (event: Event) => void;
  /** Absent where there is no key to go back to. */
  onCancel: (() => void) | undefined;
}

function KeyField({ draft, onDraft, takesFocus, onSave, onCancel }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <form class="stack" onSubmit={onSave}>
      <label for="api-key">{i18n.t('settings.key.label')}</label>
      <div class="row">
        <input
          ref={field}
          id="api-key"
          class="grow"
          type="password"
          autocomplete="off"
          spellcheck={false}
          placeholder="uak_…"
          required
          value={draft}
          aria-describedby="api-key-outcome"
          onInput={(event) => onDraft(event.currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={draft.trim() === ''}>
          {i18n.t('settings.save')}
        </button>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {i18n.t('settings.key.cancel')}
          </button>
        )}
      </div>
    </form>
  );
}

function OutcomeText({ outcome }: { outcome: Outcome }) {
  if (outcome === undefined) return null;
  if (outcome === 'testing') return <span class="soft">{i18n.t('settings.key.testing')}</span>;
  if (outcome === 'notSaved') return <span class="bad">{i18n.t('settings.notSaved')}</span>;
  if (outcome === 'removed') return <span class="soft">{i18n.t('settings.key.removed')}</span>;
  if (outcome.ok) {
    const credits = new Intl.NumberFormat(i18n.t('extension.language')).format(outcome.credits);
    return <span class="good">{i18n.t('settings.key.works', [credits])}</span>;
  }
  const kind = failureKinds.find((known) => known === outcome.failureKind) ?? 'unreachable';
  const says = i18n.t('extension.sentences', [i18n.t(`failures.${kind}.says`), i18n.t(`failures.${kind}.do`)]);
  return <span class="bad">{says}</span>;
}
