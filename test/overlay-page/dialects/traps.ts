import { type DialectPage, doc, FIELDS, field, th, tr } from './page';

export const traps: readonly DialectPage[] = [
  {
    name: 'order with ship-to and bill-to',
    want: ['Grace Osei @bill'],
    html: doc(
      'Order',
      `<main><h1>Order 10293</h1><div class="row"><div class="card"><h3>Bill to</h3><div data-place="bill">Grace Osei</div><div>Osei Trading Ltd</div><div>12 Harbour Road</div></div><div class="card"><h3>Ship to</h3><div>Erik Dahl</div><div>Osei Trading Ltd</div><div>Dock 4</div></div></div><p>Prepared by Tim Becker</p></main>`,
      FIELDS,
    ),
  },
  {
    name: 'two side cards same company',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'Project',
      `<main><h1>Project Green</h1><h2>Stakeholders</h2><div class="row"><div class="card" data-place="a"><b>Klara Winter</b><div>Sponsor</div><div>Wintergarten AG</div></div><div class="card" data-place="b"><b>Tim Becker</b><div>Lead</div><div>Wintergarten AG</div></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'namesake in previous employer',
    want: [],
    html: doc(
      'Lead',
      `<main><h1>Klara Winter</h1><div class="card">${field('Current company', 'Bellini Macchine')}${field('Previous company', 'Wintergarten AG')}${field('Source', 'Wintergarten AG webinar')}</div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'record with other email own domain',
    want: [],
    html: doc(
      'Klara Winter',
      `<main><h1>Klara Winter</h1><div class="card">${field('Company', 'Wintergarten AG')}${field('Email', '<a href="mailto:k.winter2@wintergarten.example">k.winter2@wintergarten.example</a>')}</div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'deal, contact with other email and billing',
    want: ['Tim Becker @b'],
    html: doc(
      'Deal',
      `<main><h1>Deal 7</h1><div class="card">${field('Account', 'Wintergarten AG')}${field('Contact', 'Klara Winter')}${field('Email', '<a href="mailto:k.winter2@wintergarten.example">k.winter2@wintergarten.example</a>')}${field('Billing contact', 'Tim Becker', 'b')}</div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'initials contradict in grid',
    want: ['Daniel K. Park @a'],
    html: doc(
      'Grid',
      `<main><div role="grid"><div role="row"><div role="columnheader">Name</div><div role="columnheader">Account</div></div><div role="row"><div role="gridcell" data-place="a">Daniel K. Park</div><div role="gridcell">Hanriver Electronics</div></div><div role="row"><div role="gridcell">Daniel J. Park</div><div role="gridcell">Hanriver Electronics</div></div><div role="row"><div role="gridcell">Daniel Parker</div><div role="gridcell">Hanriver Electronics</div></div></div></main>`,
      '[role=row]{display:flex}[role=gridcell],[role=columnheader]{width:260px;padding:4px}',
    ),
  },
  {
    name: 'one row wrong initial with mail',
    want: [],
    html: doc(
      'L',
      `<main><div class="row"><div class="col">Daniel J. Park</div><div class="col">daniel.park@hanriver.example</div></div></main>`,
    ),
  },
  {
    name: 'chat sidebar',
    want: ['Klara Winter @a', 'Grace Osei @b'],
    html: doc(
      'Chat',
      `<div class="row"><nav style="width:260px"><ul><li>Klara Winter<br><small>Thanks!</small></li><li>Tim Becker<br><small>ok</small></li></ul></nav><main><h2>Chat with Klara Winter</h2></main><aside><h3>Details</h3><div data-place="a">Klara Winter</div><div>klara.winter@wintergarten.example</div><h3>Also in this chat</h3><div data-place="b">Grace Osei <span>(grace.osei@oseitrading.example)</span></div></aside></div>`,
    ),
  },
  {
    name: 'search results',
    want: ['Klara Winter @a', "James O'Neill @b"],
    html: doc(
      'Search',
      `<main><input type="search" value="Klara Winter"><p>3 results for “Klara Winter”</p><div class="res" data-place="a"><a href="/p/1"><em>Klara</em> <em>Winter</em></a><p>Wintergarten AG · Buyer</p></div><div class="res"><a href="/p/2"><em>Klara</em> Winterberg</a><p>Wintergarten AG</p></div><div class="res" data-place="b"><a href="/p/3">James O&#39;Neill</a><p>VP Ops at Northgate Logistics</p></div></main>`,
      '.res{padding:8px;width:500px}em{font-style:normal;background:#ff8}',
    ),
  },
  {
    name: 'form with datalist and select',
    want: ['Camille Roussel @f'],
    html: doc(
      'Edit',
      `<main><form><p data-place="f"><label>Full name <input value="Camille Roussel"></label></p><p><label>Company <select><option>Acme<option selected>Roussel &amp; Fils SARL</select></label></p><p><label>Assigned to <select><option selected>Tim Becker<option>Nadia Brooks</select></label></p><p><label>Comment <textarea>Call Klara Winter, Wintergarten AG</textarea></label></p></form></main>`,
      'input,select{width:300px}',
    ),
  },
  {
    name: 'org chart',
    want: ['Klara Winter @k', 'Tim Becker @t'],
    html: doc(
      'Wintergarten AG',
      `<main><h1>Wintergarten AG</h1><h2>Org chart</h2><div class="tree"><div class="node" data-place="t"><div>Tim Becker</div><div>CEO</div></div><div class="kids"><div class="node" data-place="k"><div>Klara Winter</div><div>Purchasing</div></div><div class="node"><div>Erik Dahl</div><div>Finance</div></div></div></div></main>`,
      '.node{border:1px solid #ccd;padding:6px;margin:6px;width:260px}',
    ),
  },
  {
    name: 'avatar group titles',
    want: ['Klara Winter @a'],
    html: doc(
      'Deals',
      `<main><table>${th('Deal|Contact|Team')}<tbody><tr><td>Green</td><td data-place="a"><a href="mailto:klara.winter@wintergarten.example" title="klara.winter@wintergarten.example">Klara Winter</a></td><td><span class="av" title="Tim Becker">TB</span><span class="av" title="Grace Osei">GO</span></td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'attendance list with commas',
    want: ['Klara Winter @l', 'Grace Osei @l', "James O'Neill @l"],
    html: doc(
      'Event',
      `<main><h1>Fair</h1><p data-place="l">Klara Winter (Wintergarten AG), Erik Dahl (Dahl AB), Grace Osei (Osei Trading), James O'Neill (Northgate Logistics)</p></main>`,
    ),
  },
  {
    name: 'cell with two names semicolon',
    want: ['Klara Winter @c', 'Tim Becker @c'],
    html: doc(
      'Deals',
      `<main><table>${th('Deal|Account|Contacts|Owner')}<tbody>${`<tr><td>Green</td><td>Wintergarten AG</td><td data-place="c">Klara Winter; Tim Becker</td><td>Grace Osei</td></tr>`}</tbody></table></main>`,
      'td{min-width:220px}',
    ),
  },
  {
    name: 'cell with two names links',
    want: ['Klara Winter @c', 'Tim Becker @d'],
    html: doc(
      'Deals',
      `<main><table>${th('Deal|Account|Contacts|Owner')}<tbody>${`<tr><td>Green</td><td>Wintergarten AG</td><td><a data-place="c">Klara Winter</a>, <a data-place="d">Tim Becker</a>, +2</td><td>Grace Osei</td></tr>`}</tbody></table></main>`,
      'td{min-width:220px}',
    ),
  },
  {
    name: 'invoice list customer person',
    want: ['Grace Osei @a'],
    html: doc(
      'Invoices',
      `<main><table>${th('No.|Customer|Contact person|Created by|Due')}<tbody>${`<tr><td>1</td><td>Osei Trading Ltd</td><td data-place="a">Ms Grace Osei</td><td>Klara Winter</td><td>1 Dec</td></tr><tr><td>2</td><td>Wintergarten AG</td><td>Erik Dahl</td><td>Klara Winter</td><td>2 Dec</td></tr>`}</tbody></table></main>`,
    ),
  },
  {
    name: 'audit log',
    want: [],
    html: doc(
      'Log',
      `<main><table>${th('When|Who|What')}<tbody>${tr('10:00|Tim Becker|Changed company to Wintergarten AG')}${tr('10:01|Klara Winter|Logged in')}</tbody></table></main>`,
    ),
  },
  {
    name: 'pt lista cartões',
    want: ['Sofia Almeida Reis @a'],
    html: doc(
      'Pessoas',
      `<main><div class="g"><div class="card" data-place="a"><strong>Sofia A. Reis</strong><p>Reis Têxteis</p><p>Responsável: Klara Winter</p></div><div class="card"><strong>Sofia B. Reis</strong><p>Reis Têxteis</p><p>Responsável: Klara Winter</p></div></div></main>`,
      FIELDS,
      'pt',
    ),
  },
  {
    name: 'legal forms written out',
    want: ['Ewa Kowalczyk @a', 'Marco Bellini @b', 'Hannah Schröder @c'],
    html: doc(
      'X',
      `<main><table>${th('Name|Company')}<tbody>${tr('Ewa Kowalczyk|Kowalczyk Budownictwo Spółka z ograniczoną odpowiedzialnością', 'a')}${tr('Marco Bellini|Bellini Macchine Società a responsabilità limitata', 'b')}${tr('Hannah Schröder|Schröder Medizintechnik Gesellschaft mit beschränkter Haftung &amp; Co. Kommanditgesellschaft', 'c')}</tbody></table></main>`,
    ),
  },
  {
    name: 'record with a group of headings',
    want: ['Klara Winter @h'],
    html: doc(
      'x',
      `<main><section><header><hgroup><p class="eyebrow">Contact</p><p class="big" data-place="h">Klara Winter</p></hgroup></header><dl><div><dt>Account</dt><dd>Wintergarten AG</dd></div><div><dt>Owner</dt><dd>Tim Becker</dd></div><div><dt>Street</dt><dd>Karl Marx Allee</dd></div></dl></section></main>`,
      '.big{font-size:20px}',
    ),
  },
  {
    name: 'hover card swap',
    want: ['Klara Winter @p'],
    html: doc(
      'L',
      `<main><div id="p" data-place="p" class="card"><b>Klara Winter</b><div>Wintergarten AG</div></div></main>`,
      FIELDS,
    ),
    steps: [
      ["document.querySelector('#p').innerHTML='<b>Erik Dahl</b><div>Wintergarten AG</div>'", []],
      ["document.querySelector('#p b').textContent='Tim Becker'", ['Tim Becker @p']],
    ],
  },
  {
    name: 'streets named after people',
    want: [],
    html: doc(
      'Geo',
      `<main><h1>Wintergarten AG</h1><ul><li>Tim Becker Straße 4</li><li>Klara Winter Platz</li><li>Winter, Klara-Maria</li></ul></main>`,
    ),
  },
  {
    name: 'task rows',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'Tasks',
      `<main><ul><li data-place="a"><input type="checkbox"> Call Klara Winter · Wintergarten AG <small>due today</small></li><li data-place="b"><input type="checkbox"> Email <a href="mailto:marco.bellini@bellini.example">Marco Bellini</a></li><li><input type="checkbox"> Ask Tim Becker about Hannah Schröder</li></ul></main>`,
    ),
  },
  {
    name: 'list of links with li company',
    want: ['Klara Winter @a', 'Daniel K. Park @b'],
    html: doc(
      'Recents',
      `<main><h2>My contacts</h2><a class="it" href="/1" data-place="a"><span>KW</span><span>Klara Winter</span><small>Wintergarten AG</small></a><a class="it" href="/2" data-place="b"><span>DP</span><span>Daniel Park</span><small>Hanriver Electronics Co Ltd</small></a></main>`,
      '.it{display:flex;gap:10px;width:500px;padding:6px}',
    ),
  },
  {
    name: 'links with words for screen readers',
    want: ['Klara Winter @a'],
    html: doc(
      'People',
      `<main><ul><li data-place="a"><a href="https://www.linkedin.com/in/klara-winter"><span aria-hidden="true">Klara Win&#8203;ter</span><span class="sr">View Klara Win&#8203;ter’s pro&#8203;file</span></a><div>Buyer at Wintergarten AG</div></li><li><a>Erik Dahl</a><div>Roofer</div></li><li><a href="https://www.linkedin.com/in/alvaro-nunez"><span class="sr">Álvaro Núñez is a friend</span></a><div>Núñez Hermanos</div></li><li><a>Erik Dahl</a><div>Roofer</div></li><li><a>Nadia Brooks</a><div>Roofer</div></li></ul></main>`,
      '.sr { position: absolute; clip: rect(0 0 0 0); width: 1px; height: 1px; overflow: hidden }',
    ),
  },
];
