import { i18n } from '#i18n';

/** Stands below what a policy decides and nobody here can change. */
export const ByOrganisation = () => <p class="small soft">{i18n.t('settings.byOrganisation')}</p>;
