/** Sizes of chips and panels in CSS pixels, the same for all states and numbers, so that they reveal nothing. */
export const GAP_PX = 6;
export const WIDTHS_PX = { whole: 214, number: 144, icon: 22 } as const;
export const MARK_PX = 3;
/** The distance from a mark up to the words it underlines. Closer to it, the next line may overlap. */
export const MARK_TO_WORDS_PX = 4;
export const PANEL_PX = { width: 272, height: 270 } as const;

/** Text, background, border and hover background. */
type Tone = readonly [ink: string, paper: string, edge: string, hover: string];

const TONES: Record<'light' | 'dark', Record<'unlocked' | 'open' | 'failed' | 'doNotCall', Tone>> = {
  light: {
    unlocked: ['#0d5537', '#effaf4', '#bfe5d0', '#d9f2e4'],
    open: ['#535c66', '#f6f7f9', '#dde2e7', '#e9edf1'],
    failed: ['#6b5a45', '#faf6f0', '#e8dccb', '#f3eadd'],
    doNotCall: ['#8f2f2f', '#fdf3f2', '#f1d0cd', '#fae3e1'],
  },
  dark: {
    unlocked: ['#a7ebc7', '#13291e', '#2b5640', '#1c3b2b'],
    open: ['#b9c1ca', '#22272e', '#3e4650', '#2d343c'],
    failed: ['#dcc7a9', '#2b241a', '#51442f', '#3a3023'],
    doNotCall: ['#f3b3ad', '#331a19', '#653331', '#482423'],
  },
};

/** Lengths of dashes and gaps, so that marks of different states differ by more than colour. */
const DASHES: Record<string, readonly number[]> = {
  unlocked: [1, 0],
  open: [7, 4],
  failed: [2, 3],
  doNotCall: [9, 3, 2, 3],
};

function dashesOf(state: string, ink: string): string {
  let at = 0;
  const stops = (DASHES[state] ?? []).map((length, index) => {
    const from = at;
    at += length;
    return `${index % 2 === 0 ? ink : 'transparent'} ${from}px ${at}px`;
  });
  return `repeating-linear-gradient(90deg, ${stops.join()})`;
}

function tones(): string {
  const rules = Object.entries(TONES).flatMap(([theme, states]) =>
    Object.entries(states).map(([state, [ink, paper, edge, hover]]) => {
      const chip = `.chip[data-theme=${theme}][data-state=${state}]`;
      return `${chip} { color: ${ink}; background: ${paper}; box-shadow: inset 0 0 0 1px ${edge}; }
${chip} button:hover { background: ${hover}; }
${chip}[data-form=mark] { background: ${dashesOf(state, ink)}; box-shadow: none; }`;
    }),
  );
  return rules.join('\n');
}

/** Generic families only: a page could define a font of any other name, and its requests would tell what is drawn. */
export const FONT = 'system-ui, sans-serif';

/** In forced-colours mode. */
export const IN_SYSTEM_COLOURS =
  'forced-color-adjust: auto; border: 1px solid ButtonText; background: Canvas; color: ButtonText;';

/**
 * For the content of a closed root. `::before` draws digits from an attribute, because a page's `window.find` finds
 * text nodes even in closed roots. Nothing is selectable, because copied and dragged content includes the markup of
 * closed roots. No custom properties are used, because a page could register them and so affect the root. An animation
 * starts when the document becomes editable (`designMode`), which no event reports. Text is padded beyond its box and
 * clipped, so that the size of painted text doesn't reveal its length.
 *
 * A function, so that scripts that don't need it don't contain it.
 */
