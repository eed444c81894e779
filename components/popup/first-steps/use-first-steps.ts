import { useEffect, useState } from 'preact/hooks';
import { type FirstStep, noteTaken, stepsLeft } from '../../settings/first-run';
import type { ItemStore } from '../../storage/item-store';
import type { StepState } from './step';

interface FirstSteps {
  left: readonly FirstStep[];
  stateOf: (step: FirstStep) => StepState;
  skip: (step: FirstStep) => void;
}

/**
 * The first steps, and how to skip one. Steps that were taken or skipped are remembered; the popup goes by its own
 * memory, so that it writes nothing again when everything was deleted meanwhile.
 */
export function useFirstSteps(
  store: ItemStore<FirstStep[] | undefined>,
  atHand: FirstStep[],
  isTaken: Record<FirstStep, boolean>,
): FirstSteps {
  const [over, setOver] = useState(atHand);
  const known = noteTaken(over, isTaken);
  const left = stepsLeft(over, isTaken);
  function remember(steps: FirstStep[]): void {
    setOver(steps);
    // A storage that is full keeps nobody from going on.
    void store.set(steps).catch(() => {});
  }
  useEffect(() => {
    if (known !== over) remember(known);
  });
  return {
    left,
    stateOf: (step) => (left.includes(step) ? 'left' : left.length > 0 && isTaken[step] ? 'done' : 'over'),
    skip: (step) => remember([...known, step]),
  };
}
