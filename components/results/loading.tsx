import { i18n } from '#i18n';

/** Shown instead of people who are still being read; invisible for the first moment. */
export const Loading = () => (
  <p class="soft loading" role="status">
    {i18n.t('results.loading')}
  </p>
);
