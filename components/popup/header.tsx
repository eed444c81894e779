import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { openExtensionPage } from '../platform/open-page';
import { Icon, type IconName } from '../ui/icon';

/** Links to the other pages. On the first run also says what the extension does and where to find it. */
export const Header = ({ isFirstRun }: { isFirstRun: boolean }) => (
  <header class="stack">
    <div class="row">
      <img src="/icons/32.png" width={20} height={20} alt="" />
      <h1 class="grow clip">{i18n.t('extension.name')}</h1>
      <PageLink href="/results.html" icon="results" label={i18n.t('results.title')} />
      <PageLink href="/options.html#help" icon="help" label={i18n.t('popup.help')} />
      <PageLink href="/options.html" icon="settings" label={i18n.t('popup.settings')} />
    </div>
    {isFirstRun && (
      <>
        <p>{i18n.t('extension.description')}</p>
        <p class="small soft in-tab">{i18n.t('popup.findAgain')}</p>
      </>
    )}
  </header>
);

/** Has a tooltip of its own, because browsers wait a second before they show a title. */
const PageLink = ({ href, icon, label }: { href: string; icon: IconName; label: string }) => (
  <a
    class="button quiet tool tip"
    href={href}
    target="_blank"
    rel="noreferrer"
    aria-label={label}
    data-tip={label}
    onClick={(event) => {
      event.preventDefault();
      void openExtensionPage(browser, href);
    }}
  >
    <Icon name={icon} />
  </a>
);
