/** The parts of `browser` that hold data of the extension. */
export interface ErasableBrowser {
  storage: { local: { clear(): Promise<void> }; session: { clear(): Promise<void> } };
  alarms: { clearAll(): Promise<unknown> };
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

/** What the eraser needs of the parts that hold people's data, from the task commands down to storage. */
interface DataHolders {
  taskCommands: { forget(personnelId: string): Promise<void>; remove(id: string): Promise<void> };
  taskIds: () => Promise<Iterable<string>>;
  lookUps: { forget(personnelIds: readonly string[]): Promise<void>; forgetAll(): Promise<void> };
  contactBook: { remove(personnelIds: readonly string[]): Promise<void> };
  decisionBook: { removeOf(personnelIds: readonly string[]): Promise<void> };
  disclosures: { forget(personnelId: string): Promise<void>; forgetAll(): Promise<void> };
  forgetDamaged: (personnelId: string) => Promise<void>;
  /** Aborts requests in flight. */
  abortRequests: () => void;
  /** Resolves when the job scheduler has no running work. */
  settle: () => Promise<unknown>;
  /** See `eraseEverything`. */
  eraseAll: () => Promise<void>;
}

export interface Eraser {
  /** Removes one person everywhere. */
  forget(personnelId: string): Promise<void>;
  deleteEverything(): Promise<void>;
}

/**
 * Both orders matter. Sources go before what they write: a task or look-up that is still there would bring a person back.
 * Storage is cleared only when no running work could write to it again.
 */
export function createEraser(holders: DataHolders): Eraser {
  const { taskCommands, lookUps, contactBook, decisionBook, disclosures } = holders;
  return {
    async forget(personnelId) {
      await taskCommands.forget(personnelId);
      await lookUps.forget([personnelId]);
      await contactBook.remove([personnelId]);
      await decisionBook.removeOf([personnelId]);
      await disclosures.forget(personnelId);
      await holders.forgetDamaged(personnelId);
    },
    async deleteEverything() {
      for (const id of await holders.taskIds()) await taskCommands.remove(id);
      await lookUps.forgetAll();
      await disclosures.forgetAll();
      holders.abortRequests();
      await holders.settle();
      await holders.eraseAll();
    },
  };
}
