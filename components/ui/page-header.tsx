import { i18n } from '#i18n';
import { Icon, type IconName } from './icon';

/** Brand and links to the other pages, for all pages that open in tabs. */
export const PageHeader = ({ current }: { current: 'results' | 'settings' | undefined }) => (
  <nav class="row brand" aria-label={i18n.t('extension.name')}>
    <img src="/icons/32.png" width={22} height={22} alt="" />
    <strong class="grow clip">{i18n.t('extension.name')}</strong>
    <PageLink href="/results.html" icon="results" label={i18n.t('results.title')} isCurrent={current === 'results'} />
    <PageLink href="/options.html#help" icon="help" label={i18n.t('popup.help')} isCurrent={false} />
    <PageLink
      href="/options.html"
      icon="settings"
      label={i18n.t('popup.settings')}
      isCurrent={current === 'settings'}
    />
  </nav>
);

interface LinkProps {
  href: string;
  icon: IconName;
  label: string;
  isCurrent: boolean;
}

const PageLink = ({ href, icon, label, isCurrent }: LinkProps) => (
  <a class="button quiet" href={href} aria-current={isCurrent ? 'page' : undefined}>
    <Icon name={icon} />
    {label}
  </a>
);
