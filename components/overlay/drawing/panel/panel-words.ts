import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';
import { timeIn } from './local-time';

/** What a panel shows beside the chip's own words. */
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
