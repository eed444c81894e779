import type { Hit } from '../../page/hit';
import { textOf } from '../../page/safe-dom';
import { textBefore, withoutMarks } from '../../page/text-run';

/**
 * Labels of values, in the languages of CRMs. Labels are translated, so nothing depends on recognising them: they only
 * exclude names and companies, or confirm a company. The expressions are for lower case, because ignoring the case takes
 * twice as long to compile.
 */

/** Someone who works with the record: its owner, author or assignee. */
const USER =
  /\bowner|assigned|assignee|responsible|\b(created|modified|updated|edited|added|handled) by\b|\bauthor\b|\b(managed|prepared|sold|entered|logged|recorded) by\b|\brep\b|\brepresentative|^manager$|^agent$|^(host|organi[sz]er|recruiter|interviewer|presenter|moderator|trainer|instructor)s?$|\b(hosted|organi[sz]ed|presented|logged|closed|approved|requested|invited|scheduled) by\b|^gastgeber(in)?$|^organisator(in)?$|^veranstalter(in)?$|^anfitrión$|^organizador(a)?$|^organisateur$|^organisatrice$|\b(sales|account|client|customer|relationship|success|territory|key account)[ -]?(rep|executive|exec|manager|agent|lead)\b|sales ?person|besitzer|eigentümer|zuständig|verantwortlich|betreuer|bearbeiter|zugewiesen|(erstellt|geändert|angelegt|bearbeitet) von|verfasser|vertriebler|vertriebsmitarbeiter|vertriebsbeauftragte|außendienst|^vertrieb$|inhaber|propietari|responsable|asignad|(cread|modificad|actualizad)o por|vendedor|comercial asignado|^comercial$|ejecutiv[oa] de (cuenta|venta)|gestor|agente|propriétaire|assigné|attribué|(créé|modifié|mis à jour) par|commerciale?\b|chargée? d[e’'] ?(compte|client|affaire)|gestionnaire|conseill|proprietari|responsabile|assegnat|(creat|modificat)o da|responsável|atribuíd|criado por|eigenaar|verantwoordelijk|toegewezen|(aangemaakt|gewijzigd) door|właściciel|opiekun|ägare|ansvarig|ansvarlig|ejer\b|ответственный|владелец|создал|(?<!先方|客先|お客様|取引先|ご)担当|^営業|営業(員|マン)|所有者|作成者|更新者|負責人|负责人|所有人|创建人|创建者|建立者|修改人|客户经理|客戶經理|销售(代表|人员|员|经理)|銷售(代表|人員|員|經理)|业务员|業務員|跟进人|经办人|담당|소유자/;

/** A company other than the employer, or something named after a company. */
const OTHER =
  /\b(competitors?|suppliers?|vendors?|partners?|resellers?|distributors?|agency|agencies|investors?|parent|subsidiar(y|ies)|prev(ious)?|former|past|ex-?|met (at|through)|products?|deals?|opportunit(y|ies)|projects?|events?|campaigns?|source|referr(al|ed)|wettbewerber|konkurrent|lieferant|händler|vertriebspartner|mutter(gesellschaft)?|tochter(gesellschaft)?|früher(e[rs]?)?|vorherige[rs]?|produkt|projekt|veranstaltung|kampagne|quelle|competidor(es)?|competencia|proveedor(es)?|socio|distribuidor|anterior|producto|proyecto|evento|campaña|concurrents?|fournisseurs?|partenaires?|revendeurs?|distributeurs?|précédente?|ancien(ne)?|produit|projet|événement|campagne|concorrent[ei]|fornitor[ei]|rivenditor[ei]|precedente|prodotto|progetto|concorrente|fornecedor|parceiro|produto|projeto|concurrent|leverancier|wederverkoper|vorige|konkurrent|leverantör|leverandør|återförsäljare|forhandler|konkurent|dostawca|partner|поставщик|конкурент|партн[её]р|продукт|проект)\b|競合|仕入先|代理店|パートナー|前職|以前の|製品|商品|案件|イベント|竞争|競爭|供应商|供應商|合作伙伴|经销商|前公司|产品|產品|项目|경쟁사|공급|파트너|이전|제품/;

/** A company, known or not. */
const COMPANY =
  /\b(company|account|organi[sz]ation|employer|business|firm)( name)?\b|\b(firma|firmen|unternehmen|organisation|arbeitgeber|empresa|compañía|cuenta|organización|entreprise|société|organisme|compte|azienda|società|organizzazione|bedrijf|organisatie|företag|virksomhed|yritys|bedrift|selskap|arbetsgivare|arbeidsgiver|arbejdsgiver|työnantaja|werkgever|employeu(r|se)|empleador|datore di lavoro|pracodawca|przedsiębiorstwo|zaměstnavatel|munkáltató|angajator|ettevõte|uzņēmums|perusahaan)|работодатель|компанія|організація|חברה|شركة|บริษัท|компания|организация|会社|企業|取引先(?!責任者|担当)|勤務先|公司|单位|客户名称|客戶名稱|회사/;

/** The record's person. */
const PERSON =
  /\b(name|contacts?|persons?|people|leads?|clients?|customers?|attendees?|participants?|invitees?|guests?|recipients?|stakeholders?|requesters?|requestor|callers?|buyers?|champion|sponsor|signator(y|ies)|approvers?|decision[ -]?makers?|reports to|kontakte?|ansprechpartner(in(nen)?)?|ansprechperson(en)?|kontaktperson(en)?|kunden?|teilnehmer(in(nen)?)?|\p{L}*empfänger(in)?|antragsteller(in)?|entscheider(in)?|einkäufer(in)?|vorgesetzter?|nombre|contactos?|clientes?|personas?|asistentes?|solicitante|destinatari[oa]s?|decisor(a)?|firmante|nom|personnes?|interlocuteurs?|demandeu(r|se)|destinataires?|décideu(r|se)|signataire|nome|contatt[oi]|referent[ei]|partecipanti|richiedente|destinatári[oa]|contatos?|pessoas?|naam|contactperso(on|nen)|contacten|aanvrager|ontvanger|beslisser|namn|navn|nimi)\b|контакт|имя|氏名|名前|連絡先|取引先責任者|取引先担当|先方担当|客先担当|ご担当|联系人|聯絡人|姓名|이름|연락처|依頼者|受取人|申请人|收件人/u;

/** Someone of either side: the customer's or the user's. */
const EITHER_SIDE =
  /^(?:persons?|people|caller|callee|called(?: party| person)?|requester|requestor|approvers?|signator(?:y|ies)|sender|personen|anrufer(?:in)?|angerufener?|antragsteller(?:in)?|genehmiger(?:in)?|absender(?:in)?|personnes?|appelant|appelé|demandeur|approbateur|signataire|expéditeur|personas?|llamante|solicitante|aprobador(?:a)?|firmante|remitente|persone|chiamante|richiedente|approvatore|mittente|pessoas?|aprovador(?:a)?|remetente|perso(?:on|nen)|beller|aanvrager|goedkeurder|afzender)\*?:?$/u;
const CONTACT = /contact|kontakt|ansprech|interlocuteur|referent|contatt|контакт|連絡先|联系人|聯絡人|연락처/u;

/** The name of the record's own person. */
const OWN_NAME =
  /^(?:(?:full|complete|first|last|given|family|voller|vollständiger)[ -]?)?(?:name|surname|nom|prénom|nombre|apellidos?|nome|cognome|sobrenome|naam|voornaam|achternaam|vorname|nachname|familienname|namn|navn|nimi|имя|фамилия|氏名|名前|姓|名|姓名|이름)(?: complet[oe]?)?\*?:?$/u;

export const isOwnNameLabel = (label: string): boolean => OWN_NAME.test(label.toLowerCase());

export const isEitherSide = (label: string): boolean => EITHER_SIDE.test(label.toLowerCase());
/** Whether a label leaves no doubt that a person of either side beside it is not the record's. */
export const isCustomerSide = (label: string): boolean =>
  labelKind(label) === 'person' && !isEitherSide(label) && (isOwnNameLabel(label) || CONTACT.test(label.toLowerCase()));

/** The same kinds in further languages, by the starts of words. */
const FURTHER: Readonly<Record<Exclude<LabelKind, 'side'>, RegExp>> = {
  user: /(?<!\p{L})(sorumlu|temsilci|sahibi|vlastník|odpovědn|zodpovedn|přiřazen|obchodník|felelős|tulajdonos|értékesítő|proprietar|responsabil|vastuuhenkilö|omistaja|υπεύθυν|phụ trách|người sở hữu|penanggung jawab|pemilik|المسؤول|مسؤول|المالك|אחראי|בעלים|vlasnik|lastnik|odgovorn|відповідальн|власник|менеджер|((account|sales|deal|our|internal) team|key account|our (people|contacts)|(?:our|internal|in-?house) \p{L}+|unser team|notre équipe|nuestro equipo|(il )?nostro team|(comments?|notes?|discussion|kommentare?|notizen?|commentaires?|comentarios?|notas?|commenti|note|opmerkingen|コメント|评论)( \(\d+\))?)$)/u,
  other:
    /(?<!\p{L})(rakip|tedarikçi|bayi|önceki|eski|konkuren|dodavatel|dodávateľ|předchozí|predchádzaj|versenytárs|beszállító|előző|korábbi|concuren|furnizor|kilpailija|toimittaja|edellinen|entinen|ανταγωνιστ|προμηθευτ|đối thủ|nhà cung cấp|pesaing|pemasok|منافس|مورد|מתחרה|ספק|dobavljač|dobavitelj|konkurencj|poprzedni|forrige|tidligare|tidligere|предыдущ|бывш|постачальник|колишн)/u,
  company:
    /(?<!\p{L})(works? (at|for)$|workplace|employed (at|by)|arbeitet bei|travaille chez|trabaja en|lavora (per|presso)|şirket|işveren|kurum|cég|společnost|spoločnosť|companie|tvrtka|poduzeće|podjetje|įmonė|εταιρεία|công ty|підприємство)/u,
  person:
    /(?<!\p{L})(ad|adı|ad soyad|isim|kişi|yetkili|jméno|meno|imię( i nazwisko)?|nazwisko|osoba|név|kapcsolattartó|nume|henkilö|yhteyshenkilö|όνομα|επαφή|tên|liên hệ|nama|kontak|الاسم|جهة الاتصال|שם|איש קשר|ime|ім’я|ім'я|прізвище|kontaktní osoba)(?!\p{L})/u,
};

/** Longer texts are content, not labels. */
const LONGEST_LABEL = 40;
/** The same with invisible characters, such as soft hyphens. */
const LONGEST_WRITTEN = 2 * LONGEST_LABEL;

/** `side`: a person who may be the customer's or the user's, beside another such person; see `Labels`. */
export type LabelKind = 'user' | 'company' | 'person' | 'side' | 'other';

/** The first kind that fits counts: an "account owner" isn't a company. */
const KINDS: readonly (readonly [Exclude<LabelKind, 'side'>, RegExp])[] = [
  ['user', USER],
  ['other', OTHER],
  ['company', COMPANY],
  ['person', PERSON],
];

/** The kinds of the last labels, because pages repeat them. */
const known = new Map<string, LabelKind | undefined>();
const MOST_KNOWN = 500;

export function labelKind(written: string): LabelKind | undefined {
  if (written.length > LONGEST_WRITTEN) return undefined;
  if (known.has(written)) return known.get(written);
  if (known.size >= MOST_KNOWN) known.clear();
  const kind = findKind(written);
  known.set(written, kind);
  return kind;
}

/** In lower case, with the words of API names apart: "company_name", "accountOwner". */
const plain = (written: string): string =>
  written
    .replace(/\p{Cf}/gu, '')
    .replace(/_/g, ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    // The dot of a Turkish "İ".
    .replace(/\u0307/g, '');

function findKind(written: string): LabelKind | undefined {
  const label = plain(written);
  // Without letters, such as "€ 12", for which the browser would compile every expression once more.
  if (label.length > LONGEST_LABEL || !/\p{L}/u.test(label)) return undefined;
  return KINDS.find(([kind, words]) => words.test(label) || FURTHER[kind].test(label))?.[0];
}

/** Compiles the expressions one by one, because all of them together take ten milliseconds. */
export function* prepareLabels(): Generator<void, void, void> {
  // Browsers compile an expression again when it is used a second time, to a faster form.
  for (const [kind, words] of KINDS)
    for (const expression of [words, FURTHER[kind]])
      for (let time = 0; time < 2; time++) {
        expression.test('-');
        yield;
      }
}

const ADDED =
  /(?<!\p{L})(?:name|nom|nombre|nome|naam|current|primary|main|own|related|aktuell|actuel|actual|attuale|atual|名|名称)(?!\p{L})/gu;

/** Whether a label names the employer and nothing more: "Company", "Account name", not "Billing company". */
export function isPlainCompanyLabel(written: string): boolean {
  const label = plain(written);
  const rest = [COMPANY, FURTHER.company].reduce((text, words) => text.replace(words, ''), label);
  return labelKind(label) === 'company' && !/\p{L}/u.test(rest.replace(ADDED, ''));
}

/** The text before a mention that may start in an earlier text. */
export function textBeforeHit({ node, text = '', begins, beginsAt, start = 0 }: Hit): string {
  if (!(node instanceof Text)) return '';
  if (begins instanceof Text && beginsAt !== undefined) return textBefore(begins, beginsAt);
  if (!begins) return textBefore(node, start);
  const written = textOf(node);
  return written.slice(0, Math.max(0, written.lastIndexOf(withoutMarks(text))));
}

/** The label before a mention in the same text: "Owner" in "Owner: Jane Doe". */
export function labelInText(hit: Hit): string | undefined {
  const [, label] = /([^:|;·\d]{1,40}):\s*$/.exec(textBeforeHit(hit)) ?? [];
  return label?.trim();
}

/** The label of the part of a text that a mention is in: "Past" in "Past: buyer at Acme". */
export function labelOfPart(hit: Hit): string | undefined {
  const [, label] = /(?:^|[|;·])\s*([^:|;·\d]{1,40}):[^|;·]*$/.exec(textBeforeHit(hit)) ?? [];
  return label?.trim();
}
