import { type DialectPage, doc, FIELDS, field, stacked, th, tr } from './page';

const GRID =
  '.abs { position: relative; height: 200px } .abs > div { position: absolute; display: flex; height: 40px; width: 900px } .abs span { width: 220px }';

export const more: readonly DialectPage[] = [
  {
    name: 'highlights panel over details',
    want: ['Klara Winter @head'],
    html: doc(
      'Klara Winter | Contact',
      `<header class="hl"><div>Contact</div><h1 data-place="head"><span>Ms</span> <span>Klara</span> <span>Winter</span></h1><ul class="row"><li><p>Title</p><p>Buyer</p></li><li><p>Account Name</p><p><a href="/a/1">Wintergarten AG</a></p></li><li><p>Contact Owner</p><p><a href="/u/1">Tim Becker</a></p></li></ul></header><main>${field('Name', 'Ms Klara Winter')}${field('Reports To', 'Erik Dahl')}${field('Created By', 'Tim Becker, 12/1/2026')}</main>`,
      FIELDS,
    ),
  },
  {
    name: 'contact roles of an opportunity',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'Opportunity',
      `<main><h1>Greenhouse 2027</h1>${stacked('Account Name', '<a>Wintergarten AG</a>')}${stacked('Opportunity Owner', 'Grace Osei')}<h2>Contact Roles (3)</h2><div class="card"><a data-place="a">Klara Winter</a><dl><dt>Role:</dt><dd>Decision Maker</dd><dt>Title:</dt><dd>Buyer</dd></dl></div><div class="card"><a data-place="b">Tim Becker</a><dl><dt>Role:</dt><dd>Influencer</dd><dt>Title:</dt><dd>CEO</dd></dl></div><div class="card"><a>Erik Dahl</a><dl><dt>Role:</dt><dd>User</dd><dt>Title:</dt><dd>CFO</dd></dl></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'rows placed absolutely',
    want: ['Klara Winter @a', 'Daniel K. Park @c'],
    html: doc(
      'People',
      `<main><div class="abs"><div style="top:40px" data-place="b"><span>Erik Dahl</span><span>Dahl AB</span><span>Klara Winter</span></div><div style="top:0" data-place="a"><span>Klara Winter</span><span>Wintergarten</span><span>Nadia Brooks</span></div><div style="top:80px" data-place="c"><span>Daniel Park</span><span>Hanriver Electronics</span><span>Nadia Brooks</span></div></div></main>`,
      GRID,
    ),
  },
  {
    name: 'composer over a record',
    want: ['Klara Winter @head'],
    html: doc(
      'Klara Winter',
      `<main><h1 data-place="head">Klara Winter</h1><p>Wintergarten AG</p><div role="dialog" aria-label="New email"><label>To <input value="marco.bellini@bellini.example"></label><label>Subject <input value="Offer for Grace Osei"></label><div contenteditable="true"><p>Dear Marco Bellini,</p><p>Bellini Macchine</p></div><button>Send</button></div></main>`,
      '[role=dialog] { position: fixed; right: 20px; bottom: 20px; width: 500px; background: #fff; border: 1px solid #ccc }',
    ),
  },
  {
    name: 'Korean and Chinese owners',
    want: ['田中 由紀 @a'],
    html: doc(
      '联系人',
      `<main><table>${th('姓名|公司|负责人')}<tbody>${tr('田中 由紀|田中工業株式会社|王 伟', 'a')}${tr('王 伟|某某有限公司|田中 由紀', 'b')}</tbody></table></main>`,
      '',
      'zh',
    ),
  },
  {
    name: 'right to left',
    want: ['Klara Winter @a'],
    html: doc(
      'אנשי קשר',
      `<main dir="rtl"><div class="card" data-place="a"><b>Klara Winter</b><div>Wintergarten AG</div></div><div class="card"><b>Erik Dahl</b><div>Wintergarten AG</div></div></main>`,
      FIELDS,
      'he',
    ),
  },
  {
    name: 'settings of users',
    want: [],
    html: doc(
      'Users',
      `<main><h1>Wintergarten AG – workspace</h1><h2>Members</h2><table>${th('User|Role|Last login')}<tbody>${tr('Erik Dahl|Admin|today')}${tr('Nadia Brooks|Sales rep|yesterday')}</tbody></table><h2>Workspace owner</h2><p>Tim Becker</p></main>`,
    ),
  },
  {
    name: 'lead with a referrer and a partner',
    want: ['Grace Osei @head'],
    html: doc(
      'Grace Osei',
      `<main><h1 data-place="head">Grace Osei</h1>${field('Company', 'Osei Trading')}${field('Referred by', 'Klara Winter')}${field('Partner', 'Wintergarten AG')}${field('Supplier contact', 'Erik Dahl')}</main>`,
      FIELDS,
    ),
  },
  {
    name: 'two records side by side',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'Merge',
      `<main><h1>Compare contacts</h1><table><tr><th></th><th>Record A</th><th>Record B</th></tr><tr><th>Name</th><td data-place="a">Klara Winter</td><td data-place="b">Marco Bellini</td></tr><tr><th>Email</th><td>klara.winter@wintergarten.example</td><td>marco.bellini@bellini.example</td></tr></table></main>`,
      'td { min-width: 300px }',
    ),
  },
  {
    name: 'signature in a note',
    want: ['Marco Bellini @from'],
    html: doc(
      'Case 12',
      `<main><h1>Case 12</h1>${stacked('Contact', '<a data-place="from">Marco Bellini</a>')}${stacked('Account', 'Bellini Macchine')}${stacked('Case owner', 'Klara Winter')}<h2>Feed</h2><div class="card"><b>Klara Winter</b> <span>to Marco Bellini</span><p>We will send a spare part.</p></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'cards with phone and mail buttons',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'Wintergarten AG',
      `<main><h1>Wintergarten AG</h1><div class="row"><div class="card" data-place="a"><img alt="" width="32" height="32"><h3>Klara Winter</h3><p>Buyer</p><a href="tel:+4930555010">Call</a> <a href="mailto:klara.winter@wintergarten.example">Mail</a></div><div class="card" data-place="b"><img alt="" width="32" height="32"><h3>Tim Becker</h3><p>CEO</p><a href="tel:+4930555011">Call</a> <a href="mailto:tim.becker@wintergarten.example">Mail</a></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'grouped by company',
    want: ['Klara Winter @a'],
    html: doc(
      'By company',
      `<main><table>${th('Name|Company|City')}<tbody><tr><td colspan="3"><b>Wintergarten AG</b> (2)</td></tr>${tr('Klara Winter|Wintergarten AG|Bonn', 'a')}${tr('Tim Becker|Bellini Macchine|Milano', 'b')}</tbody></table></main>`,
    ),
  },
];
