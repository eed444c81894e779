import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FirstStep } from '../../settings/first-run';
import type { KeyStore } from '../../settings/key/key-store';
import type { Policy } from '../../settings/policy';
import { Notice } from '../../ui/notice';
import { keyForm } from '../late-parts';
import { Step, type StepState } from './step';

/** The page where users create API keys. */
const KEYS_PAGE = 'https://platform.lensmor.com/';

interface Props {
  keyStore: KeyStore;
  managed: Policy;
  /** Why a key is needed; `undefined` if none is. */
  need: 'noKey' | 'keyRefused' | undefined;
  step: StepState;
  onSkip: (step: FirstStep) => void;
  /** Whether the key field is shown. It takes the focus when it opens. */
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** Asks for a key when one is needed and confirms the one that works. */
export function KeyCard({ keyStore, managed, need, step, onSkip, isOpen, onOpen }: Props) {
  const [credits, setCredits] = useState<number>();
  // A key that couldn't be tested is saved without completing the step: the hint stays until a key works.
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
          <keyForm.Part
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
