import { i18n } from '#i18n';
import type { ItemCounts } from '../task';

/** The shares of unlocked, failed and pending people. */
export function ProgressBar({ counts: { unlocked, failed, open, total } }: { counts: ItemCounts }) {
  if (total === 0) return null;
  const label = i18n.t('popup.progress', [unlocked, failed, open, total]);
  return (
    <div
      class="bar"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={unlocked + failed}
      aria-valuetext={label}
      aria-label={label}
      title={label}
    >
      <span class="unlocked" style={{ inlineSize: `${(100 * unlocked) / total}%` }} />
      <span class="failed" style={{ inlineSize: `${(100 * failed) / total}%` }} />
    </div>
  );
}
