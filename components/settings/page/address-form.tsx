import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SiteAccess } from '../../sites/site-access';
import { type AddressOutcome, chooseAddress } from '../address-choice';
import { DEFAULT_API_ADDRESS } from '../settings';
import type { SettingsStore } from '../settings-store';
import type { ShowStatus } from './status-toast';

interface Props {
  store: Pick<SettingsStore, 'choose'>;
  /** The address in use. */
  apiAddress: string;
  access: SiteAccess;
  isSetByOrganisation: boolean;
  showStatus: ShowStatus;
}

/** The API address: Lensmor itself, or a company's own proxy. */
export function AddressForm({ store, apiAddress, access, isSetByOrganisation, showStatus }: Props) {
  const [draft, setDraft] = useState(apiAddress);
  const [problem, setProblem] = useState<Exclude<AddressOutcome, 'saved'>>();
  useEffect(() => setDraft(apiAddress), [apiAddress]);

  async function save(address: string): Promise<void> {
    const outcome = await chooseAddress(address, { access, store, now: apiAddress }).catch(() => undefined);
    if (outcome === undefined) return showStatus(i18n.t('settings.notSaved'), true);
    setProblem(outcome === 'saved' ? undefined : outcome);
    if (outcome === 'saved') showStatus(i18n.t('settings.saved'));
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(draft);
      }}
    >
      <label for="api-address">{i18n.t('settings.address.title')}</label>
      <div class="row wrap">
        <input
          id="api-address"
          class="grow field"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={draft}
          disabled={isSetByOrganisation}
          aria-describedby="api-address-hint api-address-says"
          aria-invalid={problem === 'unsafe'}
          onInput={({ currentTarget }) => {
            setDraft(currentTarget.value);
            setProblem(undefined);
          }}
        />
        {!isSetByOrganisation && (
          <>
            <button type="submit" disabled={draft.trim() === apiAddress}>
              {i18n.t('settings.address.save')}
            </button>
            {apiAddress !== DEFAULT_API_ADDRESS && (
              <button type="button" onClick={() => void save(DEFAULT_API_ADDRESS)}>
                {i18n.t('settings.address.reset')}
              </button>
            )}
          </>
        )}
      </div>
      <p id="api-address-hint" class="small soft">
        {i18n.t(isSetByOrganisation ? 'settings.byOrganisation' : 'settings.address.hint')}
      </p>
      <p id="api-address-says" class="small bad says" role="status">
        {problem && i18n.t(`settings.address.${problem}`)}
      </p>
      <MissingAccess access={access} apiAddress={apiAddress} />
    </form>
  );
}

/** Shown if the organisation set the address, or if access to it was revoked in the browser's own settings. */
function MissingAccess({ access, apiAddress }: Pick<Props, 'access' | 'apiAddress'>) {
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const life = new AbortController();
    const look = () => void access.has(apiAddress).then((has) => !life.signal.aborted && setMissing(!has));
    access.watch(look, life.signal);
    look();
    return () => life.abort();
  }, [access, apiAddress]);
  if (!isMissing) return null;
  return (
    <div class="notice bad row wrap">
      <p class="grow small">{i18n.t('settings.address.notAllowed')}</p>
      <button type="button" class="primary" onClick={() => void access.request(apiAddress)}>
        {i18n.t('settings.address.allow')}
      </button>
    </div>
  );
}
