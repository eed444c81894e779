import { FONT, IN_SYSTEM_COLOURS, PANEL_PX } from '../chip/chip-style';

/** For a panel in a chip's root, in addition to the chip's own styles; see there. */
export const PANEL_STYLE: string = `
.panel { all: unset; box-sizing: border-box; position: fixed; inset: auto; margin: 0; padding: 14px; display: none;
  width: ${PANEL_PX.width}px; height: ${PANEL_PX.height}px; border-radius: 12px; pointer-events: auto; cursor: default;
  font: 400 13px/18px ${FONT}; color: #1c2024; background: #fff; border: 1px solid #dfe3e8;
  box-shadow: 0 1px 2px rgb(0 0 0 / .06), 0 10px 28px rgb(0 0 0 / .16); }
.panel[data-theme=dark] { color: #e9ecef; background: #1f242a; border-color: #3d454e; }
.panel:popover-open { display: flex; flex-direction: column; }
.line { flex: none; height: 18px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.line::before { content: attr(data-shown); unicode-bidi: plaintext; }
.name { font-weight: 600; font-size: 14px; }
.number { height: 26px; line-height: 26px; font-size: 17px; font-variant-numeric: tabular-nums; }
.soft { font-size: 12px; color: #5d6670; }
.panel[data-theme=dark] .soft { color: #a5aeb8; }
.why { height: 34px; line-height: 17px; white-space: pre-line; }
.actions { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 28px; gap: 2px 8px; margin-top: auto; }
.actions button { grid-column: 1 / -1; padding-inline: 8px; margin-inline: -8px; border-radius: 6px; overflow: hidden;
  white-space: nowrap; text-overflow: ellipsis; }
.actions .main { grid-column: auto; margin: 0; border: 1px solid #d3d9df; justify-content: center; gap: 6px; font-weight: 500; }
.actions .main:first-child { color: #fff; background: #14733f; border-color: transparent; }
.panel[data-theme=dark] .actions .main { border-color: #4a535d; }
.actions button::after { content: attr(aria-label); overflow: hidden; text-overflow: ellipsis; }
.actions button:hover { background: #eef1f4; }
.actions .main:first-child:hover { background: #0f5e33; }
.panel[data-theme=dark] .actions button:hover { background: #2d333b; }
.panel[data-theme=dark] .actions .main:first-child:hover { background: #188a4c; }
.actions button[aria-disabled=true] { visibility: hidden; }
.undone { display: none; margin: auto; text-align: center; }
.undone .done { justify-self: stretch; }
.panel[data-undo] > :not(.undone) { display: none; }
.panel[data-undo] .undone { display: grid; gap: 10px; justify-items: center; }
.undo { padding: 5px 14px; border-radius: 6px; border: 1px solid #d3d9df; font-weight: 500; }
.undo::after { content: attr(aria-label); }
.panel[data-theme=dark] .undo { border-color: #4a535d; }
@media print { .panel { display: none !important; } }
@media (forced-colors: active) { .panel { ${IN_SYSTEM_COLOURS} } }
`;
