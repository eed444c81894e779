import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages, listingFaults, pictures, readListing, readPictures } from './store-kit';
import { root } from './targets';

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

describe('the store kit', () => {
  test('has a listing for each language of the extension', () => {
    const spoken = readdirSync(join(root, 'components/language/locales')).map((name) => name.replace('.json', ''));
    const listed = readdirSync(join(root, 'docs/store/listing')).map((name) => name.replace('.md', ''));
    expect(listed.sort()).toEqual([...languages]);
    expect(spoken.sort()).toEqual([...languages]);
  });

  test.each(languages)('stays within every store’s limits and matches the package: %s', (language) => {
    const listing = readListing(language);
    const { extension } = readJson(`components/language/locales/${language}.json`) as {
      extension: { name: string; description: string };
    };
    expect({ name: listing.name, summary: listing.summary }).toEqual({
      name: extension.name,
      summary: extension.description,
    });
    expect(listingFaults(language, listing)).toEqual([]);
    expect(listing.description).toContain('MIT');
  });

  test('detects what a store would reject', () => {
    const listing = { name: 'N'.repeat(46), summary: 'S'.repeat(133), description: 'D'.repeat(249) };
    expect(listingFaults('en', listing)).toEqual([
      'en: name has 46 characters, the stores require 1 to 45',
      'en: summary has 133 characters, the stores require 1 to 132',
      'en: description has 249 characters, the stores require 250 to 10000',
    ]);
  });

  test('has every picture in the size its store requires', () => {
    expect(readPictures()).toEqual(pictures);
  });
});
