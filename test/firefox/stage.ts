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

/** On an idle machine, it takes a few seconds. */
const START_TIMEOUT_MS = 240_000;

/** One Firefox for all tests of a file, because starting it takes longer than they do. Empty until they run. */
export function useStage(folder?: string, hasConsent = true): Stage {
  const stage = {} as Stage;
  let starting: Promise<Stage> | undefined;
  beforeAll(async () => {
    starting = start(folder, hasConsent);
    Object.assign(stage, await starting);
  }, START_TIMEOUT_MS);
  // Also waits for a browser that started too late, because nothing else would end it.
  afterAll(async () => {
    const started = await starting;
    const errors = await started?.firefox.consoleErrors();
    await Promise.all([started?.firefox.close(), started?.simulator.close(), started?.site.close()]);
    expect(errors).toEqual([]);
  }, START_TIMEOUT_MS);
  return stage;
}

async function start(folder: string | undefined, hasConsent: boolean): Promise<Stage> {
  const [simulator, site] = await Promise.all([startSimulator(), startSite()]);
  const route = (host: string) => (host === 'platform.lensmor.com' ? simulator.httpsPort : site.httpsPort);
  return { firefox: await startFirefox(route, folder, hasConsent), simulator, site };
}

/** Retries until the assertions pass, with enough time for a busy machine. */
export const until = (assertions: () => Promise<void>): Promise<void> =>
  vi.waitFor(assertions, { timeout: 120_000, interval: 100 });

export const textOf = (tab: Tab): Promise<string> => tab.evaluate<string>('return document.body.innerText');
