import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../storage/record-store';
import { type Contact, contactSchema } from './contact';

const contactKind: RecordKind<Contact> = { prefix: 'contact:', version: 1, schema: contactSchema };

/** Contacts by personnel ID. */
export const createContactStore = (area: StorageArea): RecordStore<Contact> => createRecordStore(area, contactKind);
