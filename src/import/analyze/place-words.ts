// What is known of a noun of place: its kind, and whether it mostly means something else.
import type { PlaceKind } from '@/story';
import { FOREIGN_ONLY, MORE_NOUNS, MORE_ROMANCE, NOUNS, ROMANCE } from './place-nouns';

export const KIND_OF_NOUN: ReadonlyMap<string, PlaceKind> = new Map(
  [MORE_ROMANCE, MORE_NOUNS, ROMANCE, NOUNS]
    .flatMap(Object.entries<string>)
    .flatMap(([kind, words]) =>
      words
        .split(' ')
        .map((word): [string, PlaceKind] => [word.replaceAll('-', ' '), kind as PlaceKind]),
    ),
);

const ROMANCE_NOUNS = new Set([
  ...[...Object.values(ROMANCE), ...Object.values(MORE_ROMANCE)].join(' ').split(' '),
  ...'sala casa biblioteca torre mercado hotel hospital taverna taberna porto puerto piazza aula café bar studio camino iglesia templo castillo colina bosque selva playa isla lago océano azotea tejado desván sótano cocina comedor pasillo habitación granero posada tienda panadería escuela oficina invernadero estación andén tren autobús barco calle callejón plaza ciudad pueblo granja jardín cementerio prado muelle montaña cueva'.split(
    ' ',
  ),
]);
export const isForeignOnly = (noun: string): boolean => FOREIGN_ONLY.has(noun);

/** A noun of Portuguese, Italian or Spanish. */
export const isRomance = (noun: string): boolean => ROMANCE_NOUNS.has(bareNoun(noun));

