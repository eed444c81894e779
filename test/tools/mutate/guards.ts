/** Code that some test must require: every run of `npm run mutate` removes it. */
export interface Guard {
  name: string;
  /** The file that contains it, relative to the project's folder. */
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

const inFile = (guard: Guard, file: string): Guard => ({
  ...guard,
  within: `components/overlay/drawing/guard/${file}.ts`,
});

/** What a raised chip can be hidden by. */
const above = (file: string, name: string, find: RegExp, attack: string, replace: string): Guard =>
  inFile(click(name, find, `${UNTRACKED}.*${attack}$`, replace), file);

/** Something that could be painted over a chip's mention. */
const paint = (find: RegExp, attack: string, replace = 'false'): Guard =>
  inFile(click(`a mention not covered by ${attack}`, find, `${UNTRACKED}.*${attack}$`, replace), 'is-painted');

/** For a guard that only Firefox needs, because Chromium's hit tests detect the attack. */
const inFirefox = (guard: Guard, only: string): Guard => ({ ...guard, tests: ['test/firefox/attacks.test.ts'], only });

/** A page that moves a chip under a resting pointer or focus. */
const dwell = (name: string, find: RegExp, only: string, replace = ''): Guard =>
  inFile(swap(name, find, only, replace), 'watch-dwell');

const worker = (name: string, file: string, find: RegExp, replace: string, test: string): Guard => ({
  name: `worker: ${name}`,
  within: `components/overlay/worker/${file}.ts`,
  find,
  replace,
  tests: [`test/overlay/worker/${test}.test.ts`],
});

export const guards: readonly Guard[] = [
  click('by a user', /event\.isTrusted &&\s+one/, 'an event dispatched by a script, even inside', 'one'),
  click('clear of covers for a while', /!isClear \|\| /, 'a popover that comes with the pointer'),
  swap('visible for a while', /place\.sinceMs, /, 'away and back, unnoticed'),
  swap('still since it moved', /, movedAtMs\)/, 'moves away and returns to the same place', ')'),
  swap('still since its layer moved', /onMotion\(\) \{/, 'away and back, unnoticed', 'onMotion() { return;'),
  swap(
    'still in the same place',
    / \|\| !isAt\(place, element\.getBoundingClientRect\(\)\)/,
    'moves and keeps the browser busy',
  ),
  swap(
    'hovered where covers go unnoticed',
    /one\.hasDwelt\?\.\(event, !reportsCovers\)/,
    'where covers are not reported',
    'one.hasDwelt?.(event, false)',
  ),
  dwell('hovered in a pop-up window', / \|\| !globalThis\.toolbar\.visible/, 'in a pop-up window'),
  dwell('focused for a while', /nowMs\(\) - focusedAtMs >= dwellMs/, 'a key right after the chip gets', 'true'),
  dwell('focused since it left', /focusedAtMs = nowMs\(\);/, 'sends the focus back', 'focusedAtMs ??= nowMs();'),
  dwell(
    'still focused',
    /if \(!element\.matches\(':focus-within'\)\) focusedAtMs = undefined;/,
    'a key right after the chip gets the focus again, unnoticed',
  ),
  dwell('hovered for a while in a frame', / && nowMs\(\) - pointer\.sinceMs >= dwellMs/, 'a frame that moves under'),
  inFile(
    click(
      'above the page only while hovered',
      /pointer = undefined;\n {4}\},/,
      'only as long as the pointer',
      '},',
      'actions',
    ),
    'watch-dwell',
  ),
  dwell('hovered since the frame moved', /pointer\.sinceMs = nowMs\(\)/, 'a frame that moves away and back'),
  dwell(
    'hovered in a frame that did not move',
    / && !isFrameMoved\(pointer, event\);/,
    'by less than the size of its chip, unnoticed',
    ';',
  ),
  swap(
    'two clicks in a frame of another site',
    / \|\| \(isGuest && mention !== undefined\)/,
    'in a frame of another site',
  ),
  inFile(click('raised', /element\.showPopover\(\);/, 'an empty container for messages'), 'raise'),
  click('not called clear unless raised', /isRaised\(element\) && isTopmost/, `${UNTRACKED}.*a scale$`, 'isTopmost'),
  click('on a visible mention', /isMentionSeen\(.*\) \? 'meant' : 'perhaps'/, 'a sheet over the row', "'meant'"),
  above('raise', 'raised only without a change of its size', /if \(!areClose\(width.*/, 'a scale', ''),
  inFirefox(
    above('is-legible', 'legible without a view transition', /if \(KNOWS_TRANSITIONS.*/, '', ''),
    'a view transition that shows an old snapshot',
  ),
  above(
    'is-legible',
    'legible at its zoom',
    /\(host\.currentCSSZoom \?\? 1\) >= LEAST_ZOOM && /,
    'a zoom that makes it tiny',
    '',
  ),
  inFirefox(
    above('is-legible', 'legible through the filter of the page', / && HARMLESS_FILTER\.test\(.*\)/, '', ''),
    'a filter on the page',
  ),
  above(
    'top-layer',
    'nothing above that hit tests find',
    /if \(!withAllClickable.*/,
    'a popover that comes with the pointer.*',
    '',
  ),
  above(
    'top-layer',
    'no backdrop',
    /if \(!isBehind && hasPaintedBackdrop.*/,
    'a backdrop that comes with the pointer',
    '',
  ),
  above('top-layer', 'nothing inert', /isInertToo \|\| /, 'an inert popover that comes with the pointer', ''),
  inFirefox(
    above('top-layer', 'nothing in a shadow root', / \|\| \(element\.getRootNode\(\) instanceof.*'none'\)/, '', ''),
    'a closed root in a popover that comes with the pointer',
  ),
  paint(/isTransparent\(style\.backgroundColor\) &&/, 'an almost transparent sheet', ''),
  paint(/\['background-image', .*\],/, 'an image over it', ''),
  paint(/\['border-image-source', .*\],/, 'a border image over it', ''),
  paint(/\['column-rule-style', .*\],/, 'a column rule over it', ''),
  paint(/\['content', .*\],/, 'content that replaces an element over it', ''),
  paint(/\['filter', .*\],/, 'a filter that paints over it', ''),
  paint(/\['backdrop-filter', .*\],/, 'a blur over it', ''),
  paint(/REPLACED\.test\(element\.nodeName\) \|\| /, 'a canvas over it', ''),
  paint(/ \|\| element instanceof MathMLElement/, 'a fraction over it', ''),
  paint(/ \|\| isMarked\(style\)(?= \|\| isOnEdge)/, 'a list marker over it', ''),
  paint(/child instanceof Text && child\.data\.trim\(\) !== ''/, 'a text over it'),
  paint(/isOnBorder \|\| /, 'a border over it', ''),
  paint(/Math\.max\(shadowOf\(style\), /, 'an inset shadow', '('),
  paint(/, outlineOf\(style\)\)/, 'an outline inside it', ')'),
  paint(/!isBlank\(style\) \|\|(?=\n)/, 'generated content over it', ''),
  paint(/\.some\(\(side\) => borderOf\(style, side\) > 0\)/, 'a border of generated content', '.some(() => false)'),
  paint(/isPainted\(inner, x, y\)/, 'a sheet in an open root with a hole for the click'),
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
    within: 'components/tasks/following/polls.ts',
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
