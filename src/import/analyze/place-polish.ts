// Places in Polish: the case of a noun behind its preposition says whether somebody is there (w windzie) or goes there
// (do windy). A place is called by its nominative.
import type { PlaceKind } from '@/story';
import { matchesOf } from '@/lib/text/matches';
import type { PlaceCue } from './places';
import { sentencesIn } from './sentences';

/** By kind: the nominative, its locative, and the form behind `do` or, after `/`, behind `na`. */
const NOUNS: Readonly<Partial<Record<PlaceKind, string>>> = {
  room: 'winda:windzie:windy pokój:pokoju:pokoju salon:salonie:salonu korytarz:korytarzu:korytarza/korytarz klatka:klatce:klatki parter:parterze:/parter piętro:piętrze:/piętro dom:domu:domu mieszkanie:mieszkaniu:mieszkania łazienka:łazience:łazienki hol:holu:holu szpital:szpitalu:szpitala teatr:teatrze:teatru hala:hali:hali garaż:garażu:garażu stodoła:stodole:stodoły chata:chacie:chaty hotel:hotelu:hotelu schody:schodach:/schody',
  bedroom: 'sypialnia:sypialni:sypialni',
  kitchen: 'kuchnia:kuchni:kuchni stołówka:stołówce:stołówki',
  tavern:
    'karczma:karczmie:karczmy gospoda:gospodzie:gospody kawiarnia:kawiarni:kawiarni restauracja:restauracji:restauracji knajpa:knajpie:knajpy',
  shop: 'sklep:sklepie:sklepu apteka:aptece:apteki piekarnia:piekarni:piekarni',
  library: 'biblioteka:bibliotece:biblioteki',
  classroom: 'szkoła:szkole:szkoły klasa:klasie:klasy',
  office: 'biuro:biurze:biura gabinet:gabinecie:gabinetu',
  attic: 'strych:strychu:/strych',
  cellar: 'piwnica:piwnicy:piwnicy loch:lochu:lochu',
  castle: 'zamek:zamku:zamku pałac:pałacu:pałacu',
  temple: 'kościół:kościele:kościoła kaplica:kaplicy:kaplicy',
  tower: 'wieża:wieży:/wieżę dach:dachu:/dach',
  train: 'pociąg:pociągu:pociągu tramwaj:tramwaju:tramwaju autobus:autobusie:autobusu',
  station: 'dworzec:dworcu:/dworzec peron:peronie:/peron',
  ship: 'statek:statku:/statek łódź:łodzi:łodzi',
  street: 'ulica:ulicy:/ulicę rynek:rynku:/rynek most:moście:/most miasto:mieście:miasta',
  village: 'wieś:wsi:wsi obóz:obozie:obozu',
  garden:
    'ogród:ogrodzie:ogrodu park:parku:parku podwórko:podwórku:/podwórko cmentarz:cmentarzu:/cmentarz balkon:balkonie:/balkon',
  field: 'pole:polu:/pole polana:polanie:/polanę',
  forest: 'las:lesie:lasu',
  beach: 'plaża:plaży:/plażę brzeg:brzegu:/brzeg',
  sea: 'jezioro:jeziorze:/jezioro',
  cave: 'jaskinia:jaskini:jaskini',
};

interface Form {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly is: 'nominative' | 'locative' | 'goal';
}
const FORMS = new Map<string, readonly Form[]>();
function add(word: string, form: Form): void {
  if (word !== '') FORMS.set(word, [...(FORMS.get(word) ?? []), form]);
}
for (const [kind, nouns] of Object.entries(NOUNS) as [PlaceKind, string][])
  for (const noun of nouns.split(' ')) {
    const [name = '', locative = '', goals = ''] = noun.split(':');
    add(name, { name, kind, is: 'nominative' });
    add(locative, { name, kind, is: 'locative' });
    for (const goal of goals.split('/')) add(goal, { name, kind, is: 'goal' });
  }

const WORD = /\p{L}+/gu;
const GOES =
  /^(?:we|wy|za|po|przy|do|z|prze|wje|wjeż)?(?:chodz|sz[łe]|jś|jd|jecha|jeżdż|bieg|wlok|spad|skrad)|^(?:idzie|idą|idę|wraca|wróci|trafia|rusza|wbieg|schodz|zesz|wspina)/u;
const NOT_HERE =
  /(?<!\p{L})(?:pamięta\p{L}*|wspomina\p{L}*|śni\p{L}*|myśl\p{L}*|marzy\p{L}*|kiedyś|wczoraj|jutro|nigdy|nie|patrz\p{L}*|widzi\p{L}*|widać|słysz\p{L}*|chc\p{L}*|gdyby|jeśli|by|opowiada\p{L}*)(?!\p{L})/iu;
const POLISH = /[ąęłńśźż]/iu;

/** The strongest sign in Polish telling of where somebody is. */
export function readPolishPlace(text: string): PlaceCue | undefined {
  if (!POLISH.test(text)) return undefined;
  let best: PlaceCue | undefined;
  for (const { text: sentence, at } of sentencesIn(text)) {
    const words = matchesOf(sentence, WORD).map(({ 0: word, index }) => ({
      lower: word.toLowerCase(),
      index,
    }));
    for (const [index, { lower, index: from }] of words.entries()) {
      for (const form of FORMS.get(lower) ?? []) {
        const before = words.slice(Math.max(0, index - 8), index).map((word) => word.lower);
        const sign = signOf(form, before, sentence.slice(Math.max(0, from - 160), from), at < 40);
        if (!sign || (best && best.confidence >= sign.confidence)) continue;
        best = {
          name: form.name,
          kind: form.kind,
          ...sign,
          reason: form.is === 'nominative' ? 'place-named' : 'place-being',
          evidence: sentence.trim().slice(0, 80),
          at: at + from,
          isOpening: at < 40,
          isHere: at < 40 && !sign.isMove,
        };
      }
    }
  }
  return best;
}

function signOf(
  { is }: Form,
  before: readonly string[],
  told: string,
  isOpening: boolean,
): { readonly confidence: number; readonly isMove: boolean } | undefined {
  // Polish sets a comma before every clause, also before what is remembered.
  const clause = told.split(/[;:—–] |, (?!jak |że |gdzie |kiedy |żeby |czy |któr)/u).at(-1) ?? '';
  if (NOT_HERE.test(clause)) return undefined;
  // An adjective may stand between: "w ciemnej windzie", "na dziesiątym piętrze".
  const near = before.slice(-2);
  if (is === 'locative' && near.some((word) => /^(?:w|we|na)$/u.test(word)))
    return { confidence: isOpening ? 0.66 : 0.58, isMove: false };
  if (
    is === 'goal' &&
    near.some((word) => /^(?:do|na)$/u.test(word)) &&
    before.some((word) => GOES.test(word))
  )
    return { confidence: 0.72, isMove: true };
  if (is === 'nominative' && before.length === 0 && isOpening)
    return { confidence: 0.62, isMove: false };
  return undefined;
}
