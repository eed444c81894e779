import type { Bridge } from '../page/bridge';
import { SHARE_OF_TIME } from '../page/effort';
import { elementKind } from '../page/element-kind';

/** Shadow roots that are attached after their host was read; no event reports them. */
export interface LateShadowRoots {
  /** Registers an element that had no root when it was read. */
  expect(host: Element): void;
  /** Returns new roots. Their hosts' children are no longer visible. */
  find(): readonly ShadowRoot[];
}

interface Options {
  extension: Pick<Bridge, 'shadowRootOf'>;
  /** Called when it is time to call `find`, unless a change of the page triggers it earlier. */
  onTime: () => void;
  signal: AbortSignal;
}

/** Scripts attach roots right after they create an element, or when their code has loaded. */
const LOOK_AFTER_MS = 1000;
/** Only the latest candidates are checked: elements this numerous serve another purpose. */
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
      // Usually only custom elements and empty elements get one.
      if (host.hasChildNodes() && !elementKind(host).isCustom) return;
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
