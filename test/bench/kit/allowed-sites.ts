import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { launchBrowser } from '../../e2e/browsers/browser';
import { setSiteAccess } from '../../e2e/browsers/preferences';
import { createBridge, type Extension } from '../../e2e/kit/extension';
import { type Site, startSite } from '../../e2e/kit/site';

/**
 * Runs `measure` with the shipped build in real Chromium, allowed on these origins (such as `https://crm.example`),
 * which all show what `site` serves. Storage is empty, and no debugger is attached to the worker. The API is a simulator
 * at `simulatorHttpsPort`, or cannot be reached.
 */
export async function onAllowedSites<T>(
  origins: Iterable<string>,
  measure: (extension: Extension, site: Site) => Promise<T>,
  simulatorHttpsPort = 1,
): Promise<T> {
  const site = await startSite();
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  const launch = () => launchBrowser({ profile, simulatorHttpsPort, site });
  try {
    const first = await launch();
    await first.context.close();
    for (const origin of origins) setSiteAccess(profile, first.extensionId, origin, true);
    const extension = await createBridge(profile, launch);
    try {
      await expect.poll(extension.scriptedOrigins, { timeout: 60_000 }).toEqual(expect.arrayContaining([...origins]));
      return await measure(extension, site);
    } finally {
      await extension.context.close();
    }
  } finally {
    await site.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
