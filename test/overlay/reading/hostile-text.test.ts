import { expect, test } from 'vitest';
import { createFingerprints, encodeFingerprints } from '../../../components/contacts/matching/fingerprint';
import { emailKey, linkedinKey } from '../../../components/contacts/matching/spelling/addresses';
import { companyKeys, hasLegalForm } from '../../../components/contacts/matching/spelling/company-words';
import { nameKeys } from '../../../components/contacts/matching/spelling/name-words';
import { createTextReader } from '../../../components/overlay/reading/clues/text-clues';
import { tidy } from '../../../components/overlay/reading/read-node';
import { looksLikeFullName } from '../../../components/overlay/recognising/people/full-name';
import { catalogue } from '../../../components/sites/catalogue';
import { createRecordReader } from '../../../components/sites/record';

/** Linear reading takes a few milliseconds per text; backtracking takes minutes. */
const LENGTH = 200_000;
const PATIENCE_MS = 2000;
/** CPU time, unlike clock time, doesn't depend on what else the machine does. */
const processorMs = () => process.cpuUsage().user / 1000;

const readText = createTextReader(createFingerprints(encodeFingerprints([])));
const readRecord = createRecordReader(
  catalogue.flatMap(({ id, records }) =>
    records.map(({ type, address }) => ({ crm: id, type, address: address.source })),
  ),
);
const readers: [string, (text: string) => unknown][] = [
  ['texts', readText],
  ['white space', tidy],
  ['names', nameKeys],
  ['full names', looksLikeFullName],
  ['companies', companyKeys],
  ['legal forms', hasLegalForm],
  ['e-mails', (text) => emailKey(`mailto:${text}`)],
  ['LinkedIn', (text) => linkedinKey(`linkedin.com/in/${text}`)],
  ['records', (text) => readRecord(`https://x.dynamics.com/main.aspx?${text}`)],
];
const hostile = ['a', ' ', '@', 'a@', '.', '?', '/', '&', '%25', 'A ', ' - ', 'é', 'etn=contact&'].flatMap((unit) =>
  ['', '\n@', 'a@b'].map((end) => unit.repeat(LENGTH / unit.length) + end),
);

test.each(readers)('a page cannot slow down reading %s', (_, read) => {
  const from = processorMs();
  for (const text of hostile) read(text);
  expect(processorMs() - from).toBeLessThan(PATIENCE_MS);
});

test('finds an address at the end of a sentence, and each of several addresses', () => {
  const keys = (text: string) => readText(text).map(({ key }) => key);
  expect(keys('Write to jane@acme.example.')).toEqual(['jane@acme.example']);
  expect(keys('jane@acme.example; joe@acme.example')).toEqual(['jane@acme.example', 'joe@acme.example']);
});
