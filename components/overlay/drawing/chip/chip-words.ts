import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';
import { timeIn } from './local-time';

export interface ChipWords {
  /** The chip's text. */
  shown: string;
  /** Its accessible name. */
  label: string;
  /** Title and company. */
  role: string;
  /** The local time of the number. */
  time: string;
  /** Why the person was matched, and why there is no number. */
  why: string;
}

export function describeMatch(match: OverlayMatch, { text }: Pick<Bridge, 'text'>): ChipWords {
  const { name, phone, clues, title, company } = match;
  const kinds = [...new Set(clues.map(({ kind }) => text(`overlay_clue_${kind}`)))];
  const list = kinds.reduce((before, kind) => (before === '' ? kind : text('extension_list', [before, kind])), '');
  const why = text('overlay_matchedBy', [list]);
  const role = [title, company].filter(Boolean).join(' · ');
  switch (phone.kind) {
    case 'unlocked': {
      const shown = phone.display;
      const label = text(phone.href ? 'overlay_call' : 'overlay_number', [name, shown]);
      const clock = timeIn(phone.zones ?? [], new Date());
      const time = [phone.country, clock && text('overlay_localTime', [clock])].filter(Boolean).join(' · ');
      return { shown, label, role, time, why };
    }
    case 'open':
      return { shown: text('overlay_open'), label: text('overlay_openFor', [name]), role, time: '', why };
    case 'doNotCall':
      return { shown: text('overlay_doNotCall'), label: text('overlay_doNotCallFor', [name]), role, time: '', why };
    case 'failed': {
      const code = phone.errorCode ? ` (${phone.errorCode})` : '';
      const reason = `${text(`results_because_${phone.reason}`)}${code}`;
      return {
        shown: text('overlay_failed'),
        label: text('overlay_failedFor', [name]),
        role,
        time: '',
        why: `${reason}\n${why}`,
      };
    }
  }
}
