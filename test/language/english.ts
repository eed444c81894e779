import english from '../../components/language/locales/en.json';
import type { Translate } from '../../components/language/translate';

type Text = string | { [name: string]: Text };

function textAt(path: string): Text {
  const text = path
    .split('.')
    .reduce<Text | undefined>((node, name) => (typeof node === 'object' ? node[name] : undefined), english as Text);
  if (text === undefined) throw new Error(`No text for ${path}`);
  return text;
}

/** `i18n.t` without a browser, using the English texts. */
function translate(path: string, ...rest: (number | readonly (string | number)[])[]): string {
  const count = rest.find((argument) => typeof argument === 'number');
  const values = rest.find((argument) => Array.isArray(argument)) ?? (count === undefined ? [] : [count]);
  const text = textAt(path);
  const form = typeof text === 'string' ? text : (text[String(count)] ?? text.n);
  if (typeof form !== 'string') throw new Error(`${path} is not a text`);
  return form.replace(/\$([1-9])/g, (_, place: string) =>
    String((values as (string | number)[])[Number(place) - 1] ?? ''),
  );
}

export const translateToEnglish = translate as Translate;
