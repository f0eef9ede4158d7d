// Russian nouns of place and their cases: "на чердаке" and "на чердак" are both the attic, чердак.
import type { PlaceKind } from '@/story';

/** By kind. Behind `:` stands the stem where it loses a vowel; `+` marks a feminine in -ь, `+у` a place in -у, `=` what never changes. */
const NOUNS: Readonly<Partial<Record<PlaceKind, string>>> = {
  room: 'комната дом квартира коммуналка прихожая гостиная ванная коридор подъезд лестница зал больница палата госпиталь театр музей сцена спортзал хижина изба баня сарай амбар конюшня мельница склад завод цех ангар гараж лифт казарма землянка гостиница отель мотель подсобка кладовка котельная приёмная холл вестибюль особняк усадьба хата раздевалка бассейн студия мастерская',
  bedroom: 'спальня общежитие детская',
  kitchen: 'кухня столовая',
  tavern: 'таверна трактир кабак бар кафе= ресторан кофейня пивная корчма чайная закусочная',
  shop: 'магазин лавка кузница аптека пекарня булочная',
  library: 'библиотека архив читальня',
  classroom: 'школа класс университет аудитория академия лицей институт',
  office: 'кабинет офис лаборатория участок:участк контора учительская ратуша посольство',
  attic: 'чердак мансарда',
  cellar: 'подвал погреб тюрьма темница подземелье бункер камера склеп трюм карцер катакомбы',
  greenhouse: 'теплица оранжерея',
  castle: 'замок:замк дворец:дворц крепость+ цитадель+',
  temple: 'храм церковь+:церкв часовня собор монастырь алтарь святилище келья',
  tower: 'башня маяк крыша колокольня обсерватория вышка',
  train: 'поезд вагон электричка автобус метро= трамвай машина карета повозка фургон купе=',
  station: 'вокзал станция перрон платформа аэропорт+у остановка',
  ship: 'корабль палуба каюта лодка паром баржа рубка мостик шлюз катер',
  street:
    'улица площадь+ переулок:переулк дорога мост+у набережная проспект бульвар перекрёсток:перекрёстк тротуар город тропа',
  market: 'рынок:рынк базар ярмарка',
  village: 'деревня село посёлок:посёлк хутор лагерь палатка станица аул',
  garden: 'двор сад+у парк кладбище сквер балкон веранда терраса беседка огород крыльцо',
  field: 'поле луг+у степь+ пустыня поляна холм пустошь+ окоп',
  forest: 'лес+у роща тайга болото чаща бор+у',
  beach: 'берег+у пляж остров',
  pier: 'пристань+ гавань+ порт+у причал набережная верфь+',
  sea: 'море озеро река океан пруд+у залив ручей:ручь',
  mountain: 'утёс перевал ущелье скала',
  cave: 'пещера шахта туннель тоннель грот',
};

export type Case = 'nominative' | 'accusative' | 'locative' | 'genitive';
export interface RussianNoun {
  readonly nominative: string;
  readonly kind: PlaceKind;
  readonly gender: 'm' | 'f' | 'n';
  readonly cases: ReadonlySet<Case>;
}

function formsOf(word: string, cut: string | undefined, mark: string): [Case, string][] {
  const stem = cut ?? word.replace(/[аяоеьй]$/u, '');
  const soft = /[гкхжчшщ]$/u.test(stem) ? 'и' : 'ы';
  if (mark === '=')
    return [
      ['nominative', word],
      ['accusative', word],
      ['locative', word],
      ['genitive', word],
    ];
  const all = (
    accusative: string,
    locative: readonly string[],
    genitive: string,
  ): [Case, string][] => [
    ['nominative', word],
    ['accusative', accusative],
    ...locative.map((form): [Case, string] => ['locative', form]),
    ['genitive', genitive],
  ];
  if (/ая$/u.test(word)) {
    const base = word.slice(0, -2);
    const of = /[жчшщ]$/u.test(base) ? `${base}ей` : `${base}ой`;
    return all(`${base}ую`, [of], of);
  }
  if (/ия$/u.test(word)) return all(`${stem}ю`, [`${stem}и`], `${stem}и`);
  if (/ие$/u.test(word)) return all(word, [`${stem}и`], `${stem}я`);
  if (/а$/u.test(word)) return all(`${stem}у`, [`${stem}е`], `${stem}${soft}`);
  if (/я$/u.test(word)) return all(`${stem}ю`, [`${stem}е`], `${stem}и`);
  if (/[ое]$/u.test(word)) return all(word, [`${stem}е`], `${stem}${/е$/u.test(word) ? 'я' : 'а'}`);
  if (/ы$/u.test(word)) return all(word, [`${word.slice(0, -1)}ах`], word.slice(0, -1));
  if (mark === '+' && /ь$/u.test(word)) return all(word, [`${stem}и`], `${stem}и`);
  const at = mark === 'у' ? [`${stem}у`, `${stem}е`] : [`${stem}е`];
  return all(word, at, `${stem}${/[ьй]$/u.test(word) ? 'я' : 'а'}`);
}

export const RUSSIAN: ReadonlyMap<string, RussianNoun> = (() => {
  const byForm = new Map<string, { noun: Omit<RussianNoun, 'cases'>; cases: Set<Case> }>();
  for (const [kind, words] of Object.entries(NOUNS))
    for (const entry of words.split(' ')) {
      const [, word = '', marks = '', cut] =
        /^([а-яё]+)(=|\+у?)?(?::([а-яё]+))?$/u.exec(entry) ?? [];
      const gender =
        /[ая]$/u.test(word) || (marks.includes('+') && word.endsWith('ь'))
          ? 'f'
          : /[ое]$/u.test(word)
            ? 'n'
            : 'm';
      const noun = { nominative: word, kind: kind as PlaceKind, gender } as const;
      const mark = marks.endsWith('у') ? 'у' : marks;
      for (const [name, form] of formsOf(word, cut, mark)) {
        const held = byForm.get(form);
        if (!held) byForm.set(form, { noun, cases: new Set([name]) });
        else if (held.noun.nominative === word) held.cases.add(name);
      }
    }
  return new Map([...byForm].map(([form, { noun, cases }]) => [form, { ...noun, cases }]));
})();

/** These bear their stress at the end: "большой", not "больший". */
const STRESSED =
  /^(?:больш|чуж|друг|глух|плох|молод|родн|ночн|морск|речн|степн|лесн|цветн|городск|портов|прост|свят|жил|передн|земл)$/u;

/** "старой" of a mill is "старая". */
export function nominativeOf(adjective: string, gender: RussianNoun['gender']): string {
  const end =
    /(?:ого|его|ому|ему|ыми|ими|ой|ей|ую|юю|ом|ем|ём|ым|им|ый|ий|ая|яя|ое|ее|ые|ие)$/u.exec(
      adjective,
    )?.[0];
  if (end === undefined) return adjective;
  const stem = adjective.slice(0, -end.length);
  const isSoft = /^(?:ей|ем|юю|его|ему|яя|ее|ий)$/u.test(end) && !/[гкхжчшщ]$/u.test(stem);
  if (gender === 'f') return stem + (isSoft ? 'яя' : 'ая');
  if (gender === 'n') return stem + (isSoft || /[жчшщ]$/u.test(stem) ? 'ее' : 'ое');
  if (STRESSED.test(stem)) return `${stem}ой`;
  return stem + (isSoft || /[гкхжчшщ]$/u.test(stem) ? 'ий' : 'ый');
}
