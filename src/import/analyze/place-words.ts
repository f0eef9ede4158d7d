// Nouns that are places, and the kind that the painter draws for each. A language pack adds lines.
import type { PlaceKind } from '@/story';

/** English, by where people are; then German, French, Spanish and others. A blank in a noun is written `-`. */
const NOUNS: Readonly<Record<PlaceKind, string>> = {
  room:
    'room chamber ballroom buffet hall hallway corridor passage passageway foyer lobby vestibule antechamber landing stairwell staircase stairway elevator lift parlor parlour lounge suite gallery ' +
    'apartment flat house cottage cabin home mansion villa bungalow manor hut shack shed barn stable stables lodge penthouse safehouse hideout hideaway hotel motel hostel vicarage rectory parsonage orphanage ' +
    'bathroom washroom restroom toilets lavatory sauna spa hospital ward clinic infirmary medbay sickbay morgue gym gymnasium arena stadium theater theatre opera cinema museum casino studio dojo ' +
    'barracks armory armoury garage hangar warehouse factory mill watermill windmill brewery distillery depot ' +
    'schwimmbad zimmer haus wohnung stube diele flur saal hütte scheune mühle krankenhaus werkstatt treppenhaus pièce salle couloir maison appartement salon hôpital hôtel moulin grange habitación taller cuarto sala salón comedor pasillo casa molino granero комната дом квартира 部屋 家 房间',
  bedroom:
    'bedroom bedchamber dormitory dorm nursery stateroom schlafzimmer kammer chambre dormitorio спальня 寝室 卧室',
  kitchen:
    'kitchen kitchenette pantry scullery galley canteen cafeteria refectory küche cuisine cocina кухня 台所 厨房',
  tavern:
    'tavern inn pub bar saloon alehouse taproom café cafe cantina bistro brasserie diner restaurant pizzeria teahouse nightclub speakeasy club taverne kneipe wirtshaus gasthaus gasthof schenke auberge taberna posada таверна трактир 酒場 居酒屋 酒馆',
  shop: 'shop store pawnshop bakery grocery supermarket pharmacy drugstore apothecary chandlery smithy forge foundry workshop boutique bookshop barbershop laundromat launderette emporium mall laden bäckerei schmiede boutique boulangerie atelier magasin tienda panadería магазин лавка 店 商店',
  library:
    'library archive archives bookstore scriptorium bibliothek bibliothèque biblioteca библиотека 図書館 图书馆',
  classroom:
    'classroom school academy university college campus kindergarten lecture-hall schule klassenzimmer école escuela aula школа класс 教室 学校',
  office:
    'office study bureau headquarters laboratory lab precinct courthouse embassy consulate police-station büro oficina despacho офис кабинет オフィス 办公室',
  attic: 'attic loft hayloft garret net-loft dachboden speicher grenier ático desván чердак 屋根裏',
  cellar:
    'cellar basement dungeon crypt vault catacombs sewer bunker prison jail cell brig tomb mausoleum undercroft boiler-room keller kerker verlies gefängnis gruft cave-à-vin cachot sótano mazmorra подвал 地下室',
  greenhouse: 'greenhouse glasshouse conservatory gewächshaus serre invernadero теплица 温室',
  castle:
    'castle palace keep fortress fort stronghold citadel battlements ramparts throne-room courtyard gatehouse schloss burg festung château castillo palacio замок дворец 城 宮殿',
  temple:
    'temple church chapel cathedral shrine monastery abbey priory convent mosque synagogue pagoda sanctuary tempel kirche kapelle kloster église chapelle templo iglesia catedral храм церковь 神社 寺 教会',
  tower:
    'tower lighthouse observatory spire belfry turret rooftop roof turm leuchtturm dach tour phare toit torre faro azotea tejado башня маяк 塔 灯台',
  train:
    'train carriage compartment railcar tram subway metro bus coach minibus van car truck lorry cab taxi limousine limo jeep ambulance wagon zug abteil straßenbahn wagen kutsche tren autobús autobus поезд 電車 列車 火车',
  station:
    'station platform waiting-room airport spaceport starport terminal bahnhof bahnsteig gare estación andén вокзал станция 駅 车站',
  ship: 'ship boat ferry deck airship schooner galleon frigate freighter yacht barge lifeboat submarine spaceship starship shuttle cockpit wheelhouse airlock helicopter plane bridge-deck schiff boot bateau navire barco корабль 船 甲板',
  street:
    'street embankment alley alleyway lane road avenue boulevard square plaza piazza city town downtown sidewalk pavement promenade crossroads intersection driveway highway motorway bridge suburb slums straße gasse platz stadt brücke rue ruelle ville calle callejón plaza ciudad улица город 街 通り 道 街道',
  market:
    'market bazaar marketplace fair fairground fairgrounds carnival circus markt marktplatz marché mercado рынок базар 市場 市场',
  village:
    'village hamlet settlement farm ranch homestead outpost colony camp campsite encampment tent dorf hof bauernhof lager zelt village ferme pueblo granja деревня село 村',
  garden:
    'garden gardens park orchard vineyard graveyard cemetery churchyard yard backyard terrace balcony patio porch veranda playground zoo lawn garten friedhof terrasse balkon jardin cimetière jardín cementerio сад парк 庭 公園 花园',
  field:
    'field meadow plain plains pasture paddock clearing hill hillside hilltop valley desert steppe prairie moor moorland heath dunes wasteland battlefield airfield farm-field wiese feld lichtung hügel champ prairie colline prado colina поле луг холм 野原 丘',
  forest:
    'forest wood woods woodland jungle rainforest grove glade thicket swamp marsh bog wald sumpf forêt bosque selva лес 森 森林',
  beach:
    'beach shore shoreline coast seaside shingle cove strand riverbank lakeside island ufer insel plage île playa isla пляж берег 浜 海辺 海滩',
  pier: 'pier quay quayside dock docks dockside harbor harbour wharf jetty port marina waterfront boardwalk shipyard hafen kai quai puerto muelle пристань порт гавань 港 桟橋 港口',
  sea: 'sea ocean lake river reef lagoon pond canal fjord meer see mer océan lac mar océano lago океан море озеро 海 湖',
  mountain:
    'mountain mountains cliff clifftop peak pass ridge summit ledge canyon gorge ravine glacier plateau volcano berg gipfel montagne montaña cima гора горы 山',
  cave: 'cave cavern grotto mine tunnel lair höhle stollen grotte cueva пещера 洞窟 洞穴',
  sky: 'sky clouds space heavens',
};

