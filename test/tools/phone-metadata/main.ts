import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import metadata from 'libphonenumber-js/min/metadata';
import { packPhoneMetadata } from './pack';

/** `npm run phone-metadata`, after each update of libphonenumber-js: a test fails until it was run. */
const file = fileURLToPath(new URL('../../../components/contacts/phones/phone-metadata.txt', import.meta.url));
writeFileSync(file, packPhoneMetadata(metadata));
