import { describe, expect, test } from 'vitest';
import { emailKey, linkedinKey, personKey } from '../../../components/contacts/matching/spelling/addresses';
import { companyKeys, isSameCompany } from '../../../components/contacts/matching/spelling/company-words';
import { fitsName } from '../../../components/contacts/matching/spelling/fits-name';
import { nameKeys } from '../../../components/contacts/matching/spelling/name-words';

describe('emailKey', () => {
  test.each([
    ['Jane.Doe@Acme.example', 'jane.doe@acme.example'],
    ['  jane@acme.example ', 'jane@acme.example'],
    ['mailto:jane@acme.example?subject=Hello%20Jane', 'jane@acme.example'],
    ['mailto:jane%40acme.example', 'jane@acme.example'],
    ['MAILTO:jane+crm@acme.example', 'jane+crm@acme.example'],
    ['mailto:jane@acme.example,john@acme.example', undefined],
    ['Write to jane@acme.example', undefined],
    ['@jane', undefined],
    ['jane@localhost', undefined],
    ['jane@acme..example', undefined],
    ['', undefined],
  ])('%s → %s', (text, key) => expect(emailKey(text)).toBe(key));
});

describe('linkedinKey', () => {
  test.each([
    ['https://www.linkedin.com/in/jane-doe', 'jane-doe'],
    ['https://www.linkedin.com/in/jane-doe/', 'jane-doe'],
    ['http://linkedin.com/in/Jane-Doe?trk=public_profile#about', 'jane-doe'],
    ['https://de.linkedin.com/in/jane-doe/de', 'jane-doe'],
    ['https://m.linkedin.com/in/jane-doe', 'jane-doe'],
    ['https://www.linkedin.com/mwlite/in/jane-doe', 'jane-doe'],
    ['//www.linkedin.com/in/jane-doe', 'jane-doe'],
    ['linkedin.com/in/jane-doe', 'jane-doe'],
    ['www.linkedin.com/in/jane-doe/details/experience/', 'jane-doe'],
    ['https://www.linkedin.com/in/jos%C3%A9-p%C3%A9rez', 'josé-pérez'],
    ['https://www.linkedin.com/in/jos%25C3%25A9-p%25C3%25A9rez', 'josé-pérez'],
    ['https://www.linkedin.com/in/josé-pérez', 'josé-pérez'],
    ['https://www.linkedin.com/in/jose%CC%81-p%C3%A9rez', 'josé-pérez'],
    ['https://www.linkedin.com/pub/jane-doe/1a/2b/3c4', 'jane-doe-3c402b1a'],
    ['https://www.linkedin.com/pub/jane-doe', 'jane-doe'],
    ['https://www.linkedin.com/company/acme', undefined],
    ['https://www.linkedin.com/in/', undefined],
    ['https://www.linkedin.com/search/results/all/?keywords=jane', undefined],
    ['https://notlinkedin.com/in/jane-doe', undefined],
    ['https://linkedin.com.evil.example/in/jane-doe', undefined],
    ['https://crm.example/?to=https://www.linkedin.com/in/jane-doe', undefined],
    ['https://www.linkedin.com/in/jane%2Fdoe', undefined],
    ['https://www.linkedin.com/in/jane%', undefined],
  ])('%s → %s', (address, key) => expect(linkedinKey(address)).toBe(key));
});

test.each([
  ['4711', '4711'],
  [' 4711 ', '4711'],
  ['47a', undefined],
  ['', undefined],
  ['1'.repeat(33), undefined],
])('personKey(%s) → %s', (id, key) => expect(personKey(id)).toBe(key));

