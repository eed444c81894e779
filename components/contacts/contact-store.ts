import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../storage/record-store';
import { type Contact, contactSchema } from './contact';

const contactKind: RecordKind<Contact> = {
  prefix: 'contact:',
  version: 2,
  schema: contactSchema,
  // Version 2 adds where a number came from; until then all of them came from tasks.
  migrations: { 1: (older) => older },
};

/** Contacts by personnel ID. */
export const createContactStore = (area: StorageArea): RecordStore<Contact> => createRecordStore(area, contactKind);
