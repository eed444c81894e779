/**
 * Scripts with which a page tries to get a click on a chip that its user doesn't see, or doesn't see properly. On the
 * same page without the script, the click is accepted. They run in Chromium (`attacks.test.ts`) and in Firefox
 * (`test/firefox/attacks.test.ts`).
 */

const COVER = "const cover = document.body.appendChild(document.createElement('div')); cover.style.cssText =";
const OVER_ALL = 'position: fixed; inset: 0; z-index: 2147483647; pointer-events: none;';
/** The chip layer, which a page can find and style like any element. */
const LAYER = "const layer = document.querySelector('html > div');";
/** Scales and turns the layer around the first chip, which stays where it is. */
const AROUND_CHIP = `${LAYER} layer.style.setProperty('transform-origin', '250px 70px', 'important');`;
/** Puts `sheet` over a chip, except for its edges. */
const MIDDLE = `const host = document.querySelector('html > div > span');
const [xs, ys] = [[], []];
for (let x = 0; x < 780; x += 2) for (let y = 0; y < 300; y += 2) if (document.elementFromPoint(x, y) === host) { xs.push(x); ys.push(y); }
const [left, top] = [Math.min(...xs) + 5, Math.min(...ys) + 5];
Object.assign(sheet.style, { left: left + 'px', top: top + 'px', width: Math.max(...xs) - 5 - left + 'px', height: Math.max(...ys) - 5 - top + 'px' });`;
/** Cuts a small hole into `sheet`, below the pointer. */
const HOLE = `addEventListener('pointermove', ({ clientX, clientY }) => {
  const box = sheet.getBoundingClientRect();
  const [x, y] = [clientX - box.x, clientY - box.y];
  const corners = [[-3, -3], [3, -3], [3, 3], [-3, 3], [-3, -3]].map(([right, down]) => (x + right) + 'px ' + (y + down) + 'px');
  sheet.style.clipPath = 'polygon(evenodd, 0 0, 100% 0, 100% 100%, 0 100%, 0 0, ' + corners + ')';
}, true)`;
/** Adds a style sheet to the page. */
const sheet = (css: string) => `document.head.appendChild(document.createElement('style')).textContent = \`${css}\``;

export const popoverCover = `${COVER} 'inset: 0; width: auto; height: auto; pointer-events: none'; cover.popover = 'manual'; cover.showPopover()`;

/** Covers the whole page below its chips, so that nobody sees whom they belong to. */
export const sheetBesideChip = `${COVER} 'position: fixed; inset: 0; background: #fff; pointer-events: none'`;

/** What ordinary pages and other extensions put above everything else. */
export const harmlessCovers: Record<string, string> = {
  'an empty container for messages': `${COVER} '${OVER_ALL}'`,
  'nested containers of a framework': `${COVER} '${OVER_ALL}'; cover.innerHTML = '<div style="position: absolute; inset: 0"><ol tabindex="-1" style="margin: 0; padding: 0; height: 100%"></ol></div>'`,
  'an empty SVG': `document.body.insertAdjacentHTML('beforeend', '<svg width="1600" height="900" style="${OVER_ALL}"><defs><filter id="goo"><feGaussianBlur stdDeviation="1"/></filter></defs></svg>')`,
  'the host of an extension with an open root': `const host = document.documentElement.appendChild(document.createElement('some-extension')); host.style.cssText = '${OVER_ALL}'; host.attachShadow({ mode: 'open' }).innerHTML = '<div style="position: fixed; inset: 0"></div>'`,
  'guards of the focus': `document.body.insertAdjacentHTML('afterbegin', '<span tabindex="0" data-focus-guard aria-hidden="true" style="outline: none; opacity: 0; position: fixed; pointer-events: none"></span>')`,
  'a chat in the corner': `document.body.insertAdjacentHTML('beforeend', '<div style="position: fixed; z-index: 2147483647; right: 20px; bottom: 20px"><iframe srcdoc="Chat" style="width: 60px; height: 60px"></iframe></div>')`,
  'a popover with messages that was open before': `${COVER} 'inset: 0; width: auto; height: auto; border: 0; background: none; pointer-events: none'; cover.popover = 'manual'; cover.showPopover()`,
};

