import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseApiAddress } from '../lensmor/api-address';
import type { SiteAccess } from '../sites/site-access';
import { DEFAULT_API_ADDRESS, type Settings, type SettingsStore } from './settings';

interface Props {
  store: SettingsStore;
  settings: Settings;
  access: SiteAccess;
  isSetByOrganisation: boolean;
}

/** Where the API is reached: Lensmor itself, or a company's own proxy. */
export function AddressForm({ store, settings, access, isSetByOrganisation }: Props) {
  const [draft, setDraft] = useState(settings.apiAddress);
  const [says, setSays] = useState<{ text: string; isBad: boolean }>();
  const [isAllowed, setAllowed] = useState(true);
  useEffect(() => void access.has(settings.apiAddress).then(setAllowed), [access, settings.apiAddress]);

  async function save(address: string): Promise<void> {
    const parsed = parseApiAddress(address);
    if (parsed === undefined) return setSays({ text: i18n.t('settings.address.unsafe'), isBad: true });
    // Nothing may be awaited before the request: the click that it needs would be over.
    const isGranted = parsed === DEFAULT_API_ADDRESS || (await access.request(parsed));
    if (!isGranted) return setSays({ text: i18n.t('settings.address.refused'), isBad: true });
    setAllowed(true);
    await store.choose((chosen) => ({ ...chosen, apiAddress: parsed }));
    setDraft(parsed);
    setSays({ text: i18n.t('settings.saved'), isBad: false });
  }

  /** For an address that the organisation set, or to which the access was taken back. */
  async function allow(): Promise<void> {
    const isGranted = await access.request(settings.apiAddress);
    setAllowed(isGranted);
    setSays(isGranted ? undefined : { text: i18n.t('settings.address.refused'), isBad: true });
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save(draft);
      }}
    >
      <label for="api-address">{i18n.t('settings.address.label')}</label>
      <div class="row">
        <input
          id="api-address"
          class="grow"
          inputMode="url"
          spellcheck={false}
          value={draft}
          disabled={isSetByOrganisation}
          aria-describedby="api-address-says"
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <button type="submit" disabled={isSetByOrganisation || draft === settings.apiAddress}>
          {i18n.t('settings.address.save')}
        </button>
        {settings.apiAddress !== DEFAULT_API_ADDRESS && !isSetByOrganisation && (
          <button type="button" onClick={() => void save(DEFAULT_API_ADDRESS)}>
            {i18n.t('settings.address.reset')}
          </button>
        )}
      </div>
      <p id="api-address-says" class={`small ${says?.isBad ? 'bad' : 'soft'}`} role="status">
        {says?.text ?? i18n.t(isSetByOrganisation ? 'settings.byOrganisation' : 'settings.address.hint')}
      </p>
      {!isAllowed && (
        <div class="row">
          <p class="grow small bad">{i18n.t('settings.address.notAllowed')}</p>
          <button type="button" class="primary" onClick={() => void allow()}>
            {i18n.t('settings.address.allow')}
          </button>
        </div>
      )}
    </form>
  );
}
