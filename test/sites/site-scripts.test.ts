import { describe, expect, test } from 'vitest';
import { patternOf } from '../../components/sites/site-pattern';
import { createSiteScripts, type RegisteredScript } from '../../components/sites/site-scripts';

const API = 'https://platform.lensmor.com/*';

/** A browser with granted origins and open tabs that records registrations and script runs. */
function createFakeBrowser(origins: string[], openTabs: Record<number, string> = {}, onlySites?: string[]) {
  const state = { origins, scripts: [] as RegisteredScript[], ran: [] as number[], writes: 0 };
  const put = async (scripts: RegisteredScript[]) => {
    state.scripts = scripts;
    state.writes++;
  };
  const browser = {
    permissions: { getAll: async () => ({ origins: state.origins }) },
    scripting: {
      getRegisteredContentScripts: async () => state.scripts,
      registerContentScripts: put,
      updateContentScripts: put,
      unregisterContentScripts: () => put([]),
      executeScript: async ({ target }: { target: { tabId: number } }) => {
        if (openTabs[target.tabId] === 'closing') throw new Error('No tab with id');
        state.ran.push(target.tabId);
      },
    },
    tabs: { query: async () => Object.keys(openTabs).map((id) => ({ id: Number(id) })) },
  };
  return {
    state,
    scripts: createSiteScripts(browser, async () => ({ notSites: [API], ...(onlySites ? { onlySites } : {}) })),
  };
}

describe('site scripts', () => {
  test('registers nothing while only the API address is allowed', async () => {
    const { state, scripts } = createFakeBrowser([API]);
    expect(await scripts.sync()).toEqual([]);
    expect(state).toMatchObject({ scripts: [], writes: 0 });
  });

  test('granted origins get the script, in frames too; the API never does', async () => {
    const { state, scripts } = createFakeBrowser([API, 'https://crm.example/*']);
    expect(await scripts.sync()).toEqual(['https://crm.example/*']);
    expect(state.scripts).toMatchObject([
      { matches: ['https://crm.example/*'], excludeMatches: [API], allFrames: true, persistAcrossSessions: true },
    ]);
  });

  test('a repeated sync changes nothing, until a permission is granted or removed', async () => {
    const { state, scripts } = createFakeBrowser(['https://b.example/*', 'https://a.example/*']);
    await scripts.sync();
    state.origins.reverse();
    await scripts.sync();
    expect(state.writes).toBe(1);
    state.origins = ['https://b.example/*'];
    await scripts.sync();
    expect(state.scripts[0]?.matches).toEqual(['https://b.example/*']);
    state.origins = [];
    await scripts.sync();
    expect(state.scripts).toEqual([]);
  });

  test('an organisation can limit the sites, whatever the user allowed', async () => {
    const origins = ['https://crm.example/*', 'https://other.example/*'];
    const { state, scripts } = createFakeBrowser(origins, {}, ['https://crm.example/*']);
    expect(await scripts.sync()).toEqual(['https://crm.example/*']);
    expect(state.scripts[0]?.matches).toEqual(['https://crm.example/*']);
  });

  test('runs in open tabs, even if one of them rejects it', async () => {
    const { state, scripts } = createFakeBrowser([], { 1: 'closing', 2: 'open' });
    await scripts.runInOpenTabs(['https://crm.example/*']);
    expect(state.ran).toEqual([2]);
  });
});

describe('patternOf', () => {
  test.each([
    ['https://crm.example/contacts/1?x#y', true, 'https://crm.example/*'],
    ['http://127.0.0.1:8080/a', true, 'http://127.0.0.1:8080/*'],
    ['http://127.0.0.1:8080/a', false, 'http://127.0.0.1/*'],
    ['chrome://extensions', true, undefined],
    ['not an address', true, undefined],
  ])('%s, ports %s', (address, portsInPatterns, pattern) => {
    expect(patternOf(address, portsInPatterns)).toBe(pattern);
  });
});
