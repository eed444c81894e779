import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../components/settings/settings';
import { policyPage, policyText, readPolicy } from '../privacy-policy';
import { type Publisher, publisherFaults } from '../publisher';
import { languages, readListing } from '../store-kit';
import { readTable } from '../store-table';
import { root } from '../targets';

const publisher: Publisher = {
  extensionName: 'Phones & "Co"',
  lensmorsConsent: '',
  controller: 'Example Ltd, 1 Example Street',
  contact: 'privacy@example.com',
  lensmorPrivacyPolicy: 'https://lensmor.example/privacy',
};

interface Texts {
  consent: Record<'read' | 'stored' | 'sent' | 'never', { text: string }>;
  popup: { stepHint: { key: string } };
  settings: { data: { where: string } };
}
const textsOf = (language: string) =>
  JSON.parse(readFileSync(join(root, `components/language/locales/${language}.json`), 'utf8')) as Texts;

/** What each text must mention; `LinkedIn` and `90` are the same in all languages. */
const stored = ['Lensmor', 'LinkedIn', String(defaultSettings.retentionDays)];

describe.each(languages)('consent screen, policy and listing agree: %s', (language) => {
  const { consent, popup, settings } = textsOf(language);
  const policy = readPolicy(language, publisher, '1.2.3');

  test('on what is stored, and how long', () => {
    for (const word of stored) {
      expect(consent.stored.text).toContain(word);
      expect(policy).toContain(word);
    }
    for (const word of stored) expect(readListing(language).description).toContain(word);
  });

  test('on where data goes: key and IDs to the API', () => {
    expect(consent.sent.text).toMatch(/\$1/);
    const listing = readListing(language).description;
    for (const text of [consent.sent.text, policy, listing, settings.data.where, popup.stepHint.key])
      expect(text).toContain('API');
    for (const text of [consent.sent.text, settings.data.where, listing])
      expect(text).toMatch(/\bIDs?\b|ID|identifiants/);
    expect(policy).toContain('https://platform.lensmor.com');
  });

  test('and never claim that the key "stays in this browser": it is sent', () => {
    const claims =
      /(key|data) stays? in (this|your) browser|bleibt in diesem Browser|reste dans ce navigateur|no sale de este navegador|外には出ません|ブラウザーにのみ保存|只保存在此浏览器/;
    const documents = ['docs/using.md', 'docs/privacy-and-permissions.md', 'README.md'].map((file) =>
      readFileSync(join(root, file), 'utf8'),
    );
    for (const text of [JSON.stringify(textsOf(language)), policy, readListing(language).description, ...documents])
      expect(text).not.toMatch(claims);
  });

  test('the policy page is ready to host', () => {
    const page = policyPage(language, policy);
    expect(page).toContain(`<html lang="${language.replace('_', '-')}">`);
    expect(page).toContain('Phones &amp; &quot;Co&quot;');
    expect(page).toContain('<a href="https://lensmor.example/privacy">');
    for (const part of ['Example Ltd', 'privacy@example.com', '1.2.3', 'Limited Use']) expect(page).toContain(part);
    expect(page).not.toMatch(/<script|\{\{|\]\(|^- |<link|<img/m);
    expect(page.match(/<h2>/g)?.length).toBe(readPolicy('en', publisher, '1').match(/^## /gm)?.length);
  });

  test('the text for Firefox Add-ons is complete, and plain', () => {
    const text = policyText(policy);
    for (const part of [
      'Example Ltd',
      'privacy@example.com',
      '1.2.3',
      'Limited Use',
      '(https://lensmor.example/privacy)',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/^#|`|\]\(|\{\{/m);
    expect(text.split('\n')).toHaveLength(policy.split('\n').length);
  });
});

test('the consent screen lists everything that leaves the browser according to the forms', () => {
  const leaving = readTable('data-use.md').flatMap(([, type = '', , leaves]) => (leaves === 'yes' ? [type] : []));
  // The key, and the IDs of people: `consent.sent` names these two and nothing else.
  expect(leaving.sort()).toEqual(['authenticationInfo', 'personallyIdentifyingInfo']);
});

describe('the publisher', () => {
  const consented = { ...publisher, lensmorsConsent: 'letter of 2026-12-01', extensionName: 'Phones for Lensmor' };
  test.each<[string, Publisher, RegExp[]]>([
    ['has provided everything', consented, []],
    ['uses a name they don’t own', { ...consented, lensmorsConsent: ' ' }, [/needs Lensmor's consent/]],
    ['uses a neutral name', { ...publisher, extensionName: 'Phone Chips' }, []],
    ['names nobody', { ...consented, controller: '', contact: '?' }, [/no controller/, /no contact/]],
    ['links nowhere', { ...consented, lensmorPrivacyPolicy: 'lensmor.example' }, [/https address/]],
  ])('%s', (_, said, faults) => {
    const found = publisherFaults(said);
    expect(found).toHaveLength(faults.length);
    for (const [at, fault] of faults.entries()) expect(found[at]).toMatch(fault);
  });
});
