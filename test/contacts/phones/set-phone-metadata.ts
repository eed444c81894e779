import { vi } from 'vitest';
import * as format from '../../../components/contacts/phones/phone-format';
import packed from '../../../components/contacts/phones/phone-metadata.txt?raw';

/** Vitest runs this before each test file: here, nothing can be fetched from the extension. */
format.setPhoneMetadata(packed);
vi.mock('../../../components/contacts/phones/load-phone-format', () => ({ loadPhoneFormat: async () => format }));
