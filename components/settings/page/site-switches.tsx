import { i18n } from '#i18n';
import { catalogue } from '../../sites/catalogue';
import { nameOfSite, sortGrantedSites } from '../../sites/granted-sites';
import type { SiteAccess } from '../../sites/site-access';
import { Switch } from '../../ui/switch';
import type { Policy } from '../policy';
import type { Settings } from '../settings';
import { useSites } from '../use-sites';
import { OtherSites } from './other-sites';
import type { Choose, ShowStatus } from './status-toast';

interface Props {
  access: SiteAccess;
  settings: Settings;
  managed: Policy;
  choose: Choose;
  showStatus: ShowStatus;
}

/** Where numbers are shown: a switch for each CRM in the catalogue, and other sites by address. */
export function SiteSwitches({ access, settings, managed, choose, showStatus }: Props) {
  const sites = useSites(access, settings.apiAddress);

  /** Don't await anything before the request: it must run within the click. */
  async function turn(isOn: boolean, patterns: readonly string[]): Promise<void> {
    if (await (isOn ? access.request(...patterns) : access.remove(...patterns))) showStatus(i18n.t('settings.saved'));
    else showStatus(i18n.t(isOn ? 'sites.refused' : 'settings.notSaved'), true);
  }

  return (
    <div class="stack wide">
      <Switch
        isOn={settings.overlayPaused}
        onSwitch={(overlayPaused) => void choose((chosen) => ({ ...chosen, overlayPaused }))}
      >
        {i18n.t('settings.sites.pause')}
      </Switch>
      {sites &&
        (managed.allowedSites ? (
          <>
            <ul class="switches">
              {managed.allowedSites.map((site) => (
                <li key={site}>
                  <Switch isOn={sites.includes(`${site}/*`)} onSwitch={(isOn) => void turn(isOn, [`${site}/*`])}>
                    {nameOfSite(site)}
                  </Switch>
                </li>
              ))}
            </ul>
            <p class="small soft">{i18n.t('settings.sites.byOrganisation')}</p>
          </>
        ) : (
          <>
            <CrmSwitches sites={sites} turn={turn} />
            <OtherSites sites={sortGrantedSites(sites).others} access={access} showStatus={showStatus} />
          </>
        ))}
    </div>
  );
}

interface CrmSwitchesProps {
  sites: readonly string[];
  turn: (isOn: boolean, patterns: readonly string[]) => Promise<void>;
}

function CrmSwitches({ sites, turn }: CrmSwitchesProps) {
  const onOwnDomains = catalogue.filter((crm) => crm.onOwnDomains).map(({ name }) => name);
  const list = onOwnDomains.reduce((before, name) => i18n.t('extension.list', [before, name]));
  return (
    <>
      <ul class="switches">
        {sortGrantedSites(sites).crms.map(({ crm, granted }) => (
          <li key={crm.id}>
            <Switch isOn={granted.length > 0} onSwitch={(isOn) => void turn(isOn, isOn ? crm.patterns : granted)}>
              {crm.name}{' '}
              {granted.length > 0 && !crm.patterns.every((pattern) => granted.includes(pattern)) && (
                <span class="small soft clip part">{granted.map(nameOfSite).join(', ')}</span>
              )}
            </Switch>
          </li>
        ))}
      </ul>
      <p class="small soft">{i18n.t('settings.sites.ownServer', [list])}</p>
    </>
  );
}
