import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../storage/record-store';
import { type Contact, contactSchema } from './contact';

const contactKind: RecordKind<Contact> = {
  prefix: 'contact:',
  version: 3,
  schema: contactSchema,
  // Version 2 added the number's origin, which until then was always a task. Version 3 added the reason for a missing
  // number without an error code.
  migrations: { 1: (older) => older, 2: (older) => older },
};

/** Contacts by personnel ID. */
export const createContactStore = (area: StorageArea): RecordStore<Contact> => createRecordStore(area, contactKind);
