import type { i18n } from '#i18n';

/**
 * Returns a text in the user's language: `t('popup.track')`, `t('popup.tasks', 3)` for plurals,
 * `t('tasks.name', ['321'])` for `$1`. The compiler checks the keys against `locales/en.json`. Pure files receive it as an
 * argument, so that they also run outside a browser.
 */
export type Translate = typeof i18n.t;
