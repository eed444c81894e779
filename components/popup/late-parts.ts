import { createLate } from '../ui/late';

/** What the popup shows only after a click, and loads after its first paint; see `startPopup`. */
export const keyForm = createLate(async () => (await import('../settings/key/key-form')).KeyForm);
export const taskDetails = createLate(async () => (await import('./tasks/task-details')).TaskDetails);
export const recordChoice = createLate(async () => (await import('./site/record-choice')).RecordChoice);
