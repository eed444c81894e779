import { readFileSync, writeFileSync } from 'node:fs';

const PERMISSION_SETS = ['active_permissions', 'granted_permissions', 'runtime_granted_permissions'] as const;

interface Permissions {
  api: string[];
  explicit_host: string[];
  manifest_permissions: string[];
  scriptable_host: string[];
}

/**
 * Gives or takes the extension's access to a site the way the browser's own dialog would leave it, since nobody can
 * answer that dialog headless. The profile must have run the extension once and must not be in use.
 */
export function setSiteAccess(profile: string, extensionId: string, origin: string, isAllowed: boolean): void {
  const file = `${profile}/Default/Preferences`;
  const preferences = JSON.parse(readFileSync(file, 'utf8')) as {
    extensions: { settings: Record<string, Partial<Record<(typeof PERMISSION_SETS)[number], Permissions>>> };
  };
  const extension = preferences.extensions.settings[extensionId];
  if (!extension) throw new Error(`The profile knows no extension ${extensionId}`);
  const pattern = `${origin}/*`;
  for (const name of PERMISSION_SETS) {
    const set = extension[name] ?? { api: [], explicit_host: [], manifest_permissions: [], scriptable_host: [] };
    const others = set.explicit_host.filter((host) => host !== pattern);
    extension[name] = { ...set, explicit_host: isAllowed ? [...others, pattern] : others };
  }
  writeFileSync(file, JSON.stringify(preferences));
}
