import { describe, expect, test } from 'vitest';
import {
  CONSENT_VERSION,
  type Consent,
  type ConsentAnswer,
  consentOf,
  isGiven,
} from '../../components/consent/consent';
import { createConsentStore } from '../../components/consent/consent-store';
import type { Policy, PolicySource } from '../../components/settings/policy';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const answer = (said: ConsentAnswer['answer'], version = CONSENT_VERSION): ConsentAnswer => ({
  answer: said,
  version,
  answeredAt: 1,
});

describe('consent', () => {
  test.each<[string, ConsentAnswer | undefined, number | undefined, Consent]>([
    ['never asked', undefined, undefined, 'asked'],
    ['agreed to the current version', answer('agreed'), undefined, 'given'],
    ['agreed to a later version, before a downgrade', answer('agreed', CONSENT_VERSION + 1), undefined, 'given'],
    ['agreed to an older version', answer('agreed', CONSENT_VERSION - 1), undefined, 'askedAgain'],
    ['declined', answer('declined'), undefined, 'declined'],
    ['declined an older version', answer('declined', CONSENT_VERSION - 1), undefined, 'declined'],
    ['an organisation agreed', undefined, CONSENT_VERSION, 'givenByOrganisation'],
    ['an organisation agreed to an older version', undefined, CONSENT_VERSION - 1, 'asked'],
    ['an organisation agreed for a user who had declined', answer('declined'), CONSENT_VERSION, 'givenByOrganisation'],
    [
      'an organisation agreed to the new version for a user who agreed to the old one',
      answer('agreed', CONSENT_VERSION - 1),
      CONSENT_VERSION,
      'givenByOrganisation',
    ],
  ])('%s', (_, said, ofOrganisation, consent) => expect(consentOf(said, ofOrganisation)).toBe(consent));

  test('only an agreement in force gives consent', () => {
    const all: Consent[] = ['given', 'givenByOrganisation', 'asked', 'askedAgain', 'declined'];
    expect(all.filter(isGiven)).toEqual(['given', 'givenByOrganisation']);
  });
});

describe('the stored answer', () => {
  const setUp = (policy: Policy = {}) => {
    const area = createFakeStorageArea();
    let reads = 0;
    const read = async () => {
      reads++;
      return policy;
    };
    const source: PolicySource = { read, watch: () => {} };
    return { area, store: createConsentStore(area, source), reads: () => reads };
  };

  test('is used without waiting for the policy', async () => {
    const { store, reads } = setUp();
    expect(await store.get()).toBe('asked');
    await store.answer('agreed', 7);
    const before = reads();
    expect(await store.isGiven()).toBe(true);
    expect(reads()).toBe(before);
  });

  test('declining deletes the record of the setup steps', async () => {
    const { area, store } = setUp();
    await area.set({ firstRun: { version: 1, data: [] } });
    await store.answer('declined', 7);
    expect(area.contents()).toEqual({
      consent: { version: 1, data: { answer: 'declined', version: CONSENT_VERSION, answeredAt: 7 } },
    });
    expect(await store.isGiven()).toBe(false);
    await store.answer('agreed', 8);
    expect(await store.isGiven()).toBe(true);
  });

  test('an unreadable answer is no consent', async () => {
    const { area, store } = setUp();
    for (const broken of [true, 'agreed', { version: 1, data: { answer: 'yes', version: 1, answeredAt: 1 } }]) {
      await area.set({ consent: broken });
      expect(await store.get()).toBe('asked');
    }
  });

  test('a policy gives consent, whatever is stored', async () => {
    const { store } = setUp({ consent: CONSENT_VERSION });
    expect(await store.get()).toBe('givenByOrganisation');
    await store.answer('declined', 7);
    expect(await store.get()).toBe('givenByOrganisation');
  });
});
