import { type Crm, catalogue, type Hints } from './catalogue';
import type { RecordRule } from './record';
import { covers } from './site-pattern';

/** The catalogue's knowledge about one site, as data for the overlay. */
export interface SiteGuide {
  records: RecordRule[];
  hints: Hints;
}

/** `origin` is, for example, `https://app.hubspot.com`. An unknown host may run any CRM that customers host themselves. */
export function guideFor(origin: string): SiteGuide {
  const own = catalogue.filter(({ patterns }) => patterns.some((pattern) => covers(pattern, `${origin}/*`)));
  const crms = own.length > 0 ? own : catalogue.filter(({ onOwnDomains }) => onOwnDomains);
  return {
    records: crms.flatMap(({ id, records }) =>
      records.map(({ type, address }) => ({ crm: id, type, address: address.source })),
    ),
    hints: {
      ...joined('title', crms),
      ...joined('company', crms),
      ...joined('user', crms),
    },
  };
}

function joined(hint: keyof Hints, crms: readonly Crm[]): Hints {
  const selectors = crms.flatMap(({ hints }) => hints?.[hint] ?? []);
  return selectors.length > 0 ? { [hint]: selectors.join(', ') } : {};
}
