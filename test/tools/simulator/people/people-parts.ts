/** A name as written, and in lower-case Latin letters for addresses. */
export interface InventedName {
  written: string;
  latin: string;
}

/** Part of a name: as written, and in lower-case Latin letters. */
type NamePart = readonly [written: string, latin: string];

interface Culture {
  given: readonly NamePart[];
  family: readonly NamePart[];
  familyFirst?: boolean;
  /** The separator between the two parts. */
  gap: string;
}

const latin = (written: string): NamePart => [
  written,
  written
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/đ/gi, 'd')
    .normalize('NFKD')
    .replace(/[^\p{ASCII}]/gu, '')
    .toLowerCase(),
];
const european = (given: string, family: string): Culture => ({
  given: given.split(', ').map(latin),
  family: family.split(', ').map(latin),
  gap: ' ',
});

export const cultures: readonly Culture[] = [
  european(
    'Amelia, Oliver, Grace, Theodore, Hazel, Marcus, Naomi, Declan, Siobhán, Wesley, Imogen, Callum',
    "Hartwell, Okafor, Pemberton, O'Connor, Ashworth-Reid, McAllister, Whitlock, Farrow, Delgado, Kingsley, Lang, Price",
  ),
  european('Jürgen, Anneliese, Björn, Käthe, Tobias, Friederike', 'Müller-Brandt, Weiß, Schröder, Köhler, Vogt, Jäger'),
  european('José Luis, Inés, Íñigo, Nuria, Joaquín, Belén', 'García Márquez, Núñez, Ibáñez, Peña, Castellanos, Rincón'),
  european(
    'François, Zoé, Hélène, Jean-Baptiste, Anaïs, Noël',
    "Lefèvre, D'Aubigné, Géroux, Bélanger, Chastain, Marchand",
  ),
  european('Łukasz, Małgorzata, Zbigniew, Agnieszka', 'Wiśniewska, Żółkowski, Brzeziński, Górska'),
  european('Jiří, Šárka, Ondřej, Zdeňka', 'Dvořák, Růžičková, Svoboda, Krejčí'),
  european('Çağla, İbrahim, Gülşen, Emre', 'Yıldız, Öztürk, Şahin, Doğan'),
  european('Åsa, Sören, Ingrid, Øystein', 'Lindström, Sjögren, Bjørnstad, Hägg'),
  european('Priya, Arjun, Deepika, Rohan', 'Venkataraman, Chaudhary, Iyer, Banerjee'),
  { ...european('Thị Hương, Minh Đức, Quốc Anh', 'Nguyễn, Trần, Lê, Đặng'), familyFirst: true },
  {
    given: [
      ['美咲', 'misaki'],
      ['健太', 'kenta'],
      ['陽子', 'yoko'],
    ],
    family: [
      ['佐藤', 'sato'],
      ['渡辺', 'watanabe'],
      ['小川', 'ogawa'],
    ],
    familyFirst: true,
    gap: ' ',
  },
  {
    given: [
      ['伟', 'wei'],
      ['晓梅', 'xiaomei'],
      ['子轩', 'zixuan'],
    ],
    family: [
      ['王', 'wang'],
      ['陈', 'chen'],
      ['刘', 'liu'],
    ],
    familyFirst: true,
    gap: '',
  },
  {
    given: [
      ['민준', 'minjun'],
      ['서연', 'seoyeon'],
    ],
    family: [
      ['김', 'kim'],
      ['박', 'park'],
    ],
    familyFirst: true,
    gap: '',
  },
  {
    given: [
      ['Анна', 'anna'],
      ['Дмитрий', 'dmitry'],
      ['Ольга', 'olga'],
    ],
    family: [
      ['Соколенко', 'sokolenko'],
      ['Мороз', 'moroz'],
    ],
    gap: ' ',
  },
  {
    given: [
      ['ليلى', 'layla'],
      ['عمر', 'omar'],
    ],
    family: [
      ['حداد', 'haddad'],
      ['منصور', 'mansour'],
    ],
    gap: ' ',
  },
  {
    given: [
      ['Ελένη', 'eleni'],
      ['Γιώργος', 'giorgos'],
    ],
    family: [
      ['Παπαδάκη', 'papadaki'],
      ['Νικολάου', 'nikolaou'],
    ],
    gap: ' ',
  },
];

