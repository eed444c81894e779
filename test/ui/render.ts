import { cleanup, configure } from '@testing-library/preact';
import { afterEach, beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readLanguage } from '../language/languages';

export { render, screen } from '@testing-library/preact';

// Parts that load on demand take longer on a busy machine than the library's default of one second.
configure({ asyncUtilTimeout: 10_000 });

/** In Chrome's form: `popup_tasks`, with all plural forms in one text. */
const texts = new Map(
  [...readLanguage('en').texts].map(([key, forms]) => [key.replaceAll('.', '_'), Object.values(forms).join(' | ')]),
);

/** Views use English through the same `#i18n` as in a browser. */
beforeEach(() => {
  const getMessage = (key: string, values: string | string[] = []) =>
    (texts.get(key) ?? '').replace(/\$([1-9])/g, (_, place: string) => [values].flat()[Number(place) - 1] ?? '');
  Object.assign(fakeBrowser.i18n, { getMessage });
});

afterEach(cleanup);
