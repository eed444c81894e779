import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { forbiddenBy } from '../../sites/site-terms';
import { createItemStore } from '../../storage/item-store';
import type { RecordKind } from '../../storage/record-store';
import * as s from '../../storage/schema';
import { Notice } from '../../ui/notice';
import { useItem } from '../../ui/use-stored';

/** The sites whose terms the user has already been warned about; each warning is shown once. */
const toldTermsKind: RecordKind<string[]> = { prefix: 'toldTerms', version: 1, schema: s.array(s.string()) };
const toldTerms = createItemStore(browser.storage.local, toldTermsKind, []);

/** Warns the user that an allowed site's terms forbid overlays. `sites` are the allowed match patterns. */
export function SiteTerms({ sites }: { sites: readonly string[] }) {
  const told = useItem(toldTerms);
  const [next] = told === undefined ? [] : forbiddenBy(sites).filter((name) => !told.includes(name));
  if (told === undefined || next === undefined) return null;
  return (
    <Notice
      icon="warning"
      action={{
        label: i18n.t('sites.terms.close'),
        onClick: () => void toldTerms.set([...told, next]).catch(() => {}),
      }}
    >
      {i18n.t('sites.terms.says', [next])}
    </Notice>
  );
}
