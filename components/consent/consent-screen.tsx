import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sendMessage } from '../messages/send';
import { DeleteEverything } from '../settings/page/data/delete-everything';
import type { PolicySource } from '../settings/policy';
import { defaultSettings } from '../settings/settings';
import { createSettingsStore, type SettingsStore } from '../settings/settings-store';
import { createTolerantArea } from '../storage/tolerant-area';
import { createUseMark } from '../storage/use-mark';
import { Notice } from '../ui/notice';
import { useItem } from '../ui/use-stored';
import { type Consent, isGiven, isPending } from './consent';
import type { ConsentStore } from './consent-store';

interface Props {
  consent: ConsentStore;
  initial: Consent;
  settings: SettingsStore;
  /** Whether tasks or a key were stored before consent was requested. */
  hasData: boolean;
  /** Whether the user had agreed in this profile and everything stored since is gone. */
  isDataLost: boolean;
  onGiven: () => void;
}

function ConsentScreen({ consent, initial, settings, hasData, isDataLost, onGiven }: Props) {
  const { apiAddress } = useItem(settings) ?? defaultSettings;
  const [state, setState] = useState(initial);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const life = new AbortController();
    consent.watch(setState, life.signal);
    return () => life.abort();
  }, [consent]);
  useEffect(() => {
    if (isGiven(state)) onGiven();
  }, [state]);

  function answer(chosen: 'agreed' | 'declined'): void {
    void consent.answer(chosen, Date.now()).then(
      () => setState(chosen === 'agreed' ? 'given' : 'declined'),
      () => setFailed(true),
    );
  }

  return (
    <main class="consent stack" aria-labelledby="consent-title">
      <header class="row">
        <img src="/icons/32.png" width={20} height={20} alt="" />
        <span class="soft">{i18n.t('extension.name')}</span>
      </header>
      <h1 id="consent-title">{i18n.t(state === 'askedAgain' ? 'consent.changedTitle' : 'consent.title')}</h1>
      {state === 'declined' && <Notice icon="warning">{i18n.t('consent.declined')}</Notice>}
      {state === 'asked' && isDataLost && (
        <Notice tone="bad" icon="warning">
          {i18n.t('storageFailure.lost')}
        </Notice>
      )}
      {isPending(state) && hasData && <Notice icon="wait">{i18n.t('consent.paused')}</Notice>}
      <p>{i18n.t('consent.intro')}</p>
      <Practice title={i18n.t('consent.read.title')} text={i18n.t('consent.read.text', [i18n.t('tasks.menu.track')])} />
      <Practice title={i18n.t('consent.stored.title')} text={i18n.t('consent.stored.text')} />
      <Practice title={i18n.t('consent.sent.title')} text={i18n.t('consent.sent.text', [new URL(apiAddress).host])} />
      <Practice title={i18n.t('consent.never.title')} text={i18n.t('consent.never.text')} />
      {hasFailed && (
        <Notice tone="bad" icon="warning">
          {i18n.t('extension.notDone')}
        </Notice>
      )}
      <div class="row answers">
        {isPending(state) && (
          <button type="button" onClick={() => answer('declined')}>
            {i18n.t('consent.decline')}
          </button>
        )}
        <button type="button" class="primary" onClick={() => answer('agreed')}>
          {i18n.t('consent.agree')}
        </button>
      </div>
      {state === 'declined' && hasData && (
        <section class="card stack">
          <p class="small soft">{i18n.t('consent.kept')}</p>
          <DeleteEverything
            onConfirmed={async () => {
              await sendMessage('data.deleteAll', {});
              createUseMark(localStorage).remove();
              // This removed the stored answer too, but the user has still declined.
              await consent.answer('declined', Date.now());
            }}
          />
        </section>
      )}
    </main>
  );
}

const Practice = ({ title, text }: { title: string; text: string }) => (
  <section class="stack">
    <h2>{title}</h2>
    <p>{text}</p>
  </section>
);

/** Resolves when consent is given, here or on another page. Doesn't touch the page's own root element. */
export async function showConsentScreen(
  consent: ConsentStore,
  initial: Consent,
  { policy, isUsed }: { policy: PolicySource; isUsed: boolean },
): Promise<void> {
  const area = createTolerantArea(browser.storage.local);
  const keys = await (area.getKeys?.() ?? area.get(null).then(Object.keys));
  const kept = (keys as string[]).filter((key) => key === 'apiKey' || key.startsWith('task:'));
  // Keys alone prove nothing: in a damaged store, their values may be unreadable.
  const hasData = kept.length > 0 && Object.keys(await area.get(kept)).length > 0;
  const settings = createSettingsStore(area, policy);
  document.title = i18n.t('extension.name');
  document.documentElement.lang = i18n.t('extension.language');
  const place = document.createElement('div');
  document.body.prepend(place);
  await new Promise<void>((resolve) => {
    render(
      <ConsentScreen
        consent={consent}
        initial={initial}
        settings={settings}
        hasData={hasData}
        isDataLost={isUsed && !hasData}
        onGiven={resolve}
      />,
      place,
    );
  });
  render(null, place);
  place.remove();
}
