/** Pauses during which a page that keeps changing is ignored. */
export interface Pauses {
  begin(): void;
  isOn(): boolean;
  /** Ends the current pause; returns whether there was one. */
  end(): boolean;
  /** Call when somebody uses the page: the next pauses are short again. */
  forget(): void;
}

interface Options {
  /** Called when a pause should end. */
  onOver: () => void;
}

/** Each pause is twice as long as the previous one. */
const FIRST_MS = 2000;
const LONGEST_MS = 8000;
/** The number of pauses that end even if the page is still changing. */
const MOST_IN_VAIN = 2;
/** After that, a page that is still changing is read again this often. */
const READ_EVERY_MS = 60_000;
const PROBE_MS = 300;
/** A page with fewer changes and new elements than this per probe is read again. Above a spinner or a few clocks. */
const CALM_CHANGES = 200;

export function createPauses({ onOver }: Options): Pauses {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lengthMs = FIRST_MS;
  let inVain = 0;
  let endedAtMs = Number.NEGATIVE_INFINITY;
  let changes = 0;
  const probe = new MutationObserver((records) => {
    changes += records.length;
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element) changes += Element.prototype.getElementsByTagName.call(node, '*').length;
  });

  function wait(): void {
    timer = setTimeout(isWorthReading() ? onOver : startProbe, lengthMs);
    lengthMs = Math.min(LONGEST_MS, lengthMs * 2);
  }

  const isWorthReading = (): boolean =>
    inVain < MOST_IN_VAIN || performance.now() + lengthMs - endedAtMs > READ_EVERY_MS;

  function startProbe(): void {
    changes = 0;
    probe.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    timer = setTimeout(() => {
      probe.disconnect();
      if (changes < CALM_CHANGES) onOver();
      else wait();
    }, PROBE_MS);
  }

  function forget(): void {
    lengthMs = FIRST_MS;
    inVain = 0;
  }

  return {
    begin() {
      if (performance.now() - endedAtMs > READ_EVERY_MS) forget();
      wait();
    },
    isOn: () => timer !== undefined,
    end() {
      if (timer === undefined) return false;
      clearTimeout(timer);
      probe.disconnect();
      timer = undefined;
      inVain++;
      endedAtMs = performance.now();
      return true;
    },
    forget,
  };
}
