import { i18n } from '#i18n';
import { numberFormats, type Settings } from '../settings';
import type { Choose } from './status-toast';

interface Props {
  chosen: Settings['numberFormat'];
  choose: Choose;
}

/** The number format, each option with an example. */
export const NumberFormatChoice = ({ chosen, choose }: Props) => (
  <fieldset class="stack choices">
    <legend>{i18n.t('settings.numbers.label')}</legend>
    {numberFormats.map((numberFormat) => (
      <label key={numberFormat} class="row">
        <input
          type="radio"
          name="number-format"
          checked={chosen === numberFormat}
          onChange={() => void choose((settings) => ({ ...settings, numberFormat }))}
        />
        {i18n.t(`settings.numbers.format.${numberFormat}`)}
      </label>
    ))}
  </fieldset>
);
