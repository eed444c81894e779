/** The browser window, in Firefox's own context: it holds the tabs and `shownAlerts`. */
export const BROWSER_WINDOW = `Services.wm.getMostRecentWindow('navigator:browser')`;

/** Replaces the system's notification service, because headless Firefox drops notifications, and records them. */
export const KEEP_NOTIFICATIONS = `
  const shownAlerts = (${BROWSER_WINDOW}.shownAlerts = []);
  const service = {
    QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']),
    showAlert({ name, title, text, cookie }, listener) {
      shownAlerts.push({ name, title, text, cookie, listener });
      listener?.observe(null, 'alertshow', cookie);
    },
    closeAlert() {},
  };
  Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
    Components.ID('{5a1f0f2e-6d0b-4f0a-9a35-0d5be0a4c7d1}'), 'stand-in', '@mozilla.org/alerts-service;1',
    { createInstance: (iid) => service.QueryInterface(iid) },
  );`;

export const SHOWN_ALERTS = `return ${BROWSER_WINDOW}.shownAlerts.map(({ listener, ...alert }) => alert);`;

/** Clicks the latest notification with the title `args[0]`. */
export const CLICK_ALERT = `
  const alert = ${BROWSER_WINDOW}.shownAlerts.findLast(({ title }) => title === args[0]);
  alert.listener.observe(null, 'alertclickcallback', alert.cookie);`;
