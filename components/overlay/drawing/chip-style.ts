/** The room that each form takes, with the gap to what it stands beside, in CSS pixels. */
export const GAP_PX = 6;
export const WIDTHS_PX = { whole: 208, number: 124, icon: 22 } as const;

/**
 * Everything stands inside a closed root. Digits are drawn by `::before` from an attribute only: text nodes in a closed
 * root still answer a page's `window.find`. Nothing can be selected, since what is copied or dragged carries the markup
 * of closed roots along. Widths are fixed, so that they tell nothing either.
 */
export const CHIP_STYLE = `
:host { all: initial !important; display: inline-block !important; vertical-align: middle !important;
  margin-block: -3px !important; font: inherit !important; user-select: none !important;
  -webkit-user-select: none !important; height: clamp(16px, 1lh, 20px) !important; position: relative !important; top: -1px !important; }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; user-select: none; -webkit-user-select: none; }
.chip { --gap: ${GAP_PX}px; --w: ${WIDTHS_PX.whole}px; display: inline-flex; height: 100%; width: var(--w); margin-inline: var(--gap) 2px;
  vertical-align: top; border-radius: 10px; overflow: hidden; position: relative;
  font: 500 12px/1 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums;
  color: var(--ink); background: var(--paper); box-shadow: inset 0 0 0 1px var(--edge);
  --ink: #11553a; --paper: #eef8f2; --edge: #c5e5d3; --hover: #dcf0e5; }
.chip[data-theme=dark] { --ink: #a9e8c6; --paper: #15291f; --edge: #2c5340; --hover: #1e3a2c; }
.chip[data-state=open] { --ink: #57606a; --paper: #f5f6f8; --edge: #dfe3e8; --hover: #eaedf0; }
.chip[data-state=failed] { --ink: #85491f; --paper: #fdf5ed; --edge: #f0dac5; --hover: #f9e9d9; }
.chip[data-theme=dark][data-state=open] { --ink: #b8c0c9; --paper: #23282f; --edge: #3d454e; --hover: #2d333b; }
.chip[data-theme=dark][data-state=failed] { --ink: #f0c9a8; --paper: #312213; --edge: #5f4228; --hover: #412c18; }
.chip[data-form=number] { --w: ${WIDTHS_PX.number}px; }
.chip[data-form=icon] { --w: ${WIDTHS_PX.icon}px; }
.chip[data-floats] { margin-inline-end: calc(-1 * (var(--gap) + var(--w))); }
.chip[data-before] { margin-inline: 0 var(--gap); }
.chip[data-form=none] { --w: 0px; margin-inline: 0; }
.chip[data-ducks] { z-index: 2147483647; }
button { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; cursor: pointer; }
button:focus-visible { outline: 2px solid #1f5eff; outline-offset: -2px; border-radius: 9px; }
.call { flex: 1; min-width: 0; padding-inline: 7px 4px; gap: 5px; }
.call::before { content: attr(data-shown); order: 1; flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; direction: ltr; unicode-bidi: isolate; }
.call::after { content: attr(data-country); order: 2; font-size: 9.5px; opacity: .7; }
[data-form=number] .call { padding-inline: 6px; font-size: 11.5px; }
[data-form=number] .call::before { text-align: center; }
[data-form=number] .call svg, [data-form=number] .call::after, [data-form=icon] .call::before, [data-form=icon] .call::after,
[data-form=number] .copy, [data-form=number] .more, [data-form=icon] .copy, [data-form=icon] .more { display: none; }
[data-form=icon] .call { padding: 0; justify-content: center; }
.copy, .more { flex: none; width: 19px; justify-content: center; }
.copy svg, .more svg { opacity: .65; }
svg { width: 12px; height: 12px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round; }
.more { margin-inline-end: 3px; }
.more svg { stroke-width: 3; }
button:hover { background: var(--hover); }
button:hover svg { opacity: 1; }
button[data-done] { color: #fff; background: #14733f; }
.panel { all: unset; box-sizing: border-box; position: fixed; inset: auto; margin: 0; padding: 12px; width: 260px;
  border-radius: 10px; border: 1px solid var(--edge); background: var(--paper); color: var(--ink); display: none;
  box-shadow: 0 6px 20px rgb(0 0 0 / .14); font: 400 13px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --ink: #1c2024; --paper: #fff; --edge: #dfe3e8; --hover: #eef1f4; --soft: #5d6670; }
.panel[data-theme=dark] { --ink: #e9ecef; --paper: #1f242a; --edge: #3d454e; --hover: #2d333b; --soft: #a5aeb8; }
.panel:popover-open { display: grid; gap: 2px; }
.name::before, .number::before, .why::before { content: attr(data-shown); unicode-bidi: plaintext; white-space: pre-line; }
.name::before { font-weight: 600; }
.number::before { font-size: 16px; font-variant-numeric: tabular-nums; }
.why { color: var(--soft); font-size: 12px; }
.actions { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 6px; margin-top: 8px; }
.actions button { grid-column: 1 / -1; padding: 5px 8px; border-radius: 6px; border: 1px solid transparent; }
.actions .main { grid-column: auto; border-color: var(--edge); justify-content: center; }
.actions button::before { content: attr(aria-label); }
@media (forced-colors: active) { .chip, .panel { border: 1px solid CanvasText; } }
`;

/** Stands in each root where chips show by grace of the style sheet that `chip-css.ts` inserts. */
export const HIDDEN_WITHOUT_SHEET = '.chip, .panel:popover-open { display: none; }';
