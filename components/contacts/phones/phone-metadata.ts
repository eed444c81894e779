import type { MetadataJson } from 'libphonenumber-js/core';
import text from './phone-metadata.txt?raw';

/** The library's metadata, laid out by fields: a third smaller. `npm run phone-metadata` makes the file. */
export interface PackedMetadata {
  /** Countries (ISO 3166-1 alpha-2), the main one of each calling code first; then calling codes of no country. */
  regions: readonly string[];
  /** For each field of the library's records its values in the order of `regions`; the later ones may be left out. */
  fields: readonly (readonly unknown[])[];
  /** All ways to group digits. A record names the places in this list, each with the leading digits that it is for. */
  formats: readonly (readonly unknown[])[];
}

type FormatPlace = [place: number, ...leadingDigits: string[]];

/** Stands for `\d`, the most frequent sign in the file. */
export const DIGIT = '~';
export const FORMATS_FIELD = 4;

/** What the phone library has to know of every country. */
export function readPhoneMetadata(): MetadataJson {
  const { regions, fields, formats } = JSON.parse(text.replaceAll(DIGIT, '\\\\d')) as PackedMetadata;
  const countriesOf: Record<string, string[]> = {};
  const countries: Record<string, unknown[]> = {};
  const nonGeographic: Record<string, unknown[]> = {};
  for (const [at, region] of regions.entries()) {
    const record = fields.map((values) => values[at]);
    // Without any of its own, a country has those of the main one.
    if (record[FORMATS_FIELD]) record[FORMATS_FIELD] = unpackFormats(record[FORMATS_FIELD] as FormatPlace[], formats);
    const callingCode = String(record[0]);
    if (region === callingCode) nonGeographic[region] = record;
    else {
      countries[region] = record;
      countriesOf[callingCode] = [...(countriesOf[callingCode] ?? []), region];
    }
  }
  return { version: 4, country_calling_codes: countriesOf, countries, nonGeographic } as unknown as MetadataJson;
}

function unpackFormats(places: readonly FormatPlace[], formats: PackedMetadata['formats']): unknown[] {
  return places.map(([place, ...leadingDigits]) => {
    const [pattern, format, ...rest] = formats[place] ?? [];
    return [pattern, format, leadingDigits, ...rest];
  });
}
