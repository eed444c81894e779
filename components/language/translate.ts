import type { i18n } from '#i18n';

/**
 * Looks a text up in the user's language: `t('popup.track')`, `t('tasks.unlocked', 3)` for plurals,
 * `t('popup.title', ['321'])` for `$1`. Keys are those of `locales/en.json`, checked by the compiler.
 * Pure files take it as an argument, so that they run outside a browser too.
 */
export type Translate = typeof i18n.t;
