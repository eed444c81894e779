import type { OverlayMatch } from '../../messages/messages';
import type { Bridge } from '../page/bridge';

export interface ChipWords {
  /** What the chip shows. */
  shown: string;
  /** What it is called by those who hear it. */
  label: string;
  /** Why it stands here, and why there is no number. */
  why: string;
}

export function describeMatch({ name, phone, clues }: OverlayMatch, { text }: Pick<Bridge, 'text'>): ChipWords {
  const kinds = [...new Set(clues.map(({ kind }) => text(`overlay_clue_${kind}`)))];
  const list = kinds.reduce((before, kind) => (before === '' ? kind : text('extension_list', [before, kind])), '');
  const why = text('overlay_matchedBy', [list]);
  switch (phone.kind) {
    case 'unlocked': {
      const shown = phone.display;
      return { shown, label: text(phone.href ? 'overlay_call' : 'overlay_number', [name, shown]), why };
    }
    case 'open':
      return { shown: text('overlay_open'), label: text('overlay_openFor', [name]), why };
    case 'failed': {
      const code = phone.errorCode ? ` (${phone.errorCode})` : '';
      const reason = `${text(`results_because_${phone.reason}`)}${code}`;
      return { shown: text('overlay_failed'), label: text('overlay_failedFor', [name]), why: `${reason}\n${why}` };
    }
  }
}
