import { expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { recordChoices } from '../../../components/popup/site/record-choices';

const person = (personnelId: string, fullName?: string, companyName?: string): Contact => ({
  personnelId,
  phone: { kind: 'open' },
  updatedAt: 0,
  ...(fullName ? { profile: { fullName, ...(companyName ? { companyName } : {}) } } : {}),
});

test('a record can be any named contact; namesakes at one company are distinguished by ID', () => {
  const choices = recordChoices([
    person('700', 'Jane Doe', 'Acme'),
    person('701', 'Jane Doe', 'Acme'),
    person('702', 'Jane Doe', 'Globex'),
    person('703', 'Jane Doe'),
    person('704'),
  ]);
  expect(choices).toEqual([
    { personnelId: '700', label: 'Jane Doe · Acme (700)' },
    { personnelId: '701', label: 'Jane Doe · Acme (701)' },
    { personnelId: '702', label: 'Jane Doe · Globex' },
    { personnelId: '703', label: 'Jane Doe' },
  ]);
});
