import { i18n } from '#i18n';
import { useNow } from '../../ui/use-stored';
import { describeNextCheck } from '../describe-task';
import type { Task } from '../task';

/** "Checks again in 12 s". A component of its own, so that only this text renders each second. */
export const NextCheck = ({ task }: { task: Pick<Task, 'state'> }) => (
  <span class="soft small number next-check">{describeNextCheck(task, useNow(), i18n.t)}</span>
);
