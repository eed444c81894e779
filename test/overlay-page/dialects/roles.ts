import { type DialectPage, doc, FIELDS, field, th, tr } from './page';

/** Pages that say who of several people or companies is meant. */
export const roles: readonly DialectPage[] = [
  {
    name: 'a person of either side beside a contact',
    want: ['Klara Winter @a', 'Grace Osei @b'],
    html: doc(
      'Deals',
      `<main><table>${th('Deal|Person|Contact|Company')}<tbody><tr><td>1</td><td>Tim Becker</td><td data-place="a">Klara Winter</td><td>Wintergarten AG</td></tr><tr><td>2</td><td>Tim Becker</td><td>Erik Dahl</td><td>Wintergarten AG</td></tr></tbody></table><table>${th('Person|Company')}<tbody>${tr('Grace Osei|Osei Trading', 'b')}</tbody></table></main>`,
    ),
  },
  {
    name: 'approvers',
    want: ['Klara Winter @a'],
    html: doc(
      'Approvals',
      `<main><table>${th('Request|Requested by|Customer|Customer contact|Approver')}<tbody><tr><td>1</td><td>Grace Osei</td><td>Wintergarten AG</td><td data-place="a">Klara Winter</td><td>Tim Becker</td></tr><tr><td>2</td><td>Grace Osei</td><td>Wintergarten AG</td><td>Erik Dahl</td><td>Tim Becker</td></tr></tbody></table><div>${field('Company', 'Wintergarten AG')}${field('Contact', 'Erik Dahl')}${field('Approver', 'Tim Becker')}</div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'caller and callee',
    want: ['Marco Bellini @mail'],
    html: doc(
      'Calls',
      `<main><table>${th('Time|Caller|Callee|Company')}<tbody>${tr('9:00|Tim Becker|Klara Winter|Wintergarten AG')}${tr('9:05|Erik Dahl|Marco Bellini <a href="mailto:marco.bellini@bellini.example">Write</a>|Bellini Macchine', 'mail')}</tbody></table></main>`,
    ),
  },
  {
    name: 'special companies beside the company',
    want: ['Grace Osei @a', 'Klara Winter @b'],
    html: doc(
      'Import',
      `<main><table>${th('full_name|company_name|prev_company|billing_company')}<tbody>${tr('Grace Osei|Osei Trading|Wintergarten AG|Wintergarten AG', 'a')}${tr('Tim Becker|Becker Brothers|Wintergarten AG|')}${tr('Marco Bellini|Quarry Point||Bellini Macchine')}</tbody></table><table>${th('Name|Customer company')}<tbody>${tr('Klara Winter|Wintergarten AG', 'b')}</tbody></table></main>`,
    ),
  },
  {
    name: 'activities with several links',
    want: ['Tim Becker @a', 'Klara Winter @b'],
    html: doc(
      'Home',
      `<main><div class="card"><a>Klara Winter</a> logged a call with <a data-place="a">Tim Becker</a> (Wintergarten AG) <time>3h</time></div><div class="card"><a>Tim Becker</a> wrote to <a>Erik Dahl</a> (Wintergarten AG)</div><div class="card"><a data-place="b">Klara Winter</a> (Wintergarten AG) wrote to <a>Erik Dahl</a></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'messages that are a company and nothing else',
    want: [],
    html: doc(
      'Chat',
      `<main><div class="card"><b>Klara Winter</b> <time>9:02</time><div>Wintergarten AG</div></div><div class="card"><b>Grace Osei</b> <time>Yesterday 9:03 AM</time><p>Osei Trading Ltd</p></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'labels of classic detail pages',
    want: ['Klara Winter @head', 'Tim Becker @assistant'],
    html: doc(
      'Contact',
      `<h1>Contact</h1><h2 data-place="head">Klara Winter</h2><table><tr><td class="labelCol">Contact Owner</td><td>Grace Osei</td><td class="labelCol">Phone</td><td>030 555 0188</td></tr><tr><td class="labelCol">Account Name</td><td><a>Wintergarten AG</a></td><td class="labelCol">Email</td><td>klara.winter@wintergarten.example</td></tr><tr><td class="labelCol">Assistant</td><td data-place="assistant">Tim Becker</td><td class="labelCol">Fax</td><td></td></tr></table>`,
    ),
  },
  {
    name: 'sections of a deal with remarks behind addresses',
    want: ['Pieter de Boer @p'],
    html: doc(
      'Deal',
      `<aside><section><h3>Person</h3><div data-place="p"><a href="/person/1"><span>PB</span></a><a href="/person/1">Pieter de Boer</a></div><div>Phone<span>+31 20 555 0100</span></div><div>Email<span><a href="mailto:p.deboer@deboertechniek.example">p.deboer@deboertechniek.example</a> (Work)</span></div></section><section><h3>Organization</h3><a>De Boer Techniek</a></section></aside><main><h1>Maintenance</h1></main>`,
    ),
  },
  {
    name: 'mail headers with first names and words before names',
    want: ['Marco Bellini @from', 'Klara Winter @to', 'Grace Osei @cc'],
    html: doc(
      'Offer',
      `<main><h2>Offer</h2><div><div data-place="from"><span email="marco.bellini@bellini.example">Marco Bellini</span> <span>&lt;marco.bellini@bellini.example&gt;</span></div><div>to <span email="klara.winter@wintergarten.example" data-place="to">Klara</span></div></div><div>CCs <span data-place="cc">Grace Osei &lt;grace.osei@oseitrading.example&gt;</span></div></main>`,
    ),
  },
  {
    name: 'a name and an address without a gap',
    want: ['Klara Winter @a', 'Grace Osei @b'],
    html: doc(
      'Guests',
      `<main><ul><li data-place="a"><span>Klara Winter</span><span>klara.winter@wintergarten.example</span></li><li data-place="b"><b>Grace Osei</b><span>CEO</span> <i>Osei Trading</i></li></ul></main>`,
    ),
  },
  {
    name: 'the person that an address is for',
    want: ['Jean-Luc Moreau @a', 'Hannah Schröder @b'],
    html: doc(
      'Devis',
      `<main><div class="card" data-place="a"><div>Moreau Énergie SAS</div><div>À l’attention de M. Jean-Luc Moreau</div></div><div class="card" data-place="b"><div>Schröder Medizintechnik</div><div>z. Hd. Frau Hannah Schröder</div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'names in another order or in two columns',
    want: [
      'Ірина Коваль @a',
      'Ірина Коваль @b',
      'Lê Thị Hoa @c',
      '김서준 @d',
      'Mary Ann Castell @e',
      'Mary Ann Castell @f',
    ],
    html: doc(
      'Contacts',
      `<main><table>${th('Name|Company')}<tbody>${tr('Коваль Ірина|ТОВ «Промінь»', 'a')}${tr('Коваль Ірина Петрівна|ТОВ «Промінь»', 'b')}${tr('Hoa Thi Le|Hoa Sen', 'c')}${tr('김서준 과장|한빛전자(주)', 'd')}${tr('Коваль Інна|ТОВ «Промінь»')}</tbody></table><table>${th('First name|Last name|Company')}<tbody><tr><td data-place="e">Mary Ann</td><td data-place="e">Castell</td><td>Castell Dental Group</td></tr><tr><td>Mary</td><td>Castelli</td><td>Castell Dental Group</td></tr><tr><td>Sue Mary</td><td>Castell</td><td>Castell Dental Group</td></tr></tbody></table><table>${th('Last name|First name|Company')}<tbody><tr><td data-place="f">Castell</td><td data-place="f">Mary Ann</td><td>Castell Dental Group</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'companies of the past in words',
    want: ['Tim Becker @now'],
    html: doc(
      'People',
      `<main><ul><li><b>Klara Winter</b><p>Head of Fleet</p><p>Previously at Wintergarten AG</p></li><li><b>Grace Osei</b><p>Früher bei Osei Trading</p></li><li><b data-place="now">Tim Becker</b><p>Previously sales, now at Wintergarten AG</p></li></ul></main>`,
    ),
  },
  {
    name: 'a special company beside a company that nobody knows',
    want: [],
    html: doc(
      'Klara Winter',
      `<main><h1>Klara Winter</h1><dl><dt>Company</dt><dd>Kettler Systems</dd><dt>Last company</dt><dd>Wintergarten AG</dd></dl></main>`,
    ),
  },
  {
    name: 'subjects of messages',
    want: ['Klara Winter @a'],
    html: doc(
      'Inbox',
      `<main><table><tbody><tr><td data-place="a"><span email="klara.winter@wintergarten.example">Klara Winter</span></td><td><b>Renewal</b> – hi all</td></tr><tr><td><span email="tim@becker.example">Tim Becker</span></td><td><b>Wintergarten AG</b> – see the attached offer</td></tr><tr><td><span email="grace@osei.example">Grace Osei</span></td><td><b>Osei Trading Ltd</b> – Please find attached the offer</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'tasks related to a company',
    want: ['Klara Winter @a'],
    html: doc(
      'Tasks',
      `<main><table>${th('Subject|Name|Related To|Assigned To')}<tbody><tr><td>Call</td><td data-place="a">Klara Winter</td><td>Wintergarten AG</td><td>Tim Becker</td></tr><tr><td>Mail</td><td>Erik Dahl</td><td>Wintergarten AG</td><td>Tim Becker</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'cells for several rows',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'Report',
      `<main><table>${th('Account|Contact|Stage')}<tbody><tr><td rowspan="3">Wintergarten AG</td><td data-place="a">Klara Winter</td><td>New</td></tr><tr><td data-place="b">Tim Becker</td><td>Won</td></tr><tr><td>Erik Dahl</td><td>New</td></tr><tr><td>Quarry Point</td><td>Grace Osei</td><td>New</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'people by department, and colleagues of the user',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'Directory',
      `<main><h1>Wintergarten AG</h1><h3>Purchasing</h3><div class="p" data-place="a"><b>Klara Winter</b> <i>Buyer</i></div><h3>Sales</h3><div class="p" data-place="b"><b>Tim Becker</b> <i>CEO</i></div></main>`,
    ),
  },
  {
    name: 'contacts on the own side',
    want: [],
    html: doc(
      'Supplier',
      `<main><h1>Wintergarten AG</h1>${field('Our buyer', 'Klara Winter')}${field('Internal contact', 'Tim Becker')}</main>`,
      FIELDS,
    ),
  },
  {
    name: 'frozen columns and headers in tables of plain cells',
    want: ['Klara Winter @a'],
    html: doc(
      'Grid',
      `<main><div class="pane"><table><tbody><tr recid="1"><td data-place="a">Klara Winter</td></tr><tr recid="2"><td>Erik Dahl</td></tr><tr><td></td></tr></tbody></table></div><div class="pane right"><table><tbody><tr recid="1"><td>Wintergarten AG</td><td>Tim Becker</td></tr><tr recid="2"><td>Wintergarten AG</td><td>Tim Becker</td></tr><tr><td></td></tr><tr><td></td></tr></tbody></table></div><div class="pane top"><table><tbody><tr><td>Name</td><td></td></tr></tbody></table></div><div class="pane top right"><table><tbody><tr><td>Company</td><td>Owner</td><td></td></tr></tbody></table></div></main>`,
      'main { position: relative; height: 300px } .pane { position: absolute; top: 60px; left: 0 } .top { top: 20px } .right { left: 200px } td { width: 200px; min-width: 200px; height: 31px }',
    ),
  },
];
