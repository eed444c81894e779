import { browser } from 'wxt/browser';
import { reasonOf } from '../../components/contacts/failure-reason';
import { loadPhoneFormat } from '../../components/contacts/phones/load-phone-format';
import { createZonesOf } from '../../components/contacts/phones/phone-zones';
import { createRateLimiter } from '../../components/messages/rate-limiter';
import { createChipCss } from '../../components/overlay/worker/chip-css';
import { createDisclosureQuota, createVisitStores } from '../../components/overlay/worker/disclosure-quota';
import { createScriptInjector } from '../../components/overlay/worker/inject-script';
import { createOverlayHandlers } from '../../components/overlay/worker/overlay-handlers';
import { openExtensionPage } from '../../components/platform/open-page';
import type { Base } from './assemble-base';
import type { People } from './assemble-contacts';
import type { Sites } from './assemble-sites';

/** The worker's half of the overlay. */
export function assembleOverlay(
  { consent, now, settings, siteAccess }: Base,
  { contactBook, contacts, decisionBook, index, lookUps }: People,
  { siteLimits }: Sites,
) {
  const disclosures = createDisclosureQuota(createVisitStores(browser.storage.session), now);
  const actions = createRateLimiter({ atOnce: 20, aSecond: 1 / 3, now });
  const ownCountry = new Intl.Locale(browser.i18n.getUILanguage()).maximize().region;
  const overlayHandlers = createOverlayHandlers({
    index,
    contacts,
    contactBook,
    hurry: lookUps.hurry,
    decisions: decisionBook,
    visits: disclosures,
    settings: settings.get,
    isAllowed: async (origin) =>
      (await consent.isGiven()) && (await siteLimits.allows(origin)) && (await siteAccess.has(origin)),
    insertSheet: createChipCss(browser.scripting),
    prepare() {
      index.prepare();
      void loadPhoneFormat().catch(() => {});
    },
    runScript: createScriptInjector(browser.scripting),
    formatPhone: async (phone, format) => (await loadPhoneFormat()).formatPhone(phone, format, ownCountry),
    zonesOf: createZonesOf(),
    // The browser hands the call to the system, as for a link; neither the page nor a leftover tab sees the number.
    callNumber: async (tabId, href) => void (await browser.tabs.update(tabId, { url: href })),
    reasonOf,
    // Enough for someone tidying up a list.
    mayAct: (tabId) => actions.admits(tabId, ''),
    async openResults(personnelId) {
      await openExtensionPage(browser, `/results.html?person=${personnelId}`);
    },
  });

  return { disclosures, overlayHandlers };
}