export const createChipStyle = (): string => `
:host { all: initial !important; display: flow-root !important; position: static !important; width: 0 !important;
  height: 0 !important; user-select: none !important;
  -webkit-user-select: none !important; }
[hidden] { display: none !important; }
* { box-sizing: border-box; user-select: none; -webkit-user-select: none; }
.chip { display: inline-flex; position: absolute; inset: 0 auto auto 0; margin: 0; padding: 0; border: 0;
  overflow: hidden; border-radius: 10px; direction: ltr;
  font: 500 12px/1 ${FONT}; font-variant-numeric: tabular-nums; pointer-events: auto; cursor: default; }
.chip[data-fixed] { position: fixed; }
.chip[data-away] { visibility: hidden; }
.chip[data-far] { position: static !important; width: 1px !important; height: 1px !important; transform: none !important;
  z-index: auto !important; overflow: visible; border: 0 !important; background: none !important;
  box-shadow: none !important; pointer-events: none; }
.chip[data-far] .call { width: 1px; padding: 0; }
.chip[data-far] .call::before, .chip[data-far] .call::after, .chip[data-far] svg, .chip[data-far] .copy, .chip[data-far] .more { display: none; }
${tones()}
.chip[data-form=whole] { width: ${WIDTHS_PX.whole}px; }
.chip[data-form=number] { width: ${WIDTHS_PX.number}px; }
.chip[data-form=icon] { width: ${WIDTHS_PX.icon}px; border-radius: 7px; }
.chip[data-form=mark] { border-radius: 2px; }
button { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; cursor: pointer; }
button:focus-visible { outline: 2px solid #2f6bff; outline-offset: -2px; border-radius: 8px; }
.chip[data-form=mark] button:focus-visible { outline-width: 3px; }
.call { flex: 1; min-width: 0; padding-inline: 8px 4px; gap: 5px; border-radius: 10px; }
.call::before { content: attr(data-shown) "${'\\2007'.repeat(40)}"; order: 1; flex: 1; min-width: 0; overflow: hidden;
  white-space: pre; unicode-bidi: isolate; }
.call::after { content: attr(data-country); order: 2; width: 18px; text-align: end; font-size: 9.5px; opacity: .75; }
[data-form=number] .call { padding-inline: 7px 4px; gap: 4px; font-size: 11.5px; }
[data-form=number] .call::after, [data-form=number] .copy, [data-form=number] .more, [data-form=icon] .call::before,
[data-form=icon] .call::after, [data-form=icon] .copy, [data-form=icon] .more, [data-form=mark] .call::before,
[data-form=mark] .call::after, [data-form=mark] .call svg, [data-form=mark] .copy, [data-form=mark] .more { display: none; }
[data-form=icon] .call, [data-form=mark] .call { padding: 0; justify-content: center; }
.copy, .more { flex: none; width: 20px; justify-content: center; border-radius: 8px; }
.copy svg, .more svg { opacity: .7; }
.more { margin-inline-end: 2px; }
svg { width: 12px; height: 12px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round; }
.more svg { stroke-width: 3; }
button:hover svg { opacity: 1; }
button[data-done=yes] { color: #fff !important; background: #14733f !important; }
button[data-done=no] { color: #fff !important; background: #a3312c !important; }
.chip[data-dismissed] { visibility: hidden; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.said::before { content: attr(data-shown); }
@keyframes written { to { outline-offset: 0; } }
:host(:read-write) .chip { visibility: hidden; animation: written 1ms; }
@media print { .chip { display: none !important; } }
@media (forced-colors: active) {
  .chip { ${IN_SYSTEM_COLOURS} }
  .chip[data-state=open] { border-style: dashed; } .chip[data-state=failed], .chip[data-state=doNotCall] { border-style: dotted; }
${Object.keys(DASHES)
  .map(
    (state) =>
      `  .chip[data-theme][data-state=${state}][data-form=mark] { background: ${dashesOf(state, 'Highlight')}; border: 0; forced-color-adjust: none; }`,
  )
  .join('\n')}
}
@media (prefers-reduced-motion: no-preference) { button { transition: background-color .12s; } }
`;

/** Added to each root that contains others; see `VAULT_STYLE`. */
export const AROUND_VAULTS = '.call, .copy, .more, .line { position: relative; }';

/**
 * For Firefox; see `secret-text.ts`. A page may reach the element around a vault and restyle it, so nothing is inherited
 * and no size depends on a text.
 */
export const VAULT_STYLE = `
:host { all: initial !important; display: block !important; position: absolute !important; inset: 0 !important;
  overflow: hidden !important; pointer-events: none !important; color: inherit !important; user-select: none !important; }
.drawn, .label { position: absolute; inset: 0; box-sizing: border-box; overflow: hidden; direction: ltr; }
.label { opacity: 0; }
.label::before { content: attr(data-shown); }
.drawn::before { content: attr(data-shown); }
.call { display: flex; align-items: center; gap: 5px; padding-inline: 25px 4px; font: 500 12px/1 ${FONT};
  font-variant-numeric: tabular-nums; }
.call::before { content: attr(data-shown) "${'\\2007'.repeat(40)}"; flex: 1; min-width: 0; overflow: hidden;
  white-space: pre; unicode-bidi: isolate; }
.call::after { content: attr(data-country); width: 18px; text-align: end; font-size: 9.5px; opacity: .75; }
.call[data-form=number] { padding-inline: 23px 4px; font-size: 11.5px; }
.call[data-form=number]::after, .call[data-form=icon]::before, .call[data-form=icon]::after,
.call[data-form=mark]::before, .call[data-form=mark]::after { content: none; }
.line { white-space: nowrap; text-overflow: ellipsis; font: 400 13px/18px ${FONT}; }
.line::before { unicode-bidi: plaintext; }
.line.name { font: 600 14px/18px ${FONT}; }
.line.number { font: 400 17px/26px ${FONT}; font-variant-numeric: tabular-nums; }
.line.soft { font-size: 12px; }
.line.why { line-height: 17px; white-space: pre-line; }
.line.done { text-align: center; }
`;

/** Added to each root if chips are visible only through the style sheet that `chip-css.ts` inserts. */
export const HIDDEN_WITHOUT_SHEET = '.chip, .panel:popover-open { display: none; }';
