// Towns and the like that are no noun of place, in other tongues than English: who arrives in Sète is in Sète. Verbs of
// arriving alone say so; who travels to a place is not there yet.
import { matchesOf } from '@/lib/text/matches';
import type { PlaceCue } from './places';

const NAME = String.raw`((?:(?:San|Santa|Santo|São|Saint|Sainte|Sankt|Bad|La|Le|Los|Las|El|Ouro|Porto|Rio|Monte|Villa|Nova|Novo|Nizhny) )?\p{Lu}[\p{Ll}'’-]+(?:-\p{L}+)*(?: \p{Lu}\p{Ll}+)?)`;
const WHO = String.raw`(?: (?!que |qui |die |der )\p{Ll}[\p{L}'’]*){0,3}?`;

/** Its name is the first group. A letter beyond ASCII may stand where `\b` would not see a word. */
const ARRIVALS: readonly RegExp[] = [
  String.raw`(?:arriv(?:e|es|ons|ez|ent|a|èrent|ait|aient)|(?:est|sont) arrivée?s?|débarqu(?:e|ent|a|èrent)|(?:re)?gagn(?:e|ent|èrent))${WHO} (?:à|au|en|dans)`,
  String.raw`(?:lleg(?:a|an|as|amos|o|ó|aron|ué|aba|aban)|(?:han|ha|hemos) llegado|entr(?:a|an|ó|aron) en)${WHO} (?:a|en)`,
  String.raw`(?:cheg(?:a|am|amos|o|ou|aram|uei|ava|avam)|desembarc(?:a|am|ou|aram))${WHO} (?:a|em|ao)`,
  String.raw`(?:arriv(?:a|ano|i|o|ò|arono|ava|avano|iamo)|giung(?:e|ono)|giunse(?:ro)?|sbarc(?:a|ano|ò|arono))${WHO} (?:a|ad|in)`,
  String.raw`(?:erreich(?:e|t|en|te|ten)|betr(?:itt|eten|at|aten))(?: (?:sie|er|wir|ich|ihr|es|endlich|schließlich|nun|dann|erst)){0,2}`,
  String.raw`(?:приезжа|прибыва|въезжа|приплыва|входя|добира|приход)\p{Ll}*(?: \p{Ll}+){0,2} (?:в|во|на|до)`,
  String.raw`(?:приехал|прибыл|въехал|приплыл|вошл?|добрал|пришл)\p{Ll}*(?: \p{Ll}+){0,2} (?:в|во|на|до)`,
].map((verb) => new RegExp(`(?<!\\p{L})(?:${verb}) ${NAME}`, 'gu'));
/** "Gegen Abend kommen sie in Kaltenbach an." */
const GERMAN_COMES = new RegExp(
  String.raw`(?<!\p{L})(?:komm(?:e|t|en)|kam(?:en)?|treff(?:en)?|trifft|traf(?:en)?|leg(?:t|en|te|ten))(?: \p{Ll}+){0,5} in ${NAME} an(?!\p{L})`,
  'gu',
);
const HINT =
  /arriv|débarq|gagn|lleg|entr|cheg|desembarc|giun|sbarc|erreich|betr|komm|kam|treff|trifft|traf|leg|[\u0400-\u04ff]/iu;
const UNREAL =
  /(?<!\p{L})(?:si|quand|lorsque|avant|jamais|hier|demain|cuando|antes|nunca|ayer|mañana|quando|se|amanhã|ontem|ieri|domani|mai|wenn|bevor|falls|nie|gestern|morgen werden|würd\p{L}*|woll\p{L}*|soll\p{L}*|если|когда|никогда|вчера|завтра|хо[чт]\p{L}*|would|will)(?!\p{L})[^.!?]{0,60}$/iu;
const NO_TOWN =
  /^(?:Gott|Dieu|Dios|Deus|Dio|Бог|Mitte|Ende|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Ruhe|Frieden|Eile|Sicherheit|Hause|Ort|Stelle|Ziel)$/u;

/** "в Москву": the town's own name ends in an `a`. */
const nominative = (name: string): string =>
  /[а-яё]у$/u.test(name) ? `${name.slice(0, -1)}а` : name.replace(/(?<=[а-яё])ю$/u, 'я');

/** The town that a sentence tells an arrival in. `people` are no towns. */
export function readArrival(
  sentence: string,
  at: number,
  people: ReadonlySet<string>,
): PlaceCue | undefined {
  if (!HINT.test(sentence)) return undefined;
  // Names are told by their capitals; the first word has one for another reason.
  const words = sentence.trimStart();
  const lead = sentence.length - words.length;
  const told = words.charAt(0).toLowerCase() + words.slice(1);
  for (const pattern of [...ARRIVALS, GERMAN_COMES])
    for (const match of matchesOf(told, pattern)) {
      const name = match[1] ?? '';
      const first = name.split(/[ -]/)[0] ?? '';
      if (NO_TOWN.test(name) || people.has(first.toLowerCase())) continue;
      if (UNREAL.test(told.slice(0, match.index))) continue;
      const from = match.index + match[0].lastIndexOf(name);
      return {
        name: nominative(name),
        kind: 'village',
        confidence: 0.7,
        isMove: true,
        reason: 'place-being',
        evidence: match[0].slice(0, 80),
        at: at + lead + from,
        isOpening: at < 40,
        isHere: false,
      };
    }
  return undefined;
}
