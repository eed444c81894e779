import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import metadata from 'libphonenumber-js/min/metadata';
import { packPhoneMetadata } from './pack';

/** `npm run phone-metadata`: run it after each update of libphonenumber-js; until then, a test fails. */
const file = fileURLToPath(new URL('../../../components/contacts/phones/phone-metadata.txt', import.meta.url));
writeFileSync(file, packPhoneMetadata(metadata));
