import type { Contact } from '../../../components/contacts/contact';

const contactOf = (id: string, fullName: string, companyName: string, email?: string, linkedin?: string): Contact => ({
  personnelId: `7000${id}`,
  phone: { kind: 'unlocked', number: `+120255501${id}` },
  profile: {
    fullName,
    companyName,
    ...(email ? { email } : {}),
    ...(linkedin ? { linkedinUrl: `https://www.linkedin.com/in/${linkedin}` } : {}),
  },
  updatedAt: 0,
});
/** The known contacts. All are invented. */
export const people: readonly Contact[] = [
  contactOf('01', 'Klara Winter', 'Wintergarten AG', 'klara.winter@wintergarten.example', 'klara-winter'),
  contactOf('02', 'Marco Bellini', 'Bellini Macchine S.r.l.', 'marco.bellini@bellini.example'),
  contactOf('03', 'Sofia Almeida Reis', 'Reis Têxteis Lda', 'sofia.reis@reistexteis.example'),
  contactOf('04', "James O'Neill", 'Northgate Logistics LLC'),
  contactOf('05', '田中 由紀', '田中工業株式会社', 'yuki@tanaka-kogyo.example'),
  contactOf('06', 'Pieter de Boer', 'De Boer Techniek B.V.', 'p.deboer@deboertechniek.example'),
  contactOf('07', 'Camille Roussel', 'Roussel & Fils SARL', 'camille.roussel@roussel-fils.example'),
  contactOf('08', 'Jean-Luc Moreau', 'Moreau Énergie SAS'),
  contactOf('09', 'Álvaro Núñez', 'Núñez Hermanos S.A.', undefined, 'alvaro-nunez'),
  contactOf('10', 'Hannah Schröder', 'Schröder Medizintechnik GmbH & Co. KG', 'h.schroeder@schroeder-med.example'),
  contactOf('11', 'Tim Becker', 'Wintergarten AG', 'tim.becker@wintergarten.example'),
  contactOf('12', 'Grace Osei', 'Osei Trading Ltd', 'grace.osei@oseitrading.example'),
  contactOf('13', 'Daniel K. Park', 'Hanriver Electronics Co., Ltd.', 'daniel.park@hanriver.example'),
  contactOf('14', 'Ewa Kowalczyk', 'Kowalczyk Budownictwo sp. z o.o.'),
  contactOf('15', 'Miguel Ángel Soto', 'Soto Viñedos S.A. de C.V.', 'miguel.soto@soto.example'),
  contactOf('16', 'María José Ortega', 'Ortega Vinos S.L.'),
  contactOf('17', 'Ірина Коваль', 'ТОВ Промінь'),
  contactOf('18', 'Lê Thị Hoa', 'Công ty TNHH Hoa Sen'),
  contactOf('19', '김서준', '한빛전자 주식회사'),
  contactOf('20', 'Mary Ann Castell', 'Castell Dental Group'),
];
