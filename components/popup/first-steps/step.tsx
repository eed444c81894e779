import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { type FirstStep, firstSteps } from '../../settings/first-run';
import { Icon } from '../../ui/icon';

/** A `done` step keeps its title, with a tick, while another step is `left`. `over` renders only the step's content. */
export type StepState = 'left' | 'done' | 'over';

interface Props {
  step: FirstStep;
  state: StepState;
  hint?: ComponentChildren;
  onSkip: (step: FirstStep) => void;
  /** Applied when the step is not `left`. */
  class?: string;
  children?: ComponentChildren;
}

/** One setup step around its content. The content keeps its DOM element when the step ends. */
export const Step = ({ step, state, hint, onSkip, class: name = '', children }: Props) => (
  <section class={state === 'left' ? 'card stack step' : `stack ${name}`}>
    {state === 'left' && <StepHead step={step} hint={hint} onSkip={onSkip} />}
    {state === 'done' && (
      <p class="row small soft done">
        <span class="badge">
          <Icon name="done" />
        </span>
        {i18n.t(`popup.step.${step}`)}
      </p>
    )}
    {children}
  </section>
);

const StepHead = ({ step, hint, onSkip }: Pick<Props, 'step' | 'hint' | 'onSkip'>) => (
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