/** "nell'aula", "l'auberge": the article sticks to its noun. */
const STUCK = /^(?:l|d|un|nell|dell|sull|all|dall|quell)['’]/;
export const bareNoun = (noun: string): string => noun.replace(STUCK, '');

/** A bay of a ship is none of the sea, and a stop is one only for a bus. */
const PAIRS: ReadonlyMap<string, PlaceKind> = new Map(
  (
    [
      ['docking|orbital|habitation|outer|inner ring', 'ship'],
      ['cargo|shuttle|docking|engine|med|medical|landing|launch|hangar|loading bay', 'ship'],
      ['cargo hold', 'ship'],
      ['concert|dining|town|city|mess|lecture|village|banquet|assembly hall', 'room'],
      [
        'court|control|engine|server|locker|changing|dressing|living|dining|drawing|sitting|common|class|interrogation|break room',
        'room',
      ],
      ['bus|tram stop|shelter', 'street'],
      ['fire escape', 'street'],
      ['signal box', 'room'],
      ['ticket|phone|telephone booth', 'market'],
      [
        'throne|squad|briefing|ready|waiting|hotel|guest|ready|map|war|state|rec|recovery|operating|emergency|powder|boiler|storage|store|staff|board|conference|meeting|sick|torture|trophy|tea|music|art|dining|chart room',
        'room',
      ],
      ['big top', 'market'],
      ['hot spring|springs|tub', 'garden'],
      ['food court', 'market'],
      [
        'noodle|wine|cocktail|hotel|sushi|ramen|oyster|coffee|juice|dive|sports|snack bar',
        'tavern',
      ],
      [
        'gas|petrol|filling|power|fire|weather|radio|bus|train|railway|subway|metro|space|relay|research|ranger station',
        'station',
      ],
      ['town|public|village|market square', 'street'],
      ['wine|root cellar', 'cellar'],
      [
        'boarding|guest|coffee|tea|opera|safe|court|custom|customs|counting|rest|town|country|farm|tree|summer|chapter|fraternity|sorority|row house',
        'room',
      ],
      ['lost property|post|ticket|box|principal office', 'office'],
      [
        'flower|corner|tea|coffee|gift|pet|candle|sweet|chip|record|repair|antique|print|book|barber|butcher|clock|junk|dress|tailor shop',
        'shop',
      ],
      ['salt flats|flat|pan', 'field'],
      ['parking lot|garage', 'street'],
      ['car park', 'street'],
      ['construction|building|dig site', 'street'],
      ['dance floor', 'tavern'],
      ['ice|corn|wheat field', 'field'],
      ['escape pod', 'ship'],
      ['cable|rail|dining|sleeping|restaurant|freight|train car', 'train'],
      [
        'ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|upper|lower floor',
        'room',
      ],
      ['swimming pool', 'room'],
      ['crow nest', 'ship'],
    ] as const
  ).flatMap(([words, kind]) => {
    const [firsts = '', last = ''] = words.split(' ');
    return firsts
      .split('|')
      .flatMap((first) =>
        last.split('|').map((word): [string, PlaceKind] => [`${first} ${word}`, kind]),
      );
  }),
);
const PAIR_ENDS = new Set([...PAIRS.keys()].map((pair) => pair.split(' ')[1] ?? ''));

/** Words that mostly mean something else in telling: they need an article and a verb to be a place. */
const MOSTLY_ELSE = new Set(
  (
    'bar port bridge camp fair square mine study hall cell ward store train road deck boat ship river reef sea platform lab lodge flat loft yard school office house ' +
    'club car cab coach gallery landing lift opera studio spa forge mall fort sanctuary plane lawn ledge wagon island colony circus park field home town city lot stop site floor pool nest hull pod bay hold ' +
    'quarters residence estate district pitch cart rover cruiser pavilion shelter engineering corvette destroyer steamer trench ruin shaft warren fen inlet rapids strait gondola'
  ).split(' '),
);
/** These hardly ever are where somebody is, whatever stands before them. */
const NEARLY_NEVER = new Set(
  'see mar mer tour pass sky clouds space heavens plain wood feld grade tren burg keep home'.split(
    ' ',
  ),
);

/** Names of kinds in front of other words: "Tavern of the Red Ox" and "the Red Ox Tavern" alike. */
export function kindOfPlace(name: string): PlaceKind | undefined {
  const words = name.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  let found: PlaceKind | undefined;
  const of = words.findIndex((word) =>
    ['of', 'on', 'under', 'in', 'at', 'with', 'below', 'near', 'above', 'by'].includes(word),
  );
  const head = of > 0 ? words.slice(0, of) : words;
  for (const [index, word] of head.entries())
    found = kindOfPair(head[index - 1], word) ?? kindOfWord(word) ?? found;
  if (!found && of > 0)
    for (const word of words.slice(of)) if (!NEARLY_NEVER.has(word)) found ??= kindOfWord(word);
  return found ?? unspacedKind(name);
}

const CYRILLIC = /^[а-яё]{3,}$/;
/** Russian nouns change their end by case: "в библиотеке" is the library. */
const stemOf = (word: string): string => word.replace(/[аеёиоуыэюяьй]+$/, '');
const KIND_OF_STEM: ReadonlyMap<string, PlaceKind> = new Map(
  [...KIND_OF_NOUN]
    .filter(([word]) => CYRILLIC.test(word) && stemOf(word).length >= 3)
    .map(([word, kind]): [string, PlaceKind] => [stemOf(word), kind]),
);

/** How nouns of place are put together: "gunroom", "tollhouse", "Ratssaal". */
const BUILT: readonly [RegExp, PlaceKind][] = [
  [/^(?!mush|elbow|head|leg|bride|bed)\p{L}{2,}room$/u, 'room'],
  [/^(?!power)\p{L}{3,}house$/u, 'room'],
  [/^(?!mars)\p{L}{3,}hall$/u, 'room'],
  [/^\p{L}{3,}(?:arium|torium)$/u, 'room'],
  [/^(?:salt|iron|gas|water|brick|steel|glass|dye|print|cement)works$/u, 'room'],
  [/^(?!archbi)\p{L}{3,}shop$/u, 'shop'],
  [/^(?!hal|lan)\p{L}{3,}yard$/u, 'garden'],
  [/^(?!.*sturm$)\p{L}{3,}turm$/u, 'tower'],
  [/^\p{L}{3,}(?:zimmer|stube|raum|saal|halle|haus|hütte|mühle|werkstatt)$/u, 'room'],
  [/^\p{L}{3,}kammer$/u, 'bedroom'],
  [/^\p{L}{3,}keller$/u, 'cellar'],
  [/^\p{L}{3,}küche$/u, 'kitchen'],
  [/^\p{L}{3,}(?:garten|park)$/u, 'garden'],
  [/^\p{L}{3,}(?:straße|gasse|platz|brücke)$/u, 'street'],
  [/^\p{L}{3,}(?:kirche|kapelle|kloster)$/u, 'temple'],
  [/^\p{L}{3,}schloss$/u, 'castle'],
  [/^\p{L}{3,}höhle$/u, 'cave'],
  [/^\p{L}{3,}schule$/u, 'classroom'],
  [
    /^(?!sch)\p{L}{3,}(?:schuppen|pferdestall|kuhstall|labor|klinik|lager|schwimmbad|hallenbad)$/u,
    'room',
  ],
  [/^(?:buch|blumen|gemüse|kram|trödel|spielzeug|antiquitäten)laden$/u, 'shop'],
  [/^\p{L}{3,}büro$/u, 'office'],
  [
    /^(?:wetter|polizei|funk|raum|berg|tal|forschungs|intensiv|kranken|rettungs|seilbahn)station$/u,
    'station',
  ],
  [/^(?:ober|nadel|laub|misch|ur|tannen|fichten|eichen|buchen|stadt)wald$/u, 'forest'],
  [/^\p{L}{3,}(?:deck|schiff)$/u, 'ship'],
  [/^\p{L}{3,}(?:strand|ufer)$/u, 'beach'],
  [/^\p{L}{3,}hafen$/u, 'pier'],
  [/^\p{L}{3,}(?:dorf|hof)$/u, 'village'],
];
const BUILT_ENDS =
  /(?:room|house|hall|works|rium|shop|yard|turm|mer|ube|aum|saal|lle|aus|tte|hle|att|ler|che|ten|ark|aße|sse|atz|cke|ter|oss|ule|pen|all|bor|nik|ger|bad|den|üro|ion|ald|eck|iff|and|fer|fen|orf|hof)$/;

export function kindOfWord(word: string): PlaceKind | undefined {
  const held = KIND_OF_NOUN.get(word);
  if (held !== undefined) return held;
  if (word.length > 3 && word.endsWith('s')) {
    const singular = KIND_OF_NOUN.get(word.slice(0, -1));
    if (singular !== undefined) return singular;
  }
  if (word.charCodeAt(0) >= 0x400)
    return CYRILLIC.test(word) ? KIND_OF_STEM.get(stemOf(word)) : undefined;
  if (word.length < 5) return undefined;
  if (HYPHENED.test(word)) return kindOfPair(...partsOf(word)) ?? kindOfWord(partsOf(word)[1]);
  if (STUCK.test(word)) return KIND_OF_NOUN.get(bareNoun(word));
  return BUILT_ENDS.test(word) ? BUILT.find(([shape]) => shape.test(word))?.[1] : undefined;
}

/** "dining-room", "gate-house". */
const HYPHENED =
  /^\p{L}+-(?:room|house|hall|yard|shop|kitchen|tower|office|cellar|garden|bridge|deck|station)$/u;
function partsOf(word: string): [string, string] {
  const at = word.indexOf('-');
  return [word.slice(0, at), word.slice(at + 1)];
}

/** "cargo bay", "bus stop": two words that are a place together. */
export function kindOfPair(first: string | undefined, second: string): PlaceKind | undefined {
  return first !== undefined && PAIR_ENDS.has(second) ? PAIRS.get(`${first} ${second}`) : undefined;
}
export const mayEndPair = (word: string): boolean => PAIR_ENDS.has(word);

export function isMostlyElse(word: string): boolean {
  return MOSTLY_ELSE.has(word) || NEARLY_NEVER.has(word);
}
export function isHardlyAPlace(word: string): boolean {
  return NEARLY_NEVER.has(word);
}

/** Parts of a building: to be in one is no reason to have left the building. */
const PARTS = new Set(
  (
    'room chamber hall hallway corridor passage foyer lobby landing stairwell staircase parlor parlour lounge bedroom bathroom kitchen pantry scullery study office attic cellar basement balcony terrace porch roof rooftop ' +
    'küche zimmer flur diele kammer stube balkon cuisine chambre salon couloir palier cocina comedor pasillo habitación cuarto salón baño dormitorio balcón cozinha quarto sala corredor banheiro varanda cucina stanza corridoio bagno'
  ).split(' '),
);
export function isPartOfHouse(noun: string): boolean {
  return PARTS.has(noun) || (noun.endsWith('room') && noun.length > 4);
}

/** What people step into, reach or enter and that is no place: limbs, light, talk, furniture, ends. */
const NOT_PLACES = new Set(
  (
    'oven fridge refrigerator freezer cupboard closet wardrobe trunk locker suitcase envelope laptop safe microwave dishwasher purse wallet holster lock keyhole booth door doorway doors doorframe window windows wall walls corner corners floor ceiling table desk chair seat bench stool bed bunk couch sofa cot hammock bath tub shower sink fire fireplace hearth stove counter shelf crate box bag sack pocket drawer basket cup glass bowl plate saddle sheets blankets pillow pillows curtain curtains mirror screen lamp lamplight boots shoes coat cloak dress jacket robe armor armour clothes costume uniform ' +
    'groove slot socket sheath scabbard cradle notch end edge side sides top bottom middle center centre back front rear heart depths point part place spot area position line row queue circle ring middle distance direction way path trail track course gap opening hole crack breach entrance exit threshold step steps stairs ladder rail railing gate rope ' +
    'light dark darkness shadow shadows gloom night day morning evening rain snow storm wind cold heat sun sunlight sunshine moonlight daylight air fog mist smoke flames water waves mud dust dirt grass leaves bushes brush trees crowd throng mob herd group party team ranks fold company ' +
    'arms arm hands hand lap face eyes eye mouth ear ears neck shoulder shoulders chest side hair head mind memory memories thoughts soul embrace kiss hug touch grip grasp fist trap habit role rhythm mood silence sleep trance dream dreams daze rage panic tears laughter song prayer conversation talk argument discussion debate subject topic matter details question answer conclusion decision agreement truth story tale game contest competition race fight fray battle war duel fire-fight melee plan plot trouble problem business army service world life future past present moment hour minute second age adulthood unknown void abyss nothing distance phone telephone receiver microphone camera radio book page letter paper map screen password code name number data system network tree trees puddle bucket barrel well pit grave coffin hat cake apple bread meat fish man woman boy girl child children people men women others other one ones two three stranger guard guards enemy enemies friend friends mother father brother sister king queen captain doctor nurse dog cat horse horses sound noise smell scent sight view scene picture frame character movement turn run walk sprint crouch heap pile cloud knife blade sword arrow bullet open opposite same thing things stuff sort kind lot bit piece rest best worst least most last first next ' +
    'lung lungs background foreground laugh smile grin chuckle giggle sob sobs wail scream shout yell howl roar cheer crow sing-song singsong hymn whistle whisper murmur mutter applause quarrel speech rant tirade outburst outcry joke lecture explanation apology confession sweat fever faint swoon coma stupor reverie slumber doze agony pain ecstasy frenzy fury anger temper despair grief misery delight joy fear terror horror shock surprise wonder doubt thought idea notion theory power control possession use fashion disuse custom mess disaster chaos danger disrepair oblivion ruin rhyme verse accent drawl trot gallop canter jog bow curtsy pose stance knee knees cheek cheeks brow forehead throat breast bosom spirit blood stomach belly foot feet toes fingers palm collar sleeve sleeves lapel arm-chair armchair settee lounge chaise divan ottoman cushion cushions blanket coverlet bureau dresser trumpet horn drum flute pipe flare blaze glow gleam flash spark daydream daydreams nightmare fit fits figure shape ' +
    'limit verdict ground surface target goal handle knob latch body island total height point conflict engagement marriage contract partnership relationship phase stage state period era race market-share bloodstream mix mixture flesh skin bone bones vein veins'
  ).split(' '),
);
/** A noun of no list, where people arrive: a place unless it is known for something else. */
export function mayBePlace(noun: string): boolean {
  return (
    noun.length >= 4 &&
    !NOT_PLACES.has(noun) &&
    !NOT_PLACES.has(noun.replace(/s$/, '')) &&
    !/(?:ing|ed|ly|ness|ment|tion|sion|ity|ism|ship|self|selves)$/.test(noun)
  );
}

const UNSPACED_NOUNS = [...KIND_OF_NOUN].filter(([noun]) =>
  /[\u3040-\u30ff\u4e00-\u9fff]/.test(noun),
);

function unspacedKind(name: string): PlaceKind | undefined {
  if (!/[\u3040-\u30ff\u4e00-\u9fff]/.test(name)) return undefined;
  return UNSPACED_NOUNS.find(([noun]) => name.includes(noun))?.[1];
}
