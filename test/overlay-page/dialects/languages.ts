import { type DialectPage, doc, FIELDS, field, th, tr } from './page';

export const languages: readonly DialectPage[] = [
  {
    name: 'de Kontaktliste',
    want: ['Hannah Schröder @a', 'Klara Winter @b', 'Pieter de Boer @d'],
    html: doc(
      'Kontakte',
      `<main><h1>Kontakte</h1><table>${th('Nachname|Vorname|Firma|Ort|Betreuer')}<tbody>${tr('Schroeder|Hannah|Schröder Medizintechnik|Kiel|Tim Becker', 'a')}${tr('Winter|Klara|Wintergarten|Bonn|Tim Becker', 'b')}${tr('Winter|Clara|Wintergarten AG|Bonn|Tim Becker', 'c')}${tr('de Boer|Pieter|de Boer Techniek BV|Utrecht|Klara Winter', 'd')}</tbody></table></main>`,
      '',
      'de',
    ),
  },
  {
    name: 'de Datensatz',
    want: ['Hannah Schröder @head'],
    html: doc(
      'Dr. Hannah Schröder',
      `<main><h1 data-place="head">Fr. Dr. Hannah Schröder</h1><div class="card">${field('Unternehmen', 'Schröder Medizintechnik GmbH & Co. KG')}${field('Position', 'Leiterin Einkauf')}${field('Vorgesetzter', 'Max Huber')}${field('Zuständig', 'Klara Winter')}${field('Wettbewerber', 'Bellini Macchine')}</div></main>`,
      FIELDS,
      'de',
    ),
  },
  {
    name: 'de Vorgang mit Ansprechpartnern',
    want: ['Klara Winter @a', 'Tim Becker @b'],
    html: doc(
      'Auftrag 2027-11',
      `<main><h1>Auftrag 2027-11</h1><div class="card">${field('Kunde', 'Wintergarten AG')}${field('Ansprechpartner', 'Klara Winter', 'a')}${field('Rechnungsempfänger', 'Tim Becker', 'b')}${field('Bearbeiter', 'Grace Osei')}</div></main>`,
      FIELDS,
      'de',
    ),
  },
  {
    name: 'fr fiche',
    want: ['Camille Roussel @head'],
    html: doc(
      'Camille ROUSSEL',
      `<main><h2 data-place="head">ROUSSEL Camille</h2><dl><dt>Société</dt><dd>Roussel et Fils</dd><dt>Fonction</dt><dd>Directrice</dd><dt>Commercial</dt><dd>Jean-Luc Moreau</dd><dt>Ancien employeur</dt><dd>Moreau Énergie</dd></dl></main>`,
      '',
      'fr',
    ),
  },
  {
    name: 'fr liste',
    want: ['Camille Roussel @a', 'Jean-Luc Moreau @b'],
    html: doc(
      'Contacts',
      `<main><table>${th('Nom|Entreprise|Chargé de compte')}<tbody>${tr('Mme Camille ROUSSEL|ROUSSEL &amp; FILS (SARL)|Klara Winter', 'a')}${tr('M. Jean-Luc MOREAU|Moreau Energie|Klara Winter', 'b')}${tr('M. Jean MOREAU|Moreau Energie|Klara Winter', 'c')}${tr('Mme Camille ROUSSEL|Roussel Conseil|Klara Winter', 'd')}</tbody></table></main>`,
      '',
      'fr',
    ),
  },
  {
    name: 'es ficha',
    want: ['Miguel Ángel Soto @head', 'María José Ortega @b'],
    html: doc(
      'Miguel A. Soto',
      `<main><h1 data-place="head">Miguel A. Soto</h1><dl><dt>Empresa</dt><dd>Soto Viñedos, S.A. de C.V.</dd><dt>Correo</dt><dd>miguel.soto@soto.example</dd><dt>Propietario</dt><dd>Klara Winter</dd></dl><h2>Contactos relacionados</h2><ul><li data-place="b">M.ª José Ortega (Ortega Vinos)</li><li>M. José Ortega Pérez (Bodegas Sol)</li></ul></main>`,
      '',
      'es',
    ),
  },
  {
    name: 'es M. José',
    want: ['María José Ortega @a', 'Álvaro Núñez @c'],
    html: doc(
      'Contactos',
      `<main><table>${th('Nombre|Empresa')}<tbody>${tr('M. José Ortega|Ortega Vinos, S.L.', 'a')}${tr('José Ortega|Ortega Vinos', 'b')}${tr('Alvaro Nuñez|Núñez Hermanos', 'c')}</tbody></table></main>`,
      '',
      'es',
    ),
  },
  {
    name: 'nl lijst',
    want: ['Pieter de Boer @a'],
    html: doc(
      'Relaties',
      `<main><table>${th('Naam|Bedrijf|Accountmanager')}<tbody>${tr('Dhr. P. (Pieter) de Boer|De Boer Techniek|Tim Becker', 'a')}${tr('Piet de Boer|De Boer Techniek|Tim Becker', 'b')}${tr('Pieter Boer|De Boer Techniek|Tim Becker', 'c')}</tbody></table></main>`,
      '',
      'nl',
    ),
  },
  {
    name: 'nl boer komma',
    want: ['Pieter de Boer @a'],
    html: doc(
      'Relaties',
      `<main><table>${th('Naam|Bedrijf|Accountmanager')}<tbody>${tr('Boer, Pieter de|De Boer Techniek|Tim Becker', 'a')}</tbody></table></main>`,
      '',
      'nl',
    ),
  },
  {
    name: 'pt ficha',
    want: ['Sofia Almeida Reis @head'],
    html: doc(
      'Negócio',
      `<main><div class="card"><div data-place="head" style="font-size:18px">Sofia Reis</div>${field('Empresa', 'Reis Têxteis, Lda.')}${field('Responsável', 'Miguel Ángel Soto')}${field('Concorrente', 'Soto Viñedos')}</div></main>`,
      FIELDS,
      'pt',
    ),
  },
  {
    name: 'ja list',
    want: ['田中 由紀 @a'],
    html: doc(
      '連絡先',
      `<main><table>${th('氏名|会社名|担当者')}<tbody>${tr('田中　由紀 様|田中工業(株)|山本 一郎', 'a')}${tr('田中 由紀|別会社株式会社|山本 一郎', 'b')}${tr('山本 一郎|田中工業|田中 由紀', 'c')}</tbody></table></main>`,
      '',
      'ja',
    ),
  },
  {
    name: 'ja record',
    want: ['田中 由紀 @head'],
    html: doc(
      '田中 由紀',
      `<main><h1 data-place="head">田中 由紀</h1><div class="card">${field('会社', '田中工業株式会社')}${field('部署', '購買部')}${field('営業担当', '鈴木 太郎')}</div></main>`,
      FIELDS,
      'ja',
    ),
  },
  {
    name: 'record of web components, some of them closed',
    want: ['Klara Winter @head'],
    html: doc(
      'Record',
      `<x-rec></x-rec><script>customElements.define('x-rec', class extends HTMLElement { connectedCallback() { const r = this.attachShadow({mode:'open'}); r.innerHTML = '<style>.f{display:flex}</style><h1 data-place="head"><x-t></x-t></h1><div><x-f l="Account name" v="Wintergarten AG"></x-f><x-f l="Email" v="k.w@elsewhere.example"></x-f><x-f l="Contact owner" v="Tim Becker"></x-f></div>'; } }); customElements.define('x-t', class extends HTMLElement { connectedCallback() { this.attachShadow({mode:'closed'}).innerHTML = '<span>Klara</span> <span>Winter</span>'; } }); customElements.define('x-f', class extends HTMLElement { connectedCallback() { this.attachShadow({mode:'open'}).innerHTML = '<div><span class="label">' + this.getAttribute('l') + '</span> <span>' + this.getAttribute('v') + '</span></div>'; } });</script>`,
    ),
  },
  {
    name: 'iframe',
    want: ['Klara Winter @head'],
    also: {
      'https://crm.example/frame': doc(
        'f',
        `<h2 data-place="head">Klara Winter</h2><p>klara.winter@wintergarten.example</p>`,
      ),
    },
    html: doc(
      'Outer',
      `<main><h1>Record</h1><iframe src="https://crm.example/frame" width="900" height="300"></iframe></main>`,
    ),
  },
  { name: 'srcdoc iframe', want: [], html: doc('Outer', `<main><h1>Record</h1><p>Klara</p></main>`) },
  {
    name: 'aria grid two panes with header',
    want: ['Klara Winter @a0', "James O'Neill @a1"],
    html: doc(
      'Grid',
      `<main><div role="grid" style="display:flex"><div class="p"><div role="row" class="h"><div role="columnheader">Name</div></div>${['Klara Winter', "James O'Neill", 'Erik Dahl'].map((n, i) => `<div role="row" aria-rowindex="${i + 2}" data-place="a${i}"><div role="gridcell">${n}</div></div>`).join('')}</div><div class="p"><div role="row" class="h"><div role="columnheader">Company</div><div role="columnheader">Owner</div></div>${['Wintergarten', 'Northgate Logistics', 'Bellini Macchine'].map((n, i) => `<div role="row" aria-rowindex="${i + 2}" data-place="b${i}"><div role="gridcell">${n}</div><div role="gridcell">Tim Becker</div></div>`).join('')}</div></div></main>`,
      '[role=row]{display:flex;height:32px}[role=gridcell],[role=columnheader]{width:200px}',
    ),
  },
  {
    name: 'deals table with two person columns',
    want: ['Klara Winter @a', 'Tim Becker @b', 'Marco Bellini @c'],
    html: doc(
      'Deals',
      `<main><table>${th('Deal|Account|Primary contact|Billing contact|Owner')}<tbody>${`<tr><td>R</td><td>Wintergarten AG</td><td data-place="a">Klara Winter</td><td data-place="b">Tim Becker</td><td>Grace Osei</td></tr><tr><td>S</td><td>Bellini Macchine</td><td>Klara Winter</td><td data-place="c">Marco Bellini</td><td>Grace Osei</td></tr>`}</tbody></table></main>`,
    ),
  },
  {
    name: 'record with a sidebar',
    want: ['Klara Winter @head'],
    html: doc(
      'Klara Winter',
      `<div class="row"><div style="width:900px;padding:16px"><div class="row"><span style="width:32px">K</span><div data-place="head" style="font-weight:600">Klara Winter</div></div><div>Activity</div><div>Nadia Brooks changed the status</div></div><aside>${field('Email addresses', '<span>klara.winter@wintergarten.example</span>')}${field('Company', '<a href="/c/1">Wintergarten</a>')}${field('Connection strength', 'Weak')}${field('Last interaction', 'Tim Becker · 3 days ago')}</aside></div>`,
      FIELDS,
    ),
  },
  {
    name: 'email signature',
    want: ['Grace Osei @from'],
    html: doc(
      'Mail',
      `<main><h1>Offer</h1><div class="msg"><div data-place="from"><b>Grace Osei</b> grace.osei@oseitrading.example</div><div class="b"><p>Please find attached.</p><p>Kind regards<br>Grace Osei<br>Osei Trading Ltd<br>+44 20 7946 0999</p><blockquote>On Monday, Klara Winter wrote:<br>Thanks!</blockquote></div></div></main>`,
    ),
  },
  {
    name: 'note quoting others',
    want: ['Klara Winter @head'],
    html: doc(
      'Klara Winter',
      `<main><h1 data-place="head">Klara Winter</h1><p>Wintergarten AG</p><h2>Notes</h2><div class="card"><p>Met Klara Winter and Erik Dahl at the fair.</p><small>by Nadia Brooks</small></div><div class="card"><p>Marco Bellini called, Klara is on leave.</p><small>by Nadia Brooks</small></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'profile card linkedin icon',
    want: ['Álvaro Núñez @n'],
    html: doc(
      'People',
      `<main><div class="card"><div data-place="n"><h3>Álvaro Núñez</h3><a href="https://www.linkedin.com/in/alvaro-nunez" aria-label="LinkedIn"><svg width="16" height="16"></svg></a></div><div>Director · Núñez Hermanos</div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'lensmor id field',
    want: ['Klara Winter @head'],
    html: doc(
      'K. W.',
      `<main><h1 data-place="head">K. W.</h1><div class="card">${field('Stadt', 'Bonn')}${field('Lensmor ID', '700001')}${field('Owner', 'Tim Becker')}</div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'lensmor id in list column',
    want: ['Klara Winter @a'],
    html: doc(
      'List',
      `<main><table>${th('Name|City|Lensmor ID')}<tbody>${tr('<a href="/1">K. Winter</a>|Bonn|700001', 'a')}${tr('<a href="/2">Erik Dahl</a>|Bonn|799901', 'b')}</tbody></table></main>`,
    ),
  },
  {
    name: 'tabs and recently viewed',
    want: ['Klara Winter @head'],
    html: doc(
      'Klara Winter | CRM',
      `<div class="tabs" role="tablist"><a role="tab">Klara Winter</a><a role="tab">Marco Bellini</a></div><ul class="breadcrumb"><li>Contacts</li><li>Klara Winter</li></ul><main><h1 data-place="head">Klara Winter</h1><div class="card">${field('Company', 'Wintergarten')}${field('Full name', 'Klara Winter')}</div><div class="recent"><h4>Recently viewed</h4><a>Klara Winter</a></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'popover',
    want: [],
    html: doc(
      'L',
      `<main><div class="pop" popover="manual" id="p"><div data-place="p"><b>Klara Winter</b><div>Wintergarten AG</div></div></div></main>`,
    ),
    steps: [["document.querySelector('#p').showPopover()", ['Klara Winter @p']]],
  },
  {
    name: 'details',
    want: [],
    html: doc(
      'L',
      `<main><details><summary>More</summary><div data-place="p"><b>Klara Winter</b> <span>Wintergarten AG</span></div></details></main>`,
    ),
    steps: [["document.querySelector('details').open = true", ['Klara Winter @p']]],
  },
];
