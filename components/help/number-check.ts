import type { OverlayReport } from '../messages/messages';

/** Everything that decides whether a page shows a number. */
export interface NumberFacts {
  key: 'ok' | 'none' | 'refused';
  tasks: { count: number; running: number; numbers: number };
  /** The page being checked; `unknown` if the browser doesn't reveal it. */
  page: 'web' | 'closed' | 'api' | 'unknown';
  access: 'allowed' | 'notAllowed' | 'byOrganisation' | 'paused';
  /** The overlay's report; absent if no overlay answers. */
  report: OverlayReport | undefined;
}

const checkNames = ['key', 'task', 'page', 'access', 'reading', 'people', 'number'] as const;
type CheckName = (typeof checkNames)[number];

/** One requirement for showing a number. `outcome` is a key under `help.check.<name>`. */
export interface Check {
  name: CheckName;
  outcome: string;
  isOk: boolean;
  /** Where the user can do something about it: a section of the settings, or the results page. */
  place: Place | undefined;
}

type Place = 'connection' | 'sites' | 'results';
const places: Partial<Record<`${CheckName}.${string}`, Place>> = {
  'key.none': 'connection',
  'key.refused': 'connection',
  'task.noNumbers': 'results',
  'access.paused': 'sites',
  'number.notUnlocked': 'results',
};

/** The checks up to and including the first failed one: later ones depend on it. */
export function checkNumbers(facts: NumberFacts): Check[] {
  const checks: Check[] = [];
  for (const name of checkNames) {
    const outcome = outcomes[name](facts);
    const isOk = outcome === 'ok';
    checks.push({ name, outcome, isOk, place: places[`${name}.${outcome}`] });
    if (!isOk) break;
  }
  return checks;
}

const outcomes: Record<CheckName, (facts: NumberFacts) => string> = {
  key: ({ key }) => key,
  task: ({ tasks: { count, running, numbers } }) =>
    count === 0 ? 'none' : numbers > 0 ? 'ok' : running > 0 ? 'running' : 'noNumbers',
  page: ({ page }) => (page === 'web' ? 'ok' : page),
  access: ({ access }) => (access === 'allowed' ? 'ok' : access),
  reading: ({ report }) => (report ? 'ok' : 'notStarted'),
  people: ({ report }) => ((report?.people ?? 0) > 0 ? 'ok' : 'nobody'),
  number: ({ report }) =>
    (report?.withNumber ?? 0) > 0 ? 'ok' : (report?.withoutNumber ?? 0) > 0 ? 'notUnlocked' : 'nobodyKnown',
};
