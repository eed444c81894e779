import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { failureKinds, failureTextKey } from '../../lensmor/failure';
import type { KeyTest } from '../../messages/messages';
import { sendMessage } from '../../messages/send';
import { useItem } from '../../ui/use-stored';
import { type KeyStore, maskKey } from './key-store';
import { parseApiKey } from './parse-api-key';

/** The message below the field. */
type Outcome =
  | { kind: 'testing' | 'notAKey' | 'notSaved' | 'removed' }
  /** `isStored`: the result is about the stored key, otherwise about an entered key that was not saved. */
  | { kind: 'tested'; result: KeyTest; isStored: boolean }
  /** The API neither accepted nor rejected `key`; the user may save it anyway. */
  | { kind: 'undecided'; result: Failed; key: string };
type Failed = Extract<KeyTest, { ok: false }>;

interface Props {
  keyStore: KeyStore;
  /** The user's own key, read before the first render. */
  initial?: string | undefined;
  /** The organisation's key, which takes precedence and can't be changed. */
  ofOrganisation?: string | undefined;
  /** Whether the field for a new key is open from the start. */
  startsReplacing?: boolean;
  /** Called when the user cancels; absent if the form can't be closed. */
  onCancel?: (() => void) | undefined;
  /** Called with the result of testing the key in force. */
  onTested?: (outcome: KeyTest) => void;
}

