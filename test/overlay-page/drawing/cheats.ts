/**
 * Scripts by which a page tries to get a click on a chip that its user does not see, or not as it is. Each is done to a
 * page on which the same click counts, in Chromium (`attacks.test.ts`) and in Firefox (`test/firefox/attacks.test.ts`).
 */

const COVER = "const cover = document.body.appendChild(document.createElement('div')); cover.style.cssText =";
const OVER_ALL = 'position: fixed; inset: 0; z-index: 2147483647; pointer-events: none;';
/** The layer of chips, which a page can find and style as any element. */
const LAYER = "const layer = document.querySelector('html > div');";
/** A style sheet of the page's. */
const sheet = (css: string) => `document.head.appendChild(document.createElement('style')).textContent = \`${css}\``;

export const popoverCover = `${COVER} 'inset: 0; width: auto; height: auto; pointer-events: none'; cover.popover = 'manual'; cover.showPopover()`;

/** Over all of the page but chips, which are above it: whose they are is not seen. */
export const sheetBesideChip = `${COVER} 'position: fixed; inset: 0; background: #fff; pointer-events: none'`;

/** What is put over a chip, and lets clicks through. */
export const covers: Record<string, string> = {
  'a sheet over it that lets clicks through': `${COVER} '${OVER_ALL} background: #fff'`,
  'a sheet that is hardly seen': `${COVER} '${OVER_ALL} background: #fff1'`,
  'a picture over it': `${COVER} '${OVER_ALL} background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)'`,
  'a blur over it': `${COVER} '${OVER_ALL} backdrop-filter: blur(9px)'`,
  'a text over it': `${COVER} '${OVER_ALL} font-size: 90px; line-height: 60px'; cover.textContent = '█'.repeat(400)`,
  'a text that another element draws before itself': `${COVER} '${OVER_ALL}'; cover.className = 'cover'; ${sheet(`.cover::before { content: '${'█'.repeat(400)}'; font-size: 90px; line-height: 60px }`)}`,
  'a border over it': `${COVER} '${OVER_ALL} border: solid #fff; border-width: 0 1600px 0 0'`,
  'a shadow cast inwards': `${COVER} '${OVER_ALL} box-shadow: inset 0 0 0 700px #fff'`,
  'a popover in the top layer': popoverCover,
  'the backdrop of a popover': `${COVER} 'left: 0; top: 500px; width: 1px; height: 1px; border: 0; padding: 0; background: none; pointer-events: none'; cover.popover = 'manual'; ${sheet(':popover-open::backdrop { background: #fff; pointer-events: none }')}; cover.showPopover()`,
  'a dialog that lets clicks through': `const dialog = document.body.appendChild(document.createElement('dialog')); dialog.style.cssText = 'inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none; pointer-events: none'; dialog.show(); dialog.style.zIndex = 2147483647; dialog.style.position = 'fixed'`,
  'a canvas painted over it': `const canvas = document.body.appendChild(document.createElement('canvas')); canvas.width = 1600; canvas.height = 400; canvas.getContext('2d').fillRect(0, 0, 1600, 400); canvas.style.cssText = '${OVER_ALL}'`,
  'a frame over it': `const frame = document.body.appendChild(document.createElement('iframe')); frame.srcdoc = '<body style="background: #fff">'; frame.style.cssText = '${OVER_ALL} width: 100%; height: 100%'`,
  'a cover in an open root': `${COVER} '${OVER_ALL}'; cover.attachShadow({ mode: 'open' }).innerHTML = '<div style="height: 100vh; background: #fff"></div>'`,
  'a cover in an open root that lets clicks through': `${COVER} ''; cover.attachShadow({ mode: 'open' }).innerHTML = '<div style="${OVER_ALL} background: #fff"></div>'`,
  'a drawing that lets clicks through': `${COVER} '${OVER_ALL}'; cover.innerHTML = '<svg width="1600" height="400" style="pointer-events: none"><rect width="1600" height="400" fill="#fff" pointer-events="none"/></svg>'`,
  'an inert cover': `${COVER} 'position: fixed; inset: 0; z-index: 2147483647; background: #fff'; cover.inert = true`,
};

/** Chromium does not let an extension's script look into these by hit tests; it tells of them otherwise. */
export const coversInClosedRoots: Record<string, string> = {
  'a cover in a closed root': `${COVER} '${OVER_ALL}'; cover.attachShadow({ mode: 'closed' }).innerHTML = '<div style="height: 100vh; background: #fff; pointer-events: none"></div>'`,
  'a closed root that insists on letting clicks through': `${COVER} '${OVER_ALL}'; cover.attachShadow({ mode: 'closed' }).innerHTML = '<style>div { pointer-events: none !important }</style><div style="height: 100vh; background: #fff"></div>'`,
};

