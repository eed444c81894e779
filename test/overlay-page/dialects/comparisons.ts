import { type DialectPage, doc, FIELDS, th, tr } from './page';

export const comparisons: readonly DialectPage[] = [
  {
    name: 'zoho duplicate merge',
    want: [],
    html: doc(
      'Merge',
      `<main><h1>Find and merge duplicates</h1><table><thead><tr><th></th><th><input type="radio"> Record 1</th><th><input type="radio"> Record 2</th></tr></thead><tbody><tr><th>Contact Name</th><td>Klara Winter</td><td>Klara Winter</td></tr><tr><th>Account Name</th><td>Bellini Macchine</td><td>Osei Trading</td></tr><tr><th>Contact Owner</th><td>Tim Becker</td><td>Nadia Brooks</td></tr></tbody></table></main>`,
      'td{min-width:250px}',
    ),
  },
  {
    name: 'zoho duplicate merge one right',
    want: ['Klara Winter @a'],
    html: doc(
      'Merge',
      `<main><h1>Find and merge duplicates</h1><table><thead><tr><th></th><th>Record 1</th><th>Record 2</th></tr></thead><tbody><tr><th>Contact Name</th><td data-place="a">Klara Winter</td><td data-place="b">Klara Winter</td></tr><tr><th>Account Name</th><td>Wintergarten AG</td><td>Osei Trading</td></tr><tr><th>Email</th><td data-place="am">klara.winter@wintergarten.example</td><td>k@osei.example</td></tr></tbody></table></main>`,
      'td{min-width:250px}',
    ),
  },
  {
    name: 'compare people as columns',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'Compare',
      `<main><h1>Compare candidates</h1><table><tbody><tr><td></td><th data-place="a">Klara Winter</th><th data-place="b">Marco Bellini</th><th>Erik Dahl</th></tr><tr><th>Company</th><td>Wintergarten AG</td><td>Bellini Macchine</td><td>Wintergarten AG</td></tr><tr><th>Email</th><td data-place="am">klara.winter@wintergarten.example</td><td data-place="bm">marco.bellini@bellini.example</td><td>erik@dahl.example</td></tr></tbody></table></main>`,
      'td{min-width:250px}th{min-width:150px}',
    ),
  },
  {
    name: 'compare people as columns thead',
    want: ['Klara Winter @a', 'Marco Bellini @b'],
    html: doc(
      'Compare',
      `<main><h1>Compare</h1><table><thead><tr><th>Field</th><th data-place="a">Klara Winter</th><th data-place="b">Marco Bellini</th></tr></thead><tbody><tr><td>Company</td><td>Wintergarten AG</td><td>Bellini Macchine</td></tr><tr><td>E-mail</td><td data-place="am">klara.winter@wintergarten.example</td><td data-place="bm">marco.bellini@bellini.example</td></tr></tbody></table></main>`,
      'td{min-width:250px}th{min-width:150px}',
    ),
  },
  {
    name: 'label cut in two',
    want: [],
    html: doc(
      'C',
      `<main><h1>Klara Winter</h1><div class="fld"><div class="k"><span>Compe</span><span>titor:</span></div><div>Wintergarten AG</div></div><div class="fld"><div class="k"><span>Comp</span><span>any:</span></div><div>Acme</div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'label cut in two right',
    want: ['Klara Winter @h'],
    html: doc(
      'C',
      `<main><h1 data-place="h">Klara Winter</h1><div class="fld"><div class="k"><span>Comp</span><span>any:</span></div><div>Wintergarten AG</div></div><div class="fld"><div class="k"><span>Ow</span><span>ner:</span></div><div>Tim Becker</div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'label cut owner in row',
    want: [],
    html: doc(
      'C',
      `<main><div class="fld"><span><span>Ow</span><span>ner</span></span><span>Tim Becker</span></div><div class="fld"><span><span>Comp</span><span>any</span></span><span>Wintergarten AG</span></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'contradicting own company in title line',
    want: [],
    html: doc(
      'C',
      `<main><div class="g"><div class="card"><b>Klara Winter</b><div>Purchasing Lead @ Acme</div><div>Interested in: Wintergarten AG</div></div><div class="card"><b>Grace Osei</b><div>Acme Corp.</div><div>Deal: Osei Trading</div></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'unknown company with known in another column unlabelled',
    want: [],
    html: doc(
      'C',
      `<main><table><tbody>${tr('Klara Winter|Acme GmbH|Wintergarten AG')}${tr('Grace Osei|Foo Ltd|Osei Trading Ltd')}${tr('Erik Dahl|Foo Ltd|Bar Ltd')}</tbody></table></main>`,
    ),
  },
  {
    name: 'initial really part',
    want: [],
    html: doc(
      'X',
      `<main><ul><li><span>Mc</span><span>Klara Winter</span> <small>Wintergarten AG</small></li><li><b>Grace Osei</b><span>-Mensah</span> <small>Osei Trading</small></li></ul></main>`,
    ),
  },
  {
    name: 'known with wrong middle in spans',
    want: [],
    html: doc(
      'C',
      `<main><table>${th('Name|Company')}<tbody><tr><td><span>Daniel</span> <span>Joon</span> <span>Park</span></td><td>Hanriver Electronics</td></tr><tr><td><b>Sofia</b> <b>Beatriz</b> <b>Reis</b></td><td>Reis Têxteis</td></tr></tbody></table></main>`,
    ),
  },
  {
    name: 'heading past companies list',
    want: [],
    html: doc(
      'Klara Winter',
      `<main><h1>Klara Winter</h1><p>Chef de cuisine</p><h3>Past companies</h3><ul><li>Wintergarten AG</li><li>Acme</li></ul></main>`,
    ),
  },
  {
    name: 'experience timeline',
    want: [],
    html: doc(
      'Klara Winter',
      `<main><h1>Klara Winter</h1><p>Freelancer</p><h2>Experience</h2><ul><li><b>Owner</b><div>Winter Design</div><small>2024 – Present</small></li><li><b>Buyer</b><div>Wintergarten AG</div><small>2019 – 2023</small></li></ul></main>`,
    ),
  },
  {
    name: 'csv mapping',
    want: [],
    html: doc(
      'Import',
      `<main><h1>Map columns</h1><table>${th('Column in file|Sample|Property')}<tbody>${tr('Full name|Klara Winter|Name')}${tr('Firm|Wintergarten AG|Company')}${tr('Owner|Tim Becker|Contact owner')}</tbody></table></main>`,
    ),
  },
];
