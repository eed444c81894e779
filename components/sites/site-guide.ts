import { type Crm, catalogue, type Hints } from './catalogue';
import type { RecordRule } from './record';
import { covers } from './site-pattern';

/** What the catalogue knows of one site, as data that the script on its pages gets. */
export interface SiteGuide {
  records: RecordRule[];
  hints: Hints;
}

/** `origin` such as `https://app.hubspot.com`. A site that is no CRM's own can be any of those on own domains. */
export function guideFor(origin: string): SiteGuide {
  const own = catalogue.filter(({ patterns }) => patterns.some((pattern) => covers(pattern, `${origin}/*`)));
  const crms = own.length > 0 ? own : catalogue.filter(({ onOwnDomains }) => onOwnDomains);
  return {
    records: crms.flatMap(({ id, records }) =>
      records.map(({ type, address }) => ({ crm: id, type, address: address.source })),
    ),
    hints: {
      ...joined('title', crms),
      ...joined('row', crms),
      ...joined('company', crms),
      ...joined('user', crms),
    },
  };
}

function joined(hint: keyof Hints, crms: readonly Crm[]): Hints {
  const selectors = crms.flatMap(({ hints }) => hints?.[hint] ?? []);
  return selectors.length > 0 ? { [hint]: selectors.join(', ') } : {};
}
