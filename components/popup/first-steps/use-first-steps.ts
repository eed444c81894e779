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
 * The setup steps and how to skip one. The popup uses its own copy of the completed steps: if "Delete everything"
 * clears the stored list while the popup is open, the popup doesn't write it again.
 */
export function useFirstSteps(
  store: ItemStore<FirstStep[] | undefined>,
  initial: FirstStep[],
  isTaken: Record<FirstStep, boolean>,
): FirstSteps {
  const [completed, setCompleted] = useState(initial);
  const known = noteTaken(completed, isTaken);
  const left = stepsLeft(completed, isTaken);
  function remember(steps: FirstStep[]): void {
    setCompleted(steps);
    // A failed write, for example with storage full, must not block the setup.
    void store.set(steps).catch(() => {});
  }
  useEffect(() => {
    if (known !== completed) remember(known);
  });
  return {
    left,
    stateOf: (step) => (left.includes(step) ? 'left' : left.length > 0 && isTaken[step] ? 'done' : 'over'),
    skip: (step) => remember([...known, step]),
  };
}
