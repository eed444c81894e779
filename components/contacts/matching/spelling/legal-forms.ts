import { wordSet } from './fold';

/**
 * Legal forms, folded and joined: the abbreviations and names of ISO 20275 that companies put after or before their
 * names.
 */
const AFTER = wordSet(
  [
    // English
    'inc incorporated corp corporation co company ltd limited llc llp lllp lp plc pc pllc pbc ulc cic dac clg pty',
    'ptyltd proprietarylimited pvt private pltd plimited unlimited teoranta teo cyfyngedig npc rf',
    // German, Dutch
    'gmbh mbh ggmbh gesmbh ug haftungsbeschrankt ughaftungsbeschrankt ag kg kgaa ohg gbr egbr ev eg ek ekfm ekfr eu',
    'og keg partg partgmbb gesellschaftmbh bv nv cv vof bvba cvba vzw commv maatschap',
    // French, Italian, Spanish, Portuguese, Romanian
    'se sa sas sasu sarl sarlu suarl eurl snc sci scop selarl sca gie sprl scrl asbl spa srl srls sapa scarl scpa',
    'sl slu slne sau sal sll sab sabdecv sadecv sapi sapidecv sderl sderldecv decv rl cb saic sacif sc scp eirl lda limitada ltda',
    'eireli unipessoal unipessoallda epp pfa',
    // Nordic, Baltic
    'ab hb kb as asa ans aps ivs ks oy oyj oyab ky ay hf ehf slf sf ba uab mb sia ou',
    // Slavic, Hungarian
    'sp spzoo spolkazoo zoo oo sj spj sk spk ska psa sro spol spolsro vos kft zrt nyrt rt bt kkt doo jdoo dd ad ood eood ead kd dooel',
    'ооо оао зао пао ао ип нпп тов тзов прат пат ат пп тоо ooo oao zao pao jsc pjsc ojsc cjsc еоод оод ад еад доо дд',
    // Greek, Turkish, Semitic
    'αε μικε εε οε επε ικε ae epe ike aş ltdsti sti anonimsirketi limitedsirketi ticltdsti ticas santicltdsti sanayivticltdsti',
    'sanvetic sanvticas tic san ve בעמ ذمم شمم شمع',
    // Asia, Gulf, Africa
    'bhd sdn sdnbhd pte pteltd tbk pcl tnhh kk gk yk godokaisha kabushikikaisha gmbhcokg fze fzco fzc fzllc llcfz dmcc wll saoc saog psc bsc qsc ksc',
    'kscc est spc opc cc soc ltée ltee limitee enr',
  ].join(' '),
);
const BEFORE = wordSet(
  [
    'the sa sas sarl eurl sci snc spa srl sc oy ab as uab sia pt cv ud pd ooo oao zao pao ооо оао зао пао ао ип тов тзов пп ат прат тоо',
    'congty congtytnhh congtytnhhmtv congtycophan congtycp firma fa شركه мчж',
  ].join(' '),
);
const MOST_WORDS = 7;

/** The number of words at the end that form the longest legal form. */
export const legalFormAtEnd = (words: readonly string[]): number =>
  longestForm(words, (count) => AFTER.has(words.slice(-count).join('')));
export const legalFormInFront = (words: readonly string[]): number =>
  longestForm(words, (count) => BEFORE.has(words.slice(0, count).join('')));

/** The largest number of words that form a legal form. At least one word is left over. */
export function longestForm(words: readonly string[], isForm: (count: number) => boolean): number {
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) if (isForm(count)) return count;
  return 0;
}
