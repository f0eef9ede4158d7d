// Being and going in Portuguese, Italian and Spanish, before a noun of place of those tongues.
import type { PlaceSigns } from './place-syntax';

const IN = String.raw`(?:em|n[oa]s?|numa?|dentro d[oae]l?|in|nel|nell[oae]|nei|nelle|nell['’]|sul|sull[oae]|sull['’]|sobre|en|dentro de|à|ao|al|alla|allo|all['’]|davanti al(?:la)?|diante d[oa]|frente a(?:l)?)`;
/** Beside it somebody is there; told of first it may be far. */
const BY = String.raw`(?:${IN}|delante del?|detr[áa]s del?|junto al?|cerca del?|fuera del?|perto d[oa]|atrás d[oa]|dietro(?: a)?l?|vicino al?)`;
const TO = String.raw`(?:em|n[oa]s?|à|ao|a|al|alla|allo|all['’]|in|nel|nell[oae]|nell['’]|sul|sull[oae]|para|até|hasta|hacia|verso|fino a(?:l|lla)?|por|pel[oa])`;
const ART = String.raw`(?: (?:o|a|os|as|el|la|los|las|un|una|um|uma|il|lo|gli))?`;
const GO = String.raw`(?:entr\p{L}+|cheg\p{L}+|lleg\p{L}+|arriv\p{L}+|desc\p{L}+|scend\p{L}+|scese\p{L}*|sob\p{L}+|sub\p{L}+|sal(?:gono|e|ì|irono|iamo|imos|en|ió|ieron)|sa[íi]\p{L}*|esc\p{L}+|usc\p{L}+|corr\p{L}+|volt\p{L}+|volv\p{L}+|vuelv\p{L}+|torn\p{L}+|regres\p{L}+|baj\p{L}+|cruz\p{L}+|v[ao]n?|vão|foram|foi|fueron|fue|andarono|andò|vanno|caminh\p{L}+|camin\p{L}+|fog\p{L}+|hu[iy]\p{L}*)`;
const BE = String.raw`(?:está|estão|estava|estavam|estamos|están|estaba|estaban|é|era|eram|è|sono|erano|sei|siamo|sentad\p{L}+|sedut\p{L}+|sied\p{L}+|sient\p{L}+|senta\p{L}*|esper\p{L}+|aspett\p{L}+|par(?:an|a|aron|ó|am|ou|aram|[ao]d\p{L}+)|ferm\p{L}+|qued\p{L}+|fic\p{L}+|dorm\p{L}+|acord\p{L}+|despiert\p{L}+|svegli\p{L}+|acend\p{L}+|trov\p{L}+|encontr\p{L}+|viv\p{L}+|abita\p{L}*|deitad\p{L}+|escond\p{L}+|nascost\p{L}+|de pé|em pé|in piedi|de pie|sozinh\p{L}+|sol[oa]s?)`;
const BETWEEN = String.raw`(?: (?!que |che )[\p{L}'’]+){0,3}?`;

const MOVES = new RegExp(String.raw`(?:^|[\s*(])${GO}${BETWEEN} ${TO}${ART}$`, 'iu');
const BEING = new RegExp(String.raw`(?:^|[\s*(])${BE}${BETWEEN} ${BY}${ART}$`, 'iu');
/** "Na varanda, ao entardecer", "De manhã, na cozinha": nothing but when comes before. */
const OPENS = new RegExp(
  String.raw`^(?:[\p{L}'’ ]{1,32}, |(?:de|à|a|di|in|al|ao|la|il|el|e|y|mas|pero|ma|então|depois|luego|poi|agora|ahora|ora|lá|allí|aquí|aqui|qui|já|ya|più tardi|(?:\p{L}+ ){0,2}(?:noite|noche|notte|manhã|mañana|mattina|mattino|tarde|sera|pomeriggio|dia|día|giorno|depois|después|dopo|seguinte|siguiente)) ){0,2}${IN}${ART}$`,
  'iu',
);
const STUCK = /^(?:nell|sull|all)['’]/i;
/** Nobody is there who was, would be or goes away. */
const UNREAL =
  /(?:^|\s)(?:non|não|nunca|no|mai|longe|lejos|lontano|ao longe|a lo lejos|in lontananza|sem|senza|sin|lembr\p{L}+|record\p{L}+|ricord\p{L}+|quer\p{L}*|quier\p{L}*|vogli\p{L}*|vuole|se fosse|como se|come se|como si|ontem|ieri|ayer|pens[ao]\p{L}*|piens\p{L}+|sonh\p{L}+|sueñ\p{L}+|sogn\p{L}+|imagin\p{L}+|immagin\p{L}+)\s/iu;

/** `before`: the words before the noun, its article and preposition among them. */
export function readRomanceSigns(before: string, noun: string): PlaceSigns | undefined {
  const stuck = STUCK.exec(noun)?.[0] ?? '';
  const tail = `${before.slice(-120)}${stuck === '' ? '' : ` ${stuck}`}`.trim();
  if (MOVES.test(tail)) return { isMove: true, confidence: 0.72, isSure: false };
  if (UNREAL.test(` ${tail}`)) return undefined;
  if (BEING.test(tail)) return { isMove: false, confidence: 0.68, isSure: false };
  return OPENS.test(tail) ? { isMove: true, confidence: 0.75, isSure: true } : undefined;
}
