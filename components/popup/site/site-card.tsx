import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askOverlay } from '../../messages/ask-overlay';
import type { OverlayReport } from '../../messages/messages';
import { openExtensionPage } from '../../platform/open-page';
import type { WebTab } from '../../sites/active-tab';
import type { SiteAccess } from '../../sites/site-access';

interface Props {
  tab: WebTab;
  /** When the popup opened. */
  wasAllowed: boolean;
  access: SiteAccess;
  isPaused: boolean;
  onResume: () => void;
  /** Whether the organisation allows this site. */
  mayBeSite: boolean;
  /** Further actions, shown once the overlay has reported. */
  children?: (report: OverlayReport) => ComponentChildren;
}

/** Requests access to the active tab's origin and, once granted, shows what the overlay does there. */
export function SiteCard({ tab, wasAllowed, access, isPaused, onResume, mayBeSite, children }: Props) {
  const [isAllowed, setAllowed] = useState(wasAllowed);
  const [isRefused, setRefused] = useState(false);
  const report = useReport(tab.id, isAllowed && mayBeSite && !isPaused);
  const unreadable = useUnreadable(report, access);
  const { host } = new URL(tab.address);

  async function allow(): Promise<void> {
    const isGranted = await access.request(tab.address);
    setAllowed(isGranted);
    setRefused(!isGranted);
  }

  async function forbid(): Promise<void> {
    await access.remove(tab.address);
    setAllowed(await access.has(tab.address));
  }

  const why = i18n.t(isRefused ? 'sites.refused' : 'sites.why');
  const status = !isAllowed ? why : isPaused ? i18n.t('sites.paused') : describeReport(report, unreadable);
  return (
    <section class="card stack site" aria-label={host}>
      <div class="row">
        <span class="grow clip">
          <strong>{host}</strong>
        </span>
        {!mayBeSite ? null : isAllowed ? (
          <button type="button" class="quiet small" onClick={() => void forbid()}>
            {i18n.t('sites.hide')}
          </button>
        ) : (
          <button type="button" class="primary" onClick={() => void allow()}>
            {i18n.t('sites.show')}
          </button>
        )}
      </div>
      <p class="small soft" role="status">
        {mayBeSite ? status : i18n.t('sites.byOrganisation')}
      </p>
      {isAllowed && !isPaused && report?.withNumber === 0 && (
        <div>
          <button
            type="button"
            class="quiet small"
            onClick={() => void openExtensionPage(browser, '/options.html#help')}
          >
            {i18n.t('sites.whyNot')}
          </button>
        </div>
      )}
      {mayBeSite && isAllowed && isPaused && (
        <button type="button" class="primary" onClick={onResume}>
          {i18n.t('sites.resume')}
        </button>
      )}
      {report && children?.(report)}
    </section>
  );
}

/** For a page where extensions can't run. */
export const ClosedPage = () => <p class="card small soft">{i18n.t('sites.closed')}</p>;

function describeReport(report: OverlayReport | undefined, unreadable: Unreadable | undefined): string {
  if (!report) return i18n.t('sites.starting');
  const { people, withNumber, withoutNumber } = report;
  if (unreadable) return i18n.t(`sites.unreadable.${unreadable}`);
  if (people === 0) return i18n.t('sites.nobody');
  if (withNumber === 0 && withoutNumber === 0) return i18n.t('sites.nobodyKnown', people, [people]);
  return i18n.t('sites.found', people, [withNumber, people]);
}

type Unreadable = NonNullable<OverlayReport['unreadable']>['what'];

/** Explains why the page can't be read. A frame of an allowed site has its own overlay. */
function useUnreadable(report: OverlayReport | undefined, access: SiteAccess): Unreadable | undefined {
  const [isRead, setRead] = useState(false);
  const { what, address } = report?.unreadable ?? {};
  useEffect(() => {
    setRead(false);
    if (address !== undefined) void access.has(address).then(setRead);
  }, [address, access]);
  return isRead ? undefined : what;
}

/** The report of the tab's overlay, polled every second while the popup is visible. */
function useReport(tabId: number, isOn: boolean): OverlayReport | undefined {
  const [report, setReport] = useState<OverlayReport>();
  useEffect(() => {
    if (!isOn) return;
    const ask = () => askOverlay(browser.tabs.sendMessage, tabId).then(setReport);
    void ask();
    const timer = setInterval(() => void ask(), 1000);
    return () => clearInterval(timer);
  }, [tabId, isOn]);
  return report;
}
