import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon } from '../ui/icon';
import { type Check, checkNumbers, type NumberFacts } from './number-check';

interface Props {
  version: string;
  /** Collects the current facts. */
  collectFacts: () => Promise<NumberFacts>;
}

const news = ['popup', 'results', 'exports', 'help'] as const;

/** A step-by-step check of why the page shows no number, the release notes, and the version. */
export function Help({ version, collectFacts }: Props) {
  const [checks, setChecks] = useState<readonly Check[]>();
  const check = () => void collectFacts().then((facts) => setChecks(checkNumbers(facts)));
  useEffect(() => {
    const life = new AbortController();
    check();
    // Users who followed the advice in another tab come back to see whether it helped.
    addEventListener('focus', check, { signal: life.signal });
    return () => life.abort();
  }, []);

  return (
    <>
      <div class="stack">
        <h3>{i18n.t('help.why')}</h3>
        <p class="small soft">{i18n.t('help.whichPage')}</p>
        <ol class="checks" aria-live="polite">
          {checks?.map(({ name, outcome, isOk, place }) => (
            <li key={name} class={`row ${isOk ? 'good' : 'bad'}`}>
              <Icon name={isOk ? 'done' : 'warning'} />
              <span class="grow">{sayOutcome(name, outcome)}</span>
              {place && <PlaceLink place={place} />}
            </li>
          ))}
        </ol>
        <div>
          <button type="button" onClick={check}>
            {i18n.t('help.again')}
          </button>
        </div>
      </div>
      <details>
        <summary>{i18n.t('help.newTitle', [version])}</summary>
        <ul class="bullets">
          {news.map((item) => (
            <li key={item}>{i18n.t(`help.new.${item}`)}</li>
          ))}
        </ul>
      </details>
      <p class="small soft">
        {i18n.t('help.version', [version])} · <a href="#data">{i18n.t('help.privacy')}</a>
      </p>
    </>
  );
}

const PlaceLink = ({ place }: { place: NonNullable<Check['place']> }) =>
  place === 'results' ? (
    <a href="/results.html">{i18n.t('popup.seeResults')}</a>
  ) : (
    <a href={`#${place}`}>{i18n.t(`settings.${place}.title`)}</a>
  );

/** Outcome names come from `checkNumbers`; a test checks that each has a text. */
const sayOutcome = (name: Check['name'], outcome: string): string =>
  i18n.t(`help.check.${name}.${outcome}` as 'help.check.key.ok');
