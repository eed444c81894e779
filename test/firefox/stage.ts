import { afterAll, beforeAll, expect, vi } from 'vitest';
import { type Site, startSite } from '../e2e/kit/site';
import { SIMULATOR_KEY, type Simulator, startSimulator } from '../tools/simulator/simulator';
import { type Firefox, startFirefox } from './firefox';
import type { Tab } from './tab';

export interface Stage {
  firefox: Firefox;
  simulator: Simulator;
  site: Site;
}

export const storedKey = { apiKey: { version: 1, data: { key: SIMULATOR_KEY, savedAt: 1 } } };

/** A few seconds on a machine that has nothing else to do. */
const START_TIMEOUT_MS = 240_000;

/** One Firefox for all tests of a file, for its start takes longer than they do. Nothing of it is there before they run. */
export function useStage(folder?: string, hasConsent = true): Stage {
  const stage = {} as Stage;
  let starting: Promise<Stage> | undefined;
  beforeAll(async () => {
    starting = start(folder, hasConsent);
    Object.assign(stage, await starting);
  }, START_TIMEOUT_MS);
  // Waits for one that was late, too: nobody else would end it.
  afterAll(async () => {
    const started = await starting;
    const complaints = await started?.firefox.complaints();
    await Promise.all([started?.firefox.close(), started?.simulator.close(), started?.site.close()]);
    expect(complaints).toEqual([]);
  }, START_TIMEOUT_MS);
  return stage;
}

async function start(folder: string | undefined, hasConsent: boolean): Promise<Stage> {
  const [simulator, site] = await Promise.all([startSimulator(), startSite()]);
  const route = (host: string) => (host === 'platform.lensmor.com' ? simulator.httpsPort : site.httpsPort);
  return { firefox: await startFirefox(route, folder, hasConsent), simulator, site };
}

/** Waits until it is so, however busy the machine is. */
export const until = (isSo: () => Promise<void>): Promise<void> => vi.waitFor(isSo, { timeout: 60_000, interval: 100 });

export const textOf = (tab: Tab): Promise<string> => tab.evaluate<string>('return document.body.innerText');
