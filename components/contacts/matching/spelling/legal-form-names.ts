import { fold } from './fold';

/*
 * The full names of the legal forms in ISO 20275, which some companies use; `legal-forms.ts` has the abbreviations.
 * Initialised lazily, because the scripts on pages rarely need it.
 */

/** One-word names. */
const WHOLE =
  'Aktiengesellschaft Kommanditgesellschaft Partnerschaftsgesellschaft Unternehmergesellschaft Kollektivgesellschaft FlexKapG FlexCo eenmanszaak UA publ aktiebolag aktiebolaget handelsbolag kommanditbolag aksjeselskap aksjeselskapet allmennaksjeselskap enkeltpersonforetak aktieselskab aktieselskabet anpartsselskab anpartsselskabet interessentskab kommanditselskab iværksætterselskab amba osakeyhtiö kommandiittiyhtiö osuuskunta toiminimi tmi hlutafélag einkahlutafélag osaühing aktsiaselts täisühing usaldusühing részvénytársaság αεβε αβεε sac saa cía microempresa ME MEI SRLD berhad persero ticaret จำกัด มหาชน บริษัท लिमिटेड شذمم';
/** The first words of longer names, and the words that may follow. */
const FIRST =
  'limited public private proprietary professional joint designated community free one close Gesellschaft gemeinnützige offene eingetragene eingetragener flexible Kommanditgesellschaft Partnerschaftsgesellschaft besloten naamloze commanditaire coöperatieve vennootschap société entreprise groupement società ditta sociedad comunidad empresa compañía cía sociedade publikt ekonomisk enskild ansvarlig julkinen avoin uždaroji akcinė mažoji individuali sabiedrība akciju spółka prosta společnost spoločnosť akciová veřejná verejná komanditní komanditná korlátolt zártkörűen nyilvánosan betéti közkereseti egyéni društvo jednostavno dioničko družba delniška akcionarsko друштво дружество еднолично акционерно общество акционерное открытое закрытое публичное непубличное индивидуальный товарищество товариство акціонерне приватне публічне фізична societate ανώνυμη εταιρεία ιδιωτική ομόρρυθμη ετερόρρυθμη anonim limited kollektif sanayi ticaret sendirian perseroan kabushiki godo yugen công trách một प्राइवेट חברה شركة ذات مساهمة';
const FURTHER =
  'limited liability company partnership corporation benefit joint stock activity interest zone establishment person by guarantee mit beschränkter Haftung Aktiengesellschaft haftungsbeschränkt Handelsgesellschaft Gesellschaft Genossenschaft Verein Kaufmann Kauffrau Kapitalgesellschaft bürgerlichen Rechts Berufshaftung auf Aktien vennootschap met beperkte aansprakelijkheid onder firma anonyme par actions simplifiée unipersonnelle à responsabilité limitée nom collectif commandite simple civile immobilière coopérative d exercice libéral dintérêt dexercice économique individuelle per azioni a responsabilità limitata semplificata anonima nome collettivo in accomandita semplice cooperativa individuale anónima cerrada abierta unipersonal de capital variable bursátil promotora inversión limitada nueva laboral responsabilidad por acciones simplificada colectiva comercial civil comandita bienes individual anônima quotas unipessoal responsabilidade pequeno porte aktiebolag förening firma selskap osakeyhtiö yhtiö akcinė bendrovė bendrija įmonė ar ierobežotu atbildību sabiedrība z ograniczoną odpowiedzialnością akcyjna spółka jawna partnerska komandytowa komandytowo cywilna s ručením omezeným obmedzeným společnost spoločnosť obchodní obchodná felelősségű működő részvénytársaság társaság cég ograničenom odgovornošću omejeno odgovornostjo društvo sa družba са ограниченом одговорношћу с ограничена отговорност дружество акционерно ограниченной ответственностью общество предприниматель обмеженою відповідальністю товариство підприємство особа підприємець cu răspundere pe acțiuni εταιρεία εταιρία περιορισμένης ευθύνης κεφαλαιουχική şirketi ticaret sanayi berhad terbatas terbuka kaisha ty cổ phần nhiệm hữu hạn thành viên लिमिटेड בעמ בערבון מוגבל ذات مسؤولية محدودة مساهمة عامة';
const AND = '&';

interface FormWords {
  whole: ReadonlySet<string>;
  first: ReadonlySet<string>;
  further: ReadonlySet<string>;
}

const setOf = (words: string): ReadonlySet<string> => new Set(fold(words).split(' '));
const readWords = (): FormWords => ({ whole: setOf(WHOLE), first: setOf(FIRST), further: setOf(FURTHER) });
let known: FormWords | undefined;

/** Whether folded words, with `&` for each "and", are the name of a legal form. */
export function isFormName([first = '', ...others]: readonly string[]): boolean {
  known ??= readWords();
  if (others.length === 0) return known.whole.has(first);
  const { further } = known;
  return known.first.has(first) && others.at(-1) !== AND && others.every((word) => word === AND || further.has(word));
}
