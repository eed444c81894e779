/** Code that some test must require: every run of `npm run mutate` removes it. */
export interface Guard {
  name: string;
  /** The folder or file that contains it, relative to the project's folder. */
  within: string;
  find: RegExp;
  replace: string;
  /** Test files or folders that must fail, each run with the configuration in its folder. */
  tests: readonly string[];
  /** A pattern that limits the tests by name, because each opens its own page. */
  only?: string;
}

/** A part of the click guard, and the attack that succeeds without it. */
const click = (name: string, find: RegExp, only: string, replace = '', file = 'attacks'): Guard => ({
  name: `clicks: ${name}`,
  within: 'components/overlay/drawing/guard/click-guard.ts',
  find,
  replace,
  tests: [`test/overlay-page/drawing/${file}.test.ts`],
  only,
});

/** The same for chips that a page moves under a click. */
const swap = (name: string, find: RegExp, only: string, replace = ''): Guard =>
  click(name, find, only, replace, 'swaps');

/** As in Firefox, because Chromium detects much of this by itself. */
const UNTRACKED = 'without visibility tracking: ';

/** A style that could hide a chip. */
const disguise = (find: RegExp, attack: string): Guard =>
  click(`not hidden by ${attack}`, find, `${UNTRACKED}${attack}$`, 'true');

/** Something that could be painted over a chip. */
const paint = (find: RegExp, attack: string, replace = 'false'): Guard => ({
  ...click(`not covered by ${attack}`, find, `${UNTRACKED}${attack}$`, replace),
  within: 'components/overlay/drawing/guard/is-painted.ts',
});

const worker = (name: string, file: string, find: RegExp, replace: string, test: string): Guard => ({
  name: `worker: ${name}`,
  within: `components/overlay/worker/${file}.ts`,
  find,
  replace,
  tests: [`test/overlay/worker/${test}.test.ts`],
});

