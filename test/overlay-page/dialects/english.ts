import { type DialectPage, doc, stacked } from './page';

export const english: readonly DialectPage[] = [
  {
    name: 'record of divs',
    want: ['Klara Winter @head'],
    html: doc(
      'Klara Winter - CRM',
      `<div class="app"><div class="hdr"><div class="avatar">KW</div><div><div class="ttl" data-place="head">Klara Winter</div><div class="sub">Head of Purchasing · Wintergarten AG</div></div><button>Call</button></div><div class="pan">${stacked('Email', '<a href="mailto:klara.winter@wintergarten.example">klara.winter@wintergarten.example</a>')}${stacked('Phone', '+49 30 5550123')}${stacked('Owner', 'Nadia Brooks')}${stacked('Lead status', 'Open')}</div></div>`,
      '.hdr{display:flex;gap:12px;padding:12px}.ttl{font-size:20px}.k{color:#889;font-size:12px}.fld{padding:6px 12px}',
    ),
  },
  {
    name: 'one row of divs',
    want: ['Marco Bellini @name'],
    html: doc(
      'Contacts',
      `<main><div class="list"><div class="row"><div class="col" data-place="name">Marco Bellini</div><div class="col" data-place="mail">marco.bellini@bellini.example</div><div class="col">Milano</div></div></div></main>`,
    ),
  },
  {
    name: 'one row of divs with company',
    want: ["James O'Neill @name"],
    html: doc(
      'Contacts',
      `<main><div class="thead row"><div class="col">Name</div><div class="col">Company</div><div class="col">Owner</div></div><div class="row"><div class="col" data-place="name">James O'Neill</div><div class="col">Northgate Logistics</div><div class="col">Tim Becker</div></div></main>`,
    ),
  },
  {
    name: 'deal primary and billing',
    want: ['Klara Winter @primary', 'Marco Bellini @billing'],
    html: doc(
      'Deal',
      `<main><h1>Expansion 2027</h1>${stacked('Account', 'Wintergarten AG')}${stacked('Primary contact', '<a href="/c/1">Klara Winter</a>', 'primary')}${stacked('Billing contact', '<a href="/c/2">Marco Bellini</a> <small>marco.bellini@bellini.example</small>', 'billing')}${stacked('Deal owner', 'Tim Becker')}${stacked('Amount', '€ 12,000')}</main>`,
    ),
  },
  {
    name: 'deal primary and billing same company',
    want: ['Klara Winter @primary', 'Tim Becker @billing'],
    html: doc(
      'Deal',
      `<main><h1>Expansion 2027</h1>${stacked('Account', 'Wintergarten AG')}${stacked('Primary contact', 'Klara Winter', 'primary')}${stacked('Billing contact', 'Tim Becker', 'billing')}${stacked('Technical contact', 'Priya Raman')}${stacked('Deal owner', 'Nadia Brooks')}</main>`,
    ),
  },
  {
    name: 'deal dl two contacts',
    want: ['Klara Winter @primary', 'Tim Becker @billing'],
    html: doc(
      'Deal',
      `<main><h1>Wintergarten AG – renewal</h1><dl><dt>Company</dt><dd>Wintergarten AG</dd><dt>Primary contact</dt><dd data-place="primary"><a href="#">Klara Winter</a></dd><dt>Billing contact</dt><dd data-place="billing"><a href="#">Tim Becker</a></dd><dt>Owner</dt><dd>Grace Osei</dd><dt>Competitor</dt><dd>Bellini Macchine</dd></dl></main>`,
    ),
  },
  {
    name: 'deal table form two contacts',
    want: ['Klara Winter @primary', 'Tim Becker @billing'],
    html: doc(
      'Deal',
      `<main><h1>Renewal</h1><table><tr><th>Account name</th><td>Wintergarten AG</td></tr><tr><th>Primary contact</th><td data-place="primary">Klara Winter</td></tr><tr><th>Billing contact</th><td data-place="billing">Tim Becker</td></tr><tr><th>Opportunity owner</th><td>Grace Osei</td></tr></table></main>`,
    ),
  },
  {
    name: 'deal inputs two contacts',
    want: ['Klara Winter @primary', 'Tim Becker @billing'],
    html: doc(
      'Deal',
      `<main><h1>Renewal</h1><form><div><label for=a>Account</label><input id=a value="Wintergarten AG"></div><div data-place="primary"><label for=b>Primary contact</label><input id=b value="Klara Winter"></div><div data-place="billing"><label for=c>Billing contact</label><input id=c value="Tim Becker"></div><div><label for=d>Owner</label><input id=d value="Grace Osei"></div></form></main>`,
      'input{width:300px}',
    ),
  },
  {
    name: 'contact record whose reports-to is known',
    want: ['Klara Winter @head', 'Tim Becker @boss'],
    html: doc(
      'Klara Winter',
      `<main><h1 data-place="head">Klara Winter</h1>${stacked('Company', 'Wintergarten AG')}${stacked('Title', 'Buyer')}${stacked('Reports to', '<a href="/c/11">Tim Becker</a>', 'boss')}${stacked('Assistant', 'Lucas Meyer')}${stacked('Record owner', 'Nadia Brooks')}</main>`,
    ),
  },
  {
    name: 'anchors list in a cell',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'Deals',
      `<main><table><thead><tr><th>Deal</th><th>People</th></tr></thead><tbody><tr><td>Renewal</td><td><div data-place="a"><a href="/p/1">Klara Winter</a> · <a href="mailto:klara.winter@wintergarten.example">Email</a></div><div data-place="b"><a href="/p/2">Marco Bellini</a> · <a href="mailto:marco.bellini@bellini.example">Email</a></div></td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'anchors list in a cell flat',
    want: ['Klara Winter @', 'Marco Bellini @'],
    html: doc(
      'Deals',
      `<main><table><thead><tr><th>Deal</th><th>People</th></tr></thead><tbody><tr><td>Renewal</td><td><a>Klara Winter</a> <a href="mailto:klara.winter@wintergarten.example">Write</a>, <a>Marco Bellini</a> <a href="mailto:marco.bellini@bellini.example">Write</a></td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'anchors list in a cell br',
    want: ['Klara Winter @', 'Marco Bellini @', 'Grace Osei @'],
    html: doc(
      'Deals',
      `<main><table><thead><tr><th>Deal</th><th>People</th></tr></thead><tbody><tr><td>Renewal</td><td>Klara Winter &lt;<a href="mailto:klara.winter@wintergarten.example">klara.winter@wintergarten.example</a>&gt;<br>Erik Dahl &lt;<a href="mailto:erik@dahl.example">erik@dahl.example</a>&gt;<br>Marco Bellini &lt;<a href="mailto:marco.bellini@bellini.example">marco.bellini@bellini.example</a>&gt;<br>Grace Osei &lt;<a href="mailto:grace.osei@oseitrading.example">grace.osei@oseitrading.example</a>&gt;</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'company page with ul',
    want: ['Klara Winter @k', 'Tim Becker @t'],
    html: doc(
      'Wintergarten AG',
      `<main><div class="co"><div style="font-size:22px">Wintergarten AG</div><a href="https://wintergarten.example">wintergarten.example</a></div><h2>People</h2><ul><li data-place="k"><a href="/p/1">Klara Winter</a> <span>Buyer</span></li><li><a href="/p/3">Erik Dahl</a> <span>CFO</span></li><li data-place="t"><a href="/p/2">Tim Becker</a> <span>CEO</span></li></ul><h2>Suppliers</h2><ul><li><a href="/c/9">Bellini Macchine</a></li></ul></main>`,
    ),
  },
  {
    name: 'company page related table',
    want: ['Klara Winter @k', 'Tim Becker @t'],
    html: doc(
      'Account: Wintergarten AG',
      `<main><h1>Wintergarten AG</h1><section><h2>Contacts (3)</h2><table><thead><tr><th>Contact name</th><th>Title</th><th>Last activity</th></tr></thead><tbody><tr><td data-place="k">Klara Winter</td><td>Buyer</td><td>2 days ago</td></tr><tr><td data-place="t">Tim Becker</td><td>CEO</td><td>21 Nov 2026</td></tr><tr><td>Erik Dahl</td><td>CFO</td><td></td></tr></tbody></table></section><section><h2>Open deals</h2><table><thead><tr><th>Deal</th><th>Owner</th></tr></thead><tbody><tr><td>Renewal</td><td>Tim Becker</td></tr></tbody></table></section></main>`,
    ),
  },
  {
    name: 'kanban',
    want: ['Klara Winter @a', 'Daniel K. Park @b', "James O'Neill @d"],
    html: doc(
      'Pipeline',
      `<main><div class="board"><div class="lane"><h3>Qualified</h3><div class="card" draggable="true" data-place="a"><div>Greenhouse upgrade</div><div class="m">Wintergarten AG</div><div class="m">Klara Winter</div><div>€8,000 <img alt="Tim Becker" title="Owner: Tim Becker" width="20" height="20"></div></div><div class="card" draggable="true" data-place="b"><div>Chip order</div><div class="m">Hanriver Electronics</div><div class="m">Daniel Park</div><div>$3,000</div></div></div><div class="lane"><h3>Won</h3><div class="card" draggable="true" data-place="c"><div>Trial</div><div class="m">Acme</div><div class="m">Klara Winter</div></div><div class="card" data-place="d"><div>Freight</div><div class="m">Northgate Logistics · James O’Neill</div></div></div></div></main>`,
      '.board{display:flex;gap:10px}.lane{width:300px}.card{border:1px solid #ccd;padding:8px;margin:6px 0}',
    ),
  },
  {
    name: 'mail thread',
    want: ['Klara Winter @from', 'Marco Bellini @to', 'Grace Osei @cc'],
    html: doc(
      'Inbox – Renewal',
      `<main><h1>Re: Renewal</h1><article><header><div data-place="from"><b>Klara Winter</b> <span>&lt;klara.winter@wintergarten.example&gt;</span></div><div>To: <span data-place="to">Marco Bellini &lt;marco.bellini@bellini.example&gt;</span>, <span>me</span></div><div>Cc: <span data-place="cc">Grace Osei &lt;grace.osei@oseitrading.example&gt;</span>; Erik Dahl &lt;erik@dahl.example&gt;</div><time>Mon 09:12</time></header><div class="body"><p>Hi Marco,</p><p>as discussed with Hannah Schröder last week, please send the offer.</p><p>Best,<br>Klara</p></div></article></main>`,
    ),
  },
  {
    name: 'mail thread chips',
    want: ['Klara Winter @from', 'Marco Bellini @to', 'Grace Osei @cc'],
    html: doc(
      'Inbox',
      `<main><h2>Renewal</h2><div class="msg"><div class="h"><span class="g" email="klara.winter@wintergarten.example" data-place="from">Klara Winter</span> <span class="t">09:12</span></div><div class="r">to <span email="marco.bellini@bellini.example" data-place="to">Marco Bellini</span>, <span email="grace.osei@oseitrading.example" data-place="cc">Grace Osei</span></div><div>Hello, see below.</div></div></main>`,
    ),
  },
  {
    name: 'timeline',
    want: ['Klara Winter @head'],
    html: doc(
      'Klara Winter',
      `<main><div class="cols"><div class="side"><h1 data-place="head">Klara Winter</h1><p>Wintergarten AG</p></div><div class="tl"><div class="ev"><div><a href="/u/1">Nadia Brooks</a> logged a call with <a href="/c/1">Klara Winter</a></div><time>Today at 9:14 AM</time></div><div class="ev"><div><a href="/u/2">Tim Becker</a> created a task</div><time>Yesterday</time></div><div class="ev"><div>Email from Erik Dahl to Nadia Brooks</div></div></div></div></main>`,
      '.cols{display:flex}.side{width:320px}.ev{padding:8px;border:1px solid #dde;margin:6px;width:600px}',
    ),
  },
  {
    name: 'dashboard',
    want: ['Klara Winter @c1', 'Grace Osei @c2', "James O'Neill @t1"],
    html: doc(
      'Dashboard',
      `<main><h1>Good morning, Nadia</h1><div class="grid"><section class="w"><h2>Recent contacts</h2><div class="it" data-place="c1"><span class="av">KW</span><div><div>Klara Winter</div><div class="m">Wintergarten AG</div></div></div><div class="it" data-place="c2"><span class="av">GO</span><div><div>Grace Osei</div><div class="m">Osei Trading</div></div></div><div class="it"><span class="av">TB</span><div><div>Tim Becker</div><div class="m">Bellini Macchine</div></div></div></section><section class="w"><h2>Tasks</h2><div class="it" data-place="t1"><input type="checkbox"><div>Call James O'Neill (Northgate Logistics)</div></div><div class="it"><input type="checkbox"><div>Send offer to Marco</div></div></section><section class="w"><h2>Leaderboard</h2><table><tr><th>Rep</th><th>Won</th></tr><tr><td>Tim Becker</td><td>12</td></tr><tr><td>Nadia Brooks</td><td>9</td></tr></table></section></div></main>`,
      '.grid{display:grid;grid-template-columns:repeat(3,420px);gap:12px}.w{border:1px solid #dde;padding:10px}.it{display:flex;gap:8px;padding:6px}.m{color:#778}',
    ),
  },
  {
    name: 'calendar',
    want: ['Klara Winter @demo', 'Klara Winter @a', "James O'Neill @b"],
    html: doc(
      'Calendar',
      `<main><h1>Tuesday</h1><div class="ev"><div class="tm">10:00 – 10:30</div><div class="ti" data-place="demo">Demo: Klara Winter (Wintergarten AG)</div></div><div class="pop" role="dialog" aria-label="Event"><h2>Quarterly review</h2><div>Attendees</div><ul><li data-place="a"><span>Klara Winter</span> <span>klara.winter@wintergarten.example</span> <span>Accepted</span></li><li><span>Nadia Brooks</span> <span>Organizer</span></li><li data-place="b"><span>James O'Neill</span>, <span>Northgate Logistics LLC</span></li><li><span>Tim Becker</span> <span>tim@elsewhere.example</span></li></ul></div></main>`,
    ),
  },
  {
    name: 'activity feed',
    want: ['Klara Winter @x'],
    html: doc(
      'Feed',
      `<main><div class="feed"><div class="card"><b>Nadia Brooks</b> commented on <a href="/deals/1">Renewal</a><p>@Tim Becker can you call them?</p></div><div class="card"><b>Tim Becker</b> assigned a lead to <b>Nadia Brooks</b></div><div class="card"><div data-place="x"><a href="mailto:klara.winter@wintergarten.example">Klara Winter</a> opened your email</div><small>5 min ago</small></div></div></main>`,
      '.card{border:1px solid #dde;padding:8px;margin:8px;width:600px}',
    ),
  },
  {
    name: 'portal ticket',
    want: ['Grace Osei @req', 'Camille Roussel @cc'],
    html: doc(
      'Ticket #231',
      `<main style="display:flex"><div style="width:700px"><h1>Printer does not print</h1><div class="cm"><b>Grace Osei</b><span> wrote on 12 Nov</span><p>The printer stopped. Thanks, Grace</p></div><div class="cm"><b>Nadia Brooks</b> <span>Agent</span><p>Hi Grace</p></div></div><aside><div><span class="lbl">Requester</span><div data-place="req">Grace Osei</div></div><div><span class="lbl">Email</span><div>grace.osei@oseitrading.example</div></div><div><span class="lbl">Organization</span><div>Osei Trading</div></div><div><span class="lbl">Assignee</span><div>Tim Becker</div></div><div><span class="lbl">CCs</span><div data-place="cc">Camille Roussel (camille.roussel@roussel-fils.example)</div></div></aside></main>`,
    ),
  },
];
