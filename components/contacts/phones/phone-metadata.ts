import type { MetadataJson } from 'libphonenumber-js/core';

/** The phone library's metadata, stored by column: a third smaller. `npm run phone-metadata` generates the file. */
export interface PackedMetadata {
  /** Countries (ISO 3166-1 alpha-2), the main one of each calling code first; then calling codes without a country. */
  regions: readonly string[];
  /** For each field of the library's records, its values in the order of `regions`; trailing ones may be omitted. */
  fields: readonly (readonly unknown[])[];
  /** All digit grouping patterns. A record refers to them by index, each with the leading digits it applies to. */
  formats: readonly (readonly unknown[])[];
}

type FormatPlace = [place: number, ...leadingDigits: string[]];

/** Stands for `\d`, the most frequent token in the file. */
export const DIGIT = '~';
export const FORMATS_FIELD = 4;

/** The metadata in the phone library's own format, from the text of the packed file. */
export function unpackPhoneMetadata(packed: string): MetadataJson {
  const { regions, fields, formats } = JSON.parse(packed.replaceAll(DIGIT, '\\\\d')) as PackedMetadata;
  const countriesOf: Record<string, string[]> = {};
  const countries: Record<string, unknown[]> = {};
  const nonGeographic: Record<string, unknown[]> = {};
  for (const [at, region] of regions.entries()) {
    const record = fields.map((values) => values[at]);
    // A country without grouping patterns uses those of its calling code's main country.
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
