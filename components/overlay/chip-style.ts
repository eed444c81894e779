/**
 * Everything stands inside a closed shadow root. Digits are drawn by `::before` from an attribute only: text nodes in a
 * closed root still answer a page's `window.find`. The chip's width is fixed, so that it tells nothing either.
 */
export const CHIP_STYLE = `
:host { all: initial !important; display: inline-block !important; vertical-align: middle !important;
  margin-inline: 6px 2px !important; margin-block: -3px !important; font: inherit !important;
  height: clamp(16px, 1lh, 20px) !important; position: relative !important; top: -1px !important; }
:host([hidden]) { display: none !important; }
* { box-sizing: border-box; }
.chip { display: inline-flex; align-items: stretch; height: 100%; vertical-align: top; width: 206px; border-radius: 10px; overflow: hidden;
  font: 500 12px/1 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); --ink: #0b4a2e; --paper: #e7f6ee;
  --edge: #a9dbc1; --hover: #d3eedf; }
.chip[data-theme=dark] { --ink: #b9f2d3; --paper: #10281c; --edge: #2c6a4a; --hover: #1a3d2b; }
.chip[data-state=open] { --ink: #57606a; --paper: #f3f4f6; --edge: #d5d9de; --hover: #e8eaed; }
.chip[data-state=failed] { --ink: #8a3b12; --paper: #fdf1e7; --edge: #efcfb5; --hover: #f9e2cd; }
.chip[data-theme=dark][data-state=open] { --ink: #b8c0c9; --paper: #22272e; --edge: #444c56; --hover: #2d333b; }
.chip[data-theme=dark][data-state=failed] { --ink: #f5c9a6; --paper: #34210f; --edge: #7a4a22; --hover: #462c14; }
.chip[data-form=number] { width: 136px; }
.chip[data-form=icon] { width: 22px; }
button, a { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; cursor: pointer; color: inherit;
  font: inherit; line-height: 1; }
button:focus-visible, a:focus-visible { outline: 2px solid #1f5eff; outline-offset: -2px; border-radius: 9px; }
.call { flex: 1 1 auto; min-width: 0; padding-inline: 6px 4px; gap: 4px; }
.call::before { content: attr(data-shown); order: 1; flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; }
.call::after { content: attr(data-country); order: 2; font-size: 9.5px; opacity: .75; }
[data-form=number] .call svg, [data-form=number] .call::after { display: none; }
[data-form=icon] .call { padding: 0; justify-content: center; }
[data-form=icon] .call::before, [data-form=icon] .call::after { display: none; }
.copy, .more { flex: none; width: 20px; justify-content: center; border-inline-start: 1px solid var(--edge); }
svg { width: 12px; height: 12px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round; }
.more svg { stroke-width: 3; }
[data-form=number] .copy, [data-form=number] .more, [data-form=icon] .copy, [data-form=icon] .more { display: none; }
.copy[data-done] { color: #fff; background: #14733f; }
button:hover, a:hover { background: var(--hover); }
.panel { all: unset; box-sizing: border-box; position: fixed; inset: auto; margin: 0; padding: 10px 12px; width: 250px;
  border-radius: 10px; border: 1px solid var(--edge); background: var(--paper); color: var(--ink); display: none;
  box-shadow: 0 8px 24px rgb(0 0 0 / .18); font: 400 13px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --ink: #1c2024; --paper: #fff; --edge: #d5d9de; --hover: #eef1f4; --soft: #5d6670; }
.panel[data-theme=dark] { --ink: #e9ecef; --paper: #1f242a; --edge: #444c56; --hover: #2d333b; --soft: #a5aeb8; }
.panel:popover-open { display: grid; gap: 6px; }
.panel .name::before { content: attr(data-shown); font-weight: 600; }
.panel .number::before { content: attr(data-shown); font-size: 15px; font-variant-numeric: tabular-nums; }
.panel .why::before { content: attr(data-shown); color: var(--soft); font-size: 12px; }
.panel button, .panel a { padding: 5px 8px; border-radius: 6px; border: 1px solid var(--edge); justify-content: center; }
.panel button::before, .panel a::before { content: attr(aria-label); }
.panel .actions { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; }
.panel .wide { grid-column: 1 / -1; }
@media (prefers-reduced-motion: no-preference) { button { transition: background-color .12s; } }
@media (forced-colors: active) { .chip, .panel { border-color: CanvasText; } }
`;
