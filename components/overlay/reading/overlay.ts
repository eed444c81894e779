import { createFingerprints, type Fingerprints } from '../../contacts/matching/fingerprint';
import { createRecordReader, type RecordAddress } from '../../sites/record';
import type { SiteGuide } from '../../sites/site-guide';
import { createBeforePaint } from '../page/before-paint';
import type { Bridge } from '../page/bridge';
import type { Chips, ChipsWorld, SiteReading } from '../page/chips-contract';
import { createEffort } from '../page/effort';
import { once } from '../page/once';
import { type PageWatch, watchPage } from './page-watch';

/** Delays before retrying a failed question. After the last one, only a change of the page triggers another. */
const RETRY_AFTER_MS = [1000, 5000, 30_000];

/**
 * Reads this page and its changes until the extension is gone. On the first hit, it loads the second script, which asks
 * the worker and draws chips, and from then on notifies it of changes.
 */
export function startOverlay(extension: Bridge): void {
  const life = new AbortController();
  const { signal } = life;
  const beforePaint = createBeforePaint(signal);
  const effort = createEffort();
  const hosts = new WeakSet<Node>();
  const isOwn = (node: Node) => hosts.has(node);
  /** What was last read with, or is being read with. */
  let latest: { known: Fingerprints | undefined } | undefined;
  let fingerprints: Fingerprints | undefined;
  let page: PageWatch | undefined;
  /** Abort the current watch, and the next one that hasn't read everything yet. */
  let [inForce, coming] = [new AbortController(), new AbortController()];
  const site = Promise.withResolvers<SiteReading>();
  let readRecord: ((address: string) => RecordAddress) | undefined;
  let failures = 0;
  let chips: Chips | undefined;

  const isChosen = (record: string) => fingerprints?.has('record', record) ?? false;

  function isOver(): boolean {
    if (!extension.isAlive()) life.abort();
    return signal.aborted;
  }

  function onFailure(again: () => void): void {
    const delayMs = RETRY_AFTER_MS[failures++];
    if (!isOver() && delayMs !== undefined) setTimeout(again, delayMs);
  }

  /** Chips may have to change. */
  function updateChips(): void {
    if (isOver()) return;
    if (chips) chips.settle();
    else if (!document.hidden && mayShowSomebody())
      void load().then(
        ({ settle }) => settle(),
        () => onFailure(updateChips),
      );
  }

  function mayShowSomebody(): boolean {
    if (page?.hasPointing()) return true;
    return readRecord !== undefined && isChosen(readRecord(location.href).reference);
  }

  /** Loads the second script. */
  const load = once(async (): Promise<Chips> => {
    const [reading] = await Promise.all([site.promise, extension.runScript('chips')]);
    const { createChips } = globalThis as ChipsWorld;
    if (!createChips) throw new Error('The chips did not load');
    chips = createChips({
      extension,
      reading,
      page: {
        hits: () => page?.hits() ?? [],
        hitsOf: (node) => page?.hitsOf(node) ?? [],
        isChosen,
        shows: (hit) => page?.shows(hit) === true,
        catchUp: () => page?.catchUp(),
        isIdle: () => page?.isIdle() ?? true,
      },
      isOwn,
      onHost: (host) => hosts.add(host),
      onFailure,
      onSuccess: () => {
        failures = 0;
      },
      beforePaint,
      effort,
      signal,
    });
    return chips;
  });

  /** Reads the page again if the known contacts have changed; asks the worker again in any case. */
  async function begin(): Promise<void> {
    const { fingerprints: known, paused, guide } = await extension.ask('overlay.start', {});
    if (isOver()) return;
    failures = 0;
    readRecord ??= createRecordReader(guide.records);
    site.resolve({ hints: guide.hints, readRecord });
    const next = paused ? '' : known;
    if (!latest || !isSame(latest.known, next)) restartWatch(guide, next);
    chips?.askAgain();
    updateChips();
  }

  /**
   * If the overlay is paused or not allowed, nothing is read. Otherwise the previous watch stays in use until the new
   * one has read everything, so that chips don't flicker.
   */
  function restartWatch({ hints }: SiteGuide, encoded: string): void {
    coming.abort();
    coming = new AbortController();
    const known = encoded ? createFingerprints(encoded) : undefined;
    latest = { known };
    const takeOver = (next: PageWatch | undefined) => {
      inForce.abort();
      [inForce, coming] = [coming, new AbortController()];
      [page, fingerprints] = [next, known];
      effort.renew();
      chips?.rest(false);
    };
    if (!known) {
      takeOver(undefined);
      return;
    }
    const next = watchPage({
      fingerprints: known,
      extension,
      hints,
      isOwn,
      mayAffectChips: (change) => chips?.mayAffectChips(change) === true,
      onDoubt: () => {
        if (!isOver() && page === next) chips?.hideDoubtful();
      },
      onChange() {
        if (page !== next && next.isIdle()) takeOver(next);
        if (page === next) updateChips();
      },
      onShow: () => chips?.recheckHidden(),
      onRest: (isResting) => page === next && chips?.rest(isResting),
      beforePaint,
      effort,
      signal: AbortSignal.any([signal, coming.signal]),
    });
  }

  const beginSafely = () => void begin().catch(() => onFailure(beginSafely));
  extension.onContactsChanged(beginSafely, signal);
  // Firefox doesn't deliver messages to pages in the back-forward cache.
  addEventListener('pageshow', ({ persisted }) => persisted && beginSafely(), { signal });
  extension.answerReports(async () => (await load()).report(), signal);
  beginSafely();
}

const isSame = (known: Fingerprints | undefined, encoded: string): boolean =>
  known ? known.isFrom(encoded) : encoded === '';