/** A filter of the whole page, which some extensions add. */
export const darkMode = "document.documentElement.style.filter = 'invert(1) hue-rotate(180deg)'";

/** A canvas may be empty, which can't be known, or show falling confetti. */
export const drawnCovers: Record<string, string> = {
  'a canvas': `document.body.insertAdjacentHTML('beforeend', '<canvas width="1600" height="900" style="${OVER_ALL}"></canvas>')`,
  'an SVG': `document.body.insertAdjacentHTML('beforeend', '<svg width="1600" height="900" style="${OVER_ALL}"><path d="M0 0h1600v900H0z" fill="none" stroke="red"/></svg>')`,
};

/** Elements over a chip and its mention that let clicks through. */
export const covers: Record<string, string> = {
  'a sheet over it that lets clicks through': `${COVER} '${OVER_ALL} background: #fff'`,
  'hundreds of sheets that are almost transparent': `for (let at = 0; at < 300; at++) document.body.appendChild(document.createElement('div')).style.cssText = '${OVER_ALL} background: #fff; opacity: 0.019'`,
  'an almost transparent sheet': `${COVER} '${OVER_ALL} background: #fff1'`,
  'an image over it': `${COVER} '${OVER_ALL} background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)'`,
  'a blur over it': `${COVER} '${OVER_ALL} backdrop-filter: blur(9px)'`,
  'a text over it': `${COVER} '${OVER_ALL} font-size: 90px; line-height: 60px'; cover.textContent = '█'.repeat(400)`,
  'generated content over it': `${COVER} '${OVER_ALL}'; cover.className = 'cover'; ${sheet(`.cover::before { content: '${'█'.repeat(400)}'; font-size: 90px; line-height: 60px }`)}`,
  'a border over it': `${COVER} '${OVER_ALL} border: solid #fff; border-width: 0 1600px 0 0'`,
  'an inset shadow': `${COVER} '${OVER_ALL} box-shadow: inset 0 0 0 700px #fff'`,
  'an outline inside it': `${COVER} '${OVER_ALL} outline: 700px solid #fff; outline-offset: -700px'`,
  'a border image over it': `${COVER} '${OVER_ALL} border: 1px solid transparent; border-image: linear-gradient(#fff, #fff) 30 fill'`,
  'a column rule over it': `${COVER} '${OVER_ALL} columns: 2; column-gap: 1500px; column-rule: 1500px solid #fff'; cover.innerHTML = '<div style="height: 400px"></div>'`,
  'a list marker over it': `${COVER} '${OVER_ALL} display: list-item; list-style: disc inside; font-size: 2000px; line-height: 0'`,
  'a filter that paints over it': `${COVER} '${OVER_ALL} filter: url(#flood)'; document.body.insertAdjacentHTML('beforeend', '<svg width="0" height="0"><filter id="flood"><feFlood flood-color="#fff"/></filter></svg>')`,
  'a progress bar over it': `const bar = document.body.appendChild(document.createElement('progress')); bar.style.cssText = '${OVER_ALL} width: 100%; height: 100%'`,
  'a fraction over it': `${COVER} '${OVER_ALL} color: #fff'; cover.innerHTML = '<math><mfrac linethickness="400px"><mspace width="1600px"/><mspace/></mfrac></math>'`,
  'content that replaces an element over it': `${COVER} '${OVER_ALL} content: url("data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%221600%22 height=%22900%22><rect width=%221600%22 height=%22900%22/></svg>")'`,
  'a border of generated content': `${COVER} '${OVER_ALL}'; cover.className = 'cover'; ${sheet(".cover::before { content: ''; display: block; border-top: 900px solid #fff }")}`,
  'generated content of the layer': sheet(`html > div::before { content: ''; background: #fff; ${OVER_ALL} }`),
  'the backdrop of a full-screen element': `const one = document.body.appendChild(document.createElement('div')); ${sheet(':fullscreen, ::backdrop { pointer-events: none } ::backdrop { background: #fff }')}; one.requestFullscreen()`,
  'a popover in the top layer': popoverCover,
  'a dialog that lets clicks through': `const dialog = document.body.appendChild(document.createElement('dialog')); dialog.style.cssText = 'inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none; pointer-events: none'; dialog.show(); dialog.style.zIndex = 2147483647; dialog.style.position = 'fixed'`,
  'a canvas over it': `const canvas = document.body.appendChild(document.createElement('canvas')); canvas.width = 1600; canvas.height = 400; canvas.getContext('2d').fillRect(0, 0, 1600, 400); canvas.style.cssText = '${OVER_ALL}'`,
  'a frame over it': `const frame = document.body.appendChild(document.createElement('iframe')); frame.srcdoc = '<body style="background: #fff">'; frame.style.cssText = '${OVER_ALL} width: 100%; height: 100%'`,
  'a cover in an open root': `${COVER} '${OVER_ALL}'; cover.attachShadow({ mode: 'open' }).innerHTML = '<div style="height: 100vh; background: #fff"></div>'`,
  'a sheet over the middle of it with a hole for the click': `${COVER} 'position: fixed; z-index: 2147483647; background: #fff'; const sheet = cover; ${MIDDLE} ${HOLE}`,
  'a sheet in an open root with a hole for the click': `${COVER} ''; const root = cover.attachShadow({ mode: 'open' }); root.innerHTML = '<div style="position: fixed; z-index: 2147483647; background: #fff"></div>'; const sheet = root.firstChild; ${MIDDLE} ${HOLE}`,
  'an SVG that lets clicks through': `${COVER} '${OVER_ALL}'; cover.innerHTML = '<svg width="1600" height="400" style="pointer-events: none"><rect width="1600" height="400" fill="#fff" pointer-events="none"/></svg>'`,
};