export const guards: readonly Guard[] = [
  click('by a user', /event\.isTrusted &&\s+one/, 'an event dispatched by a script, even inside', 'one'),
  click('visible according to the browser', / \|\| !isVisible\b/, 'a hidden chip a box shadow over it$'),
  swap('visible for a while', /nowMs\(\) - since >= REST_MS && /, 'a chip that just appeared under the pointer'),
  swap('still since it moved', /, one\.movedAtMs/, 'moves away and returns to the same place'),
  swap('still since the page scrolled', /, disturbedAtMs/, 'a page that scrolls away and back'),
  swap(
    'still in the same place',
    / && isAt\(one\.place, element\.getBoundingClientRect\(\)\)/,
    'moves during the click',
  ),
  swap('focused for a while', /nowMs\(\) - focusedAtMs >= REST_MS/, 'a key right after the chip gets', 'true'),
  swap(
    'focused again for a while',
    /one\.focusedAtMs = undefined/,
    'a key right after the chip gets the focus again',
    '',
  ),
  swap('hovered for a while in a frame', / && nowMs\(\) - pointer\.sinceMs >= REST_MS/, 'a frame that moves under'),
  swap('hovered since the pointer arrived', /one\.pointer = undefined/, 'under a pointer that had been on its chip'),
  swap('hovered since the frame moved', /one\.pointer\.sinceMs = nowMs\(\)/, 'a frame that moves away and back'),
  swap(
    'hovered in a frame that did not move',
    / && !isFrameMoved\(pointer, event\);/,
    'a frame that moves by less',
    ';',
  ),
  disguise(/Number\(style\.opacity\) >= 0\.9/, 'a transparent page'),
  disguise(/isNone\(style\.filter\)/, 'a filter'),
  disguise(/isNone\(style\.clipPath\)/, 'a clip path'),
  disguise(/isNone\(style\.maskImage\)/, 'a mask'),
  disguise(/isNone\(style\.getPropertyValue\('-webkit-mask-box-image-source'\)\)/, 'a mask box image'),
  disguise(/\(style\.mixBlendMode === 'normal' \|\| style\.mixBlendMode === ''\)/, 'a blend mode'),
  disguise(/isNone\(style\.perspective\)/, 'a perspective'),
  disguise(/Math\.abs\(a - 1\) <= 0\.1/, 'a horizontal scale'),
  disguise(/Math\.abs\(d - 1\) <= 0\.1/, 'a vertical scale'),
  disguise(/Math\.abs\(b\) <= 0\.01/, 'a vertical skew'),
  disguise(/Math\.abs\(c\) <= 0\.01/, 'a horizontal skew'),
  disguise(/isNone\(style\.rotate\)/, 'a rotation'),
  disguise(/isNone\(style\.scale\)/, 'the scale property'),
  disguise(/isNone\(style\.getPropertyValue\('offset-path'\)\)/, 'an offset path'),
  disguise(/!isMoving\(element\)/, 'an animation that hides it'),
  disguise(/!isInTransition\(element\)/, 'a view transition that shows an old snapshot'),
  disguise(/\(host\.currentCSSZoom \?\? 1\) >= LEAST_ZOOM/, 'a zoom that makes it tiny'),
  click('on top', /top === root\.host && /, `${UNTRACKED}a text over it$`),
  click('on a visible mention', / && \(mention === undefined \|\| !isForeignAt\(.*\)\)/, 'a sheet over the row'),
  click(
    'no cover that lets clicks through',
    /document\.documentElement\.append\(sign\);/,
    `${UNTRACKED}a sheet over it that`,
    '',
  ),
  click('no cover that hit tests miss', /!isUnreachableAt\(.*\)\)/, `${UNTRACKED}an inert cover$`, 'true)'),
  paint(/!isTransparent\(backgroundColor\)/, 'an almost transparent sheet'),
  paint(/backgroundImage !== 'none'/, 'an image over it'),
  paint(/!isNone\(style\.getPropertyValue\('backdrop-filter'\)\)/, 'a blur over it'),
  paint(/\/\^\(\?:img\|.*\.test\(element\.nodeName\)/, 'a canvas over it'),
  paint(/child instanceof Text && child\.data\.trim\(\) !== ''/, 'a text over it'),
  paint(/isOnEdge\(element, style, x, y\) \|\| /, 'a border over it', ''),
  paint(/style\.boxShadow\.includes\('inset'\)/, 'an inset shadow'),
  paint(/!\/\^.*\.test\(content\)/, 'generated content over it'),
  paint(/matches\(element, ':popover-open'\)/, 'the backdrop of a popover'),
  paint(/isPainted\(inner, x, y\)/, 'a cover in an open root'),
  {
    name: 'ignored pages: nothing changed around a chip',
    within: 'components/overlay/drawing/chip-board.ts',
    find: /stillness\.watch\(key, .*\);/,
    replace: 'void [key, evidence, part];',
    tests: ['test/overlay-page/drawing/restless.test.ts'],
    only: 'a row that changes its text loses its chip',
  },
  worker(
    'quota of a page load',
    'disclosure-quota',
    /if \(!mayShow\(personnelId\)\) return false;/,
    '',
    'overlay-handlers',
  ),
  worker(
    'quota of a page beyond its own contacts',
    'disclosure-quota',
    /page\.mayShow\(personnelId\) && /,
    '',
    'disclosure-quota',
  ),
  worker('quota of a site', 'disclosure-quota', / && site\.show\(personnelId\)/, '', 'overlay-handlers'),
  worker(
    'answers only within the quota',
    'overlay-handlers',
    /admitted\.has\(contact\.personnelId\)/,
    'true',
    'overlay-handlers',
  ),
  worker('acts only on contacts the page was told about', 'overlay-handlers', /!isMeant \|\| /, '', 'overlay-handlers'),
  worker(
    'limits the rate of actions',
    'overlay-handlers',
    / \|\| !mayAct\(caller\.tabId \?\? -1\)/,
    '',
    'overlay-handlers',
  ),
  worker(
    'answers only allowed sites',
    'overlay-handlers',
    /if \(!\(await isWantedOn\(caller\.origin\)\)\) return \[\];/,
    '',
    'overlay-handlers',
  ),
  worker(
    'no fingerprints for other sites',
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
  worker('no call of do-not-call contacts', 'overlay-handlers', / \|\| contact\.doNotCall/, '', 'overlay-handlers'),
  worker(
    'only records of the asking site',
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
