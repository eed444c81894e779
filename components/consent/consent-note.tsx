import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useItem } from '../ui/use-stored';
import type { ConsentStore } from './consent-store';

/** Says in the settings who gave consent, and lets users withdraw their own. */
export function ConsentNote({ consent }: { consent: ConsentStore }) {
  const state = useItem(consent);
  const [hasFailed, setFailed] = useState(false);
  if (state !== 'given' && state !== 'givenByOrganisation') return null;
  return (
    <div class="stack">
      <h3>{i18n.t('consent.settings.title')}</h3>
      <p>{i18n.t(state === 'given' ? 'consent.settings.byUser' : 'consent.settings.byOrganisation')}</p>
      {state === 'given' && (
        <>
          <p class="small soft">{i18n.t('consent.settings.hint')}</p>
          <div>
            <button
              type="button"
              onClick={() => void consent.answer('declined', Date.now()).catch(() => setFailed(true))}
            >
              {i18n.t('consent.settings.withdraw')}
            </button>
          </div>
          <p class="small bad says" role="status">
            {hasFailed && i18n.t('extension.notDone')}
          </p>
        </>
      )}
    </div>
  );
}