/** As the others, but without hiding the mention from hit tests. */
export const hiddenCovers: Record<string, string> = {
  'the backdrop of a popover': `${COVER} 'left: 0; top: 500px; width: 1px; height: 1px; border: 0; padding: 0; background: none; pointer-events: none'; cover.popover = 'manual'; ${sheet(':popover-open::backdrop { background: #fff; pointer-events: none }')}; cover.showPopover()`,
  'generated content of the page': sheet(`html::before { content: ''; background: #fff; ${OVER_ALL} }`),
  'a cover in an open root that lets clicks through': `${COVER} ''; cover.attachShadow({ mode: 'open' }).innerHTML = '<div style="${OVER_ALL} background: #fff"></div>'`,
  'an inert cover': `${COVER} 'position: fixed; inset: 0; z-index: 2147483647; background: #fff'; cover.inert = true`,
  'an inert cover in the layer': `${LAYER} ${COVER} 'position: fixed; inset: 0; z-index: 2147483647; background: #fff'; cover.inert = true; layer.append(cover)`,
  'a closed root in the layer': `${LAYER} ${COVER} '${OVER_ALL}'; cover.attachShadow({ mode: 'closed' }).innerHTML = '<style>div { pointer-events: none !important }</style><div style="height: 100vh; background: #fff"></div>'; layer.append(cover)`,
  'a sheet over the row in the layer': `${LAYER} ${COVER} 'position: fixed; inset: 0; z-index: -1; background: #fff; pointer-events: none'; layer.prepend(cover)`,
  'an inert page over it': `document.body.style.cssText += '; position: relative; z-index: 2147483647; background: #fff; min-height: 700px'; document.body.inert = true`,
  'scrollbars over it': `for (let top = 0; top < 300; top += 8) { ${COVER} '${OVER_ALL} overflow-x: scroll; bottom: auto; height: 15px; scrollbar-color: #fff #fff; top:' + top + 'px' }`,
  'an underline of blanks': `${COVER} '${OVER_ALL} white-space: pre; font-size: 90px; text-decoration: underline 900px #fff; text-underline-offset: -600px'; cover.textContent = ' '.repeat(90)`,
  'a marker with content': `${COVER} '${OVER_ALL} display: list-item; list-style: none inside'; cover.className = 'cover'; ${sheet(`.cover::marker { content: '${'█'.repeat(400)}'; font-size: 90px }`)}`,
  'generated content of a hidden element': `${COVER} '${OVER_ALL} visibility: hidden'; cover.className = 'cover'; ${sheet(".cover::before { content: ''; position: absolute; inset: 0; background: #fff; visibility: visible }")}`,
  'a scaled border': `${COVER} '${OVER_ALL} inset: 0 auto auto 0; width: 20px; height: 10px; border: solid #fff; border-width: 0 2px 0 2px; transform-origin: 0 0; transform: scale(400, 200)'`,
  'the content of details': `const details = document.body.appendChild(document.createElement('details')); details.open = true; details.className = 'cover'; details.innerHTML = '<summary style="display: none"></summary>'; details.style.cssText = '${OVER_ALL}'; ${sheet('.cover::details-content { display: block; position: fixed; inset: 0; background: #fff; content-visibility: visible }')}`,
  'a filter in an SVG outside its box': `${COVER} '${OVER_ALL}'; cover.innerHTML = '<svg width="0" height="0" style="overflow: visible"><filter id="flood" filterUnits="userSpaceOnUse" x="0" y="0" width="1600" height="900"><feFlood flood-color="#fff"/></filter><g filter="url(#flood)"><rect width="1600" height="900" fill="none"/></g></svg>'`,
  'a cover that goes when the pointer goes down': `${COVER} '${OVER_ALL} background: #fff'; addEventListener('pointerdown', () => cover.remove(), true)`,
  'a cover two roots deep': `${COVER} '${OVER_ALL}'; const one = cover.attachShadow({ mode: 'open' }); one.innerHTML = '<p style="margin: 0"></p>'; one.firstChild.attachShadow({ mode: 'closed' }).innerHTML = '<style>div { pointer-events: none !important }</style><div style="height: 100vh; background: #fff"></div>'`,
  'overflow of an inert element': `${COVER} 'position: fixed; left: 0; top: 0; width: 0; height: 0; z-index: 2147483647; font-size: 90px; line-height: 60px; white-space: nowrap'; cover.inert = true; cover.textContent = '█'.repeat(400)`,
};