/** Portuguese, Italian and what Spanish lacked above. Their words of place (`na`, `nel`) mean something else in English, so these are known apart. */
const ROMANCE: Readonly<Partial<Record<PlaceKind, string>>> = {
  room: 'corredor apartamento galpão celeiro moinho oficina escada teatro camarim cassino stanza corridoio appartamento ospedale officina fienile capanna mulino albergo palestra camerino escenario palcoscenico',
  bedroom: 'quarto camarote',
  kitchen: 'cozinha cucina refeitório mensa',
  tavern:
    'restaurante pousada estalagem lanchonete osteria trattoria locanda ristorante cafetería bodega',
  shop: 'loja padaria mercearia farmácia negozio bottega panetteria farmacia libreria livraria',
  classroom: 'escola faculdade universidade università universidad scuola',
  office: 'escritório consultório delegacia ufficio questura comisaría',
  attic: 'sótão soffitta',
  cellar: 'porão adega masmorra prisão prigione cella sotterraneo celda cárcel',
  greenhouse: 'estufa',
  castle: 'castelo palácio fortaleza castello palazzo fortezza',
  temple: 'igreja capela mosteiro chiesa tempio cappella duomo catedral iglesia',
  tower: 'farol telhado terraço tetto terrazza',
  train: 'trem ônibus comboio autocarro treno macchina autobus vagão vagone vagón',
  station: 'estação rodoviária aeroporto aeropuerto stazione binario',
  ship: 'navio barca nave convés cubierta',
  street: 'rua beco estrada ponte cidade avenida praça strada vicolo città puente carretera',
  market: 'feira mercato fiera',
  village: 'aldeia vila fazenda acampamento villaggio paese fattoria campamento aldea',
  garden:
    'jardim quintal varanda cemitério pátio giardino cortile cimitero balcone patio balcón terraza',
  field: 'clareira',
  forest: 'floresta foresta bosco',
  beach: 'praia ilha spiaggia isola',
  pier: 'cais molo embarcadero',
  sea: 'lagoa oceano',
  mountain: 'montanha penhasco scogliera montagna acantilado',
  cave: 'caverna gruta túnel grotta miniera',
};

export const KIND_OF_NOUN: ReadonlyMap<string, PlaceKind> = new Map(
  [...Object.entries(ROMANCE), ...Object.entries(NOUNS)].flatMap(([kind, words]) =>
    words
      .split(' ')
      .map((word): [string, PlaceKind] => [word.replaceAll('-', ' '), kind as PlaceKind]),
  ),
);

