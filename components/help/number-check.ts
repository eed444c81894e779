import type { OverlayReport } from '../messages/messages';

/** Everything that decides whether a number shows on a page. */
export interface NumberFacts {
  key: 'ok' | 'none' | 'refused';
  tasks: { count: number; running: number; numbers: number };
  /** The page in question; `unknown` where the browser does not tell which one that is. */
  page: 'web' | 'closed' | 'api' | 'unknown';
  access: 'allowed' | 'notAllowed' | 'byOrganisation' | 'paused';
  /** What the page's overlay says; absent where none answers. */
  report: OverlayReport | undefined;
}

const checkNames = ['key', 'task', 'page', 'access', 'reading', 'people', 'number'] as const;
type CheckName = (typeof checkNames)[number];

/** A step on the way to a number, and what it came to: a key under `help.check.<name>`. */
export interface Check {
  name: CheckName;
  outcome: string;
  isOk: boolean;
}

/** The steps that were passed, up to and with the first that was not: what comes after it cannot be told yet. */
export function checkNumbers(facts: NumberFacts): Check[] {
  const checks: Check[] = [];
  for (const name of checkNames) {
    const outcome = outcomes[name](facts);
    const isOk = outcome === 'ok';
    checks.push({ name, outcome, isOk });
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
