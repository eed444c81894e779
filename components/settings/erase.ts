/** The parts of `browser` that hold data of the extension. */
export interface ErasableBrowser {
  storage: { local: { clear(): Promise<void> }; session: { clear(): Promise<void> } };
  alarms: { clearAll(): Promise<boolean> };
  notifications: { getAll(): Promise<object>; clear(id: string): Promise<boolean> };
  action: { setBadgeText(details: { text: string }): Promise<void> };
  scripting: { unregisterContentScripts(): Promise<void> };
  permissions: {
    getAll(): Promise<{ origins?: string[] }>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
}

/**
 * Removes everything: records, alarms, notifications, badge, registered scripts and site permissions. `kept` are the
 * origins in the manifest, which can't be removed.
 */
export async function eraseEverything(browser: ErasableBrowser, kept: readonly string[]): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  await browser.alarms.clearAll();
  const shown = Object.keys(await browser.notifications.getAll());
  await Promise.all(shown.map((id) => browser.notifications.clear(id)));
  await browser.action.setBadgeText({ text: '' });
  await browser.scripting.unregisterContentScripts();
  const granted = (await browser.permissions.getAll()).origins ?? [];
  const origins = granted.filter((origin) => !kept.includes(origin));
  if (origins.length > 0) await browser.permissions.remove({ origins });
}
