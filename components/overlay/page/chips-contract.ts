import type { OverlayReport } from '../../messages/messages';
import type { Hints } from '../../sites/catalogue';
import type { RecordAddress } from '../../sites/record';
import type { Bridge } from './bridge';
import type { Effort } from './effort';
import type { Hit } from './hit';

/**
 * The second script: asks the worker who is on the page and keeps a chip beside each contact. It is loaded only if the
 * page may show a contact, which most pages never do.
 */
export interface Chips {
  /** Soon asks the worker about the page, unless nothing has changed since the last question, and shows the answer. */
  settle(): void;
  /** Call when the known contacts may have changed. */
  askAgain(): void;
  /** Whether a change may affect chips. All other changes are ignored. */
  mayAffectChips(change: MutationRecord): boolean;
  /** Immediately removes chips that lost some of their evidence. `settle` restores those that are still correct. */
  hideDoubtful(): void;
  /** While the page is ignored, chips stay only where nothing around them changes. */
  rest(isResting: boolean): void;
  /** Settles if a hidden person has become visible. */
  recheckHidden(): void;
  report(): OverlayReport;
}

/** What was read on the page. */
interface PageSeen {
  /** This and the next two are documented in `PageReader`. */
  hits(): Iterable<readonly [Node, readonly Hit[]]>;
  hitsOf(node: Node): readonly Hit[];
  shows(hit: Hit): boolean;
  /** Reads pending changes, for at most one slice. */
  catchUp(): void;
  /** Whether everything has been read. */
  isIdle(): boolean;
  /** Whether the user manually matched this record to a contact. */
  isChosen(record: string): boolean;
}

/** How to read the site; see `SiteGuide`. */
export interface SiteReading {
  hints: Hints;
  readRecord: (address: string) => RecordAddress;
}

export interface ChipsOptions {
  extension: Bridge;
  reading: SiteReading;
  page: PageSeen;
  /** Whether an element was reported to `onHost`. */
  isOwn: (node: Node) => boolean;
  /** Called with each of our elements before it is added to the page. */
  onHost: (host: Node) => void;
  /** Called when the worker did not answer; `again` retries. */
  onFailure: (again: () => void) => void;
  onSuccess: () => void;
  beforePaint: () => Promise<void>;
  effort: Effort;
  signal: AbortSignal;
}

/** Creates the second script's half. The first script calls it once. */
type CreateChips = (options: ChipsOptions) => Chips;

/** The globals of the isolated world that both scripts share; the second script sets its only function here. */
export interface ChipsWorld {
  createChips?: CreateChips;
}
