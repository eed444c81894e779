import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createContactBook } from '../components/contacts/contact-book';
import { createContactStore } from '../components/contacts/contact-store';
import { createProfileLookUps, lookUpKind } from '../components/contacts/profile-look-ups';
import { createClient } from '../components/lensmor/client';
import { createBudgetStore, createRequestBudget } from '../components/lensmor/request-budget';
import { createReceiver } from '../components/messages/receive';
import { createKeyStore } from '../components/settings/key-store';
import { createPolicySource } from '../components/settings/policy';
import { createSettingsStore } from '../components/settings/settings';
import { lockStorage } from '../components/settings/storage-lock';
import { patternOf } from '../components/sites/site-pattern';
import { createSiteScripts } from '../components/sites/site-scripts';
import { createRecordStore } from '../components/storage/record-store';

export default defineBackground(() => {
  // assembled below
});
