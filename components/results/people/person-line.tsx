import { Fragment } from 'preact';
import { i18n } from '#i18n';
import type { FormattedPhone } from '../../contacts/phones/phone-format';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icon';
import { ToolButton } from '../../ui/tool-button';
import type { LocalTimeOf } from './local-time';
import { nameOf, type PersonRow } from './person-rows';

/** Shared by all rows. */
export interface LineTools {
  formatPhone: (phone: string) => FormattedPhone;
  localTimeOf: LocalTimeOf;
  /** Milliseconds since 1970; updated every minute. */
  now: number;
  copy: (row: PersonRow) => Promise<boolean>;
  setDoNotCall: (row: PersonRow, doNotCall: boolean) => void;
  askToForget: (row: PersonRow) => void;
}

interface Props {
  row: PersonRow;
  /** `aria-rowindex`: counted from 1, after the header row. */
  rowIndex: number;
  isMarked: boolean;
  isSelected: boolean;
  onSelect: (isRange: boolean) => void;
  tools: LineTools;
}

/** One person in the table. The arrow keys move between elements with `data-control`. */
export function PersonLine({ row, rowIndex, isMarked, isSelected, onSelect, tools }: Props) {
  const { personnelId, company, title } = row;
  const name = nameOf(row, i18n.t);
  return (
    <tr
      data-person={personnelId}
      class={isSelected ? 'selected' : undefined}
      aria-rowindex={rowIndex + 1}
      aria-current={isMarked ? 'true' : undefined}
    >
      <td class="pick">
        {/* The whole cell is the target. A shift-click must not select text. */}
        <label onMouseDown={(event) => event.shiftKey && event.preventDefault()}>
          <input
            type="checkbox"
            data-control="select"
            checked={isSelected}
            aria-label={i18n.t('results.select', [name])}
            onClick={(event) => onSelect(event.shiftKey)}
          />
        </label>
      </td>
      <th scope="row">
        <div class="who">
          <Text class={row.name ? undefined : 'soft'}>{name}</Text>
          <Text class="soft small narrow">{[title, company].filter(Boolean).join(' · ')}</Text>
        </div>
      </th>
      <td class="company">
        <Text>{company}</Text>
      </td>
      <td class="title">
        <Text>{title}</Text>
      </td>
      <td class="phone">
        <Phone row={row} tools={tools} />
      </td>
      <td class="status">
        <Status row={row} />
      </td>
      <td class="profile">
        {row.linkedinUrl && (
          <a
            href={row.linkedinUrl}
            target="_blank"
            rel="noreferrer"
            data-control="profile"
            aria-label={i18n.t('results.profileOf', [name])}
          >
            {i18n.t('results.profile')}
          </a>
        )}
      </td>
      <td class="tools">
        <Tools row={row} tools={tools} />
      </td>
    </tr>
  );
}

/** On two lines at most; the full text is in the title. */
const Text = ({ class: name = '', children }: { class?: string | undefined; children: string }) =>
  children === '' ? null : (
    <span class={`lines-2 ${name}`} title={children}>
      {children}
    </span>
  );

function Phone({ row, tools }: { row: PersonRow; tools: LineTools }) {
  if (row.doNotCall)
    return (
      <span class="barred">
        <Icon name="block" />
        {i18n.t('results.is.doNotCall')}
      </span>
    );
  if (!row.phone) return null;
  const phone = tools.formatPhone(row.phone);
  const time = tools.localTimeOf(phone, tools.now);
  return (
    <>
      <span class="row">
        <span class="line number">
          {phone.href ? (
            <a href={phone.href} data-control="call">
              {phone.display}
            </a>
          ) : (
            phone.display
          )}
        </span>
        <CopyButton control="copy" label={i18n.t('results.copy', [nameOf(row, i18n.t)])} copy={() => tools.copy(row)} />
      </span>
      {time && <span class="line soft small number">{i18n.t('results.localTime', [time])}</span>}
    </>
  );
}

/** The status in words; a click reveals Lensmor's own code. */
function Status({ row }: { row: PersonRow }) {
  const words = i18n.t(row.because ? `results.because.${row.because}` : 'results.is.unlocked');
  const code = row.errorCode;
  const id = `code-${row.personnelId}`;
  return (
    <span class="row">
      <span class="lines-2" title={words}>
        <span class={`dot ${row.status}`} /> {words}
      </span>
      {code && (
        // An open popover must not go on to show another person's code.
        <Fragment key={id}>
          <button
            type="button"
            class="quiet tool"
            data-control="details"
            popoverTarget={id}
            title={i18n.t('results.details')}
            aria-label={`${i18n.t('results.details')}: ${nameOf(row, i18n.t)}`}
          >
            <Icon name="info" />
          </button>
          <span id={id} popover="auto" class="card code">
            {i18n.t('results.code')} <code>{code}</code>
          </span>
        </Fragment>
      )}
    </span>
  );
}

function Tools({ row, tools }: { row: PersonRow; tools: LineTools }) {
  const { doNotCall } = row;
  const name = nameOf(row, i18n.t);
  return (
    <div class="row">
      <ToolButton
        control="doNotCall"
        icon={doNotCall ? 'phone' : 'block'}
        label={i18n.t(doNotCall ? 'results.mayCall' : 'results.neverCall', [name])}
        onClick={() => tools.setDoNotCall(row, !doNotCall)}
      />
      <ToolButton
        control="forget"
        icon="remove"
        label={i18n.t('results.forget', [name])}
        onClick={() => tools.askToForget(row)}
      />
    </div>
  );
}
