import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder, launchBrowser } from './browser';
import { switchOnDeveloperMode } from './preferences';

/** The profile of a browser that has run the extension once and is closed. Tests copy the folder. */
export interface UsedProfile {
  folder: string;
  extensionId: string;
}

export async function makeUsedProfile(options: { extensionFolder: string; hasConsent: boolean }): Promise<UsedProfile> {
  const folder = mkdtempSync(join(tmpdir(), 'used-profile-'));
  const site = { port: 1, httpsPort: 1 };
  const { context, extensionId } = await launchBrowser({ ...options, profile: folder, simulatorHttpsPort: 1, site });
  await context.close();
  switchOnDeveloperMode(folder);
  return { folder, extensionId };
}

/** Environment variables are how Playwright hands something from its global setup to its workers. */
const VARIABLE = 'USED_PROFILE';

/** The profile that nearly all tests start from; made once per run. */
export function madeProfile(): UsedProfile {
  return JSON.parse(process.env[VARIABLE] ?? '') as UsedProfile;
}

/** Playwright's global setup. */
export default async function setUp(): Promise<() => void> {
  const made = await makeUsedProfile({ extensionFolder: buildFolder, hasConsent: true });
  process.env[VARIABLE] = JSON.stringify(made);
  return () => rmSync(made.folder, { recursive: true, force: true });
}