/** Shown above a raised chip, and gone before the click. */
export const lateCovers: Record<string, string> = {
  'a popover that comes with the pointer and goes with the press': `${COVER} 'inset: 0; width: auto; height: auto; pointer-events: none'; cover.popover = 'manual'; addEventListener('pointermove', () => setTimeout(() => cover.matches(':popover-open') || cover.showPopover(), 50), true); addEventListener('pointerdown', () => cover.remove(), true)`,
  'an inert popover that comes with the pointer': `${COVER} 'inset: 0; background: #fff; width: auto; height: auto; pointer-events: none'; cover.popover = 'manual'; cover.inert = true; addEventListener('pointermove', () => setTimeout(() => cover.matches(':popover-open') || cover.showPopover(), 50), true); addEventListener('pointerdown', () => cover.remove(), true)`,
  'a backdrop that comes with the pointer': `${COVER} 'left: 0; top: 500px; width: 1px; height: 1px; border: 0; padding: 0; background: none; pointer-events: none'; cover.popover = 'manual'; ${sheet(':popover-open::backdrop { background: #fff; pointer-events: none }')}; addEventListener('pointermove', () => setTimeout(() => cover.matches(':popover-open') || cover.showPopover(), 50), true); addEventListener('pointerdown', () => cover.remove(), true)`,
};