describe('nameKeys', () => {
  test.each([
    'Jane Doe',
    'JANE DOE',
    '  jane   doe ',
    'Jane\u00a0Doe',
    'Jané Doë',
    'Doe, Jane',
    'DOE, Jane',
    'Doe, Dr. Jane',
    'Dr. Jane Doe',
    'Dr Jane Doe',
    'Prof. Dr. Jane Doe',
    'Prof. Dr. med. Jane Doe',
    'Dr.med. Jane Doe',
    'Dr. h.c. Jane Doe',
    'Dipl.-Ing. Jane Doe',
    'Dr.-Ing. Jane Doe',
    'Mrs. Jane Doe',
    'Ms Jane Doe',
    'Frau Jane Doe',
    'Mme Jane Doe',
    'Dott.ssa Jane Doe',
    'Jane A. Doe',
    'Jane A Doe',
    'Jane A. B. Doe',
    'Jane A.B. Doe',
    'Jane Doe Jr.',
    'Jane Doe, Jr.',
    'Jane Doe III',
    'Jane Doe, PhD',
    'Jane Doe Ph.D.',
    'Jane Doe, Ph.D., MBA',
    'Jane Doe, MBA, CPA',
    'Jane Doe, MA',
    'Jane Doe, SHRM-CP',
    'Doe, Jane, PhD',
    'Doe, Jane A.',
    'Jane Doe (she/her)',
    'Jane Doe (She / Her / Hers)',
    'Jane (Janey) Doe',
    'Jane "Janey" Doe',
    'Jane Doe (Preview)',
    'Jane Doe Preview',
    'Jane Doe Link opens in a new window',
    'Jane Doe 🚀',
    'Call Jane Doe',
    'Hallo Jane Doe',
    'J.A. (Jane) Doe',
    '\u200eJane\u200b Doe\u2069',
    'Ｊａｎｅ Ｄｏｅ',
  ])('%s is Jane Doe', (text) => {
    expect(nameKeys(text)).toContain('jane doe');
    expect(fitsName(text, 'Jane Doe')).toBe(true);
  });

  test.each([
    ['Conor O’Brien', ['conor obrien']],
    ["Conor O'Brien", ['conor obrien']],
    ['Anne-Marie Smith-Jones', ['anne marie smith jones', 'anne jones']],
    ['Anne Marie Smith Jones', ['anne marie smith jones', 'anne jones']],
    ['Łukasz Wałęsa', ['lukasz walesa']],
    ['Nguyễn Thị Đào', ['nguyen thi dao', 'nguyen dao']],
    ['İbrahim Yıldız', ['ibrahim yildiz']],
    ['Ægir Þórsson', ['aegir thorsson']],
    ['Steﬀi Groß', ['steffi gross']],
    ['Jörg Müller', ['jorg muller', 'joerg mueller']],
    ['Joerg Mueller', ['joerg mueller']],
    ['Søren Ågård', ['soren agard', 'soeren aagaard']],
    ['Pieter van der Berg', ['pieter van der berg', 'pieter berg']],
    ['Иван Петров', ['иван петров']],
    ['Алёна Королёва', ['алена королева']],
    ['Γιώργος Παπαδόπουλος', ['γιωργοσ παπαδοπουλοσ']],
    ['ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ', ['γιωργοσ παπαδοπουλοσ']],
    ['محمد علي', ['محمد علي']],
    ['राजेश कुमार', ['राजेश कुमार']],
    ['王伟', ['王伟']],
    ['王 伟', ['王伟']],
    ['山田　太郎', ['山田太郎']],
    ['山田太郎様', ['山田太郎']],
    ['ジョン・スミス', ['ジョンスミス']],
    ['ｼﾞｮﾝ･ｽﾐｽ', ['ジョンスミス']],
    ['김민수', ['김민수']],
    ['Jack Yun Ma', ['jack yun ma', 'jack ma']],
    ['Phil Doe', ['phil doe']],
    ['Dr Phil Doe', ['phil doe']],
    ['T.J. Miller', ['tj miller']],
    ['J. Robert Doe', ['robert doe']],
    ['Jane Doe Sr.', ['jane doe']],
    ['Don Dr', ['don dr']],
  ])('%s → %j', (text, keys) => expect(nameKeys(text)).toEqual(keys));

  test.each([
    'Jane',
    'Dr. Doe',
    'Dr Doe',
    'Jane PhD',
    'J. Doe',
    'J Doe',
    'Jane D.',
    'Doe, J.',
    '王',
    'jane@acme.example',
    'Jane Doe 2',
    'Jane Doe & John Roe',
    'Jane Doe | Globex',
    'Jane Doe (Globex)',
    'Jane Doe: hello',
    'Jane Doe, John Roe, Jim Poe',
    'Jane Doe/John Roe',
    '— —',
    '. .',
    '',
  ])('%s has no key', (text) => expect(nameKeys(text)).toEqual([]));
});

