import { expect, test } from 'vitest';
import { companyKeys, isSameCompany } from '../../../components/contacts/matching/spelling/company-words';

test.each([
  ['Kowalczyk Budownictwo Spółka z ograniczoną odpowiedzialnością', 'Kowalczyk Budownictwo sp. z o.o.'],
  ['Nowak Transport Spółka z ograniczoną odpowiedzialnością Spółka komandytowa', 'Nowak Transport'],
  ['Bellini Macchine Società a responsabilità limitata', 'Bellini Macchine S.r.l.'],
  ['Kranz Technik Gesellschaft mit beschränkter Haftung & Co. Kommanditgesellschaft', 'Kranz Technik GmbH & Co. KG'],
  ['Общество с ограниченной ответственностью «Ромашка»', 'ООО Ромашка'],
  ['Индивидуальный предприниматель Ромашка', 'Ромашка'],
  ['บริษัท เอบีซี จำกัด (มหาชน)', 'เอบีซี'],
  ['Yıldız Tekstil Sanayi ve Ticaret Anonim Şirketi', 'Yıldız Tekstil A.Ş.'],
  ['Norrsken AB (publ)', 'Norrsken'],
  ['Norrsken Aktiebolag', 'Norrsken AB'],
  ['Soto Viñedos Sociedad Anónima de Capital Variable', 'Soto Viñedos S.A. de C.V.'],
  ['Andes Export S.A.C.', 'Andes Export'],
  ['Pinho Serviços Sociedade Unipessoal por Quotas', 'Pinho Serviços Unipessoal Lda'],
  ['Lumen société par actions simplifiée', 'Lumen SAS'],
  ['Société à responsabilité limitée Lumen', 'Lumen SARL'],
  ['Windmolen besloten vennootschap met beperkte aansprakelijkheid', 'Windmolen B.V.'],
  ['Duna Korlátolt Felelősségű Társaság', 'Duna Kft.'],
  ['Skala společnost s ručením omezeným', 'Skala s.r.o.'],
  ['Adria društvo s ograničenom odgovornošću', 'Adria d.o.o.'],
  ['Harbour Limited Liability Partnership', 'Harbour LLP'],
  ['Công ty trách nhiệm hữu hạn Sao Mai', 'Sao Mai'],
  ['Ταύρος Ανώνυμη Εταιρεία', 'Ταύρος Α.Ε.'],
])('%s is %s', (written, known) => {
  expect(isSameCompany(written, known)).toBe(true);
  expect(companyKeys(written).filter((key) => companyKeys(known).includes(key))).not.toEqual([]);
});

test.each([
  ['Société Générale', 'Générale'],
  ['Limited Brands', 'Brands'],
  ['Public Storage', 'Storage'],
  ['Community Coffee Company', 'Coffee Company'],
])('%s is not %s', (written, known) => expect(isSameCompany(written, known)).toBe(false));
