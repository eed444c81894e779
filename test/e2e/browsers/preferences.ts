import { readFileSync, writeFileSync } from 'node:fs';

/** The parts of the browser's own preferences that are changed here. */
interface Preferences {
  extensions: {
    ui?: { developer_mode?: boolean };
    settings: Record<string, Partial<Record<(typeof PERMISSION_SETS)[number], Permissions>>>;
  };
}

const PERMISSION_SETS = ['active_permissions', 'granted_permissions', 'runtime_granted_permissions'] as const;

interface Permissions {
  api: string[];
  explicit_host: string[];
  manifest_permissions: string[];
  scriptable_host: string[];
}

/**
 * Grants or revokes the extension's access to a site as the browser's own dialog would, because nobody can answer that
 * dialog headless. The profile must have run the extension once and must not be in use.
 */
export function setSiteAccess(profile: string, extensionId: string, origin: string, isAllowed: boolean): void {
  changePreferences(profile, ({ extensions }) => {
    const extension = extensions.settings[extensionId];
    if (!extension) throw new Error(`The profile doesn't contain the extension ${extensionId}`);
    const pattern = `${origin}/*`;
    for (const name of PERMISSION_SETS) {
      const set = extension[name] ?? { api: [], explicit_host: [], manifest_permissions: [], scriptable_host: [] };
      const others = set.explicit_host.filter((host) => host !== pattern);
      extension[name] = { ...set, explicit_host: isAllowed ? [...others, pattern] : others };
    }
  });
}

/** Without this, an unpacked extension that reloads itself stays disabled. The profile must not be in use. */
export function switchOnDeveloperMode(profile: string): void {
  changePreferences(profile, ({ extensions }) => {
    extensions.ui = { ...extensions.ui, developer_mode: true };
  });
}

function changePreferences(profile: string, change: (preferences: Preferences) => void): void {
  const file = `${profile}/Default/Preferences`;
  const preferences = JSON.parse(readFileSync(file, 'utf8')) as Preferences;
  change(preferences);
  writeFileSync(file, JSON.stringify(preferences));
}
