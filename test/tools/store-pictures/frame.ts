import { readFileSync } from 'node:fs';

const icon = readFileSync(new URL('../../../components/ui/icon.svg', import.meta.url), 'utf8');

/** The brand colours, as in the icon. */
const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { font-family: 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif; color: #fff; overflow: hidden;
    background: linear-gradient(135deg, #0b2a86, #1f5eff 62%, #2f86ff); width: 100vw; height: 100vh; }
  svg { display: block; filter: drop-shadow(0 2px 10px #0004); }
  .shot { display: grid; grid-template-rows: 104px 1fr; justify-items: center; }
  .shot h1 { align-self: center; font-size: 34px; font-weight: 600; letter-spacing: -0.01em; }
  .shot .stack { position: relative; }
  .shot img { display: block; max-width: 1160px; border-radius: 12px; box-shadow: 0 18px 50px #0007; }
  .shot .behind { filter: brightness(0.72); }
  .shot .above { position: absolute; right: 40px; top: 24px; }
  .tile { display: flex; align-items: center; justify-content: center; gap: 6%; padding: 0 6%; }
  .tile h1 { font-weight: 700; line-height: 1.12; letter-spacing: -0.015em; }
  .tile p { margin-top: 0.5em; opacity: 0.92; line-height: 1.35; text-wrap: balance; }`;

const page = (kind: string, body: string) =>
  `<!doctype html><html lang="en"><style>${STYLE}</style><body class="${kind}">${body}</body></html>`;

const image = (png: Buffer, kind: string) =>
  `<img class="${kind}" alt="" src="data:image/png;base64,${png.toString('base64')}">`;

/** A picture of the extension under a headline; `above` overlaps its upper right corner, like a popup. */
export const framed = (words: string, shot: Buffer, above?: Buffer): string =>
  page(
    'shot',
    `<h1>${words}</h1><div class="stack">${image(shot, above ? 'behind' : '')}${above ? image(above, 'above') : ''}</div>`,
  );

/** Icon, name and one line, for the stores' own pages; sizes in pixels. */
export const tile = (iconSize: number, fontSize: number): string =>
  page(
    'tile',
    `<div style="width:${iconSize}px;flex:none">${icon}</div><div>
     <h1 style="font-size:${fontSize}px">Phones for Lensmor</h1>
     <p style="font-size:${Math.round(fontSize * 0.42)}px">The right number beside the right person</p></div>`,
  );

/** The icon alone, on a transparent background. */
export const logo = (): string =>
  `<!doctype html><style>* { margin: 0 } svg { display: block; width: 100vw }</style>${icon}`;
