import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';
import { timeIn } from './local-time';

export interface ChipWords {
  /** The chip's text. */
  shown: string;
  /** Its accessible name. */
  label: string;
}

export function describeMatch({ name, phone }: OverlayMatch, { text }: Pick<Bridge, 'text'>): ChipWords {
  switch (phone.kind) {
    case 'unlocked': {
      const shown = phone.display;
      return { shown, label: text(phone.href ? 'overlay_call' : 'overlay_number', [name, shown]) };
    }
    case 'open':
      return { shown: text('overlay_open'), label: text('overlay_openFor', [name]) };
    case 'doNotCall':
      return { shown: text('overlay_doNotCall'), label: text('overlay_doNotCallFor', [name]) };
    case 'failed':
      return { shown: text('overlay_failed'), label: text('overlay_failedFor', [name]) };
  }
}

/** Shown in the panel only: formatting a local time takes longer than drawing a chip. */
export interface PanelWords {
  /** Title and company. */
  role: string;
  /** The country and the local time of the number. */
  time: string;
  /** Why there is no number, and why the person was matched. */
  why: string;
}

export function describeDetails(match: OverlayMatch, { text }: Pick<Bridge, 'text'>): PanelWords {
  const { phone, clues, title, company } = match;
  const kinds = [...new Set(clues.map(({ kind }) => text(`overlay_clue_${kind}`)))];
  const list = kinds.reduce((before, kind) => (before === '' ? kind : text('extension_list', [before, kind])), '');
  const matchedBy = text('overlay_matchedBy', [list]);
  const role = [title, company].filter(Boolean).join(' · ');
  if (phone.kind === 'unlocked') {
    const clock = timeIn(phone.zones ?? [], new Date());
    const time = [phone.country, clock && text('overlay_localTime', [clock])].filter(Boolean).join(' · ');
    return { role, time, why: matchedBy };
  }
  if (phone.kind !== 'failed') return { role, time: '', why: matchedBy };
  const code = phone.errorCode ? ` (${phone.errorCode})` : '';
  return { role, time: '', why: `${text(`results_because_${phone.reason}`)}${code}\n${matchedBy}` };
}