export interface InventedCompany {
  name: string;
  /** Under `.example`, so that nobody can own it. */
  domain: string;
  country: 'US' | 'GB' | 'DE' | 'FR' | 'AU';
}

const company = (name: string, domain: string, country: InventedCompany['country']): InventedCompany => ({
  name,
  domain: `${domain}.example`,
  country,
});

export const companies: readonly InventedCompany[] = [
  company('Brightwater Analytics, Inc.', 'brightwater', 'US'),
  company('Nordlicht Optik GmbH', 'nordlicht-optik', 'DE'),
  company('Pallas & Finch Ltd', 'pallasfinch', 'GB'),
  company('Atelier Céruse S.A.', 'ceruse', 'FR'),
  company('Copperline Robotics', 'copperline', 'US'),
  company('Wattle Bay Foods Pty Ltd', 'wattlebay', 'AU'),
  company('Tessera Cloud, LLC', 'tessera-cloud', 'US'),
  company('Hafenkante Logistik AG', 'hafenkante', 'DE'),
  company('Quillfeather Press', 'quillfeather', 'GB'),
  company('Verdelune SAS', 'verdelune', 'FR'),
  company('Juniper Peak Medical Corp.', 'juniperpeak', 'US'),
  company('Brightwater Marine Ltd', 'brightwatermarine', 'GB'),
  company('Silberbach & Söhne KG', 'silberbach', 'DE'),
  company('Lumen Orchard', 'lumenorchard', 'US'),
  company('Southerly Instruments Pty Ltd', 'southerly', 'AU'),
  company('Maison Okoumé', 'okoume', 'FR'),
  company('Ironvale Energy Co.', 'ironvale', 'US'),
  company('Thistle & Rye Hospitality', 'thistlerye', 'GB'),
  company('Kaskade Software GmbH', 'kaskade', 'DE'),
  company('Redfern Textiles', 'redfern', 'AU'),
  company('Orbitale Systèmes S.A.R.L.', 'orbitale', 'FR'),
  company('Larkspur Biologics, Inc.', 'larkspurbio', 'US'),
  company('Dovetail Interiors plc', 'dovetail', 'GB'),
  company('Fernwerk Elektronik', 'fernwerk', 'DE'),
  company('Halyard Payments', 'halyard', 'US'),
  company('Coral Bight Tourism', 'coralbight', 'AU'),
  company('Ponte Rosa Imports LLC', 'ponterosa', 'US'),
  company('Ambergate Aerospace Ltd', 'ambergate', 'GB'),
  company('Moulin Bleu Cosmétiques', 'moulinbleu', 'FR'),
  company('Zirbenholz Möbel GmbH', 'zirbenholz', 'DE'),
  company('Saffron Street Media', 'saffronstreet', 'GB'),
  company('Blue Heron Packaging Corporation', 'blueheron', 'US'),
  company('Edelrost Kunsthandel', 'edelrost', 'DE'),
  company('Petrichor Labs', 'petrichor', 'US'),
  company('Glasswing Education Trust', 'glasswing', 'GB'),
  company('Kookaburra Rail Services', 'kookaburra-rail', 'AU'),
  company('Les Ateliers du Phare', 'ateliers-phare', 'FR'),
  company('Stonecrop Insurance Group', 'stonecrop', 'US'),
  company('Mistral Voile S.A.', 'mistralvoile', 'FR'),
  company('Yarrow & Penn LLP', 'yarrowpenn', 'GB'),
];

export const roles: readonly { title: string; department: string; seniorityLevel: string }[] = [
  { title: 'VP Marketing', department: 'Marketing', seniorityLevel: 'vp' },
  { title: 'Head of Events', department: 'Marketing', seniorityLevel: 'head' },
  { title: 'Chief Revenue Officer', department: 'Sales', seniorityLevel: 'c_suite' },
  { title: 'Sales Manager', department: 'Sales', seniorityLevel: 'manager' },
  { title: 'Purchasing Manager', department: 'Procurement', seniorityLevel: 'manager' },
  { title: 'Director of Operations', department: 'Operations', seniorityLevel: 'director' },
  { title: 'Product Lead', department: 'Product', seniorityLevel: 'senior' },
  { title: 'Partnerships Associate', department: 'Business Development', seniorityLevel: 'entry' },
];
