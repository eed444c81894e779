import { parseApiAddress } from '../lensmor/api-address';
import type { SiteAccess } from '../sites/site-access';
import { DEFAULT_API_ADDRESS } from './settings';
import type { SettingsStore } from './settings-store';

export type AddressOutcome = 'saved' | 'unsafe' | 'refused';

/**
 * Changes the API address once the user grants access to it. Call this in a click handler before anything is awaited.
 * Access to the previous address, or to one that couldn't be saved, is removed; otherwise its pages would become a site.
 */
export async function chooseAddress(
  address: string,
  { access, store, now }: { access: SiteAccess; store: Pick<SettingsStore, 'choose'>; now: string },
): Promise<AddressOutcome> {
  const parsed = parseApiAddress(address);
  if (parsed === undefined) return 'unsafe';
  const isGranted = parsed === DEFAULT_API_ADDRESS || (await access.request(parsed));
  if (!isGranted) return 'refused';
  const giveBack = async (unused: string, used: string) => {
    if (unused !== DEFAULT_API_ADDRESS && new URL(unused).origin !== new URL(used).origin) await access.remove(unused);
  };
  try {
    await store.choose((chosen) => ({ ...chosen, apiAddress: parsed }));
  } catch (error) {
    await giveBack(parsed, now);
    throw error;
  }
  await giveBack(now, parsed);
  return 'saved';
}
