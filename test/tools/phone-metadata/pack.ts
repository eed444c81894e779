import type { MetadataJson } from 'libphonenumber-js/core';
import { DIGIT, FORMATS_FIELD, type PackedMetadata } from '../../../components/contacts/phones/phone-metadata';

/** The international dialling prefix, which numbers with a country code don't need. */
const FIELDS_NOT_NEEDED = [1, 12];

/**
 * Packs the library's metadata into the format of `components/contacts/phones/phone-metadata.txt`, which
 * `unpackPhoneMetadata` reads.
 */
export function packPhoneMetadata({ country_calling_codes, countries, nonGeographic }: MetadataJson): string {
  const formats = new Map<string, number>();

  function packFormat([pattern, format, leadingDigits, ...rest]: readonly unknown[]): unknown[] {
    const shared = JSON.stringify([pattern, format, ...withoutEnd(rest)]);
    const place = formats.get(shared) ?? formats.size;
    formats.set(shared, place);
    // For complete numbers the last pattern decides; the others are for numbers that are still being typed.
    return [place, ...[leadingDigits || []].flat().slice(-1)];
  }

  const records: [region: string, record: readonly unknown[]][] = [
    ...Object.values(country_calling_codes)
      .flat()
      .map((country): [string, readonly unknown[]] => [country, countries[country] as unknown as unknown[]]),
    ...Object.entries(nonGeographic).map(([code, record]): [string, readonly unknown[]] => [
      code,
      record as unknown as unknown[],
    ]),
  ];
  const width = Math.max(...records.map(([, record]) => record.length));
  const fields = Array.from({ length: width }, (_, field) => {
    if (FIELDS_NOT_NEEDED.includes(field)) return [];
    const values = records.map(([, record]) => record[field] || 0);
    return withoutEnd(
      field === FORMATS_FIELD ? values.map((value) => (value ? (value as unknown[][]).map(packFormat) : 0)) : values,
    );
  });
  const packed: PackedMetadata = {
    regions: records.map(([region]) => region),
    fields,
    formats: [...formats.keys()].map((format) => JSON.parse(format) as unknown[]),
  };
  const json = JSON.stringify(packed);
  if (json.includes(DIGIT))
    throw new Error(`${DIGIT} can't be the placeholder for digits any more: the metadata contains it`);
  return json.replaceAll('\\\\d', DIGIT);
}

function withoutEnd(values: readonly unknown[]): unknown[] {
  return values.slice(0, values.findLastIndex((value) => Boolean(value)) + 1);
}
