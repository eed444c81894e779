import { createContactBook } from '../../components/contacts/contact-book';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionBook } from '../../components/contacts/decisions/decision-book';
import { createDecisionStore } from '../../components/contacts/decisions/decision-store';
import { createContactIndex } from '../../components/contacts/matching/contact-index';
import { createIndexSnapshot } from '../../components/contacts/matching/index-snapshot';
import { formatPhone, setPhoneMetadata } from '../../components/contacts/phones/phone-format';
import packedMetadata from '../../components/contacts/phones/phone-metadata.txt?raw';
import { createZonesOf } from '../../components/contacts/phones/phone-zones';
import { type MessageName, messages } from '../../components/messages/messages';
import type { Caller, Handlers } from '../../components/messages/receive';
import { createDisclosureQuota, createVisitStores } from '../../components/overlay/worker/disclosure-quota';
import { createOverlayHandlers } from '../../components/overlay/worker/overlay-handlers';
import { defaultSettings, type Settings } from '../../components/settings/settings';
import { createFakeStorageArea, type FakeStorageArea } from '../storage/fake-storage-area';

setPhoneMetadata(packedMetadata);

export interface OverlayWorker {
  /** The extension's `storage.local`. */
  storage: FakeStorageArea;
  /** The pages' messages, in order. */
  received: { name: string; payload: unknown }[];
  /** Personnel IDs whose results a chip opened. */
  opened: string[];
  /** The numbers handed to the calling app. */
  called: string[];
  settings: Settings;
  isAllowed: boolean;
  /** Parses a message and runs its handler, like the worker. */
  receive(message: { name: string; payload: unknown }, caller: Caller): Promise<unknown>;
}

/** The worker's side of the overlay: the real contact index, decisions, quota and handlers with in-memory storage. */
export async function createOverlayWorker(options: {
  stored: Record<string, unknown>;
  onChange: () => void;
}): Promise<OverlayWorker> {
  const storage = createFakeStorageArea();
  const session = createFakeStorageArea();
  await storage.set(options.stored);
  const contacts = createContactStore(storage);
  const decisions = createDecisionStore(storage);
  const handlers = createOverlayHandlers({
    index: createContactIndex({
      contacts,
      decisions,
      snapshot: createIndexSnapshot(session),
      onChange: options.onChange,
      after: () => () => {},
      signal: new AbortController().signal,
    }),
    contacts,
    decisions: createDecisionBook(decisions, Date.now),
    visits: createDisclosureQuota(createVisitStores(session), Date.now),
    settings: async () => worker.settings,
    isAllowed: async () => worker.isAllowed,
    insertSheet: async () => {},
    prepare: () => {},
    runScript: async () => {},
    formatPhone: async (phone, format) => formatPhone(phone, format, 'US'),
    zonesOf: createZonesOf(),
    callNumber: async (_, href) => void worker.called.push(href),
    contactBook: createContactBook(contacts, Date.now),
    hurry: async () => {},
    reasonOf: () => 'notKnown',
    mayAct: () => true,
    openResults: async (personnelId) => void worker.opened.push(personnelId),
  }) as Partial<Handlers>;

  const worker: OverlayWorker = {
    storage,
    received: [],
    opened: [],
    called: [],
    settings: { ...defaultSettings },
    isAllowed: true,
    async receive({ name, payload }, caller) {
      worker.received.push({ name, payload });
      const handler = handlers[name as MessageName] as ((payload: unknown, caller: Caller) => unknown) | undefined;
      if (!handler) throw new Error(`A page sent ${name}`);
      return handler(messages[name as MessageName].payload.parse(payload), caller);
    },
  };
  return worker;
}
