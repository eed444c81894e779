import type { PersonRow } from '../../../components/results/people/person-rows';

const jane: PersonRow = {
  personnelId: '789',
  name: 'Jane Doe',
  company: 'Acme, Inc.',
  title: 'VP "Marketing"',
  email: 'jane@acme.example',
  linkedinUrl: 'https://www.linkedin.com/in/jane-doe',
  status: 'unlocked',
  because: undefined,
  errorCode: undefined,
  phone: '+12025550143',
  taskId: '321',
  phoneAt: Date.UTC(2026, 10, 29),
  doNotCall: false,
};

/** Jane Doe, 789, with a number, overridden by `part`. */
export const aPerson = (part: Partial<PersonRow> = {}): PersonRow => ({ ...jane, ...part });
