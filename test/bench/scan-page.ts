import type { Clue } from '../../components/contacts/clues';
import { createFingerprints } from '../../components/contacts/fingerprint';
import type { OverlayMatch } from '../../components/messages/messages';
import { createChips } from '../../components/overlay/chips';
import type { Extension } from '../../components/overlay/extension';
import { startOverlay } from '../../components/overlay/overlay';
import { createPageReader } from '../../components/overlay/page-reader';

/** The page's half of the scan bench: bundled, and run in a real browser's page. */
export interface ScanPage {
  /** Fills the page with a table of 9 texts a row. */
  fill(rows: number, from?: number): void;
  /** Milliseconds of a bare walk that reads every text. */
  walk(): number;
  /** Milliseconds of reading the page once, and the longest stretch without a break. */
  scan(fingerprints: string): Promise<{ totalMs: number; longestMs: number; hits: number }>;
  /** Starts the overlay, with a worker that finds whom `known` has by their e-mail. */
  start(fingerprints: string, known: Record<string, string>): void;
  /** Runs something and resolves with the milliseconds until `chips` chips are there, and the longest task on the way. */
  untilChips(chips: number, run: () => void | Promise<void>): Promise<{ totalMs: number; longestMs: number }>;
}

const FIRST = 'Ada Bruno Carla Dmitri Elena Felix Greta Hugo Ines Jonas Karin Luis Maria Nils Olga Pedro'.split(' ');
const LAST = 'Adler Berg Costa Diaz Ek Fischer Gruber Holm Ivanov Jansen Keller Lund Moretti Novak Olsen Petit'.split(
  ' ',
);
const CITIES = 'Berlin Paris Lisbon Oslo Vienna Madrid'.split(' ');

function row(at: number): HTMLTableRowElement {
  const name = `${FIRST[at % 16]} ${LAST[(at >> 4) % 16]}${String.fromCharCode(97 + (at % 26))}`;
  const texts = [
    name,
    `Company ${at % 700} GmbH`,
    `person${at}@company${at % 700}.example`,
    ['Head of Sales', 'VP Marketing', 'Buyer', 'Engineer'][at % 4] ?? '',
    CITIES[at % 6] ?? '',
    `${1 + (at % 28)} Mar 2026`,
    `Met ${FIRST[(at + 3) % 16]} ${LAST[(at + 5) % 16]} at the fair, will call back`,
    `€ ${at * 37}.00`,
    at % 3 ? 'Open' : 'Won',
  ];
  const element = document.createElement('tr');
  element.append(
    ...texts.map((text) => {
      const cell = document.createElement('td');
      cell.textContent = text;
      return cell;
    }),
  );
  return element;
}

const table = () =>
  document.querySelector('tbody') ?? document.body.appendChild(document.createElement('table')).createTBody();

/** The reader is driven by hand here, so that nothing of it goes untimed. */
class SilentChannel {
  port1 = { close() {} };
  port2 = { postMessage() {} };
}

const pageSide: ScanPage = {
  fill(rows, from = 0) {
    table().append(...Array.from({ length: rows }, (_, at) => row(from + at)));
  },
  walk() {
    const fromMs = performance.now();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let length = 0;
    while (walker.nextNode()) length += walker.currentNode.nodeValue?.length ?? 0;
    return length > 0 ? performance.now() - fromMs : 0;
  },
  scan: (encoded) =>
    new Promise((resolve) => {
      const life = new AbortController();
      let [totalMs, longestMs] = [0, 0];
      const { MessageChannel } = globalThis;
      globalThis.MessageChannel = SilentChannel as never;
      const reader = createPageReader({
        fingerprints: createFingerprints(encoded),
        extension: { shadowRootOf: ({ shadowRoot }) => shadowRoot },
        isOwn: () => false,
        onRoot: () => {},
        onRead: () => {},
        signal: life.signal,
      });
      globalThis.MessageChannel = MessageChannel;
      const timed = (work: () => void) => {
        const fromMs = performance.now();
        work();
        const tookMs = performance.now() - fromMs;
        totalMs += tookMs;
        longestMs = Math.max(longestMs, tookMs);
      };
      reader.read(document.body);
      const goOn = () => {
        let hits = 0;
        timed(() => reader.readNow());
        if (reader.isIdle()) {
          for (const _ of reader.hits()) hits++;
          life.abort();
          resolve({ totalMs, longestMs, hits });
        } else setTimeout(goOn);
      };
      goOn();
    }),
  start(encoded, known) {
    const extension: Extension = {
      isAlive: () => true,
      loadChips: async () => createChips,
      onNews: () => {},
      answerReports: () => {},
      text: (key, substitutions = []) => [key, ...substitutions].join(' '),
      shadowRootOf: ({ shadowRoot }) => shadowRoot,
      ask: (async (name: string, payload: { scopes?: { id: number; record: string; clues: Clue[] }[] }) => {
        if (name === 'overlay.start')
          return { fingerprints: encoded, paused: false, guide: { records: [], hints: {} } };
        return (payload.scopes ?? []).flatMap(({ id, record, clues }): OverlayMatch[] =>
          clues.flatMap((clue) => {
            const personnelId = clue.kind === 'email' ? known[clue.key] : undefined;
            if (!personnelId) return [];
            const phone = { kind: 'unlocked', display: '+1 202 555 0143', href: 'tel:+12025550143' } as const;
            return [{ scope: id, record, personnelId, name: clue.key, phone, clues: [clue] }];
          }),
        );
      }) as never,
    };
    startOverlay(extension);
  },
  async untilChips(chips, run) {
    let longestMs = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration);
    });
    observer.observe({ type: 'longtask' });
    const fromMs = performance.now();
    await run();
    while (document.querySelectorAll('td > span').length < chips) await new Promise(requestAnimationFrame);
    const totalMs = performance.now() - fromMs;
    await new Promise((resolve) => setTimeout(resolve, 50));
    observer.disconnect();
    return { totalMs, longestMs };
  },
};
Object.assign(globalThis, { pageSide });