/** In Chromium, an extension's hit tests don't reach into these, but it reports the chip as covered. */
export const coversInClosedRoots: Record<string, string> = {
  'a closed root in a popover that comes with the pointer': `${COVER} 'inset: 0 auto auto 0; background: none; border: 0; padding: 0; width: 0; height: 0; overflow: visible; pointer-events: none'; cover.popover = 'manual'; cover.attachShadow({ mode: 'closed' }).innerHTML = '<style>div { pointer-events: none !important }</style><div style="position: absolute; top: 0; left: 0; width: 100vw; height: 100vh; background: #fff"></div>'; addEventListener('pointermove', () => setTimeout(() => cover.matches(':popover-open') || cover.showPopover(), 50), true); addEventListener('pointerdown', () => cover.remove(), true)`,
  'a cover in a closed root': `${COVER} '${OVER_ALL}'; cover.attachShadow({ mode: 'closed' }).innerHTML = '<div style="height: 100vh; background: #fff; pointer-events: none"></div>'`,
  'a closed root with an important rule that lets clicks through': `${COVER} '${OVER_ALL}'; cover.attachShadow({ mode: 'closed' }).innerHTML = '<style>div { pointer-events: none !important }</style><div style="height: 100vh; background: #fff"></div>'`,
};

/** Painted over a chip by an element beside it. */
export const coversFromBeside: Record<string, string> = {
  'a box shadow over it': `${COVER} 'position: fixed; left: 0; top: 400px; width: 1px; height: 1px; z-index: 2147483647; pointer-events: none; box-shadow: 0 0 0 1600px #fff'`,
  'an outline over it': `${COVER} 'position: fixed; left: 0; top: 400px; width: 1px; height: 1px; z-index: 2147483647; pointer-events: none; outline: 1600px solid #fff'`,
  'a text shadow over it': `${COVER} 'position: fixed; left: 0; top: 400px; z-index: 2147483647; pointer-events: none; font-size: 200px; color: transparent; text-shadow: 0 -400px #000, 200px -400px #000, 400px -400px #000'; cover.textContent = '████'`,
  'a drop shadow': `${COVER} 'position: fixed; left: 0; top: 400px; width: 1000px; height: 300px; z-index: 2147483647; pointer-events: none; background: #fff; filter: drop-shadow(0 -400px #fff)'`,
};

/** Styles and animations of a chip's ancestors. */
export const disguises: Record<string, string> = {
  'a transparent layer': `${LAYER} layer.style.setProperty('opacity', '0', 'important')`,
  'a transparent page': "document.documentElement.style.opacity = '.05'",
  'a filter': `${LAYER} layer.style.setProperty('filter', 'opacity(0)', 'important')`,
  'a filter on the page': "document.documentElement.style.filter = 'blur(9px)'",
  'a mask': `${LAYER} layer.style.setProperty('mask', 'linear-gradient(transparent, transparent) no-clip', 'important')`,
  'a mask on the page': "document.documentElement.style.maskImage = 'linear-gradient(transparent, transparent)'",
  'a blend mode': `${LAYER} layer.style.setProperty('mix-blend-mode', 'multiply', 'important')`,
  'a clip path': `${LAYER} layer.style.setProperty('clip-path', 'inset(0 0 99% 0)', 'important')`,
  'a clip path on the page': "document.documentElement.style.clipPath = 'circle(1px)'",
  'a scale': `${AROUND_CHIP} layer.style.setProperty('transform', 'scale(.1)', 'important')`,
  'a skew': `${AROUND_CHIP} layer.style.setProperty('transform', 'skewX(60deg)', 'important')`,
  'a turn': `${AROUND_CHIP} layer.style.setProperty('transform', 'rotateY(80deg)', 'important')`,
  'a rotation': `${AROUND_CHIP} layer.style.setProperty('rotate', '180deg', 'important')`,
  'the scale property': `${AROUND_CHIP} layer.style.setProperty('scale', '.3', 'important')`,
  'a perspective': `document.documentElement.style.perspective = '100px'; ${LAYER} layer.style.setProperty('translate', '0 0 -900px', 'important')`,
  'an offset path': `${AROUND_CHIP} layer.style.setProperty('offset-path', 'path("M 250 70 L -300 70")', 'important')`,
  'an animation that moves it': `${LAYER} layer.animate([{ translate: '0 0' }, { translate: '300px 0' }], { duration: 900, iterations: Infinity })`,
  'an animation that hides it': `${LAYER} layer.animate([{ opacity: 1 }, { opacity: 0.95 }], { duration: 400, iterations: Infinity })`,
  'a zoom that makes it tiny': "document.documentElement.style.zoom = '.2'",
  'a zoom of the layer': `${LAYER} layer.style.setProperty('zoom', '.3', 'important')`,
  'a view transition that shows an old snapshot': `${sheet('::view-transition-old(root), ::view-transition-new(root) { animation: none; opacity: 0 } ::view-transition { background: #fff; pointer-events: none } ::view-transition-group(*) { animation-duration: 60s }')}; if (document.startViewTransition) document.startViewTransition(() => {})`,
};

