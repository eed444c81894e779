import { type DialectPage, doc, FIELDS, field, th } from './page';

export const apps: readonly DialectPage[] = [
  {
    name: 'hubspot record three columns',
    want: ['Klara Winter @h', 'Tim Becker @assoc'],
    html: doc(
      'Klara Winter',
      `
<div style="display:flex"><nav style="width:60px"></nav><div style="width:340px"><a href="/contacts">Contacts</a><div data-test-id="record-highlight"><span data-test-id="highlight-record-label" data-place="h">Klara Winter</span><div>Head of Purchasing at <a href="/company/1">Wintergarten AG</a></div><div>klara.winter@wintergarten.example <button>Copy</button></div></div>
<div>About this contact</div><div data-profile-property="email"><label>Email</label><input value="klara.winter@wintergarten.example"></div><div data-profile-property="phone"><label>Phone number</label><input value=""></div><div><label>Contact owner</label><button>Nadia Brooks</button></div><div><label>Lifecycle stage</label><button>Lead</button></div></div>
<div style="width:640px"><div role="tablist"><a role="tab">Activity</a><a role="tab">Emails</a></div><div class="tl"><div class="tlc"><div><strong>Email</strong> from <a>Nadia Brooks</a></div><div>to Klara Winter</div><p>Hi Klara, following up with Marco Bellini too.</p></div><div class="tlc"><strong>Meeting</strong> - Intro with Klara Winter<div>Attendees <b>2 attendees</b></div></div></div></div>
<aside><h3>Companies (1)</h3><div class="card"><div><a>Wintergarten AG</a></div><div>wintergarten.example</div><div>Phone: --</div></div><h3>Contacts (1)</h3><div class="card" data-place="assoc"><div><a href="/c/9">Tim Becker</a></div><div>CEO at Wintergarten AG</div><div>tim.becker@wintergarten.example</div></div><h3>Deals (1)</h3><div class="card"><a>Wintergarten AG - New Deal</a><div>Amount: $900</div><div>Owner: Grace Osei</div></div></aside></div>`,
      '.tlc{border:1px solid #ccd;padding:8px;margin:8px}input{width:220px}.card{border:1px solid #dde;padding:8px;margin:8px}',
    ),
  },
  {
    name: 'salesforce lightning record with related lists',
    want: ['Klara Winter @h', 'Tim Becker @rt'],
    html: doc(
      'Klara Winter | Salesforce',
      `
<div class="slds-page-header"><p>Contact</p><h1><slot><lightning-formatted-name data-place="h">Ms. Klara Winter</lightning-formatted-name></slot></h1><ul class="slds-page-header__detail-row" style="display:flex;gap:40px"><li><p title="Title">Title</p><p>Buyer</p></li><li><p title="Account Name">Account Name</p><p><a>Wintergarten AG</a></p></li><li><p title="Email">Email</p><p><a href="mailto:klara.winter@wintergarten.example">klara.winter@wintergarten.example</a></p></li><li><p title="Contact Owner">Contact Owner</p><p><a>Tim Becker</a></p></li></ul></div>
<article class="slds-card"><h2>Related Contacts (2)</h2><table role="grid"><thead><tr><th>Contact Name</th><th>Title</th><th>Reports To</th></tr></thead><tbody><tr><th scope="row"><a data-place="rt">Tim Becker</a></th><td>CEO</td><td></td></tr><tr><th scope="row"><a>Erik Dahl</a></th><td>CFO</td><td></td></tr></tbody></table></article>
<article class="slds-card"><h2>Opportunities (1)</h2><div class="slds-tile"><h3><a>Wintergarten AG renewal</a></h3><dl><dt>Stage:</dt><dd>Prospecting</dd><dt>Amount:</dt><dd>€1</dd><dt>Owner:</dt><dd>Grace Osei</dd></dl></div></article>`,
      'th,td{min-width:200px}',
    ),
  },
  {
    name: 'autocomplete dropdown',
    want: ['Klara Winter @k', 'Grace Osei @g'],
    html: doc(
      'New deal',
      `<main><h1>New deal</h1><label>Contact <input role="combobox" value="Klara"></label><ul role="listbox" class="dd"><li role="option" data-place="k"><div>Klara Winter</div><small>Wintergarten AG · klara.winter@wintergarten.example</small></li><li role="option"><div>Klara Winterberg</div><small>Wintergarten AG</small></li><li role="option" data-place="g"><div>Grace Osei</div><small>Osei Trading Ltd</small></li><li role="option"><div>+ Add "Klara"</div></li></ul></main>`,
      '.dd{border:1px solid #ccd;width:420px;list-style:none}',
    ),
  },
  {
    name: 'csv import preview',
    want: ['Klara Winter @a', 'Marco Bellini @b', "James O'Neill @c"],
    html: doc(
      'Import',
      `<main><h1>Import preview</h1><p>First 4 rows of people.csv</p><table>${th('#|first_name|last_name|company_name|email|owner')}<tbody><tr><td>1</td><td>Klara</td><td data-place="a">Winter</td><td>Wintergarten AG</td><td></td><td>Tim Becker</td></tr><tr><td>2</td><td>Marco</td><td data-place="b">Bellini</td><td></td><td>marco.bellini@bellini.example</td><td>Tim Becker</td></tr><tr><td>3</td><td>James</td><td data-place="c">O'Neill</td><td>Northgate Logistics</td><td></td><td></td></tr><tr><td>4</td><td>Klara</td><td>Winter</td><td>Acme</td><td></td><td></td></tr></tbody></table></main>`,
      'td{min-width:170px}',
    ),
  },
  {
    name: 'kanban with two contacts',
    want: ['Klara Winter @a', 'Tim Becker @b', 'Grace Osei @c'],
    html: doc(
      'Board',
      `<main><div style="display:flex"><div class="lane"><h3>New</h3><article class="card"><h4>Greenhouse</h4><div>Wintergarten AG</div><div class="ppl"><span data-place="a">Klara Winter</span>, <span data-place="b">Tim Becker</span></div></article><article class="card"><h4>Shipping</h4><div>Osei Trading</div><div class="ppl"><span data-place="c">Grace Osei</span>, <span>Klara Winter</span></div></article></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'google contacts list',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'Contacts',
      `<main><div role="row" class="row"><span>Name</span><span>Email</span><span>Phone number</span><span>Job title & company</span></div>
${[
  ['Klara Winter', 'klara.winter@wintergarten.example', 'Buyer, Wintergarten AG', 'a'],
  ['Marco Bellini', 'marco.bellini@bellini.example', 'Bellini Macchine', 'b'],
  ['Klara Winter', '', 'Chef, Bistro Winter', 'x'],
]
  .map(
    ([n, e, j, p]) =>
      `<div role="row" class="row" data-place="${p}" data-id="x"><span class="col"><img alt="" width=20 height=20><span>${n}</span></span><span class="col">${e}</span><span class="col"></span><span class="col">${j}</span><span><button aria-label="Star"></button></span></div>`,
  )
  .join('')}</main>`,
      '.row{display:flex}.row>span{width:260px}',
    ),
  },
  {
    name: 'outlook people list + card',
    want: ['Klara Winter @card'],
    html: doc(
      'People',
      `<main style="display:flex"><div role="listbox" style="width:300px"><div role="option">Klara Winter</div><div role="option">Klara Winter</div><div role="option">Tim Becker</div></div><div class="card2" data-place="card"><div role="heading" aria-level="2">Klara Winter</div><div>Buyer, Wintergarten AG</div><div><span>Email</span><a href="mailto:klara.winter@wintergarten.example">klara.winter@wintergarten.example</a></div><div><span>Manager</span><span>Tim Becker</span></div></div></main>`,
    ),
  },
  {
    name: 'folk groups list',
    want: ['Klara Winter @a', 'Grace Osei @b'],
    html: doc(
      'Group',
      `<main><div class="rows">${[
        ['Klara Winter', 'Wintergarten AG', 'a'],
        ['Grace Osei', 'Osei Trading', 'b'],
        ['Tim Becker', 'Hanriver Electronics', 'x'],
        ['Marco Bellini', '', 'y'],
      ]
        .map(
          ([n, c, p]) =>
            `<div class="rw" data-place="${p}"><div class="c1"><span class="av">${n?.[0]}</span><span>${n}</span></div><div class="c2">${c ? `<span class="pill">${c}</span>` : '<span class="ph">Add company</span>'}</div><div class="c3"><span class="pill">Lead</span></div></div>`,
        )
        .join('')}</div></main>`,
      '.rw{display:flex;border-bottom:1px solid #eee;height:40px}.c1,.c2,.c3{width:240px}',
    ),
  },
  {
    name: 'airtable frozen + multi link',
    want: ['Klara Winter @a', 'Tim Becker @a'],
    html: doc(
      'Base',
      `<main><div role="grid"><div role="row"><div role="columnheader">Deal</div><div role="columnheader">Contacts</div><div role="columnheader">Company</div><div role="columnheader">Competitors</div></div><div role="row"><div role="gridcell">Greenhouse</div><div role="gridcell" data-place="a"><span class="tok">Klara Winter</span> <span class="tok">Tim Becker</span> <span class="tok">Erik Dahl</span></div><div role="gridcell"><span class="tok">Wintergarten AG</span></div><div role="gridcell"><span class="tok">Bellini Macchine</span></div></div><div role="row"><div role="gridcell">Dockside</div><div role="gridcell"><span class="tok">Marco Bellini</span></div><div role="gridcell"><span class="tok">Acme</span></div><div role="gridcell"><span class="tok">Bellini Macchine</span></div></div></div></main>`,
      '[role=row]{display:flex}[role=row]>div{width:420px}.tok{background:#eef;padding:2px 6px;margin-right:60px}',
    ),
  },
  {
    name: 'sugarcrm list view multi headers',
    want: ['Klara Winter @a'],
    html: doc(
      'Contacts',
      `<main><table><thead><tr><th colspan="2"></th><th>Name</th><th>Title</th><th>Account Name</th><th>Email</th><th>User</th></tr></thead><tbody><tr><td><input type="checkbox"></td><td>★</td><td data-place="a"><a>Mrs. Klara Winter</a></td><td>Buyer</td><td><a>Wintergarten AG</a></td><td></td><td><a>Tim Becker</a></td></tr><tr><td><input type="checkbox"></td><td>★</td><td><a>Mr. Klara Winter</a></td><td>Buyer</td><td><a>Bellini Macchine</a></td><td></td><td><a>Tim Becker</a></td></tr></tbody></table></main>`,
      'td{min-width:60px}',
    ),
  },
  {
    name: 'krayin lead view person',
    want: ['Klara Winter @p'],
    html: doc(
      'Lead',
      `<main><h1>Green lead</h1><div class="row"><div class="card"><h4>About Lead</h4>${field('Lead Value', '$900')}${field('Sales Owner', 'Tim Becker')}</div><div class="card"><h4>About Persons</h4><div><span>KW</span><div data-place="p"><a>Klara Winter</a></div><div>Buyer at Wintergarten AG</div><div><a href="mailto:klara.winter@wintergarten.example">klara.winter@wintergarten.example</a></div></div></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'react-admin datagrid reference',
    want: ['Klara Winter @a'],
    html: doc(
      'Reviews',
      `<main><table class="MuiTable"><thead><tr><th><span>Date</span></th><th><span>Customer</span></th><th><span>Company</span></th><th><span>Comment</span></th></tr></thead><tbody><tr><td><span>1/2/2026</span></td><td data-place="a"><a><span><div>KW</div> Klara Winter</span></a></td><td><span>Wintergarten AG</span></td><td><span>Tim Becker of Wintergarten AG was kind</span></td></tr><tr><td><span>1/2/2026</span></td><td><a><span>Tim Becker</span></a></td><td></td><td><span>Wintergarten AG</span></td></tr></tbody></table></main>`,
      'td{min-width:200px}',
    ),
  },
  {
    name: 'accounts list with primary contact',
    want: ['Klara Winter @a', 'Grace Osei @b'],
    html: doc(
      'Accounts',
      `<main><h1>Accounts</h1><table>${th('Account Name|Primary Contact|Account Manager|Parent Account')}<tbody><tr><td>Wintergarten AG</td><td data-place="a">Klara Winter</td><td>Tim Becker</td><td>Osei Trading</td></tr><tr><td>Osei Trading</td><td data-place="b">Grace Osei</td><td>Tim Becker</td><td>Wintergarten AG</td></tr><tr><td>Acme</td><td>Klara Winter</td><td>Tim Becker</td><td>Wintergarten AG</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'suitecrm subpanel',
    want: ['Klara Winter @k', 'Tim Becker @t'],
    html: doc(
      'Account',
      `<main><h2>Wintergarten AG</h2><table class="detail"><tr><td scope="col">Website:</td><td>wintergarten.example</td><td scope="col">Assigned to:</td><td>Grace Osei</td></tr><tr><td scope="col">Type:</td><td>Customer</td><td scope="col">Member of:</td><td>Bellini Macchine</td></tr></table><h3>Contacts</h3><table class="list"><tr><th>Name</th><th>City</th><th>Email</th><th>User</th></tr><tr><td data-place="k"><a href="?module=Contacts&record=1">Klara Winter</a></td><td>Bonn</td><td></td><td>Marco Bellini</td></tr><tr><td data-place="t"><a>Tim Becker</a></td><td>Bonn</td><td></td><td>Marco Bellini</td></tr></table></main>`,
      'td{min-width:180px}',
    ),
  },
  {
    name: 'twenty table chips',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'People',
      `<main><table><thead><tr><th><div>Name</div></th><th><div>Emails</div></th><th><div>Company</div></th><th><div>Created by</div></th><th>LinkedIn</th></tr></thead><tbody><tr><td data-place="a"><a class="chip"><div>K</div><div>Klara Winter</div></a></td><td></td><td><a class="chip"><div>W</div><div>Wintergarten AG</div></a></td><td><div class="chip"><div>T</div><div>Tim Becker</div></div></td><td></td></tr><tr><td data-place="b"><a class="chip"><div>M</div><div>Marco Bellini</div></a></td><td><a href="mailto:marco.bellini@bellini.example" class="chip">marco.bellini@bellini.example</a></td><td></td><td><div class="chip"><div>G</div><div>Grace Osei</div></div></td><td></td></tr><tr><td><a class="chip"><div>T</div><div>Tim Becker</div></a></td><td></td><td></td><td></td><td></td></tr></tbody></table></main>`,
      '.chip{display:inline-flex;gap:4px;background:#eee}td{min-width:220px}',
    ),
  },
  {
    name: 'avatar initials unstyled',
    want: ['Klara Winter @a', 'Grace Osei @b'],
    html: doc(
      'X',
      `<main><ul><li data-place="a"><span>KW</span><span>Klara Winter</span> <small>Wintergarten AG</small></li><li data-place="b"><span>G</span><b>Grace Osei</b> <small>Osei Trading</small></li></ul></main>`,
    ),
  },
  {
    name: 'turkish labels',
    want: ['Klara Winter @a'],
    html: doc(
      'X',
      `<main>${field('Ad', 'Klara Winter', 'a')}${field('Şirket', 'Wintergarten AG')}${field('Sorumlu', 'Tim Becker')}</main>`,
      FIELDS,
    ),
  },
  {
    name: 'czech labels',
    want: ['Klara Winter @a'],
    html: doc(
      'X',
      `<main><h1 data-place="a">Klara Winter</h1><p>Společnost: Wintergarten AG</p><p>Konkurence: Acme</p></main>`,
      FIELDS,
    ),
  },
  {
    name: 'breadcrumb + tabs + heading',
    want: ['Klara Winter @h'],
    html: doc(
      'Klara Winter',
      `<div class="tabs" role="tablist"><a role="tab">Klara Winter</a><a role="tab">Tim Becker</a></div><nav class="breadcrumb"><a>Wintergarten AG</a> / <a>Klara Winter</a></nav><main><h1 data-place="h">Klara Winter</h1>${field('Account', 'Wintergarten AG')}<aside class="recent"><h3>Recently viewed</h3><ul><li>Tim Becker</li><li>Klara Winter</li></ul></aside></main>`,
      FIELDS,
    ),
  },
];
