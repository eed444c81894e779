import { attio } from './attio';
import { close } from './close';
import { copper } from './copper';
import { dynamics } from './dynamics';
import { espocrm } from './espocrm';
import { freshsales } from './freshsales';
import { hubspot } from './hubspot';
import { insightly } from './insightly';
import { odoo } from './odoo';
import type { CrmPages } from './page';
import { pipedrive } from './pipedrive';
import { salesforce } from './salesforce';
import { suitecrm } from './suitecrm';
import { twenty } from './twenty';
import { unknown } from './unknown';
import { widgets } from './widgets';
import { zoho } from './zoho';

/** Pages for every CRM of the catalogue, and for those that are in none. */
export const crmPages: readonly CrmPages[] = [
  hubspot,
  salesforce,
  pipedrive,
  zoho,
  dynamics,
  close,
  attio,
  copper,
  freshsales,
  odoo,
  espocrm,
  suitecrm,
  twenty,
  insightly,
  unknown,
  widgets,
];
