import { i18n } from '#i18n';
import { countItems, type Task } from '../task';

/** Unlocked, failed and still open, of how many. */
export function ProgressBar({ task }: { task: Task }) {
  const { unlocked, failed, open, total } = countItems(task);
  if (total === 0) return null;
  const says = i18n.t('popup.progress', [unlocked, failed, open, total]);
  return (
    <div
      class="bar"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={unlocked + failed}
      aria-valuetext={says}
      aria-label={says}
      title={says}
    >
      <span class="unlocked" style={{ inlineSize: `${(100 * unlocked) / total}%` }} />
      <span class="failed" style={{ inlineSize: `${(100 * failed) / total}%` }} />
    </div>
  );
}
