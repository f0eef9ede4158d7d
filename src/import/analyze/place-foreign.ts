// German, French, Spanish, Portuguese and Italian: a preposition of place before a noun of place says where the telling
// is, unless its verb looks, remembers, wishes or denies. Verbs of going are read in `place-syntax` and `place-romance`.
import type { Opening } from './place-openings';

const PREPOSITION =
  /(?:^|[\s*(])(?:in|im|auf|am|an|beim|vor|vorm|unter|hinter|neben|über|ins|ans|aufs|dans|sur|à|au|aux|sous|devant|derrière|en|sobre|ante|bajo|em|n[oa]s?|numa?|ao|nel|nell[aoe]|nei|nelle|sul|sull[aoe]|al|alla|allo|dentro d[aeo]l?)(?: (?:o|a|os|as|il|lo|la|gli|le))?$/iu;
/** "vom Turm", "du port", "de la plaza": whose, or from where. */
const OF =
  /(?:^|[\s*(])(?:de|d['’]|von|vom|aus|des|du|del|d[ao]s?|dell[aeo]?|di|dal|dall[ao]|bis|jusqu['’]|zu|zum|zur|por|para|pour|per|aus der)$/iu;
const NOT_HERE =
  /(?:^|\s)(?:denk\p{L}*|dacht\p{L}*|gedacht|erinner\p{L}*|träum\p{L}*|wünsch\p{L}*|woll\p{L}*|möcht\p{L}*|würd\p{L}*|könnt\p{L}*|hätt\p{L}*|wär\p{L}*|soll\p{L}*|oben|unten|drüben|nebenan|gegenüber|früher|damals|einst|gestern|nie|niemals|nicht|kein\p{L}*|schau\p{L}*|sah(?:en)?|sieht|blick\p{L}*|zeig\p{L}*|deut\p{L}*|starr\p{L}*|hör\p{L}*|aufgewachsen|geboren|glaub\p{L}*|pens\p{L}*|rêv\p{L}*|souven\p{L}*|rappel\p{L}*|voul\p{L}*|veut|voudr\p{L}*|aimer\p{L}*|serai\p{L}*|hier|demain|autrefois|jadis|jamais|regard\p{L}*|fix(?:e|ait|a|ent)|montr\p{L}*|croi\p{L}*|crut|habit\p{L}*|recuerd\p{L}*|record\p{L}*|sueñ\p{L}*|soñ\p{L}*|quer\p{L}*|quier\p{L}*|ayer|nunca|mir(?:a|ó|aba|an|aban|ando)|señal\p{L}*|piens\p{L}*|cre(?:e|ía|yó)|crec(?:ió|í)|nac(?:ió|í)|lembr\p{L}*|sonh\p{L}*|ontem|olh\p{L}*|apont\p{L}*|ricord\p{L}*|sogn\p{L}*|vorre\p{L}*|vole\p{L}*|ieri|entend\p{L}*|oy[eóe]\p{L}*|escuch\p{L}*|ouv\p{L}*|guard(?:a|ò|ava|ano|avano)|indic\p{L}*)(?!\p{L})/iu;

/** "dentro de la farmacia": in it, and not of it. */
const WITHIN =
  /(?:^|[\s*(])(?:dentro (?:de(?:l| l[ao]s?)?|d[ao]s?)|all['’]interno d(?:i|el|ell[ao])|à l['’]intérieur d(?:e|u|e la|e l['’])|im inner(?:e)?n de[rs])$/iu;
/** "das Dach der Taverne": of the whole house. */
const FITTING =
  /(?:^|\s)(?:tür|türen|tor|tore|dach|fenster|scheiben|wände|boden|decke|porte|portes|toit|fenêtres?|vitres|murs|clochette|glocke|klingel|campanilla|timbre|campainha|campanello|sol|plafond|puertas?|tejado|techo|ventanas?|paredes|suelo|portas?|telhado|janelas?|chão|tetto|finestr[ae]|muri|pavimento)(?: de| d['’])?$/iu;
const ROOF = /^(?:dach|toit|tejado|techo|telhado|tetto)$/iu;
const FALLS_SHUT = /(?:^|\s)f(?:all|äll|iel)\p{L}*(?: \p{L}+){0,4} ins$/iu;

/** What opens a sentence before its subject. */
const LEAD =
  /^(?:(?:und|aber|doch|jetzt|nun|dann|da|hier|draußen|drinnen|inzwischen|heute|wieder|et|mais|puis|ici|là|dehors|maintenant|enfin|y|pero|luego|aquí|ahí|ahora|fuera|e|mas|então|aqui|agora|lá fora|ma|poi|qui|ora|fuori|(?:\p{L}+ ){0,3}\p{L}+,) ?){0,2}$/iu;
const IS =
  /^(?: (?:des|der|de|del|della|dell['’]|do|da|dos|das|du|d['’]|am|an de[rm]|im|in de[rm]|hinter de[rm]|unter de[rm]|über de[rm]|neben de[rm]|bei de[rm]|beim|vor de[rm]|derrière|sous|sur|à|au|près de|junto a|detrás de|encima de|bajo|atrás d[aeo]|sob|accanto a(?:lla|l)?|dietro) ?(?:(?:la|le|el|los|las|les|o|a|il|lo|l['’]) ?)?\p{L}+(?: \p{L}+)?)? (?:ist|sind|war|waren|wird|wurde|riecht|roch|liegt|lag|wirkt|wirkte|bebt|bebte|schwankt|schwankte|knarrt|knarrte|dröhnt|dröhnte|summt|summte|füllt sich|leert sich|glänzt|glänzte|scheint|schien|hat|hatte|est|sont|était|étaient|sent|sentait|devient|devenait|semble|semblait|ressembl\p{L}+|tremble|tremblait|grouille|grouillait|résonne|résonnait|se vide|se remplit|a|avait|está|están|estaba|estaban|es|era|huele|olía|parece|parecía|cruje|crujía|tiembla|tembló|se vuelve|se volvía|tiene|tenía|hierve|fica|ficava|cheira|cheirava|treme|range|tem|tinha|é|estava|è|sono|odora|odorava|sembra|sembrava|scricchiola|trema|diventa|puzza|aveva|ha)(?!\p{L})/iu;
const IS_FAR =
  /^(?: \p{L}+){0,2} (?:weit|fern|loin|lejos|longe|lontan\p{L}+|à (?:deux|trois|dix)|zu Ende|fermé depuis)(?!\p{L})/iu;
const SCENERY =
  /(?:^|[\s'’])(?:regen|schnee|nebel|sturm|wind|sonne|mond|licht|dunkelheit|stille|rauch|staub|pluie|neige|brouillard|brume|vent|soleil|lune|lumière|nuit|silence|fumée|poussière|lluvia|nieve|niebla|viento|sol|luna|luz|silencio|humo|polvo|chuva|neve|neblina|névoa|vento|lua|silêncio|fumaça|poeira|pioggia|nebbia|sole|luce|silenzio|fumo|polvere)(?: \p{L}+){0,3} (?:liegt|lag|hängt|hing|bedeckt|bedeckte|füllt|füllte|taucht|fällt|fiel|peitscht|fegt|weht|couvre|couvrait|remplit|remplissait|envahit|tombe|tombait|baigne|enveloppe|cubre|cubría|llena|llenaba|cae|caía|envuelve|inunda|golpea|cobre|cobria|enche|cai|caía|bate|envolve|copre|copriva|riempie|cade|cadeva|avvolge|batte|über|sur|sobre|su|sulla|sul|auf|in|dans|en)(?: \p{L}+)?$/iu;
/** "En bas s'ouvre une grotte", "Vor ihnen öffnet sich eine Höhle". */
const APPEARS =
  /(?:öffnet(?:e)? sich|erstreckt(?:e)? sich|liegt|lag|erhebt sich|s['’]ouvr\p{L}+|s['’]étend\p{L}*|se dress\p{L}+|il y a(?:vait)?|hay|había|há|havia|c['’]è|c['’]era|gibt es|gab es|se abre|se abría|se extiende|se alza|abre-se|estende-se|ergue-se|si apre|si apriva|si stende)$/iu;
/** "A cozinha da tia Ivone, de tarde." */
const NO_VERB =
  /^(?: (?:de|du|des|del|della|d[ao]|der) ?\p{L}+(?: \p{L}+){0,2}| d['’]\p{L}+)?\s*[,.;:—–]/iu;
const INDEFINITE = /^(?:eine?[nmr]?|une?|uma?|una|uno)$/iu;

export interface ForeignPhrase {
  /** Without blanks at its ends; melted articles ("im", "au") stand at its end. */
  readonly before: string;
  readonly after: string;
  readonly determiner: string;
  readonly noun: string;
  readonly isOpening: boolean;
}

/** What a clause of another tongue says of somebody's being at this place. */
export function readForeign(phrase: ForeignPhrase): Opening | undefined {
  const { before, after, determiner, isOpening } = phrase;
  const clause =
    before
      .slice(-160)
      .split(/[;:—–]\s/)
      .at(-1) ?? before;
  if (isOpening && FITTING.test(before)) return { confidence: 0.63, isHere: true };
  if (NOT_HERE.test(clause) || (OF.test(before) && !WITHIN.test(before)) || FALLS_SHUT.test(before))
    return undefined;
  if (isOpening && INDEFINITE.test(determiner) && APPEARS.test(before))
    return { confidence: 0.62, isHere: true };
  const lead = before.replace(/(?:^|\s)(?:[oa]s?|il|lo|la|gli|le)$/iu, '');
  if (isOpening && lead === '' && NO_VERB.test(after)) return { confidence: 0.64, isHere: true };
  if (isOpening && LEAD.test(lead) && IS.test(after) && !IS_FAR.test(after))
    return INDEFINITE.test(determiner) ? undefined : { confidence: 0.64, isHere: true };
  if (isOpening && SCENERY.test(before) && !ROOF.test(phrase.noun))
    return { confidence: 0.62, isHere: true };
  if (isOpening && WITHIN.test(before)) return { confidence: 0.64, isHere: true };
  if (!PREPOSITION.test(before) || (SCENERY.test(before) && ROOF.test(phrase.noun)))
    return undefined;
  // "wartet im Flur", "est assis dans la cuisine": told anywhere it is weaker than where the telling opens.
  return isOpening ? { confidence: 0.62, isHere: true } : { confidence: 0.56, isHere: false };
}
