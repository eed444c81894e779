import { type DialectPage, doc, FIELDS, th, tr } from './page';

export const activities: readonly DialectPage[] = [
  {
    name: 'audit log x changed y to z',
    want: [],
    html: doc(
      'History',
      `<main><h1>Audit log</h1><ul class="log"><li><b>Tim Becker</b> changed <i>Company</i> from <del>Osei Trading</del> to <ins>Wintergarten AG</ins></li><li><b>Nadia Brooks</b> changed <i>Contact</i> from <del>Klara Winter</del> to <ins>Erik Dahl</ins></li><li><b>Grace Osei</b> renamed Wintergarten AG to Osei Trading</li></ul><table>${th('Date|User|Field|Old value|New value')}<tbody>${tr('1 May|Tim Becker|Account|Acme|Wintergarten AG')}${tr('1 May|Nadia Brooks|Contact|Klara Winter|Erik Dahl')}</tbody></table></main>`,
    ),
  },
  {
    name: 'notification list',
    want: [],
    html: doc(
      'Notifications',
      `<main><ul><li><a>Tim Becker</a> assigned you <a>Wintergarten AG</a> <time>2h</time></li><li><a>Klara Winter</a> mentioned you in <a>Wintergarten AG – renewal</a></li><li><a>Grace Osei</a> moved <a>Osei Trading</a> to Won</li><li><a>Marco Bellini</a> added a note to <a>Bellini Macchine</a></li></ul></main>`,
    ),
  },
  {
    name: 'notification list de',
    want: [],
    html: doc(
      'Benachrichtigungen',
      `<main><ul><li><a>Tim Becker</a> hat <a>Wintergarten AG</a> bearbeitet</li><li><a>Klara Winter</a> kommentierte <a>Wintergarten AG</a></li><li><b>Hannah Schröder</b> hat Sie zu <b>Schröder Medizintechnik</b> hinzugefügt</li></ul></main>`,
      '',
      'de',
    ),
  },
  {
    name: 'history diff blocks',
    want: [],
    html: doc(
      'History',
      `<main><div class="ev"><div>Tim Becker</div><div>updated 2 fields</div><div><span>Company</span>: <s>Acme</s> → <b>Wintergarten AG</b></div></div><div class="ev"><div>Nadia Brooks</div><div>updated 1 field</div><div><span>Primary contact</span>: <s>Klara Winter</s> → <b>Erik Dahl</b></div></div></main>`,
      '.ev{border:1px solid #ccd;padding:8px;margin:8px}',
    ),
  },
  {
    name: 'from company X sentence spans',
    want: [],
    html: doc(
      'C',
      `<main><p><a>Klara Winter</a> left <a>Wintergarten AG</a> in May.</p><p><b>Tim Becker</b> sold <b>Wintergarten AG</b> a pump.</p><p><span>Grace Osei</span> <span>left</span> <span>Osei Trading</span></p></main>`,
    ),
  },
  {
    name: 'plain sentences',
    want: [],
    html: doc(
      'Feed',
      `<main><ul><li>Tim Becker met Erik Dahl at Wintergarten AG</li><li>Klara Winter left Wintergarten AG</li><li>Tim Becker moved deal: Wintergarten AG</li><li>Grace Osei → Osei Trading</li><li>Nadia assigned Marco Bellini to Bellini Macchine</li></ul></main>`,
    ),
  },
  {
    name: 'previous employers with their years',
    want: ['Tim Becker @now'],
    html: doc(
      'People',
      `<main><ul><li>Grace Osei <small>Osei Trading (2010–2015)</small></li><li><b>Klara Winter</b> <span>Wintergarten AG</span> <span>May 2015 – Jun 2018</span></li><li><b>Marco Bellini</b> <span>Bellini Macchine, 03/2012 - 05/2016</span></li><li><b>Pieter de Boer</b> 2011 – 2014 <a>De Boer Techniek</a></li><li><b data-place="now">Tim Becker</b> <span>Wintergarten AG</span> <span>2019 – today</span></li></ul></main>`,
    ),
  },
  {
    name: 'previous employers with their years in lines and cells of their own',
    want: ['Tim Becker @now'],
    html: doc(
      'People',
      `<main><ul><li><b>Klara Winter</b><div>Wintergarten AG</div><div>2010 – 2015</div></li><li><b>Marco Bellini</b><div>2011 – 2014</div><div>Bellini Macchine</div></li><li><b>Grace Osei</b> <span>Osei Trading</span> <small>until 2018</small></li></ul><table>${th('Name|Company|Period')}<tbody>${tr('Pieter de Boer|De Boer Techniek|2010–2015')}</tbody></table><ol><li><time>2019 – today</time> <b data-place="now">Tim Becker</b><p>Wintergarten AG</p></li><li><time>2010 – 2015</time> <b>Klara Winter</b><p>Wintergarten AG</p></li></ol></main>`,
    ),
  },
  {
    name: 'company field with a date',
    want: ['Klara Winter @a'],
    html: doc(
      'Contact',
      `<main><h1 data-place="a">Klara Winter</h1><dl><dt>Company</dt><dd><a href="/c/1">Wintergarten AG</a> since 2019</dd></dl></main>`,
    ),
  },
  {
    name: 'company before the name',
    want: ['Klara Winter @a'],
    html: doc(
      'People',
      `<main><ul><li><b>Osei Trading</b> <i data-place="a">Klara Winter</i> <i>Wintergarten AG</i></li></ul></main>`,
    ),
  },
  {
    name: 'meeting list with hosts',
    want: ['Klara Winter @a'],
    html: doc(
      'Meetings',
      `<main><ul><li><b>Demo</b> <span data-place="a">Klara Winter (Wintergarten AG)</span> <small>Host: Tim Becker</small></li><li><b>Demo</b> <span>Erik Dahl (Wintergarten AG)</span> <small>Host: Tim Becker</small></li><li><b>Wintergarten AG visit</b> <small>Host: Tim Becker</small></li></ul></main>`,
    ),
  },
  {
    name: 'tasks bare',
    want: [],
    html: doc(
      'Tasks',
      `<main><ul><li><div>Send contract to Wintergarten AG</div><div>Tim Becker</div><div>Due today</div></li><li><div>Prepare offer</div><div>Tim Becker</div><div>Osei Trading</div></li></ul></main>`,
    ),
  },
  {
    name: 'owner in text label alone',
    want: [],
    html: doc(
      'Accounts',
      `<main><div class="g"><div class="card"><b>Wintergarten AG</b><div>Owner: Tim Becker</div></div><div class="card"><b>Osei Trading</b><div>Account manager: Grace Osei</div></div><div class="card"><b>Bellini Macchine</b><div>Assigned to Marco Bellini</div></div></div><ul><li><b>Wintergarten AG</b> <small>Owner: Tim Becker</small></li><li><b>Osei Trading</b> <small>by Grace Osei</small></li><li><b>Bellini Macchine</b> <small>Key account: Marco Bellini</small></li></ul></main>`,
      FIELDS,
    ),
  },
  {
    name: 'ats candidate card current',
    want: ['Klara Winter @a'],
    html: doc(
      'Candidates',
      `<main><div class="g"><div class="card" data-place="a"><h4>Klara Winter</h4><div>Buyer at Wintergarten AG</div><small>Recruiter: Tim Becker</small></div><div class="card"><h4>Marco Bellini</h4><div>Ex-Bellini Macchine, now at Acme</div><small>Recruiter: Tim Becker</small></div><div class="card"><h4>Grace Osei</h4><div>Formerly Osei Trading</div></div><div class="card"><h4>Ewa Kowalczyk</h4><div>Interviewing with Kowalczyk Budownictwo</div></div></div></main>`,
      FIELDS,
    ),
  },
  {
    name: 'select options filters',
    want: [],
    html: doc(
      'People',
      `<main><div role="listbox" aria-label="Filter by owner"><div role="option">Tim Becker</div><div role="option">Grace Osei</div></div><h1>Wintergarten AG</h1><label>Filter contact<input type="search" value="Klara Winter"></label></main>`,
    ),
  },
  {
    name: 'teams section of company page users',
    want: ['Klara Winter @k'],
    html: doc(
      'Wintergarten AG',
      `<main><h1>Wintergarten AG</h1><section><h2>Account team</h2><ul><li>Tim Becker <small>Account Executive</small></li></ul></section><section><h2>Contacts</h2><ul><li data-place="k">Klara Winter <small>Buyer</small></li></ul></section></main>`,
    ),
  },
  {
    name: 'company page internal team',
    want: ['Klara Winter @k'],
    html: doc(
      'Wintergarten AG',
      `<main><h1>Wintergarten AG</h1><div class="row"><div><h3>Our team</h3><div class="p"><img alt="" width=20 height=20><span>Tim Becker</span></div></div><div><h3>Their people</h3><div class="p" data-place="k"><span>Klara Winter</span></div><div class="p"><span>Erik Dahl</span></div></div></div></main>`,
    ),
  },
];
