/** What a record describes; `user` is someone who works with the CRM, such as a record's owner. */
export type RecordType = 'person' | 'company' | 'deal' | 'user';

/** Selectors. Labels are translated, so selectors use types, URLs and API names. */
export interface Hints {
  /** The title of the page's record. */
  title?: string;
  /** Values that contain the company of the record or row. */
  company?: string;
  /** Values that name someone who only works with the record. */
  user?: string;
}

/**
 * One CRM. People are found on any site without an entry here. An entry provides the switch in the settings, the record
 * in a URL, and hints where the general rules aren't enough.
 */
export interface Crm {
  id: string;
  name: string;
  /** Match patterns of the CRM's own hosts. */
  patterns: readonly string[];
  /** Whether customers host it on their own domains, where its hints are combined with those of other such CRMs. */
  onOwnDomains: boolean;
  /**
   * Matched against host, path, query and hash together, without flags. The group `id` is the record's ID. The group
   * `tenant` identifies the customer; without it, the host does.
   */
  records: readonly { type: RecordType; address: RegExp }[];
  hints?: Hints;
  /** When this was checked and against what. A: the CRM's source code; B: maintained extensions; C: one-off public scripts. */
  source: string;
}

const UUID = '[\\da-fA-F]{8}(?:-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}';

export const catalogue: readonly Crm[] = [
  {
    id: 'hubspot',
    name: 'HubSpot',
    patterns: ['', '-eu1', '-na2', '-na3', '-ap1', '-ca1'].map((centre) => `https://app${centre}.hubspot.com/*`),
    onOwnDomains: false,
    records: [
      { type: 'person', address: /hubspot\.com\/contacts\/(?<tenant>\d+)\/(?:record\/0-1|contact)\/(?<id>\d+)/ },
      { type: 'company', address: /hubspot\.com\/contacts\/(?<tenant>\d+)\/(?:record\/0-2|company)\/(?<id>\d+)/ },
      { type: 'deal', address: /hubspot\.com\/contacts\/(?<tenant>\d+)\/(?:record\/0-3|deal)\/(?<id>\d+)/ },
    ],
    hints: {
      title: '[data-test-id="highlight-record-label"], [data-selenium-test="highlightTitle"]',
      company:
        '[data-selenium-test="company-chicklet-title-link"], td[data-table-external-id*="company"], td[data-table-external-id*="associations.0-2"]',
      user: 'td[data-table-external-id*="owner"], [data-profile-property="hubspot_owner_id"]',
    },
    source: '2026-11, B',
  },
  {
    id: 'salesforce',
    name: 'Salesforce',
    patterns: [
      'https://*.lightning.force.com/*',
      'https://*.my.salesforce.com/*',
      'https://*.lightning.force.mil/*',
      'https://*.sfcrmapps.cn/*',
    ],
    onOwnDomains: false,
    records: [
      { type: 'person', address: salesforceAddress('003|00Q') },
      { type: 'company', address: salesforceAddress('001') },
      { type: 'deal', address: salesforceAddress('006') },
      { type: 'user', address: salesforceAddress('005') },
    ],
    hints: {
      title:
        '[data-target-selection-name^="sfdc:RecordField."][data-target-selection-name$=".Name"], h1 lightning-formatted-name, h1.slds-page-header__title',
      company:
        '[data-target-selection-name$=".AccountId"], [data-target-selection-name="sfdc:RecordField.Lead.Company"]',
      user: '[data-target-selection-name$=".OwnerId"], [data-target-selection-name$="CreatedById"], [data-target-selection-name$="LastModifiedById"]',
    },
    source: '2026-11, B',
  },
  {
    id: 'pipedrive',
    name: 'Pipedrive',
    patterns: ['https://*.pipedrive.com/*'],
    onOwnDomains: false,
    records: [
      { type: 'person', address: /pipedrive\.com\/person\/(?<id>\d+)/ },
      { type: 'company', address: /pipedrive\.com\/organization\/(?<id>\d+)/ },
      { type: 'deal', address: /pipedrive\.com\/deal\/(?<id>\d+)/ },
      { type: 'user', address: /pipedrive\.com\/users\/(?:details\/)?(?<id>\d+)/ },
    ],
    hints: { title: '[data-testid="header-title"]' },
    source: '2026-11, B',
  },
  {
    id: 'zoho',
    name: 'Zoho CRM',
    patterns: [
      ...['com', 'eu', 'in', 'com.au', 'com.cn', 'jp', 'sa'].map((domain) => `https://crm.zoho.${domain}/*`),
      'https://crm.zohocloud.ca/*',
      'https://crmplus.zoho.com/*',
    ],
    onOwnDomains: false,
    records: [
      { type: 'person', address: /\/crm\/(?<tenant>org\d+)\/tab\/(?:Contacts|Leads)\/(?<id>\d+)/ },
      { type: 'company', address: /\/crm\/(?<tenant>org\d+)\/tab\/Accounts\/(?<id>\d+)/ },
      { type: 'deal', address: /\/crm\/(?<tenant>org\d+)\/tab\/(?:Potentials|Deals)\/(?<id>\d+)/ },
    ],
    hints: {
      title: '.dv_header_container',
      company: '#subvalue_ACCOUNTID, #subvalue_COMPANY',
      user: '#subvalue_SMOWNERID, #subvalue_SMCREATORID, #subvalue_MODIFIEDBY',
    },
    source: '2026-11, C',
  },
  {
    id: 'dynamics',
    name: 'Dynamics 365',
    patterns: ['https://*.dynamics.com/*', 'https://*.crm.microsoftdynamics.us/*', 'https://*.crm.appsplatform.us/*'],
    onOwnDomains: false,
    records: [
      { type: 'person', address: dynamicsAddress('contact|lead') },
      { type: 'company', address: dynamicsAddress('account') },
      { type: 'deal', address: dynamicsAddress('opportunity') },
      { type: 'user', address: dynamicsAddress('systemuser|team') },
    ],
    hints: {
      title: 'h1[data-id="header_title"]',
      company: '[data-id^="parentcustomerid.fieldControl"], [data-id^="companyname.fieldControl"]',
      user: '[data-id^="ownerid.fieldControl"], [data-id^="header_ownerid.fieldControl"], [col-id="ownerid"], [col-id="createdby"]',
    },
    source: '2026-11, B',
  },
  {
    id: 'close',
    name: 'Close',
    patterns: ['https://app.close.com/*'],
    // A lead is a company with several people; `contact_…` marks one of them.
    onOwnDomains: false,
    records: [
      { type: 'person', address: /close\.com\/(?<tenant>)\S*\b(?<id>contact_\w+|cont_\w+)/ },
      { type: 'company', address: /close\.com\/(?<tenant>)lead\/(?<id>lead_\w+)/ },
    ],
    source: '2026-11, C',
  },
  {
    id: 'attio',
    name: 'Attio',
    patterns: ['https://app.attio.com/*'],
    onOwnDomains: false,
    records: [
      { type: 'person', address: new RegExp(`attio\\.com/(?<tenant>[\\w-]+)/person/(?<id>${UUID})`) },
      { type: 'company', address: new RegExp(`attio\\.com/(?<tenant>[\\w-]+)/company/(?<id>${UUID})`) },
      { type: 'deal', address: new RegExp(`attio\\.com/(?<tenant>[\\w-]+)/deals?/(?<id>${UUID})`) },
    ],
    source: '2026-11, C',
  },
  {
    id: 'copper',
    name: 'Copper',
    patterns: ['https://app.copper.com/*'],
    onOwnDomains: false,
    records: [
      { type: 'person', address: /copper\.com\/\S*#\S*\b(?:people|leads)[-/](?<id>\d+)/ },
      { type: 'company', address: /copper\.com\/\S*#\S*\b(?:organizations|companies)[-/](?<id>\d+)/ },
      { type: 'deal', address: /copper\.com\/\S*#\S*\b(?:deals|opportunities)[-/](?<id>\d+)/ },
    ],
    source: '2026-11, B',
  },
  {
    id: 'freshsales',
    name: 'Freshsales',
    patterns: ['https://*.myfreshworks.com/*', 'https://*.freshsales.io/*'],
    onOwnDomains: false,
    records: [
      { type: 'person', address: /\/crm\/sales\/(?:contacts|leads)\/(?<id>\d+)/ },
      { type: 'company', address: /\/crm\/sales\/accounts\/(?<id>\d+)/ },
      { type: 'deal', address: /\/crm\/sales\/deals\/(?<id>\d+)/ },
    ],
    hints: { user: '[col-id="owner_id"], [col-id="creater_id"], [col-id="updater_id"]' },
    source: '2026-11, B',
  },
  {
    id: 'odoo',
    name: 'Odoo',
    patterns: ['https://*.odoo.com/*'],
    // 18 and newer; 17 and older. The path repeats the way there: the last part is the record.
    onOwnDomains: true,
    records: [
      { type: 'person', address: /\/odoo\/(?:[\w.-]+\/)*(?:contacts|res\.partner|customers)\/(?<id>\d+)(?:[?#]|$)/ },
      { type: 'deal', address: /\/odoo\/(?:[\w.-]+\/)*(?:crm|crm\.lead)\/(?<id>\d+)(?:[?#]|$)/ },
      { type: 'user', address: /\/odoo\/(?:[\w.-]+\/)*(?:res\.users|users)\/(?<id>\d+)(?:[?#]|$)/ },
      { type: 'person', address: /\/web#(?=\S*\bmodel=res\.partner\b)(?:\S*&)?id=(?<id>\d+)/ },
      { type: 'deal', address: /\/web#(?=\S*\bmodel=crm\.lead\b)(?:\S*&)?id=(?<id>\d+)/ },
      { type: 'user', address: /\/web#(?=\S*\bmodel=res\.users\b)(?:\S*&)?id=(?<id>\d+)/ },
    ],
    hints: {
      title: '.o_last_breadcrumb_item.active, .o_form_view h1 .o_field_widget[name="name"]',
      company:
        '.o_field_widget[name="parent_id"], .o_field_widget[name="partner_name"], td[name="parent_id"], td[name="commercial_company_name"], td[name="company_name"]',
      user: '.o_field_widget[name="user_id"], td[name="user_id"], td[name="create_uid"], td[name="activity_user_id"]',
    },
    source: '2026-11, A',
  },
  {
    id: 'espocrm',
    name: 'EspoCRM',
    patterns: [],
    onOwnDomains: true,
    records: [
      { type: 'person', address: /#(?:Contact|Lead)\/view\/(?<id>\w+)/ },
      { type: 'company', address: /#Account\/view\/(?<id>\w+)/ },
      { type: 'deal', address: /#Opportunity\/view\/(?<id>\w+)/ },
      { type: 'user', address: /#(?:User|Team)\/view\/(?<id>\w+)/ },
    ],
    hints: {
      company: '[data-name="account"], [data-name="accountName"]',
      user: '[data-name="assignedUser"], [data-name="assignedUsers"], [data-name="createdBy"], [data-name="modifiedBy"]',
    },
    source: '2026-11, A',
  },
  {
    id: 'suitecrm',
    name: 'SuiteCRM',
    patterns: [],
    onOwnDomains: true,
    records: [
      { type: 'person', address: /#\/(?:contacts|leads|prospects)\/record\/(?<id>[\w-]+)/ },
      { type: 'company', address: /#\/accounts\/record\/(?<id>[\w-]+)/ },
      { type: 'deal', address: /#\/opportunities\/record\/(?<id>[\w-]+)/ },
      { type: 'user', address: /#\/users\/record\/(?<id>[\w-]+)/ },
      { type: 'person', address: suite7Address('Contacts|Leads|Prospects') },
      { type: 'company', address: suite7Address('Accounts') },
      { type: 'deal', address: suite7Address('Opportunities') },
      { type: 'user', address: suite7Address('Users|Employees') },
    ],
    hints: {
      company: 'td.column-account_name, [field="account_name"]',
      user: 'td.column-assigned_user_name, td.column-created_by_name, [field="assigned_user_name"], [field="created_by_name"], [field="modified_by_name"]',
    },
    source: '2026-11, A',
  },
  {
    id: 'twenty',
    name: 'Twenty',
    patterns: ['https://*.twenty.com/*'],
    onOwnDomains: true,
    records: [
      { type: 'person', address: new RegExp(`/object/person/(?<id>${UUID})`) },
      { type: 'company', address: new RegExp(`/object/company/(?<id>${UUID})`) },
      { type: 'deal', address: new RegExp(`/object/opportunity/(?<id>${UUID})`) },
      { type: 'user', address: new RegExp(`/object/workspaceMember/(?<id>${UUID})`) },
    ],
    source: '2026-11, A',
  },
  {
    id: 'insightly',
    name: 'Insightly',
    patterns: ['https://*.insightly.com/*'],
    onOwnDomains: false,
    records: [
      { type: 'person', address: /insightly\.com\/details\/(?:[Cc]ontacts?|[Ll]eads?)\/(?<id>\d+)/ },
      { type: 'company', address: /insightly\.com\/details\/[Oo]rgani[sz]ations?\/(?<id>\d+)/ },
      { type: 'deal', address: /insightly\.com\/details\/[Oo]pportunit(?:y|ies)\/(?<id>\d+)/ },
      { type: 'user', address: /insightly\.com\/(?:details\/)?[Uu]sers?\/(?<id>\d+)/ },
    ],
    source: '2026-11, B',
  },
];

/**
 * IDs are unique across all customers. The first three characters are the type; the last three of 18 are a checksum.
 * In Lightning, the ID follows the type's name; in Classic, the host.
 */
function salesforceAddress(kinds: string): RegExp {
  return new RegExp(`^(?<tenant>)[^/]+/(?:lightning/r/(?:\\w+/)?)?(?<id>(?:${kinds})\\w{12})(?:\\w{3})?(?!\\w)`);
}

/** Type and ID are in the query in any order; the ID is a GUID, with or without braces. */
function dynamicsAddress(types: string): RegExp {
  return new RegExp(`/main\\.aspx\\?(?=\\S*\\betn=(?:${types})\\b)\\S*\\bid=(?:\\{|%7[bB])?(?<id>${UUID})`);
}

function suite7Address(modules: string): RegExp {
  return new RegExp(
    `[?&](?=\\S*\\bmodule=(?:${modules})\\b)(?=\\S*\\baction=(?:DetailView|EditView)\\b)(?:\\S*&)?record=(?<id>[\\w-]+)`,
  );
}
