import { i18n } from '#i18n';
import { Icon, type IconName } from '../ui/icon';

/** The pages that there are beside this one, and at first where to find this one again. */
export const Header = ({ isFirstRun }: { isFirstRun: boolean }) => (
  <header class="stack">
    <div class="row">
      <img src="/icons/32.png" width={20} height={20} alt="" />
      <h1 class="grow">{i18n.t('extension.name')}</h1>
      <PageLink href="/results.html" icon="results" says={i18n.t('popup.results')} />
      <PageLink href="/options.html" icon="settings" says={i18n.t('popup.settings')} />
    </div>
    {isFirstRun && <p class="small soft in-tab">{i18n.t('popup.findAgain')}</p>}
  </header>
);

const PageLink = ({ href, icon, says }: { href: string; icon: IconName; says: string }) => (
  <a class="button quiet tool" href={href} target="_blank" rel="noreferrer" aria-label={says} title={says}>
    <Icon name={icon} />
  </a>
);
