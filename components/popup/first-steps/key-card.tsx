import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FirstStep } from '../../settings/first-run';
import { KeyForm } from '../../settings/key/key-form';
import type { KeyStore } from '../../settings/key/key-store';
import type { Policy } from '../../settings/policy';
import { Notice } from '../../ui/notice';
import { Step, type StepState } from './step';

/** Lensmor's own site, where its settings have the API keys. */
const KEYS_PAGE = 'https://platform.lensmor.com/';

interface Props {
  keyStore: KeyStore;
  managed: Policy;
  /** Why a key is asked for, if one is. */
  need: 'noKey' | 'keyRefused' | undefined;
  step: StepState;
  onSkip: (step: FirstStep) => void;
  /** Whether the field for the key is there, which has the focus then. */
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** Asks for a key while one is needed, and confirms the one that works. */
export function KeyCard({ keyStore, managed, need, step, onSkip, isOpen, onOpen }: Props) {
  const [credits, setCredits] = useState<number>();
  // A key that could not be tested is stored without completing the step: its hint stays until a key works.
  const [wasStep, setWasStep] = useState(step === 'left');
  const section = useRef<HTMLDivElement>(null);
  const isManaged = managed.apiKey !== undefined;
  useEffect(() => section.current?.querySelector('input')?.focus(), [isOpen]);

  if (isOpen && !isManaged)
    return (
      <div ref={section}>
        <Step
          step="key"
          state={wasStep ? 'left' : 'over'}
          hint={
            <>
              {i18n.t('popup.stepHint.key')}{' '}
              <a href={KEYS_PAGE} target="_blank" rel="noreferrer">
                {i18n.t('popup.openLensmor')}
              </a>
            </>
          }
          onSkip={() => {
            setWasStep(false);
            onOpen(false);
            onSkip('key');
          }}
          class="card"
        >
          {!wasStep && <h2>{i18n.t('settings.key.title')}</h2>}
          <KeyForm
            keyStore={keyStore}
            startsReplacing={need === 'keyRefused'}
            onCancel={wasStep ? undefined : () => onOpen(false)}
            onTested={(outcome) => {
              if (!outcome.ok) return;
              setWasStep(false);
              setCredits(outcome.credits);
              onOpen(false);
            }}
          />
        </Step>
      </div>
    );
  if (need !== undefined && credits === undefined)
    return (
      <Notice
        tone={need === 'keyRefused' ? 'bad' : 'warn'}
        icon="key"
        action={isManaged ? undefined : { label: i18n.t('popup.action.enterKey'), onClick: () => onOpen(true) }}
      >
        {i18n.t(`popup.need.${need}`)}
      </Notice>
    );
  const done = step === 'done' && <Step step="key" state="done" onSkip={onSkip} />;
  if (credits === undefined) return done || null;
  const { format } = new Intl.NumberFormat(i18n.t('extension.language'));
  return (
    <>
      {done}
      <Notice tone="good" icon="done">
        {i18n.t('settings.key.works', [format(credits)])}
      </Notice>
    </>
  );
}