/** Supported by Chromium only. */
export const disguisesInChromium: Record<string, string> = {
  'a mask box image': `${LAYER} layer.style.setProperty('-webkit-mask-box-image', 'linear-gradient(transparent, transparent)', 'important')`,
  'a mask box image on the page':
    "document.documentElement.style.webkitMaskBoxImage = 'linear-gradient(transparent, transparent)'",
};

/**
 * Collects every node inside a shadow root that events, hit tests, carets, animations and performance entries give the
 * page, and every address of an extension. Then `leaks` returns what it found, and on how many events.
 */
export const watchForLeaks = `
  const found = new Set();
  let events = 0;
  const roots = new Set();
  const note = (how, node) => {
    const root = node instanceof Node && node.getRootNode();
    if (!(root instanceof ShadowRoot)) return;
    found.add(how);
    roots.add(root);
  };
  const names = 'target originalTarget explicitOriginalTarget composedTarget rangeParent relatedTarget srcElement fromElement toElement'.split(' ');
  const look = (event, type) => {
    for (const name of names) note(type + ' ' + name, event[name]);
    for (const node of event.composedPath()) note(type + ' path', node);
  };
  const types = 'pointerover pointerout pointermove pointerrawupdate pointerdown pointerup mouseover mouseout mousemove mousedown mouseup click contextmenu wheel selectstart dragstart focusin focusout focus blur keydown keyup beforetoggle toggle animationstart animationend transitionrun transitionend copy scroll beforeinput input securitypolicyviolation error';
  for (const type of types.split(' ')) {
    addEventListener(type, (event) => {
      events++;
      look(event, type);
      for (const one of [...(event.getCoalescedEvents?.() ?? []), ...(event.getPredictedEvents?.() ?? [])]) look(one, type + ' part');
      if (type === 'securitypolicyviolation' || type === 'error') found.add(type);
      const { clientX: x, clientY: y } = event;
      if (x === undefined) return;
      note('caret position', document.caretPositionFromPoint?.(x, y)?.offsetNode);
      note('caret range', document.caretRangeFromPoint?.(x, y)?.startContainer);
      for (const element of document.elementsFromPoint(x, y)) note('hit test', element);
      for (const node of [getSelection().anchorNode, getSelection().focusNode, document.activeElement]) note('focus', node);
      for (const { effect } of document.getAnimations()) note('animation', effect.target);
    }, true);
  }
  const entries = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      note(entry.entryType, entry.target ?? entry.element);
      for (const { node } of entry.sources ?? []) note(entry.entryType, node);
      if (/-extension:/.test(JSON.stringify(entry))) found.add(entry.entryType + ' address');
    }
  });
  for (const type of PerformanceObserver.supportedEntryTypes) entries.observe({ type, buffered: true, durationThreshold: 16 });
  window.leaks = () => ({ found: [...found], events, markup: [...roots].map((root) => root.innerHTML) });
`;
