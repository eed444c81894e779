import { browser } from 'wxt/browser';
import type { OverlayMessage } from '../../components/messages/to-overlay';
import { createOverlayNotifier } from '../../components/overlay/worker/notify-overlays';
import { PORTS_IN_PATTERNS } from '../../components/platform/platform';
import { createSiteLimits } from '../../components/settings/site-limits';
import { createSiteScripts } from '../../components/sites/site-scripts';
import type { Base } from './assemble-base';

/** Where the overlay may run, and how its tabs are notified of changes. */
export function assembleSites({ after, consent, now, onError, policy, settings }: Base) {
  const siteLimits = createSiteLimits({
    settings: settings.get,
    policy: policy.read,
    manifestOrigins: browser.runtime.getManifest().host_permissions ?? [],
    portsInPatterns: PORTS_IN_PATTERNS,
  });
  const siteScripts = createSiteScripts(browser, async () =>
    (await consent.isGiven()) ? siteLimits.patterns() : { notSites: [], onlySites: [] },
  );
  const sending = {
    sendMessage: (tabId: number, message: OverlayMessage) => browser.tabs.sendMessage(tabId, message),
    after,
    now,
    onError,
  };
  const notifySites = createOverlayNotifier({
    async tabs() {
      const url = await siteScripts.sync();
      return url.length > 0 ? browser.tabs.query({ url }) : [];
    },
    ...sending,
  });
  // Without access, tabs don't reveal which site they show, so notify all of them.
  const notifyEveryTab = createOverlayNotifier({ tabs: () => browser.tabs.query({}), ...sending });

  return { notifyEveryTab, notifySites, siteLimits, siteScripts };
}

export type Sites = ReturnType<typeof assembleSites>;
