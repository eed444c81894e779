import type { Bridge } from '../page/bridge';
import { SHARE_OF_TIME } from '../page/time-budget';

/** The shadow roots that elements get after they were read, of which nothing tells. */
export interface LateShadowRoots {
  /** An element that had no root when it was read. */
  expect(host: Element): void;
  /** Answers those that have got one; what they held before is then out of sight. */
  find(): readonly ShadowRoot[];
}

interface Options {
  extension: Pick<Bridge, 'shadowRootOf'>;
  /** It is time to look: some while after the last that was expected. The page may change before, which is as good a time. */
  onTime: () => void;
  signal: AbortSignal;
}

/** Scripts give roots right after they made an element, or when their own code has come. */
const LOOK_AFTER_MS = 1000;
/** The last so many: a page that has more elements of that kind has them for something else. */
const MOST_EXPECTED = 1000;

export function createLateShadowRoots({ extension, onTime, signal }: Options): LateShadowRoots {
  const expected = new Set<Element>();
  let isTimed = false;
  let restUntilMs = 0;

  function time(): void {
    if (isTimed) return;
    isTimed = true;
    setTimeout(() => {
      isTimed = false;
      if (!signal.aborted) onTime();
    }, LOOK_AFTER_MS);
  }

  return {
    expect(host) {
      // Only what is empty, or made to have one, may get one as a rule.
      if (host.firstChild && !host.localName.includes('-')) return;
      if (expected.has(host)) return;
      expected.add(host);
      time();
    },
    find() {
      const fromMs = performance.now();
      if (expected.size === 0) return [];
      if (fromMs < restUntilMs) {
        time();
        return [];
      }
      const roots: ShadowRoot[] = [];
      const hosts = [...expected].slice(-MOST_EXPECTED);
      expected.clear();
      for (const host of hosts) {
        const root = host.isConnected ? extension.shadowRootOf(host) : null;
        if (root) roots.push(root);
        else if (host.isConnected) expected.add(host);
      }
      restUntilMs = performance.now() + (performance.now() - fromMs) * (SHARE_OF_TIME - 1);
      return roots;
    },
  };
}
