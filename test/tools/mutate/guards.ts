/** A line that must not go, wherever it stands: `npm run mutate` removes it in every run. */
export interface Guard {
  name: string;
  /** The folder or file below the project's folder that holds it. */
  within: string;
  find: RegExp;
  replace: string;
  /** Test files or folders that must notice, each run with the configuration in its folder. */
  tests: readonly string[];
  /** Of these only the tests whose names match: each opens a page of its own. */
  only?: string;
}

/** A part of what decides about a click on a chip, and the attack that succeeds without it. */
const click = (name: string, find: RegExp, only: string, replace = ''): Guard => ({
  name: `clicks: ${name}`,
  within: 'components/overlay/drawing/guard/click-guard.ts',
  find,
  replace,
  tests: ['test/overlay-page/drawing/attacks.test.ts', 'test/overlay-page/drawing/swaps.test.ts'],
  only,
});

/** As in Firefox: Chromium tells of much of this by itself. */
const UNTOLD = 'without visibility tracking: ';

/** A way to disguise a chip. */
const disguise = (find: RegExp, attack: string): Guard =>
  click(`undisguised, ${attack}`, find, `${UNTOLD}${attack}$`, 'true');

/** A way to paint over a chip. */
const paint = (find: RegExp, attack: string, replace = 'false'): Guard => ({
  ...click(`on top, ${attack}`, find, `${UNTOLD}${attack}$`, replace),
  within: 'components/overlay/drawing/guard/painted.ts',
});

const worker = (name: string, file: string, find: RegExp, replace: string, test: string): Guard => ({
  name: `worker: ${name}`,
  within: `components/overlay/worker/${file}.ts`,
  find,
  replace,
  tests: [`test/overlay/worker/${test}.test.ts`],
});

