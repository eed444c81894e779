interface LockableArea {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Keeps content scripts out of a storage area. Rejects when the browser can do that and failed to. Firefox can do it
 * for the session area only: there, a page that broke into its own process could read what the extension has stored.
 */
export async function lockStorage(area: LockableArea): Promise<void> {
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
