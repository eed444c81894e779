import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { nameOfSite } from '../../sites/granted-sites';
import type { SiteAccess } from '../../sites/site-access';
import type { ShowStatus } from './status-toast';

interface Props {
  sites: readonly string[];
  access: SiteAccess;
  showStatus: ShowStatus;
}

/** Sites that aren't in the catalogue: a CRM on a company's own server, or any other page. */
export function OtherSites({ sites, access, showStatus }: Props) {
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const address = readAddress(draft);
    if (address === undefined) return setProblem(i18n.t('settings.sites.noAddress'));
    // Don't await anything before the request: it must run within the click.
    const isGranted = await access.request(address);
    setProblem(isGranted ? undefined : i18n.t('sites.refused'));
    if (!isGranted) return;
    setDraft('');
    showStatus(i18n.t('settings.saved'));
  }

  async function remove(site: string): Promise<void> {
    if (!(await access.remove(site))) return showStatus(i18n.t('settings.notSaved'), true);
    // The clicked button is gone; keyboard users continue from here.
    field.current?.focus();
    showStatus(i18n.t('settings.sites.removed', [nameOfSite(site)]));
  }

  return (
    <div class="stack">
      <h3 id="other-sites">{i18n.t('settings.sites.others')}</h3>
      {sites.length > 0 && (
        <ul class="lines" aria-labelledby="other-sites">
          {sites.map((site) => (
            <li key={site} class="row">
              <span class="grow break">{nameOfSite(site)}</span>
              <button
                type="button"
                aria-label={i18n.t('settings.sites.removeOne', [nameOfSite(site)])}
                onClick={() => void remove(site)}
              >
                {i18n.t('settings.sites.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="stack" onSubmit={add} noValidate>
        <label for="site" class="hidden">
          {i18n.t('settings.sites.address')}
        </label>
        <div class="row">
          <input
            ref={field}
            id="site"
            class="grow"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            placeholder="https://crm.example"
            value={draft}
            aria-describedby="site-says"
            aria-invalid={problem !== undefined}
            onInput={({ currentTarget }) => {
              setDraft(currentTarget.value);
              setProblem(undefined);
            }}
          />
          <button type="submit">{i18n.t('settings.sites.add')}</button>
        </div>
        <p id="site-says" class="small bad says" role="status">
          {problem}
        </p>
      </form>
    </div>
  );
}

/** Accepts web pages only; without a scheme, assumes https. Some browsers accept a host with spaces. */
function readAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const address = /^\w+:\/\//.test(trimmed) ? trimmed : `https://${trimmed}`;
  return /^https?:\/\/[^\s/?#*][^\s/?#]*(?:[/?#]|$)/.test(address) && URL.canParse(address) ? address : undefined;
}
