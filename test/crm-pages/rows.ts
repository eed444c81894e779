import type { ClueKind } from '../../components/contacts/matching/clues';
import type { Truth } from './page';
import type { Who } from './people';

/** One record as the lists show it, with the expected result. */
export interface Row {
  /** Its `data-place`. */
  place: string;
  id: number;
  name: string;
  email?: string;
  linkedin?: string;
  company?: string;
  owner: string;
  who?: Who;
  by?: ClueKind;
}

const OWNER = 'Rosa Marchetti';

/** People who must be found, each by a different clue, and every trap a list can contain. */
export const rows: readonly Row[] = [
  {
    place: 'mara',
    id: 51,
    name: 'Mara Lindqvist',
    email: 'mara.lindqvist@nordwind.example',
    company: 'Nordwind GmbH',
    owner: OWNER,
    who: 'mara',
    by: 'email',
  },
  {
    place: 'olivia',
    id: 52,
    name: 'Olivia O’Connor',
    company: 'Globex Corp.',
    owner: 'Ben Castell',
    who: 'olivia',
    by: 'name',
  },
  {
    place: 'namesake',
    id: 53,
    name: 'Mara Lindqvist',
    email: 'mara@halden.example',
    company: 'Halden AS',
    owner: OWNER,
  },
  {
    place: 'colleague',
    id: 54,
    name: 'Jonas Weber',
    email: 'jonas.weber@nordwind.example',
    company: 'Nordwind GmbH',
    owner: OWNER,
  },
  {
    place: 'owner',
    id: 55,
    name: 'Sam Whitfield',
    email: 'sam.whitfield@acme.example',
    company: 'Acme Inc.',
    owner: OWNER,
  },
  { place: 'bare', id: 66, name: 'Iris Whitfield', company: 'Acme Inc.', owner: OWNER },
  {
    place: 'tomas',
    id: 56,
    name: 'TOMAS FERREIRA',
    linkedin: 'https://pt.linkedin.com/in/tomas-ferreira-1a2b/?trk=people',
    owner: OWNER,
    who: 'tomas',
    by: 'linkedin',
  },
  { place: 'twins', id: 57, name: 'Chris Taylor', company: 'Hooli', owner: OWNER },
  {
    place: 'office',
    id: 58,
    name: 'Front Desk',
    email: 'info@umbrella.example',
    company: 'Umbrella plc',
    owner: OWNER,
  },
  {
    place: 'dana',
    id: 59,
    name: 'Dana Cole',
    email: 'info@umbrella.example',
    company: 'Umbrella',
    owner: 'Ben Castell',
    who: 'dana',
    by: 'name',
  },
  {
    place: 'nina',
    id: 60,
    name: 'Petrova, Nina',
    email: 'Nina.Petrova@Initech.example',
    company: 'Initech',
    owner: OWNER,
    who: 'nina',
    by: 'email',
  },
  {
    place: 'number',
    id: 40100101,
    name: 'Harold Finch',
    email: 'harold@finch.example',
    company: 'Finch Ltd',
    owner: OWNER,
  },
  { place: 'sven', id: 61, name: 'Sven Akesson', company: 'FJORD', owner: 'Ben Castell', who: 'sven', by: 'name' },
  { place: 'aiko', id: 62, name: '山田愛子', company: 'みらい株式会社', owner: OWNER, who: 'aiko', by: 'name' },
  { place: 'nickname', id: 63, name: 'Tom Ferreira', company: 'Acme Inc.', owner: 'Ben Castell' },
  { place: 'longer', id: 64, name: 'Olivia O’Connor', company: 'Globex Labs', owner: 'Ben Castell' },
  {
    place: 'link',
    id: 65,
    name: 'Paul Dubois',
    company: 'Lumière',
    linkedin: 'https://www.linkedin.com/in/paul-dubois-other',
    owner: 'Ben Castell',
  },
];

/** `hidden`: columns this CRM's list doesn't show, so nobody can be found by them. */
export const truthOf = (shown: readonly Row[], hidden: readonly ClueKind[] = []): Truth[] =>
  shown.flatMap(({ place, who, by }) => (who && by && !hidden.includes(by) ? [{ place, who, by }] : []));
