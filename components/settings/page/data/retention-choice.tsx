import { i18n } from '#i18n';
import { ManagedNote } from '../managed-note';
import type { Choose } from '../status-toast';

const offered = [7, 30, 90, 180, 365, 730];

interface Props {
  days: number;
  isSetByOrganisation: boolean;
  choose: Choose;
}

/**
 * How long finished tasks and their people are kept. A list instead of a field: typing 90 would first apply 9, and
 * delete data at once.
 */
export const RetentionChoice = ({ days, isSetByOrganisation, choose }: Props) => (
  <div class="stack">
    <label for="retention">{i18n.t('settings.data.retention')}</label>
    <select
      id="retention"
      value={String(days)}
      disabled={isSetByOrganisation}
      aria-describedby={isSetByOrganisation ? 'retention-by' : 'retention-hint'}
      onChange={({ currentTarget }) => {
        const retentionDays = Number(currentTarget.value);
        void choose((chosen) => ({ ...chosen, retentionDays }));
      }}
    >
      {[...new Set([...offered, days])]
        .sort((some, other) => some - other)
        .map((count) => (
          <option key={count} value={String(count)}>
            {i18n.t('settings.data.days', count)}
          </option>
        ))}
    </select>
    {isSetByOrganisation ? (
      <ManagedNote id="retention-by" />
    ) : (
      <p id="retention-hint" class="small soft">
        {i18n.t('settings.data.retentionHint')}
      </p>
    )}
  </div>
);
