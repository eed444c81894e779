/** The tab that a popup is about. */
export interface WebTab {
  id: number;
  address: string;
}

interface Tab {
  id?: number | undefined;
  url?: string | undefined;
  lastAccessed?: number | undefined;
}

interface TabsBrowser {
  tabs: { query(filter: { active?: boolean; currentWindow?: boolean }): Promise<Tab[]> };
}

/**
 * The active tab, if it shows a web page. Where the popup's page is itself a tab, as for those who keep it open, it is
 * the web page that was looked at last. `undefined` also when the browser does not tell the tab's address.
 */
export async function findWebTab({ tabs }: TabsBrowser, ownOrigin: string): Promise<WebTab | undefined> {
  const [active] = await tabs.query({ active: true, currentWindow: true });
  if (active?.url && !active.url.startsWith(ownOrigin)) return asWebTab(active);
  const others = (await tabs.query({})).sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return others.map(asWebTab).find((tab) => tab !== undefined);
}

const asWebTab = ({ id, url }: Tab): WebTab | undefined =>
  id !== undefined && url && /^https?:/.test(url) ? { id, address: url } : undefined;