describe('companyKey', () => {
  test.each([
    'Acme',
    'ACME',
    'Acmé',
    'Acme Inc.',
    'Acme, Inc',
    'Acme Incorporated',
    'Acme Corp.',
    'Acme Corporation',
    'Acme LLC',
    'Acme L.L.C.',
    'Acme Ltd.',
    'Acme Limited',
    'Acme PLC',
    'Acme GmbH',
    'Acme GmbH & Co. KG',
    'Acme AG',
    'Acme SE',
    'Acme S.A.',
    'Acme S. A.',
    'Acme S.A. de C.V.',
    'SAS Acme',
    'Acme SAS',
    'S.A.R.L. Acme',
    'Acme S.p.A.',
    'Acme S.r.l.',
    'Acme B.V.',
    'Acme N.V.',
    'AB Acme',
    'Acme AB',
    'Acme A/S',
    'The Acme',
    'Acme ApS',
    'Oy Acme Ab',
    'Acme K.K.',
    '株式会社Acme',
    'Acme株式会社',
    '㈱Acme',
    'Acme有限公司',
    'Acme Pty Ltd',
    'Acme Pvt. Ltd.',
    'Acme Private Limited',
    'Acme Co.',
    'Acme & Co.',
    'Acme & Company',
    'Acme Co., Ltd.',
    'Acme Sp. z o.o.',
    'Acme s.r.o.',
    'Acme d.o.o.',
    'ООО "Acme"',
    '“Acme”',
  ])('%s is Acme', (text) => {
    expect(companyKeys(text)).toEqual(['acme']);
    expect(isSameCompany(text, 'Acme')).toBe(true);
  });

  test.each([
    ['Acme Labs', 'acmelabs'],
    ['Acme Holding AG', 'acmeholding'],
    ['Johnson & Johnson', 'johnsonjohnson'],
    ['Johnson and Johnson', 'johnsonjohnson'],
    ['AT&T', 'att'],
    ['Coca-Cola', 'cocacola'],
    ['SAS', 'sas'],
    ['S.A.', 'sa'],
    ['AG', 'ag'],
    ['3M', '3m'],
    ['トヨタ自動車株式会社', 'トヨタ自動車'],
    ['腾讯科技（深圳）有限公司', '腾讯科技深圳'],
    ['Müller GmbH', 'muller', 'mueller'],
    ['X Corp.'],
    ['360'],
    ['—'],
    [''],
  ])('%s → %s', (text, ...keys) => expect(companyKeys(text)).toEqual(keys));
});

describe('two spellings of a name', () => {
  test.each([
    ['Dra. Marta Soler', 'Marta Soler'],
    ['Lic. Marta Soler', 'Marta Soler'],
    ['Dª Marta Soler', 'Marta Soler'],
    ['DI Franz Huber', 'Franz Huber'],
    ['Mgr. Jana Nová', 'Jana Nová'],
    ['Ing. arch. Jana Nová', 'Jana Nová'],
    ['Av. Deniz Kaya', 'Deniz Kaya'],
    ['Engr. Femi Bello', 'Femi Bello'],
    ['Prof. dr hab. Anna Lis', 'Anna Lis'],
    ['Gail Mercer M.A.', 'Gail Mercer'],
    ['Gail Mercer M.Sc.', 'Gail Mercer'],
    ['Gail Mercer, M.A.', 'Gail Mercer'],
    ['Gail Mercer (External)', 'Gail Mercer'],
    ['Gail Mercer (née Stone)', 'Gail Mercer'],
    ['Mercer, Gail Jr.', 'Gail Mercer Jr.'],
    ['Mercer, G.H.', 'G.H. Mercer'],
    ['MERCER Gail', 'Gail Mercer'],
    ['Gail MERCER', 'Gail Mercer'],
    ['MÜLLER-LÜDENSCHEIDT Karl', 'Karl Mueller-Luedenscheidt'],
    ['Berg, Jan van der', 'Jan van der Berg'],
    ['Jan v.d. Berg', 'Jan van der Berg'],
    ['Jan v. d. Berg', 'Jan van der Berg'],
    ['إيمان الشريف', 'ايمان الشريف'],
    ['مُحَمَّد عَلِي', 'محمد علي'],
    ['فاطمة الزهراء', 'فاطمه الزهراء'],
    ["Niamh O'Shea", 'Niamh Ó Shea'],
    ['Nguyễn Văn Nam', 'Nguyen Van Nam'],
    ['Gail B. Mercer', 'Gail Mercer'],
    ['Gail Beth Mercer', 'Gail B. Mercer'],
    ['Gail Beth Mercer', 'Gail Mercer'],
    ['Gail Mercer Jr.', 'Gail Mercer'],
    ['J. Gail Mercer', 'Gail Mercer'],
    ['Anne Marie Doe', 'Anne-Marie Doe'],
    ['M. José Ortega', 'María José Ortega'],
    ['M.ª José Ortega', 'María José Ortega'],
    ['P.J. (Pieter) de Boer', 'Pieter de Boer'],
  ])('%s can be %s', (one, other) => {
    expect(fitsName(one, other)).toBe(true);
    expect(fitsName(other, one)).toBe(true);
    expect(nameKeys(one).some((key) => nameKeys(other).includes(key))).toBe(true);
  });

  test.each([
    ['Gail A. Mercer', 'Gail B. Mercer'],
    ['Gail Ann Mercer', 'Gail Beth Mercer'],
    ['Gail A. Mercer', 'Gail Beth Mercer'],
    ['Gail Mercer Jr.', 'Gail Mercer III'],
    ['Gail Mercer Sr.', 'Gail Mercer, Jr.'],
    ['Niamh Ó Shea', 'Niamh Shea'],
    ['Jan v.d. Berg', 'Jan Berg'],
    ['Jan v. d. Berg', 'Jan Berg'],
    ['Jan van Berg', 'Jan Berg'],
    ['Maria dos Santos', 'Maria Santos'],
    ['Anna Smith-Jones', 'Anna Jones'],
    ['Anne-Marie Doe', 'Anne Doe'],
    ['Mary Jane Doe', 'Jane Doe'],
    ['Jane Doe Smith', 'Jane Doe'],
    ['Jane Doe', 'Jim Doe'],
    ['J. Doe', 'Jane Doe'],
    ['José Ortega', 'María José Ortega'],
    ['M. Jesús Ortega', 'María José Ortega'],
    ['A. José Ortega', 'María José Ortega'],
    ['J. Robert Doe', 'John Doe'],
  ])('%s cannot be %s', (one, other) => {
    expect(fitsName(one, other)).toBe(false);
    expect(fitsName(other, one)).toBe(false);
  });
});