export const guards: readonly Guard[] = [
  click('made by a person', /event\.isTrusted &&\s+one/, 'an event that a script makes, also inside', 'one'),
  click('seen, as the browser tells', / \|\| !isVisible\b/, 'clicks away a shadow cast over it$'),
  click('rested', /nowMs\(\) - since >= REST_MS && /, 'a chip that comes under the pointer just now'),
  click('rested since it moved', /, one\.movedAtMs/, 'comes back to where it had rested'),
  click('rested since the page scrolled', /, disturbedAtMs/, 'scrolled away and back'),
  click(
    'still where it rested',
    / && isAt\(one\.place, element\.getBoundingClientRect\(\)\)/,
    'moves as it is clicked',
  ),
  click('focused for a while', /nowMs\(\) - focusedAtMs >= REST_MS/, 'a focus that has only just come', 'true'),
  click(
    'focused since it had the focus last',
    /one\.focusedAtMs = undefined/,
    'a focus that has only just come back',
    '',
  ),
  click(
    'pointed at for a while in a frame',
    / && nowMs\(\) - pointer\.sinceMs >= REST_MS/,
    'a frame that is moved under',
  ),
  click('pointed at since the pointer came', /one\.pointer = undefined/, 'under a pointer that had been there'),
  click('pointed at since the frame moved', /one\.pointer\.sinceMs = nowMs\(\)/, 'a frame that is moved away and back'),
  click(
    'pointed at in a frame that stood',
    / && !isFrameMoved\(pointer, event\);/,
    'a frame that is moved within',
    ';',
  ),
  disguise(/Number\(style\.opacity\) >= 0\.9/, 'a page that is transparent'),
  disguise(/isNone\(style\.filter\)/, 'a filter'),
  disguise(/isNone\(style\.clipPath\)/, 'a clip path'),
  disguise(/isNone\(style\.maskImage\)/, 'a mask'),
  disguise(/isNone\(style\.getPropertyValue\('-webkit-mask-box-image-source'\)\)/, 'a mask box image'),
  disguise(/\(style\.mixBlendMode === 'normal' \|\| style\.mixBlendMode === ''\)/, 'a blend mode'),
  disguise(/isNone\(style\.perspective\)/, 'a perspective'),
  disguise(/Math\.abs\(a - 1\) <= 0\.1/, 'a scale along the line'),
  disguise(/Math\.abs\(d - 1\) <= 0\.1/, 'a scale of the height'),
  disguise(/Math\.abs\(b\) <= 0\.01/, 'a steepness'),
  disguise(/Math\.abs\(c\) <= 0\.01/, 'a slope'),
  disguise(/isNone\(style\.rotate\)/, 'a rotation'),
  disguise(/isNone\(style\.scale\)/, 'a scale of its own property'),
  disguise(/isNone\(style\.getPropertyValue\('offset-path'\)\)/, 'a path to move along'),
  disguise(/!isMoving\(element\)/, 'an animation that hides it'),
  disguise(/!isInTransition\(element\)/, 'a view transition that shows an old picture'),
  disguise(/\(host\.currentCSSZoom \?\? 1\) >= LEAST_ZOOM/, 'a zoom that makes it tiny'),
  click('on top', /top === root\.host && /, `${UNTOLD}a text over it$`),
  click('of whom is seen', / && \(mention === undefined \|\| !isForeignAt\(.*\)\)/, 'a sheet over the row'),
  click('what lets clicks through', /document\.documentElement\.append\(sign\);/, `${UNTOLD}a sheet over it that`, ''),
  click('what no hit test finds', /!isUnreachableAt\(.*\)\)/, `${UNTOLD}an inert cover$`, 'true)'),
  paint(/!isTransparent\(backgroundColor\)/, 'a sheet that is hardly seen'),
  paint(/backgroundImage !== 'none'/, 'a picture over it'),
  paint(/!isNone\(style\.getPropertyValue\('backdrop-filter'\)\)/, 'a blur over it'),
  paint(/\/\^\(\?:img\|.*\.test\(element\.nodeName\)/, 'a canvas painted over it'),
  paint(/child instanceof Text && child\.data\.trim\(\) !== ''/, 'a text over it'),
  paint(/isOnEdge\(element, style, x, y\) \|\| /, 'a border over it', ''),
  paint(/style\.boxShadow\.includes\('inset'\)/, 'a shadow cast inwards'),
  paint(/!\/\^.*\.test\(content\)/, 'a text that another element draws before itself'),
  paint(/matches\(element, ':popover-open'\)/, 'the backdrop of a popover'),
  paint(/isPainted\(inner, x, y\)/, 'a cover in an open root'),
  worker(
    'people of one page load',
    'disclosure-quota',
    /if \(!mayShow\(personnelId\)\) return false;/,
    '',
    'overlay-handlers',
  ),
  worker(
    'people of a page beyond its own',
    'disclosure-quota',
    /page\.mayShow\(personnelId\) && /,
    '',
    'disclosure-quota',
  ),
  worker('people of one site', 'disclosure-quota', / && site\.show\(personnelId\)/, '', 'overlay-handlers'),
  worker(
    'told to whom it is shown only',
    'overlay-handlers',
    /admitted\.has\(contact\.personnelId\)/,
    'true',
    'overlay-handlers',
  ),
  worker('acts on whom was shown', 'overlay-handlers', /!isMeant \|\| /, '', 'overlay-handlers'),
  worker(
    'acts as often as a person clicks',
    'overlay-handlers',
    / \|\| !mayAct\(caller\.tabId \?\? -1\)/,
    '',
    'overlay-handlers',
  ),
  worker(
    'answers where it is wanted',
    'overlay-handlers',
    /if \(!\(await isWantedOn\(caller\.origin\)\)\) return \[\];/,
    '',
    'overlay-handlers',
  ),
  worker(
    'nothing known where it is not',
    'overlay-handlers',
    /isWanted \? await index\.fingerprints\(\) : ''/,
    'await index.fingerprints()',
    'overlay-handlers',
  ),
  worker(
    'no number of do-not-call',
    'overlay-handlers',
    /if \(doNotCall\) return \{ kind: 'doNotCall' \};/,
    '',
    'overlay-handlers',
  ),
  worker('nobody called who is not to be', 'overlay-handlers', / \|\| contact\.doNotCall/, '', 'overlay-handlers'),
  worker(
    'records of the own site',
    'overlay-handlers',
    /const page = asOwn\(asked, caller\.origin\);/,
    'const page = asked;',
    'overlay-handlers',
  ),
  {
    name: 'forgotten people in polls',
    within: 'components/tasks/following',
    find: /\.filter\(\(\{ personnelId \}\) => !forgotten\.has\(personnelId\)\)/,
    replace: '',
    tests: ['test/tasks/following/following.test.ts'],
  },
  {
    name: 'forgotten people in a task',
    within: 'components/tasks/advance.ts',
    find: /new Set\(forgotten\)/,
    replace: 'new Set<string>()',
    tests: ['test/tasks/advance.test.ts'],
  },
  {
    name: 'who may send a message',
    within: 'components/messages/receive.ts',
    find: / \|\| caller\.context !== messages\[name\]\.from/,
    replace: '',
    tests: ['test/messages/receive.test.ts'],
  },
];