/** Painted over a chip from beside it: Firefox has no way to find that. */
export const coversFromBeside: Record<string, string> = {
  'a shadow cast over it': `${COVER} 'position: fixed; left: 0; top: 400px; width: 1px; height: 1px; z-index: 2147483647; pointer-events: none; box-shadow: 0 0 0 1600px #fff'`,
  'an outline drawn over it': `${COVER} 'position: fixed; left: 0; top: 400px; width: 1px; height: 1px; z-index: 2147483647; pointer-events: none; outline: 1600px solid #fff'`,
  'a shadow of a text': `${COVER} 'position: fixed; left: 0; top: 400px; z-index: 2147483647; pointer-events: none; font-size: 200px; color: transparent; text-shadow: 0 -400px #000, 200px -400px #000, 400px -400px #000'; cover.textContent = '████'`,
  'a drop shadow': `${COVER} 'position: fixed; left: 0; top: 400px; width: 1000px; height: 300px; z-index: 2147483647; pointer-events: none; background: #fff; filter: drop-shadow(0 -400px #fff)'`,
};

/** What is done to all that is around a chip. */
export const disguises: Record<string, string> = {
  'a layer that is transparent': `${LAYER} layer.style.setProperty('opacity', '0', 'important')`,
  'a page that is transparent': "document.documentElement.style.opacity = '.05'",
  'a filter': `${LAYER} layer.style.setProperty('filter', 'opacity(0)', 'important')`,
  'a filter on the page': "document.documentElement.style.filter = 'blur(9px)'",
  'a mask': `${LAYER} layer.style.setProperty('mask-image', 'linear-gradient(transparent, transparent)', 'important')`,
  'a mask on the page': "document.documentElement.style.maskImage = 'linear-gradient(transparent, transparent)'",
  'a blend mode': `${LAYER} layer.style.setProperty('mix-blend-mode', 'multiply', 'important')`,
  'a clip path': `${LAYER} layer.style.setProperty('clip-path', 'inset(0 0 99% 0)', 'important')`,
  'a clip path on the page': "document.documentElement.style.clipPath = 'circle(1px)'",
  'a scale': `${LAYER} layer.style.setProperty('transform', 'scale(.1)', 'important')`,
  'a scale along the line': `${LAYER} layer.style.setProperty('transform', 'scaleX(.2)', 'important')`,
  'a scale of the height': `${LAYER} layer.style.setProperty('transform', 'scaleY(.2)', 'important')`,
  'a slope': `${LAYER} layer.style.setProperty('transform', 'skewX(60deg)', 'important')`,
  'a steepness': `${LAYER} layer.style.setProperty('transform', 'skewY(20deg)', 'important')`,
  'a turn': `${LAYER} layer.style.setProperty('transform', 'rotateY(80deg)', 'important')`,
  'a rotation': `${LAYER} layer.style.setProperty('rotate', '180deg', 'important')`,
  'a scale of its own property': `${LAYER} layer.style.setProperty('scale', '.3', 'important')`,
  'a perspective': `${LAYER} layer.style.setProperty('perspective', '20px', 'important')`,
  'a path to move along': `${LAYER} layer.style.setProperty('offset-path', 'path("M 0 0 L 0 300")', 'important')`,
  'an animation that moves it': `${LAYER} layer.animate([{ translate: '0 0' }, { translate: '300px 0' }], { duration: 900, iterations: Infinity })`,
  'an animation that hides it': `${LAYER} layer.animate([{ opacity: 1 }, { opacity: 0.95 }], { duration: 400, iterations: Infinity })`,
  'a zoom that makes it tiny': "document.documentElement.style.zoom = '.2'",
  'a zoom of the layer': `${LAYER} layer.style.setProperty('zoom', '.3', 'important')`,
  'a view transition that shows an old picture': `${sheet('::view-transition-old(root), ::view-transition-new(root) { animation: none; opacity: 0 } ::view-transition { background: #fff; pointer-events: none } ::view-transition-group(*) { animation-duration: 60s }')}; if (document.startViewTransition) document.startViewTransition(() => {})`,
};

/** Those that only Chromium knows. */
export const disguisesInChromium: Record<string, string> = {
  'a mask box image': `${LAYER} layer.style.setProperty('-webkit-mask-box-image', 'linear-gradient(transparent, transparent)', 'important')`,
  'a mask box image on the page':
    "document.documentElement.style.webkitMaskBoxImage = 'linear-gradient(transparent, transparent)'",
};
