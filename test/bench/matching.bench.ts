import type { ClueKind } from '../../components/contacts/matching/clues';
import { crmPages } from '../crm-pages/crm-pages';
import { byKind, judgePage, servePage, type Verdict } from '../crm-pages/judge';
import type { CrmPages } from '../crm-pages/page';
import { storedContacts } from '../crm-pages/people';
import type { Extension } from '../e2e/kit/extension';
import type { Site } from '../e2e/kit/site';
import { onAllowedSites } from './kit/allowed-sites';
import type { Findings, Table } from './kit/findings';
import { tablesOfGenerated } from './matching/generated-pages';

const KINDS: readonly ClueKind[] = ['email', 'linkedin', 'name'];

export const onlyCounts = true;

/**
 * The shipped build on each kind of page of each CRM, with all changes that may happen to them, and the overlay on
 * generated pages.
 */
export async function run(): Promise<Findings> {
  const origins = new Set(crmPages.flatMap(({ pages }) => pages.map(({ address }) => new URL(address).origin)));
  return onAllowedSites(origins, async (extension, site) => {
    await extension.store(storedContacts);
    const verdicts = new Map<string, Verdict[]>();
    for (const pages of crmPages) verdicts.set(pages.crm, await judgeCrm(extension, site, pages));
    return { tables: [...tablesOf(verdicts), ...tablesOfGenerated()] };
  });
}

async function judgeCrm(extension: Extension, site: Site, { pages }: CrmPages): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const page of pages) {
    servePage(site, page);
    const tab = await extension.context.newPage();
    await tab.setViewportSize({ width: 1600, height: 1200 });
    verdicts.push(...(await judgePage(tab, page)));
    await tab.close();
  }
  return verdicts;
}

function tablesOf(verdicts: ReadonlyMap<string, readonly Verdict[]>): Table[] {
  const all = [...verdicts.values()].flat();
  const mistakes = [...verdicts].flatMap(([crm, ofCrm]) =>
    ofCrm.flatMap(({ name, expected, found, wrong }) => {
      const missed = expected.filter((truth) => !found.includes(truth)).map(({ who, place }) => `${who} at ${place}`);
      return missed.length + wrong.length > 0 ? [[crm, name, missed.join(', '), wrong.join(', ')]] : [];
    }),
  );
  return [
    {
      title: 'People on CRM pages: expected, found, wrong',
      columns: ['', ...KINDS.map((kind) => `by ${kind}`), 'expected', 'found', 'wrong'],
      rows: [...[...verdicts].map(([crm, ofCrm]) => rowOf(crm, ofCrm)), rowOf('all', all)],
      note: 'Found and expected people by kind of clue, on each page and after each of its changes.',
    },
    ...(mistakes.length > 0
      ? [{ title: 'Mistakes', columns: ['CRM', 'page', 'missed', 'wrong'], rows: mistakes }]
      : []),
  ];
}

function rowOf(label: string, verdicts: readonly Verdict[]): (string | number)[] {
  const expected = verdicts.flatMap((verdict) => verdict.expected);
  const found = verdicts.flatMap((verdict) => verdict.found);
  const wrong = verdicts.reduce((sum, verdict) => sum + verdict.wrong.length, 0);
  const ofKinds = KINDS.map((kind) => `${byKind(found, kind)} of ${byKind(expected, kind)}`);
  return [label, ...ofKinds, expected.length, found.length, wrong];
}
