interface LockableArea {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Keeps content scripts out of a storage area. Rejects if the browser supports this and it failed. Firefox supports it
 * for the session area only, so a compromised content process there could read everything the extension stores.
 */
export async function lockStorage(area: LockableArea): Promise<void> {
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
