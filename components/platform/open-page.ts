interface Tab {
  id?: number | undefined;
  url?: string | undefined;
  windowId?: number | undefined;
}

/** The parts of `browser` used here. */
export interface PageBrowser {
  runtime: { getURL(path: string): string };
  tabs: {
    query(filter: Record<string, never>): Promise<Tab[]>;
    create(tab: { url: string }): Promise<unknown>;
    update(id: number, change: { url: string; active: true }): Promise<unknown>;
  };
  windows?: { update(id: number, change: { focused: true }): Promise<unknown> };
}

/**
 * Shows an extension page, with the query in `path` (`/results.html?task=321`). Reuses a tab that already shows this
 * page.
 */
export async function openExtensionPage({ runtime, tabs, windows }: PageBrowser, path: string): Promise<void> {
  const url = runtime.getURL(path);
  const { origin, pathname } = new URL(url);
  // Browsers reveal the URLs of the extension's own pages without a permission.
  const open = (await tabs.query({})).find(
    (tab) => tab.id !== undefined && tab.url !== undefined && isPage(tab.url, origin, pathname),
  );
  if (open?.id === undefined) return void (await tabs.create({ url }));
  await tabs.update(open.id, { url, active: true });
  if (open.windowId !== undefined) await windows?.update(open.windowId, { focused: true });
}

function isPage(address: string, origin: string, pathname: string): boolean {
  if (!URL.canParse(address)) return false;
  const page = new URL(address);
  return page.origin === origin && page.pathname === pathname;
}
