import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { type FirstStep, firstSteps } from '../settings/first-run';

interface Props {
  step: FirstStep;
  hint?: string | undefined;
  onSkip: (step: FirstStep) => void;
}

/** Stands above what a first step is about, in the place where that always is. */
const StepHead = ({ step, hint, onSkip }: Props) => (
  <>
    <div class="row">
      <span class="badge number" aria-hidden="true">
        {firstSteps.indexOf(step) + 1}
      </span>
      <h2 class="grow">{i18n.t(`popup.step.${step}`)}</h2>
      <button
        type="button"
        class="quiet small skip"
        aria-label={`${i18n.t('popup.skip')}: ${i18n.t(`popup.step.${step}`)}`}
        onClick={() => onSkip(step)}
      >
        {i18n.t('popup.skip')}
      </button>
    </div>
    {hint && <p class="small soft">{hint}</p>}
  </>
);

interface StepProps extends Props {
  /** Over or not: what it is about stays the same element. */
  isLeft: boolean;
  /** Of what is left of it when it is over. */
  class?: string;
  children?: ComponentChildren;
}

export const Step = ({ isLeft, class: name = '', children, ...head }: StepProps) => (
  <section class={isLeft ? 'card stack step' : `stack ${name}`}>
    {isLeft && <StepHead {...head} />}
    {children}
  </section>
);