const ROMANCE_NOUNS = new Set([
  ...Object.values(ROMANCE).join(' ').split(' '),
  ...'sala casa biblioteca torre mercado hotel hospital taverna taberna porto puerto piazza aula café bar studio camino iglesia templo castillo colina bosque selva playa isla lago océano azotea tejado desván sótano cocina comedor pasillo habitación granero posada tienda panadería escuela oficina invernadero estación andén tren autobús barco calle callejón plaza ciudad pueblo granja jardín cementerio prado muelle montaña cueva'.split(
    ' ',
  ),
]);
/** A noun of Portuguese, Italian or Spanish. */
export const isRomance = (noun: string): boolean => ROMANCE_NOUNS.has(bareNoun(noun));

/** "nell'aula", "l'auberge": the article sticks to its noun. */
const STUCK = /^(?:l|d|un|nell|dell|sull|all|dall|quell)['’]/;
export const bareNoun = (noun: string): string => noun.replace(STUCK, '');

/** A bay of a ship is none of the sea, and a stop is one only for a bus. */
const PAIRS: ReadonlyMap<string, PlaceKind> = new Map(
  (
    [
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
      ['ticket booth', 'market'],
      ['parking lot|garage', 'street'],
      ['car park', 'street'],
      ['construction|building|dig site', 'street'],
      ['dance floor', 'tavern'],
      ['ice|corn|wheat field', 'field'],
      ['escape pod', 'ship'],
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
    'club car cab coach gallery landing lift opera studio spa forge mall fort sanctuary plane lawn ledge wagon island colony circus park field home town city lot stop site floor pool nest pod bay hold'
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
  if (!found && of > 0) for (const word of words.slice(of)) found ??= kindOfWord(word);
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
];
const BUILT_ENDS =
  /(?:room|house|hall|rium|shop|yard|turm|mer|ube|aum|saal|lle|aus|tte|hle|att|ler|che|ten|ark|aße|sse|atz|cke|ter|oss|ule)$/;

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
  if (STUCK.test(word)) return KIND_OF_NOUN.get(bareNoun(word));
  return BUILT_ENDS.test(word) ? BUILT.find(([shape]) => shape.test(word))?.[1] : undefined;
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
  'room chamber hall hallway corridor passage foyer lobby landing stairwell staircase parlor parlour lounge bedroom bathroom kitchen pantry scullery study office attic cellar basement balcony terrace porch roof rooftop'.split(
    ' ',
  ),
);
export function isPartOfHouse(noun: string): boolean {
  return PARTS.has(noun) || (noun.endsWith('room') && noun.length > 4);
}

/** What people step into, reach or enter and that is no place: limbs, light, talk, furniture, ends. */
const NOT_PLACES = new Set(
  (
    'door doorway doors doorframe window windows wall walls corner corners floor ceiling table desk chair seat bench stool bed bunk couch sofa cot hammock bath tub shower sink fire fireplace hearth stove counter shelf crate box bag sack pocket drawer basket cup glass bowl plate saddle sheets blankets pillow pillows curtain curtains mirror screen lamp lamplight boots shoes coat cloak dress jacket robe armor armour clothes costume uniform ' +
    'end edge side sides top bottom middle center centre back front rear heart depths point part place spot area position line row queue circle ring middle distance direction way path trail track course gap opening hole crack breach entrance exit threshold step steps stairs ladder rail railing gate rope ' +
    'light dark darkness shadow shadows gloom night day morning evening rain snow storm wind cold heat sun sunlight sunshine moonlight daylight air fog mist smoke flames water waves mud dust dirt grass leaves bushes brush trees crowd throng mob herd group party team ranks fold company ' +
    'arms arm hands hand lap face eyes eye mouth ear ears neck shoulder shoulders chest side hair head mind memory memories thoughts soul embrace kiss hug touch grip grasp fist trap habit role rhythm mood silence sleep trance dream dreams daze rage panic tears laughter song prayer conversation talk argument discussion debate subject topic matter details question answer conclusion decision agreement truth story tale game contest competition race fight fray battle war duel fire-fight melee plan plot trouble problem business army service world life future past present moment hour minute second age adulthood unknown void abyss nothing distance phone telephone receiver microphone camera radio book page letter paper map screen password code name number data system network tree trees puddle bucket barrel well pit grave coffin hat cake apple bread meat fish man woman boy girl child children people men women others other one ones two three stranger guard guards enemy enemies friend friends mother father brother sister king queen captain doctor nurse dog cat horse horses sound noise smell scent sight view scene picture frame character movement turn run walk sprint crouch heap pile cloud knife blade sword arrow bullet open opposite same thing things stuff sort kind lot bit piece rest best worst least most last first next ' +
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

function unspacedKind(name: string): PlaceKind | undefined {
  if (!/[\u3040-\u30ff\u4e00-\u9fff]/.test(name)) return undefined;
  for (const [noun, kind] of KIND_OF_NOUN)
    if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(noun) && name.includes(noun)) return kind;
  return undefined;
}
