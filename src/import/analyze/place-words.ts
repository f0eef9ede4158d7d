// Nouns that are places, and the kind that the painter draws for each. A language pack adds lines.
import type { PlaceKind } from '@/story';

const NOUNS: Readonly<Record<PlaceKind, string>> = {
  room: 'room chamber courtroom ballroom parlor parlour lounge hall hallway corridor apartment flat house cottage cabin home mansion manor hut lodge foyer lobby bathroom hospital ward clinic infirmary gym theater theatre museum zimmer haus wohnung pièce maison appartement salon habitación casa комната дом квартира 部屋 家 房间',
  bedroom: 'bedroom dormitory dorm nursery schlafzimmer chambre dormitorio спальня 寝室 卧室',
  kitchen: 'kitchen pantry scullery galley küche cuisine cocina кухня 台所 厨房',
  tavern:
    'tavern inn pub bar saloon alehouse café cafe diner restaurant teahouse nightclub taverne kneipe auberge taberna таверна трактир 酒場 居酒屋 酒馆',
  shop: 'shop store pawnshop bakery smithy forge workshop boutique bookshop laden boutique tienda магазин лавка 店 商店',
  library: 'library archive bookstore bibliothek bibliothèque biblioteca библиотека 図書館 图书馆',
  classroom:
    'classroom school academy university lecture-hall schule klassenzimmer école escuela школа класс 教室 学校',
  office:
    'office study bureau headquarters laboratory lab police-station büro oficina офис кабинет オフィス 办公室',
  attic: 'attic loft hayloft garret net-loft dachboden grenier ático чердак 屋根裏',
  cellar:
    'cellar basement dungeon crypt vault catacombs sewer bunker prison jail cell boiler-room keller cave-à-vin sótano подвал 地下室',
  greenhouse: 'greenhouse glasshouse conservatory gewächshaus serre invernadero теплица 温室',
  castle:
    'castle palace keep fortress citadel throne-room courtyard schloss burg château castillo palacio замок дворец 城 宮殿',
  temple:
    'temple church chapel cathedral shrine monastery abbey tempel kirche église templo iglesia храм церковь 神社 寺 教会',
  tower:
    'tower lighthouse observatory spire belfry turm leuchtturm tour phare torre faro башня маяк 塔 灯台',
  train: 'train carriage compartment railcar tram subway zug tren поезд 電車 列車 火车',
  station:
    'station platform waiting-room airport terminal bahnhof gare estación вокзал станция 駅 车站',
  ship: 'ship boat ferry deck airship schooner galleon submarine spaceship starship bridge-deck schiff bateau navire barco корабль 船 甲板',
  street:
    'street alley road avenue square plaza city town downtown boulevard sidewalk bridge straße stadt rue ville calle ciudad улица город 街 通り 道 街道',
  market: 'market bazaar marketplace fair markt marktplatz marché mercado рынок базар 市場 市场',
  village: 'village hamlet settlement farm camp campsite dorf village pueblo деревня село 村',
  garden:
    'garden park orchard graveyard cemetery yard backyard garten jardin jardín сад парк 庭 公園 花园',
  field:
    'field meadow plain plains clearing hill hillside valley desert steppe farm-field wiese feld champ prairie prado поле луг холм 野原 丘',
  forest: 'forest wood woods jungle grove swamp wald forêt bosque selva лес 森 森林',
  beach: 'beach shore coast seaside shingle cove strand plage playa пляж берег 浜 海辺 海滩',
  pier: 'pier quay dock docks harbor harbour wharf jetty port marina hafen quai puerto muelle пристань порт гавань 港 桟橋 港口',
  sea: 'sea ocean lake river reef lagoon meer see mer océan mar океан море озеро 海 湖',
  mountain:
    'mountain mountains cliff peak pass ridge summit volcano berg montagne montaña гора горы 山',
  cave: 'cave cavern grotto mine tunnel lair höhle grotte cueva пещера 洞窟 洞穴',
  sky: 'sky clouds space heavens',
};

export const KIND_OF_NOUN: ReadonlyMap<string, PlaceKind> = new Map(
  Object.entries(NOUNS).flatMap(([kind, words]) =>
    words
      .split(' ')
      .map((word): [string, PlaceKind] => [word.replaceAll('-', ' '), kind as PlaceKind]),
  ),
);

/** Of no use as somebody's place in English telling, where they mostly mean something else. */
const MOSTLY_ELSE = new Set([
  'see',
  'mar',
  'mer',
  'tour',
  'pass',
  'sky',
  'clouds',
  'space',
  'bar',
  'port',
  'plain',
  'bridge',
  'camp',
  'fair',
  'square',
  'mine',
  'study',
  'hall',
  'home',
  'cell',
  'wood',
  'feld',
  'grade',
  'tren',
  'burg',
  'heavens',
  'keep',
  'ward',
  'store',
  'train',
  'road',
  'deck',
  'boat',
  'ship',
  'river',
  'reef',
  'sea',
  'platform',
  'lab',
  'lodge',
  'flat',
  'loft',
  'yard',
  'bar',
  'school',
  'office',
  'house',
]);

/** Names of kinds in front of other words: "Tavern of the Red Ox" and "the Red Ox Tavern" alike. */
export function kindOfPlace(name: string): PlaceKind | undefined {
  const words = name.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  let found: PlaceKind | undefined;
  const of = words.findIndex((word) =>
    ['of', 'on', 'under', 'in', 'at', 'with', 'below', 'near', 'above', 'by'].includes(word),
  );
  const head = of > 0 ? words.slice(0, of) : words;
  for (const word of [...head, ...(of > 0 ? [] : [])]) found = kindOfWord(word) ?? found;
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

export function kindOfWord(word: string): PlaceKind | undefined {
  return (
    KIND_OF_NOUN.get(word) ??
    (word.endsWith('s') ? KIND_OF_NOUN.get(word.slice(0, -1)) : undefined) ??
    (word.charCodeAt(0) > 0x400 && CYRILLIC.test(word) ? KIND_OF_STEM.get(stemOf(word)) : undefined)
  );
}

export function isMostlyElse(word: string): boolean {
  return MOSTLY_ELSE.has(word);
}

function unspacedKind(name: string): PlaceKind | undefined {
  if (!/[\u3040-\u30ff\u4e00-\u9fff]/.test(name)) return undefined;
  for (const [noun, kind] of KIND_OF_NOUN)
    if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(noun) && name.includes(noun)) return kind;
  return undefined;
}
