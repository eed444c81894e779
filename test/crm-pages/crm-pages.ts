import { attio } from './crms/attio';
import { close } from './crms/close';
import { copper } from './crms/copper';
import { dynamics } from './crms/dynamics';
import { espocrm } from './crms/espocrm';
import { freshsales } from './crms/freshsales';
import { hubspot } from './crms/hubspot';
import { insightly } from './crms/insightly';
import { odoo } from './crms/odoo';
import { pipedrive } from './crms/pipedrive';
import { salesforce } from './crms/salesforce';
import { suitecrm } from './crms/suitecrm';
import { twenty } from './crms/twenty';
import { zoho } from './crms/zoho';
import type { CrmPages } from './page';
import { unknown } from './unknown';
import { widgets } from './widgets';

/** Pages for every CRM in the catalogue, and for sites outside it. */
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
