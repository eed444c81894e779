import type { ChipPanel } from './chip-panel';

/** Moves the focus between a chip's buttons, of which the first is the tab stop, and its panel. */
export function moveByKey(event: KeyboardEvent, buttons: readonly HTMLElement[], panel: ChipPanel): void {
  const { key, target } = event;
  const at = buttons.indexOf(target as HTMLElement);
  if (key === 'Escape' && panel.isOpen()) {
    event.preventDefault();
    panel.close();
    buttons[0]?.focus();
  } else if (key === 'ArrowDown' && at >= 0) {
    event.preventDefault();
    panel.open(true);
  } else if ((key === 'ArrowRight' || key === 'ArrowLeft') && at >= 0) {
    event.preventDefault();
    const shown = buttons.filter((one) => one.getClientRects().length > 0);
    shown[shown.indexOf(target as HTMLElement) + (key === 'ArrowRight' ? 1 : -1)]?.focus();
  }
}
