import { createLate } from '../ui/late';

/** Components shown only after a click and loaded after the first paint; see `createPopup`. */
export const keyForm = createLate(async () => (await import('../settings/key/key-form')).KeyForm);
export const taskDetails = createLate(async () => (await import('./tasks/task-details')).TaskDetails);
export const recordChoice = createLate(async () => (await import('./site/record-choice')).RecordChoice);
