import type { OverlayMatch } from '../../../messages/messages';
import type { Bridge } from '../../page/bridge';

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