/** Enter, replace, test and remove the API key. A key is never shown again after it is saved. */
export function KeyForm({ keyStore, initial, ofOrganisation, startsReplacing = false, onCancel, onTested }: Props) {
  const ownKey = useItem(keyStore, initial);
  const key = ofOrganisation ?? ownKey;
  const isSetByOrganisation = ofOrganisation !== undefined;
  const [isReplacing, setReplacing] = useState(startsReplacing);
  const [draft, setDraft] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  /** Identifies the latest test: the result of a cancelled one must be ignored. */
  const latest = useRef(0);

  async function test(candidate?: string): Promise<KeyTest | undefined> {
    latest.current++;
    const begun = latest.current;
    setOutcome({ kind: 'testing' });
    const tested = await sendMessage('key.test', candidate === undefined ? {} : { key: candidate }).catch(
      (): KeyTest => ({ ok: false, failureKind: 'unreachable' }),
    );
    return begun === latest.current ? tested : undefined;
  }

  async function testStored(): Promise<void> {
    const result = await test();
    if (!result) return;
    setOutcome({ kind: 'tested', result, isStored: true });
    onTested?.(result);
  }

  /**
   * Saves a key once the API accepts it. If the test is inconclusive, a first key is saved anyway, but replacing a
   * stored key needs the user's confirmation.
   */
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const candidate = parseApiKey(draft);
    if (candidate === undefined) return setOutcome({ kind: 'notAKey' });
    const result = await test(candidate);
    if (!result) return;
    if (result.ok) return keep(candidate, result);
    if (result.failureKind === 'keyRefused') {
      setDraft('');
      return setOutcome({ kind: 'tested', result, isStored: false });
    }
    if (ownKey !== undefined) return setOutcome({ kind: 'undecided', result, key: candidate });
    return keep(candidate, result);
  }

  async function keep(candidate: string, result: KeyTest): Promise<void> {
    try {
      await keyStore.set(candidate, Date.now());
    } catch {
      return setOutcome({ kind: 'notSaved' });
    }
    setDraft('');
    setReplacing(false);
    setOutcome({ kind: 'tested', result, isStored: true });
    onTested?.(result);
  }

  function cancel(): void {
    latest.current++;
    setDraft('');
    setOutcome(undefined);
    setReplacing(false);
    onCancel?.();
  }

  async function remove(): Promise<void> {
    try {
      await keyStore.remove();
      setOutcome({ kind: 'removed' });
    } catch {
      setOutcome({ kind: 'notSaved' });
    }
  }

  const showsField = !isSetByOrganisation && (!key || isReplacing);
  return (
    <div class="stack">
      {showsField ? (
        <KeyField
          draft={draft}
          onDraft={setDraft}
          isWrong={outcome?.kind === 'notAKey'}
          // The clicked button is gone; keyboard users continue in the field.
          takesFocus={isReplacing || outcome?.kind === 'removed'}
          onSave={(event) => void save(event)}
          onCancel={(isReplacing && key) || onCancel ? cancel : undefined}
        />
      ) : (
        <div class="row wrap">
          <p class="grow">
            <span class="label">{i18n.t('settings.key.label')}</span>
            <span class="number">{maskKey(key ?? '')}</span>
          </p>
          <div class="row wrap">
            <button type="button" onClick={() => void testStored()}>
              {i18n.t('settings.key.test')}
            </button>
            {!isSetByOrganisation && (
              <>
                <button
                  type="button"
                  onClick={() => {
                    setOutcome(undefined);
                    setReplacing(true);
                  }}
                >
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
      <div class="row wrap">
        <p id="api-key-outcome" class="grow small says" role="status">
          <OutcomeText outcome={outcome} hasKey={key !== undefined} />
          {isSetByOrganisation && <span class="soft">{i18n.t('settings.byOrganisation')}</span>}
        </p>
        {outcome?.kind === 'undecided' && (
          <button type="button" onClick={() => void keep(outcome.key, outcome.result)}>
            {i18n.t('settings.key.saveAnyway')}
          </button>
        )}
      </div>
    </div>
  );
}

interface FieldProps {
  draft: string;
  onDraft: (draft: string) => void;
  isWrong: boolean;
  takesFocus: boolean;
  onSave: (event: Event) => void;
  /** Absent if there is nothing to go back to. */
  onCancel: (() => void) | undefined;
}

function KeyField({ draft, onDraft, isWrong, takesFocus, onSave, onCancel }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <form class="stack" onSubmit={onSave}>
      <label for="api-key">{i18n.t('settings.key.label')}</label>
      <div class="row wrap">
        <input
          ref={field}
          id="api-key"
          class="grow"
          type="password"
          autocomplete="off"
          spellcheck={false}
          placeholder="sk_…"
          required
          value={draft}
          aria-invalid={isWrong}
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

function OutcomeText({ outcome, hasKey }: { outcome: Outcome | undefined; hasKey: boolean }) {
  switch (outcome?.kind) {
    case undefined:
      return null;
    case 'testing':
      return <span class="soft">{i18n.t('settings.key.testing')}</span>;
    case 'notAKey':
      return <span class="bad">{i18n.t('settings.key.notAKey')}</span>;
    case 'notSaved':
      return <span class="bad">{i18n.t('settings.notSaved')}</span>;
    case 'removed':
      return <span class="soft">{i18n.t('settings.key.removed')}</span>;
    case 'undecided':
      return (
        <span class="bad">
          {describeFailure(outcome.result)} {i18n.t('settings.key.keptOld')}
        </span>
      );
    case 'tested':
      return <TestResult result={outcome.result} isStored={outcome.isStored} hasKey={hasKey} />;
  }
}

function TestResult({ result, isStored, hasKey }: { result: KeyTest; isStored: boolean; hasKey: boolean }) {
  if (result.ok) {
    const credits = new Intl.NumberFormat(i18n.t('extension.language')).format(result.credits);
    return <span class="good">{i18n.t('settings.key.works', [credits])}</span>;
  }
  const fate = isStored ? '' : i18n.t(hasKey ? 'settings.key.keptOld' : 'settings.key.notKept');
  return (
    <span class="bad">
      {describeFailure(result)} {fate}
    </span>
  );
}

function describeFailure({ failureKind, status }: Failed): string {
  const kind = failureKinds.find((known) => known === failureKind) ?? 'unreachable';
  const words = failureTextKey(kind, status);
  return i18n.t('extension.sentences', [i18n.t(`failures.${words}.says`), i18n.t(`failures.${words}.do`)]);
}
