/** A tab that shows a web page. */
export interface WebTab {
  id: number;
  address: string;
}

/** The page the popup refers to. `closed` is a page where extensions can't run: browser pages and extension stores. */
export type ActiveTab = WebTab | 'closed' | undefined;

interface Tab {
  id?: number | undefined;
  url?: string | undefined;
  lastAccessed?: number | undefined;
}

interface TabsBrowser {
  tabs: { query(filter: { active?: boolean; currentWindow?: boolean }): Promise<Tab[]> };
}

/**
 * The active tab. If the popup itself is open in a tab, the most recently used web page instead, if there is one.
 */
export async function findActiveTab({ tabs }: TabsBrowser, ownOrigin: string): Promise<ActiveTab> {
  const [active] = await tabs.query({ active: true, currentWindow: true });
  if (active && !active.url?.startsWith(ownOrigin)) return asWebTab(active) ?? 'closed';
  const others = (await tabs.query({})).sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return others.map(asWebTab).find((tab) => tab !== undefined);
}

/** Browsers never run extension scripts here, whatever the permissions. */
const STORES =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/;

const asWebTab = ({ id, url }: Tab): WebTab | undefined =>
  id !== undefined && url && /^https?:/.test(url) && !STORES.test(url) ? { id, address: url } : undefined;
