import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { nameOfSite } from '../../../sites/granted-sites';
import type { SiteAccess } from '../../../sites/site-access';
import { chooseAddress } from '../../address-choice';
import { applyPolicy, type Policy } from '../../policy';
import type { Settings } from '../../settings';
import type { PlainSettings, SettingsFile } from '../../settings-file';
import type { SettingsStore } from '../../settings-store';
import { useSites } from '../../use-sites';
import type { Choose, ShowStatus } from '../status-toast';

/** What applying an imported file needs. */
export interface Receiving {
  settings: Settings;
  managed: Policy;
  access: SiteAccess;
  store: Pick<SettingsStore, 'choose'>;
  choose: Choose;
  showStatus: ShowStatus;
}

interface Props extends Receiving {
  file: Extract<SettingsFile, { kind: 'read' }>;
  onClose: () => void;
}

/**
 * Shows what a file would change before applying it. The API address and the sites are separate steps, because the
 * browser asks the user about each.
 */
export function ImportReview({ file, settings, managed, access, store, choose, showStatus, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [file]);
  const [isRefused, setRefused] = useState(false);
  const allowed = useSites(access, settings.apiAddress) ?? [];
  const wanted = applyPolicy({ ...file.settings, apiAddress: file.apiAddress }, managed);
  const changes = describeChanges(wanted, settings);
  const isAnotherAddress = wanted.apiAddress !== settings.apiAddress;
  const sites = file.sites.filter((site) => !allowed.includes(site) && isSiteOf(managed, site));
  const isNothing = changes.length === 0 && !isAnotherAddress && sites.length === 0;

  const apply = async () => {
    await choose((chosen) => ({ ...chosen, ...file.settings }));
    showStatus(i18n.t('settings.file.applied'));
  };
  const takeAddress = () =>
    chooseAddress(file.apiAddress, { access, store, now: settings.apiAddress }).then(
      (outcome) => answer(outcome === 'saved'),
      () => showStatus(i18n.t('settings.notSaved'), true),
    );
  const answer = (isGranted: boolean) => {
    setRefused(!isGranted);
    if (isGranted) showStatus(i18n.t('settings.file.applied'));
  };

  return (
    <section class="notice stack" aria-labelledby="import">
      <h4 id="import" ref={heading} tabIndex={-1}>
        {i18n.t(isNothing ? 'settings.file.same' : 'settings.file.review')}
      </h4>
      {changes.length > 0 && (
        <Step label={i18n.t('settings.file.apply')} onClick={() => void apply()}>
          <table class="changes">
            <thead>
              <tr>
                <th scope="col">{i18n.t('settings.file.setting')}</th>
                <th scope="col">{i18n.t('settings.file.now')}</th>
                <th scope="col">{i18n.t('settings.file.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ name, now, after }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{now}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Step>
      )}
      {isAnotherAddress && (
        <Step label={i18n.t('settings.file.useAddress')} onClick={() => void takeAddress()}>
          <p class="break">{i18n.t('extension.pair', [i18n.t('settings.address.title'), file.apiAddress])}</p>
          <p class="small">{i18n.t('settings.file.addressHint')}</p>
        </Step>
      )}
      {sites.length > 0 && (
        <Step label={i18n.t('settings.file.allowSites')} onClick={() => void access.request(...sites).then(answer)}>
          <p class="break">
            {i18n.t('extension.pair', [i18n.t('settings.sites.title'), sites.map(nameOfSite).join(', ')])}
          </p>
        </Step>
      )}
      <p class="small bad says" role="status">
        {isRefused && i18n.t('settings.file.refused')}
      </p>
      <div>
        <button type="button" onClick={onClose}>
          {i18n.t('settings.file.close')}
        </button>
      </div>
    </section>
  );
}

const isSiteOf = ({ allowedSites }: Policy, pattern: string): boolean =>
  allowedSites === undefined || allowedSites.some((site) => pattern === `${site}/*`);

interface StepProps {
  label: string;
  onClick: () => void;
  children: ComponentChildren;
}

const Step = ({ label, onClick, children }: StepProps) => (
  <div class="row wrap step">
    <div class="grow">{children}</div>
    <button type="button" onClick={onClick}>
      {label}
    </button>
  </div>
);

interface Change {
  name: string;
  now: string;
  after: string;
}

/** Each setting the file would change, as it is now and after the import, in display order. */
function describeChanges(wanted: PlainSettings, settings: PlainSettings): Change[] {
  const onOrOff = (isOn: boolean) => i18n.t(isOn ? 'settings.file.on' : 'settings.file.off');
  const rows: [name: string, show: (some: PlainSettings) => string][] = [
    [i18n.t('settings.sites.pause'), ({ overlayPaused }) => onOrOff(overlayPaused)],
    [
      i18n.t('settings.notifications.when'),
      ({ notifications }) => i18n.t(`settings.notifications.on.${notifications.when}`),
    ],
    [i18n.t('settings.notifications.withNames'), ({ notifications }) => onOrOff(notifications.withNames)],
    [i18n.t('settings.numbers.label'), ({ numberFormat }) => i18n.t(`settings.numbers.format.${numberFormat}`)],
    [i18n.t('settings.data.retention'), ({ retentionDays }) => i18n.t('settings.data.days', retentionDays)],
  ];
  return rows
    .map(([name, show]) => ({ name, now: show(settings), after: show(wanted) }))
    .filter(({ now, after }) => now !== after);
}