describe('two spellings of a company', () => {
  test.each([
    ['Costa Cortiças, Lda.', 'Costa Cortiças'],
    ['S.C. Brad Lemn S.R.L.', 'Brad Lemn'],
    ['SC BRAD LEMN SRL', 'Brad Lemn'],
    ['Mueller Werkzeuge GmbH', 'Müller Werkzeuge'],
    ['MUELLER WERKZEUGE', 'Müller Werkzeuge GmbH & Co. KG'],
    ['Durand et Fils', 'Durand & Fils'],
    ['Hijos y Nietos S.L.', 'Hijos & Nietos'],
    ['Berg och Söner AB', 'Berg & Söner'],
    ['Rao Exports (P) Ltd.', 'Rao Exports Pvt Ltd'],
    ['Novák Sklo spol. s r.o.', 'Novák Sklo'],
    ['Novák Sklo, s. r. o.', 'Novák Sklo'],
    ['Huber Holz Ges.m.b.H.', 'Huber Holz'],
    ['Huber Holz OG', 'Huber Holz'],
    ['Huber Holz e.U.', 'Huber Holz'],
    ['Kaya Tekstil San. ve Tic. Ltd. Şti.', 'Kaya Tekstil'],
    ['Kaya Tekstil A.Ş.', 'Kaya Tekstil'],
    ['Cocoa Gold™', 'Cocoa Gold'],
    ['Cocoa Gold®', 'Cocoa Gold'],
    ['PT Sinar Jaya Tbk', 'Sinar Jaya'],
    ['Công ty TNHH Hoa Sen', 'Hoa Sen'],
    ['ТОВ "Промінь"', 'Промінь'],
    ['شركة النور', 'النور'],
    ['The Blue Door Company', 'Blue Door'],
  ])('%s is %s', (one, other) => {
    expect(isSameCompany(one, other)).toBe(true);
    expect(companyKeys(one).some((key) => companyKeys(other).includes(key))).toBe(true);
  });

  test.each([
    ['Novák Sklo', 'Novák Okna'],
    ['Acme Tools', 'Acme'],
    ['Acme', 'Acme Holding'],
    ['Johnson & Johnson', 'Johnson Johnson'],
    ['', 'Acme'],
  ])('%s is not %s', (one, other) => expect(isSameCompany(one, other)).toBe(false));
});

describe('two spellings of an address', () => {
  test.each([
    ['info@b\u00e4cker.example', 'info@xn--bcker-gra.example'],
    ['info@ba\u0308cker.example', 'info@B\u00c4CKER.example'],
    ['mailto:info@b%C3%A4cker.example', 'info@b\u00e4cker.example'],
    ['jd@\u200bacme.example', 'jd@acme.example'],
    ['jd@\u00adacme.example', 'jd@acme.example'],
    ['mailto:Jane%20Doe%20%3Cjd@acme.example%3E', 'jd@acme.example'],
    ['mailto:?to=jd@acme.example&subject=Hi', 'jd@acme.example'],
    ['mailto://jd@acme.example', 'jd@acme.example'],
    ['mailto: jd@acme.example', 'jd@acme.example'],
    ['Jane Doe <jd@acme.example>', 'jd@acme.example'],
  ])('%s is %s', (one, other) => expect(emailKey(one)).toBe(emailKey(other) ?? 'none'));

  test.each([
    'https://www.linkedin.com/in/jane-doe,',
    'https://www.linkedin.com//in/jane-doe',
    'https://WWW.LinkedIn.com/in/jane-doe',
    '(linkedin.com/in/jane-doe)',
    'LinkedIn: https://www.linkedin.com/in/jane-doe.',
    'https://www.linkedin.com/in/jane-doe&trk=x',
    'https://www.linkedin.com/comm/in/jane-doe?midToken=x',
    'https://www.linkedin.com/in/jane-doe/overlay/contact-info/',
    'https://www.linkedin.com/in/jane\u200b-doe',
  ])('%s is the profile jane-doe', (address) => expect(linkedinKey(address)).toBe('jane-doe'));
});
