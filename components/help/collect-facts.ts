import type { OverlayReport } from '../messages/messages';
import { applyPolicy, mayBeSite, type Policy } from '../settings/policy';
import type { Settings } from '../settings/settings';
import { isApiPage } from '../settings/site-limits';
import type { ActiveTab } from '../sites/active-tab';
import type { SiteAccess } from '../sites/site-access';
import { countItems, isWithoutKey, needsKey, type Task } from '../tasks/task';
import type { NumberFacts } from './number-check';

interface Sources {
  key: () => Promise<string | undefined>;
  tasks: () => Promise<ReadonlyMap<string, Task>>;
  settings: () => Promise<Settings>;
  policy: () => Promise<Policy>;
  tab: () => Promise<ActiveTab>;
  access: Pick<SiteAccess, 'has'>;
  /** The report of this tab's overlay. */
  report: (tabId: number) => Promise<OverlayReport | undefined>;
}

/** Creates the function that collects the current facts. */
export const createFactCollector = (sources: Sources) => async (): Promise<NumberFacts> => {
  const [ownKey, taskMap, chosen, policy, tab] = await Promise.all([
    sources.key(),
    sources.tasks(),
    sources.settings(),
    sources.policy(),
    sources.tab(),
  ]);
  const settings = applyPolicy(chosen, policy);
  const tasks = [...taskMap.values()];
  const isRefused = tasks.some((task) => needsKey(task) && !isWithoutKey(task));
  const facts: NumberFacts = {
    key: (policy.apiKey ?? ownKey) === undefined ? 'none' : isRefused ? 'refused' : 'ok',
    tasks: {
      count: tasks.length,
      running: tasks.filter(({ state }) => state.kind === 'waiting').length,
      numbers: tasks.reduce((sum, task) => sum + countItems(task).unlocked, 0),
    },
    page:
      tab === undefined ? 'unknown' : tab === 'closed' ? 'closed' : isApiPage(tab.address, settings) ? 'api' : 'web',
    access: 'notAllowed',
    report: undefined,
  };
  if (tab === undefined || tab === 'closed') return facts;
  const access = !mayBeSite(policy, tab.address)
    ? 'byOrganisation'
    : !(await sources.access.has(tab.address))
      ? 'notAllowed'
      : settings.overlayPaused
        ? 'paused'
        : 'allowed';
  return { ...facts, access, report: access === 'allowed' ? await sources.report(tab.id) : undefined };
};
