import { afterAll, beforeAll, expect, vi } from 'vitest';
import { type Site, startSite } from '../e2e/site';
import { SIMULATOR_KEY, type Simulator, startSimulator } from '../simulator/simulator';
import { type Firefox, startFirefox } from './firefox';
import type { Tab } from './tab';

export interface Stage {
  firefox: Firefox;
  simulator: Simulator;
  site: Site;
}

export const storedKey = { apiKey: { version: 1, data: { key: SIMULATOR_KEY, savedAt: 1 } } };

/** One Firefox for all tests of a file, for its start takes longer than they do. Nothing of it is there before they run. */
export function useStage(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    const [simulator, site] = await Promise.all([startSimulator(), startSite()]);
    const firefox = await startFirefox((host) =>
      host === 'platform.lensmor.com' ? simulator.httpsPort : site.httpsPort,
    );
    Object.assign(stage, { firefox, simulator, site });
  }, 90_000);
  afterAll(async () => {
    const complaints = await stage.firefox?.complaints();
    await stage.firefox?.close();
    await Promise.all([stage.simulator?.close(), stage.site?.close()]);
    expect(complaints).toEqual([]);
  }, 30_000);
  return stage;
}

/** Waits until it is so, however busy the machine is. */
export const until = (isSo: () => Promise<void>): Promise<void> => vi.waitFor(isSo, { timeout: 20_000, interval: 100 });

export const textOf = (tab: Tab): Promise<string> => tab.evaluate<string>('return document.body.innerText');
