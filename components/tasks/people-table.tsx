import { i18n } from '#i18n';
import { formatPhone, type NumberFormat } from '../contacts/phone-format';
import { sendMessage } from '../messages/send';
import { Icon } from '../ui/icon';
import type { Arrangement } from './arrange-people';
import type { PersonRow } from './person-rows';

interface Props {
  rows: readonly PersonRow[];
  format: NumberFormat;
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
}

const sortable = ['name', 'company', 'jobTitle', 'phone', 'status'] as const;

export function PeopleTable({ rows, format, arrangement, onArrange }: Props) {
  const { sortBy, descending } = arrangement;
  return (
    <table>
      <thead>
        <tr>
          {sortable.map((column) => (
            <th
              key={column}
              scope="col"
              aria-sort={sortBy === column ? (descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                class="quiet"
                onClick={() =>
                  onArrange({ ...arrangement, sortBy: column, descending: sortBy === column && !descending })
                }
              >
                {i18n.t(`results.${column}`)}
                {sortBy === column && <span aria-hidden="true">{descending ? '↓' : '↑'}</span>}
              </button>
            </th>
          ))}
          <th scope="col">{i18n.t('results.linkedin')}</th>
          <th scope="col">
            <span class="hidden">{i18n.t('results.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.personnelId}>
            <th scope="row">{row.name}</th>
            <td>{row.company}</td>
            <td>{row.title}</td>
            <td class="number">
              <Phone row={row} format={format} />
            </td>
            <td class={{ unlocked: 'good', open: 'soft', failed: 'bad' }[row.status]}>
              {i18n.t(`results.is.${row.status}`)} {row.errorCode && <span class="soft small">{row.errorCode}</span>}
            </td>
            <td>
              {row.linkedinUrl && (
                <a href={row.linkedinUrl} target="_blank" rel="noreferrer">
                  {i18n.t('results.profile')}
                </a>
              )}
            </td>
            <td>
              <button
                type="button"
                class="quiet small"
                onClick={() =>
                  void sendMessage('contacts.doNotCall', { personnelId: row.personnelId, doNotCall: !row.doNotCall })
                }
              >
                {i18n.t(row.doNotCall ? 'results.mayCall' : 'results.doNotCall')}
              </button>
              <button
                type="button"
                class="quiet small"
                onClick={() => void sendMessage('contacts.forget', { personnelId: row.personnelId })}
              >
                {i18n.t('results.forget')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Phone({ row, format }: { row: PersonRow; format: NumberFormat }) {
  if (row.doNotCall) return <span class="soft">{i18n.t('results.neverCall')}</span>;
  if (!row.phone) return null;
  const { display, href } = formatPhone(row.phone, format);
  return (
    <span class="row">
      {href ? <a href={href}>{display}</a> : display}
      <button
        type="button"
        class="quiet"
        aria-label={i18n.t('results.copy', [row.name])}
        onClick={() => void navigator.clipboard.writeText(display)}
      >
        <Icon name="copy" />
      </button>
    </span>
  );
}
