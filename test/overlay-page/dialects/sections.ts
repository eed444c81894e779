import { type DialectPage, doc, FIELDS, field, th, tr } from './page';

export const sections: readonly DialectPage[] = [
  {
    name: 'linkedin-like profile list',
    want: ['Klara Winter @a'],
    html: doc(
      'Results',
      `<main><ul><li data-place="a"><div><a href="https://www.linkedin.com/in/klara-winter?miniProfile=1"><span aria-hidden="true">Klara Winter</span><span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">View Klara Winter’s profile</span></a></div><div>Buyer at Wintergarten AG</div><div>Current: Wintergarten AG</div></li><li><div><a href="https://www.linkedin.com/in/klara-winter-chef"><span>Klara Winter</span></a></div><div>Chef</div><div>Past: Buyer at Wintergarten AG</div></li></ul></main>`,
    ),
  },
  {
    name: 'grouped list by company headings',
    want: ['Klara Winter @a', 'Grace Osei @b'],
    html: doc(
      'X',
      `<main><h1>Contacts by company</h1><h2>Wintergarten AG</h2><ul><li data-place="a">Klara Winter</li><li>Erik Dahl</li></ul><h2>Osei Trading</h2><ul><li data-place="b">Grace Osei</li><li>Tim Becker</li></ul></main>`,
    ),
  },
  {
    name: 'grouped list trap',
    want: [],
    html: doc(
      'X',
      `<main><h1>Contacts by company</h1><h2>Wintergarten AG</h2><ul><li>Grace Osei</li></ul><h2>Osei Trading</h2><ul><li>Klara Winter</li><li>Tim Becker</li></ul></main>`,
    ),
  },
  {
    name: 'two companies page partner list',
    want: ['Klara Winter @k'],
    html: doc(
      'X',
      `<main><h1>Wintergarten AG</h1><section><h2>Contacts</h2><ul><li data-place="k">Klara Winter</li></ul></section><section><h2>Partner contacts</h2><ul><li>Tim Becker</li></ul></section></main>`,
    ),
  },
  {
    name: 'company page competitor contacts',
    want: ['Klara Winter @k'],
    html: doc(
      'X',
      `<main><h1>Wintergarten AG</h1><section><h2>People</h2><ul><li data-place="k">Klara Winter</li></ul></section><section><h2>Former employees</h2><ul><li>Tim Becker</li></ul></section></main>`,
    ),
  },
  {
    name: 'record two people tabs',
    want: ['Klara Winter @p1'],
    html: doc(
      'X',
      `<main><h1>Case 77</h1><div class="row"><div class="card"><h3>Customer</h3><div data-place="p1">Klara Winter</div><div>Wintergarten AG</div></div><div class="card"><h3>Handled by</h3><div>Tim Becker</div><div>Support, Wintergarten AG desk</div></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'team member card of own staff',
    want: [],
    html: doc(
      'X',
      `<main><h1>Your account team for Wintergarten AG</h1><div class="row"><div class="card"><b>Tim Becker</b><div>Account Executive</div></div><div class="card"><b>Grace Osei</b><div>Solutions Engineer</div></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'combo chips multi-select',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'X',
      `<main><h1>Meeting</h1>${field('Company', 'Wintergarten AG')}<div class="fld"><span class="k">Attendees</span><span class="v"><span class="chip" data-place="a">Klara Winter<button aria-label="Remove">×</button></span> <span class="chip" data-place="b">Tim Becker<button>×</button></span> <span class="chip">Erik Dahl<button>×</button></span></span></div>${field('Organizer', 'Grace Osei')}</main>`,
      `${FIELDS}.chip{display:inline-flex;gap:6px;background:#eee;margin-right:90px}`,
    ),
  },
  {
    name: 'kv grid with dt dd div wrappers',
    want: ['Klara Winter @n'],
    html: doc(
      'X',
      `<main><dl class="grid"><div><dt>Full name</dt><dd data-place="n">Klara Winter</dd></div><div><dt>Works at</dt><dd>Wintergarten AG</dd></div><div><dt>Relationship owner</dt><dd>Tim Becker</dd></div><div><dt>Ex-company</dt><dd>Osei Trading</dd></div></dl></main>`,
    ),
  },
  {
    name: 'kv namesake only ex',
    want: [],
    html: doc(
      'X',
      `<main><dl><div><dt>Full name</dt><dd>Klara Winter</dd></div><div><dt>Works at</dt><dd>Acme</dd></div><div><dt>Worked at</dt><dd>Wintergarten AG</dd></div></dl><dl><div><dt>Full name</dt><dd>Grace Osei</dd></div><div><dt>Interested in</dt><dd>Osei Trading</dd></div></dl></main>`,
    ),
  },
  {
    name: 'comment thread on contact',
    want: ['Klara Winter @h'],
    html: doc(
      'X',
      `<main><h1 data-place="h">Klara Winter</h1>${field('Company', 'Wintergarten AG')}<section><h2>Comments</h2><div class="c"><b>Tim Becker</b><p>Spoke to her at Wintergarten AG.</p></div><div class="c"><b>Tim Becker</b><p>Wintergarten AG</p></div></section></main>`,
      FIELDS,
    ),
  },
  {
    name: 'projects members',
    want: [],
    html: doc(
      'X',
      `<main><table>${th('Project|Client|Members')}<tbody>${tr('Green|Wintergarten AG|Tim Becker, Grace Osei')}${tr('Dock|Osei Trading|Grace Osei')}</tbody></table></main>`,
    ),
  },
  {
    name: 'approval flow',
    want: [],
    html: doc(
      'X',
      `<main><h1>Contract Wintergarten AG</h1><ol><li>Tim Becker <small>Approved</small></li><li>Grace Osei <small>Pending</small></li></ol></main>`,
    ),
  },
  {
    name: 'from/to columns',
    want: ['Klara Winter @f', 'Marco Bellini @t'],
    html: doc(
      'X',
      `<main><table>${th('From|To|Subject')}<tbody><tr><td data-place="f">Klara Winter &lt;klara.winter@wintergarten.example&gt;</td><td data-place="t">Marco Bellini &lt;marco.bellini@bellini.example&gt;</td><td>Hello Tim Becker</td></tr><tr><td>Erik Dahl &lt;erik@dahl.example&gt;</td><td>Klara Winter &lt;klara@bistro.example&gt;</td><td>Hi</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'table with sub rows details',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'X',
      `<main><table>${th('Name|Company')}<tbody><tr data-place="a"><td>Klara Winter</td><td>Wintergarten AG</td></tr><tr><td colspan="2">Referred by Tim Becker · Osei Trading</td></tr><tr data-place="b"><td>Marco Bellini</td><td>Bellini Macchine</td></tr><tr><td colspan="2"><dl><dt>Assistant</dt><dd>Erik Dahl</dd><dt>Former employer</dt><dd>Acme</dd></dl></td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'gmail-like inbox rows',
    want: ['Klara Winter @a'],
    html: doc(
      'Inbox',
      `<main><table><tbody><tr data-place="a"><td><input type=checkbox></td><td><span email="klara.winter@wintergarten.example" name="Klara Winter">Klara Winter</span></td><td><span>Offer</span> - <span>Hi Nadia, Marco Bellini asked</span></td><td>9:01</td></tr><tr><td><input type=checkbox></td><td><span email="klara@bistro.example" name="Klara Winter">Klara Winter</span></td><td><span>Table</span> - <span>Wintergarten AG dinner</span></td><td>9:00</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'jp list',
    want: ['田中 由紀 @a'],
    html: doc(
      'X',
      `<main><table>${th('氏名|会社名|前職|担当者')}<tbody>${tr('田中 由紀|田中工業|A社|佐藤 一', 'a')}${tr('田中 由紀|別会社|田中工業株式会社|佐藤 一')}</tbody></table></main>`,
      '',
      'ja',
    ),
  },
  {
    name: 'form with several person fields',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'X',
      `<main><form><div data-place="a"><label>Primary contact<input value="Klara Winter"></label></div><div data-place="b"><label>Billing contact<input value="Tim Becker"></label></div><div><label>Company<input value="Wintergarten AG"></label></div><div><label>Sales rep<input value="Grace Osei"></label></div><div><label>Partner<input value="Osei Trading"></label></div></form></main>`,
      'input{width:260px}',
    ),
  },
  {
    name: 'list item with 2 companies via bullets',
    want: ['Klara Winter @a'],
    html: doc(
      'X',
      `<main><ul><li data-place="a">Klara Winter · Wintergarten AG · Bonn</li><li>Klara Winter · Acme GmbH · Wintergarten AG</li><li>Grace Osei · ex Osei Trading · Acme</li></ul></main>`,
    ),
  },
  {
    name: 'rows grouped by company',
    want: ['Klara Winter @a'],
    html: doc(
      'Contacts',
      `<main><div class="list"><div class="group">Wintergarten AG <span>(2)</span></div><div class="row" data-place="a"><div class="col">Klara Winter</div><div class="col">Bonn</div></div><div class="row"><div class="col">Erik Dahl</div><div class="col">Oslo</div></div><div class="group">Acme Ltd <span>(1)</span></div><div class="row"><div class="col">Klara Winter</div><div class="col">Graz</div></div><div class="row"><div class="col">Tim Becker</div><div class="col">Graz</div></div></div></main>`,
    ),
  },
  {
    name: 'cells in a wrapper, texts with hidden copies',
    want: ['Marco Bellini @a', 'Daniel K. Park @b', 'Klara Winter @c', 'Grace Osei @d'],
    html: doc(
      'Contacts',
      `<main><div role="grid"><div role="row"><div role="columnheader"></div>${['Name', 'Company', 'Competitor'].map((name) => `<div role="columnheader">${name}</div>`).join('')}</div>${[
        ['Marco Bellini', 'Bellini Macchine', '', 'a'],
        ['Daniel Park', 'Hanriver Electronics', '', 'b'],
        ['Grace Osei', 'Acme', 'Osei Trading', 'x'],
      ]
        .map(
          ([name, company, competitor, place]) =>
            `<div role="row" data-place="${place}"><div role="gridcell"></div><div role="presentation">${[name, company, competitor].map((value) => `<div role="gridcell">${value}</div>`).join('')}</div></div>`,
        )
        .join('')}</div><div class="people">${[
        ['Klara Winter', 'Wintergarten AG', 'c'],
        ['Grace Osei', 'Osei Trading', 'd'],
      ]
        .map(
          ([name, company, place]) =>
            `<div class="persona" data-place="${place}"><div class="primary"><div>${name}<div hidden>${name}</div></div></div><div class="secondary"><div>${company}<div hidden>${company}</div></div></div></div>`,
        )
        .join('')}</div></main>`,
      '[role=row], [role=presentation] { display: flex } [role=columnheader], [role=gridcell] { width: 240px } .persona { width: 400px; padding: 8px }',
    ),
  },
  {
    name: 'a list in a section whose first item is only a name',
    want: [],
    html: doc(
      'Dashboard',
      `<main><div class="g"><section><h2>Recent contacts</h2>${[
        ['Tim Becker', ''],
        ['Erik Dahl', 'Wintergarten AG'],
      ]
        .map(
          ([name, company]) =>
            `<div class="item"><i>E</i><div><div>${name}</div><div>${company}</div></div><div></div></div>`,
        )
        .join(
          '',
        )}</section><section><h2>Top sellers</h2><table><tr><th>Rep</th><th>Won</th></tr><tr><td>Nadia Brooks</td><td>9</td></tr></table></section></div></main>`,
      '.g { display: grid; grid-template-columns: 400px 400px } section { min-height: 90px }',
    ),
  },
];
