import type { Clue } from '../../../components/contacts/matching/clues';
import { createFingerprints, type Fingerprints } from '../../../components/contacts/matching/fingerprint';
import type { OverlayMatch } from '../../../components/messages/messages';
import { createDrawing, type DrawingWorld } from '../../../components/overlay/drawing/drawing';
import type { Bridge } from '../../../components/overlay/page/bridge';
import type { ChipsWorld } from '../../../components/overlay/page/chips-contract';
import { createEffort } from '../../../components/overlay/page/effort';
import { startOverlay } from '../../../components/overlay/reading/overlay';
import { createPageReader } from '../../../components/overlay/reading/page-reader';
import { createChips } from '../../../components/overlay/recognising/chips';
import { type OwnWork, pageTimers, type Watch, watchOwnWork } from './own-work';
import { fillPage, rowOf, textsOf } from './people-table';

/** The page's half of the benchmarks: bundled and run in a real browser's page. */
export interface PageSide {
  fill(rows: number): void;
  /** Fingerprints for `read`. */
  know(fingerprints: readonly string[]): void;
  /** A bare walk that reads every text, this many times. */
  walk(times: number): void;
  /** Reads the whole page as the overlay does, with one of the fingerprints, this many times. */
  read(which: number, times: number): void;
  /** Starts the overlay, with a worker that finds `people` by email. From now on, `ownWork` measures it. */
  start(fingerprints: string, people: Record<string, string>): void;
  ownWork(): OwnWork;
  /** Resolves when this many chips exist. */
  untilChips(count: number): Promise<void>;
  /** Resolves when the overlay is idle. */
  untilQuiet(): Promise<void>;
  /** Adds 1,000 rows to the table, this many at a time, and removes them again. */
  insertRows(atOnce: number): Promise<OwnWork>;
  /** Changes all texts of the first 1,000 rows in place. */
  recycleRows(seed: number): Promise<OwnWork>;
  /** The milliseconds an observer needs that only reads each changed text, during the changes of `recycleRows`. */
  observeBarely(seed: number): Promise<number>;
}

declare global {
  interface Window {
    pageSide: PageSide;
  }
}

const ROWS = 1000;
/** The overlay pauses for up to a second. */
const QUIET_MS = 1200;
let watch: Watch | undefined;
const nextTurn = () => new Promise<void>((resolve) => pageTimers.setTimeout(resolve));

/** The overlay ignores a page that keeps changing, until somebody comes back to it. */
async function endPause(): Promise<void> {
  dispatchEvent(new Event('focus'));
  await untilQuiet();
}

/** The reader is driven manually, so that all of it is timed. */
function silentChannel() {
  return { port1: { close() {} }, port2: { postMessage() {} } };
}

let known: readonly Fingerprints[] = [];

function walk(): number {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) length += walker.currentNode.nodeValue?.length ?? 0;
  return length;
}

function readOnce(fingerprints: Fingerprints): void {
  const life = new AbortController();
  const { MessageChannel } = globalThis;
  Object.assign(globalThis, {
    MessageChannel: function SilentChannel() {
      return silentChannel();
    },
  });
  const reader = createPageReader({
    fingerprints,
    extension: { shadowRootOf: ({ shadowRoot }) => shadowRoot },
    isOwn: () => false,
    onRoot: () => {},
    onRead: () => {},
    effort: createEffort(),
    signal: life.signal,
  });
  reader.read(document.body);
  while (!reader.isIdle()) reader.readNow();
  Object.assign(globalThis, { MessageChannel });
  life.abort();
}

function extensionWith(fingerprints: string, people: Record<string, string>): Bridge {
  return {
    isAlive: () => true,
    mark: 'bench',
    loadSheet: async () => {},
    runScript: async () => void Object.assign(globalThis as ChipsWorld & DrawingWorld, { createChips, createDrawing }),
    onContactsChanged: () => {},
    answerReports: () => {},
    text: (key, substitutions = []) => [key, ...substitutions].join(' '),
    shadowRootOf: ({ shadowRoot }) => shadowRoot,
    ask: (async (name: string, payload: { scopes?: { id: number; record: string; clues: Clue[] }[] }) => {
      if (name === 'overlay.start') return { fingerprints, paused: false, guide: { records: [], hints: {} } };
      return (payload.scopes ?? []).flatMap(({ id, record, clues }): OverlayMatch[] =>
        clues.flatMap((clue) => {
          const personnelId = clue.kind === 'email' ? people[clue.key] : undefined;
          if (!personnelId) return [];
          const phone = {
            kind: 'unlocked',
            display: '+1 202 555 0143',
            dialable: '+1 202 555 0143',
            href: 'tel:+12025550143',
          } as const;
          return [{ scope: id, record, personnelId, name: clue.key, phone, clues: [clue] }];
        }),
      );
    }) as never,
  };
}

const tableBody = () => document.querySelector('tbody') as HTMLTableSectionElement;

function changeTexts(seed: number): void {
  for (const [at, row] of [...tableBody().rows].slice(0, ROWS).entries()) {
    for (const [column, text] of textsOf(at + seed).entries()) {
      const shown = row.cells[column]?.firstChild;
      if (shown) shown.nodeValue = `${text}${seed}`;
    }
  }
}

async function untilQuiet(): Promise<void> {
  let calls = -1;
  for (let sinceMs = performance.now(); performance.now() - sinceMs < QUIET_MS; await nextTurn()) {
    const now = watch?.sinceReset().calls ?? 0;
    if (now !== calls) sinceMs = performance.now();
    calls = now;
  }
}

window.pageSide = {
  fill: (rows) => void fillPage(rows),
  know(fingerprints) {
    known = fingerprints.map(createFingerprints);
  },
  walk(times) {
    for (let time = 0; time < times; time++) walk();
  },
  read(which, times) {
    const fingerprints = known[which];
    for (let time = 0; fingerprints && time < times; time++) readOnce(fingerprints);
  },
  start(fingerprints, people) {
    watch = watchOwnWork();
    startOverlay(extensionWith(fingerprints, people));
  },
  async untilChips(count) {
    while (document.querySelectorAll('html > div > span').length < count)
      await new Promise(pageTimers.requestAnimationFrame);
  },
  untilQuiet,
  ownWork: () => watch?.sinceReset() ?? { calls: 0, totalMs: 0, longestMs: 0 },
  async insertRows(atOnce) {
    const body = tableBody();
    const rows = Array.from({ length: ROWS }, (_, at) => rowOf(at));
    await endPause();
    watch?.reset();
    for (let at = 0; at < ROWS; at += atOnce) {
      body.append(...rows.slice(at, at + atOnce));
      // Observers run between the turns of a task.
      await Promise.resolve();
    }
    await untilQuiet();
    const work = this.ownWork();
    for (const row of rows) row.remove();
    return work;
  },
  async recycleRows(seed) {
    await endPause();
    watch?.reset();
    changeTexts(seed);
    await untilQuiet();
    return this.ownWork();
  },
  async observeBarely(seed) {
    let totalMs = 0;
    let length = 0;
    const { MutationObserver } = globalThis;
    const observer = new MutationObserver((records) => {
      const fromMs = performance.now();
      for (const { target } of records) length += target.nodeValue?.length ?? 0;
      totalMs += performance.now() - fromMs;
    });
    observer.observe(document, { subtree: true, characterData: true });
    changeTexts(seed);
    await nextTurn();
    observer.disconnect();
    return length > 0 ? totalMs : 0;
  },
};
