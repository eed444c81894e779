import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SiteAccess } from '../sites/site-access';
import { mayBeSite, type Policy } from './policy';
import type { Settings, SettingsStore } from './settings';

interface Props {
  access: SiteAccess;
  store: SettingsStore;
  settings: Settings;
  managed: Policy;
}

/** The sites that the user allowed; any other can be added by its address. */
export function SiteList({ access, store, settings, managed }: Props) {
  const [sites, setSites] = useState<readonly string[]>([]);
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const look = () => access.list().then(setSites);

  useEffect(() => void look(), [access]);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const address = /^https?:\/\//.test(draft.trim()) ? draft.trim() : `https://${draft.trim()}`;
    if (!URL.canParse(address)) return setProblem(i18n.t('settings.sites.noAddress'));
    if (!mayBeSite(managed, address)) return setProblem(i18n.t('sites.byOrganisation'));
    const isGranted = await access.request(address);
    setProblem(isGranted ? undefined : i18n.t('sites.refused'));
    if (isGranted) setDraft('');
    await look();
  }

  return (
    <div class="stack">
      <label class="row">
        <input
          type="checkbox"
          checked={settings.overlayPaused}
          onChange={({ currentTarget }) => {
            const overlayPaused = currentTarget.checked;
            void store.choose((chosen) => ({ ...chosen, overlayPaused }));
          }}
        />
        {i18n.t('settings.sites.pause')}
      </label>
      <ul class="stack">
        {sites.map((site) => (
          <li key={site} class="row">
            <span class="grow clip">{site.replace(/\/\*$/, '')}</span>
            <button type="button" onClick={() => void access.remove(site).then(look)}>
              {i18n.t('settings.sites.remove')}
            </button>
          </li>
        ))}
      </ul>
      {sites.length === 0 && <p class="small soft">{i18n.t('settings.sites.none')}</p>}
      <form class="row" onSubmit={add}>
        <input
          class="grow"
          inputMode="url"
          spellcheck={false}
          placeholder="https://crm.example"
          aria-label={i18n.t('settings.sites.address')}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <button type="submit" disabled={draft.trim() === ''}>
          {i18n.t('settings.sites.add')}
        </button>
      </form>
      <p class="small bad" role="status">
        {problem}
      </p>
      {managed.allowedSites && (
        <p class="small soft">{i18n.t('settings.sites.byOrganisation', [managed.allowedSites.join(', ')])}</p>
      )}
    </div>
  );
}
