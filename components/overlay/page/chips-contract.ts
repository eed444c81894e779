import type { OverlayReport } from '../../messages/messages';
import type { SiteGuide } from '../../sites/site-guide';
import type { Bridge } from './bridge';
import type { Hit } from './hit';

/**
 * What a page needs on which somebody known may be shown: it asks the worker who that is and keeps a chip beside each.
 * It is a script of its own, which a page gets only then: most pages never do.
 */
export interface Chips {
  /** Asks about what the page shows, unless that was asked already, and shows the answer: soon. */
  settle(): void;
  /** Others may be known than before. */
  askAnew(): void;
  /** Whether a change may be one of what is shown: elsewhere the page may change as it likes. */
  isNews(change: MutationRecord): boolean;
  /** Takes chips away at once for which something no longer speaks that did; `settle` brings back those that belong. */
  doubt(): void;
  /** Settles if somebody who was hidden is seen now. */
  lookAtHidden(): void;
  report(): OverlayReport;
}

/** The page as it was read. */
interface PageSeen {
  /** The next three as `PageReader` says them. */
  hits(): Iterable<readonly [Node, readonly Hit[]]>;
  hitsOf(node: Node): readonly Hit[];
  shows(hit: Hit): boolean;
  /** Reads what changed, for no longer than a slice. */
  catchUp(): void;
  /** Whether all is read. */
  isIdle(): boolean;
  /** Whether the user said that a record is somebody known. */
  isChosen(record: string): boolean;
}

export interface ChipsOptions {
  extension: Bridge;
  guide: SiteGuide;
  page: PageSeen;
  /** Whether an element is one of those that `onHost` heard of. */
  isOwn: (node: Node) => boolean;
  /** Hears of each element of ours before it is on the page. */
  onHost: (host: Node) => void;
  /** The worker did not answer: `again` is for later. */
  onFailure: (again: () => void) => void;
  onSuccess: () => void;
  beforePaint: () => Promise<void>;
  signal: AbortSignal;
}

/** Makes the second script's half; the first script calls it once. */
type CreateChips = (options: ChipsOptions) => Chips;

/** Where the second script leaves its one function, in the isolated world that both scripts share in a document. */
export interface ChipsWorld {
  createChips?: CreateChips;
}
