// Words of hours and weathers in the tongues that are read. A language pack adds to each line, and its stems to the hints.
import type { Hour, Weather } from '@/story';

/** Language pack: hours. A word alone is a hint; with an opening or a preposition it is a statement. */
export const HOURS: readonly (readonly [RegExp, Hour])[] = [
  [
    words(
      `(?:half past |past |nearly |almost )?(?:one|two|three|four|[1-4]) (?:o['’]clock )?in the morning|(?:the )?(?:small|wee) hours|(?:well |long )?after dark|(?:ten|five|a quarter|quarter|twenty|half) (?:past|to) (?:one|two|three|four|ten|eleven|twelve) at night|(?:the )?(?:middle|dead) of the night`,
    ),
    'night',
  ],
  [
    words(
      'midnight|(?:clock|bells?) (?:strikes?|struck|tolls?|tolled|chimes?|chimed) (?:twelve|midnight)|stroke of twelve|mitternacht|minuit|medianoche|meia-noite|mezzanotte|północ[ąy]?',
      'полночь|полночи|真夜中|午夜|자정|子[时時]',
    ),
    'midnight',
  ],
  [
    words(
      'dawn(?:s|ed|ing)?|(?:sky|east|horizon) (?:(?:is|was) |has |had |begins? to |began to |starts? to |started to )?(?:already |just |slowly )?(?:turn(?:s|ed|ing)?|go(?:es|ing)?|went|grow(?:s|n|ing)?|grew|gr[ea]y(?:s|ed|ing)?|pal(?:es?|ed|ing)|light(?:ens?|ened|ening))(?: (?:gr[ea]y|pale|light|white|lighter|pink|over|behind|above|beyond|to|the|from|and|rose|lilac|gold))* (?:in the east|behind the (?:mountains|hills|trees|roofs|ridge|houses)|with (?:dawn|morning))|(?:first|gr[ea]y|thin) light (?:seeps?|seeped|creeps?|crept|filters?|filtered|leaks?|leaked) (?:in|through|under|around|over)|tagesanbruch|sonne (?:geht|ging)(?: \\p{L}+){0,4} auf|lever du (?:jour|soleil)|jour (?:se lève|se levait|se leva)|soleil (?:se lève|se levait)|amanece|amanecía|sol sale|sale el sol|salía el sol|amanhece|amanhecia|nasce o sol|sol nasce|sorge il sole|sole sorge|daybreak|break of day|sunrise|first light|sun (?:rises|rose|is rising|was rising|comes up|came up|is coming up|was coming up|(?:finally )?(?:crawl|climb|creep|crept|peek|peep)(?:s|ed)? (?:up\\b(?! the)|(?:up )?(?:over|above) the (?:rim|horizon|edge|hills?|mountains?|roofs?|rooftops?|sea|trees?|ridge|city|fields?)))|morgengrauen|aube|amanecer|madrugada|amanhecer|alvorada|alba|świ(?:t|tem|tu|ta|tało|cie)|brzask(?:iem|u)?|wsch(?:ód|odzie) słońca|wschodzi słońce|nad ranem',
      'рассвет[е]?|夜明け|明け方|黎明|凌晨|새벽|寅[时時]|卯[时時]|破晓|拂晓',
    ),
    'dawn',
  ],
  [
    words(
      'morning|mornings|breakfast ?time|(?:at|over|after|before|during|for) breakfast|(?:wakes?|woke|awakes|awoke) (?:up )?to (?:sunlight|sunshine|the sun|the smell of (?:coffee|bacon|pancakes|toast|bread|eggs))|early light|(?:am|nächsten|folgenden|frühen|der) morgen|matin|mañana|manhã|mattin[oa]|mattinata|rano|ranek|rankiem|poran(?:ek|kiem|ka)|przed południem',
      '(?<!\\p{L})утр(?:о|ом|а)(?!\\p{L})|[朝]|早上|清晨|아침|辰[时時]|巳[时時]',
    ),
    'morning',
  ],
  [
    words(
      'noon|noonday|midday|(?:at|over|after|during) lunch|lunch ?time|lunch (?:break|hour)|sun (?:is|was|stands|stood|hangs|hung|beats|beat)(?: (?:straight|directly|right|almost|nearly|high|down))* (?:overhead|over the|over their|over our|at its (?:height|zenith|highest))|mittag(?:s|spause)?|midi|mediodía|meio-dia|mezzogiorno|południe(?! polski)|biały dzień',
      'полдень|正午|昼休み|昼過ぎ|真昼|中午|정오|한낮|점심|午[时時](?!候)',
    ),
    'day',
  ],
  [
    words(
      'afternoon|(?:half|quarter|ten|twenty|five) past (?:one|two|three|four|five)(?! (?:at night|in the morning|in the night|a\\.?m))|(?:last|final) bell (?:has rung|had rung|rang|rings|of the day)|after school|(?:classes?|school|lessons?) (?:lets?|is|are|was|were) (?:out|over)|after (?:the )?last (?:bell|class|lesson|period)|nachmittag(?:s)?|nach der schule|après les cours|después de clases?|depois da aula|après-midi|(?<!(?:más|mais|muy|tan|muito|tão|demasiado) )tarde|pomeriggio|po południu|popołudni(?:e|em|u)',
      '午後|放課後|下午|放学后|오후|방과 ?후|未[时時]|申[时時]|午后',
    ),
    'afternoon',
  ],
  [
    words(
      'dusk|sun (?:hangs|hung|sits|sat) low|(?:the |last of the )?(?:light|daylight|sun) (?:is|was) (?:low|almost down|nearly down|draining)|sun (?:dips?|dipped|slips?|slipped|sinking|dropp(?:s|ed)) (?:below|behind|under|into) the|light is (?:nearly |almost )?(?:gone|fading|failing|going)|failing light|sunset|sundown|twilight|nightfall|dämmerung|crépuscule|sonne (?:geht|ging|sinkt|sank)(?: \\p{L}+){0,5} unter|(?:geht|ging) die sonne unter|soleil (?:se couche|se couchait|couchant|baisse|baissait)|coucher d[ue] soleil|tombée (?:du jour|de la nuit)|sol (?:se pone|se ponía|se põe|se punha)|(?:se pone|se ponía) el sol|puesta de sol|atardece|atardecía|cae la tarde|caía la tarde|entardece|entardecia|tramonta(?:va)? il sole|sole tramonta(?:va)?|atardecer|entardecer|pôr do sol|crep[uú]sc[uo]lo|tramonto|zmierzch(?:u|em|a)?|zach(?:ód|odzie) słońca|zachodzi słońce|ściemnia się|sun (?:sets|goes (?:under|down)|is going down|was going down|went down|sinks|is setting|was setting)',
      'сумерк[иа]|закат|夕暮れ|夕焼け|夕日|日が(?:暮|沈|傾)|黄昏|황혼|해 ?질 ?녘|노을|酉[时時]',
    ),
    'dusk',
  ],
  [
    words(
      'evening|(?:at|over|after|during) (?:dinner|supper)|(?:dinner|supper) (?:is|was) (?:long )?over|after-dinner|abend(?:s|brot)?|soir(?:ée)?|anochecer|anoitecer|(?:la|di|della|alla|quella|questa|una|ieri|verso) sera|serata|wieczór|wieczor(?:em|u|y)?',
      'вечер(?:ом|а)?|夕方|夕[^べ暮]|傍晚|저녁|戌[时時]|入夜',
    ),
    'evening',
  ],
  [
    words(
      'night(?:time)?|tonight(?! (?:he|she|they|i|we|you|it)(?:[\\u2019\\u0027](?:d|ll)| (?:would|will|was|were)))|moon (?:is|was|hangs?|hung|rides|rode|stands?|stood|climbs?|climbed|sails?)(?: (?:already|now|very|so|still|just))* (?:high|up|full|bright|low|over|above|in the (?:window|sky))|moon (?:has|had) (?:risen|come up)|(?:risen|full) moon (?:hangs?|hung|shines?|shone)|fait nuit|faisait nuit|moonlight|moonlit|starlight|starlit|under the stars|dark outside|nacht(?:s)?|nuit|noche|noite|notte|noc(?:ą|y)?',
      '(?<!\\p{L})ноч(?:ь|ью|и)(?!\\p{L})|深夜|夜|晚上|(?<!\\p{L})밤(?=[\\s,.!…에이은의중하]|$)|한밤|丑[时時]|亥[时時]|夜里|夜晚|半夜|三更',
    ),
    'night',
  ],
];
export const WEATHERS: readonly (readonly [RegExp, Weather])[] = [
  [
    words(
      '(?:rain|snow|storm|drizzle|blizzard|downpour|wind) (?:has |had |have )?(?:finally |at last |already )?(?:let up|lets up|eased(?: off)?|blown (?:itself )?(?:out|over)|blew (?:itself )?(?:out|over)|given (?:out|over)|slackened|stopp?(?:s|ed)|ended|passe[sd]|died down|moved on|gone|cleared)|(?:has |have |had )?stopped (?:raining|snowing)|no longer (?:raining|snowing)|(?:fog|mist|clouds?) (?:(?:is|are|was|were|has|have|had) gone|(?:has |have )?(?:lifted|lifts|cleared|parted|part))|wind is gone|storm (?:stops|opens|breaks up|is over)|(?:not a|no|without a|nor a) (?:single )?clouds?(?! of)|cloudless|blue skies|(?:bright )?blue sky|sky is (?:a )?(?:\\p{L}+ )?blue|sky was (?:a )?(?:\\p{L}+ )?blue|(?:beautiful|lovely|glorious|gorgeous|fine|bright) (?:sunny |summer |spring |autumn |clear )?(?:day|morning|afternoon)(?= ?[,.:;!—])|sunlight (?:streams|streamed|pours|poured|slants|slanted|falls|fell|spills|spilled|floods|flooded|dapples|dappled)|sun (?:is|was) (?:warm|hot|bright|shining|blazing)|sun (?:blazes|blazed|burns|burned|scorch\\p{L}*|glares|glared|hammers|hammered|bakes|baked|warms|warmed|pours|poured|dapples|glitters|glittered|glints|glinted|on)|(?:blazing|scorching|baking|brilliant|warm|noonday|pale|winter|spring) sun(?:light|shine)?|starry|star-filled|stars (?:are|were|stand|stood|hang|hung|come|came|burn|burned|blaze|blazed|glitter|glittered) (?:\\p{L}+ )?(?:out|thick|bright|clear|over|above|everywhere|through|in their)|clear(?:ing)? sk(?:y|ies)|sky (?:is|was) (?:\\p{L}+ly )?clear(?:ing)?|full of sun|clear night|night is clear|night was clear|clear and (?:bright|cold)|clear night air|sunny|sunshine|bright and windy|in (?:the |full |bright )?sun(?:light|shine)|in the sun|sun (?:lies|lay|falls|slants|streams|pours|is out|is shining|shines|shone|comes out|came out|beats|beat)|moon is out|stars are out|sonne (?:scheint|schien|brennt|brannte|strahlt|strahlte|lacht|steht|stand)|(?:scheint|schien|strahlt|brennt|brannte) (?:\\p{L}+ )?die sonne|sonnenschein|wolkenlos(?:e[rnms]?)?|sternklar(?:e[rnms]?)?|sternenklar(?:e[rnms]?)?|klare[rnm]? (?:himmel|nacht)|himmel (?:ist|war) (?:\\p{L}+ )?(?:klar|blau)|keine wolke|sonnig(?:e[rnms]?)?|(?:aufgehört|hörte auf) zu (?:regnen|schneien)|(?:hatte|hat) es aufgehört zu (?:regnen|schneien)|ensoleillée?|sans (?:un (?:seul )?)?nuages?|pas un (?:seul )?nuage|soleil (?:brille|brillait|tape|tapait|inonde|inondait|entre|entrait|éclaire|chauffe)|(?:brille|brillait|tapait|tape) le soleil|grand soleil|ciel (?:est|était) (?:\\p{L}+ )?(?:clair|bleu|dégagé|limpide|lavé|pur)|nuit (?:est|était) (?:\\p{L}+ )?claire|nuit claire|ciel (?:clair|étoilé)|plus un (?:seul )?nuage|ciel (?:bleu|dégagé)|soleado|sol (?:brilla|brillaba|entra|entraba|cae|caía|pega|pegaba|calienta|luce|brilha|brilhava|entrando|bate|batia)|(?:brilla|brillaba|luce|lucía) el sol|ni una nube|sin una nube|nem uma nuvem|sem nuvens?|(?:cielo|céu) (?:está |estaba |estava )?(?:despejado|azul|claro|estrellado|estrelado|limpo)|senza (?:una )?nuvol[ae]|nemmeno una nuvola|sole (?:brilla|brillava|entra|entrava|batte|batteva)|cielo (?:despejado|sereno|limpio)|céu (?:limpo|azul)|ensolarado|soleggiat[oa]|splende il sole|sole splende|bezchmurn(?:e|y|a|ie)|świeci słońce|słońce (?:świeci|grzeje|praży)|ani jednej chmur(?:y|ki)|przestało padać',
      'солнечно|雨[はが](?:もう)?(?:止|や)[んみ]|快晴|晴れ|晴|비가 (?:그치|그쳤|멎)|맑은|맑게|맑다|햇살|햇빛',
    ),
    'clear',
  ],
  [
    words(
      '(?:sand|dust|hail)?storm(?:y|s|ing)?|thunder(?:storm|s|ed)?|lightning|tempest|hurricane|gale|gewitter(?:t|te)?|donner(?:t|te)?|blitz(?:t|te|e)?|stürmt(?:e)?|sturm|wind (?:screams|screamed|howls|howled|shrieks|shrieked|roars|roared|is howling|was howling|is screaming|was screaming)|howling wind|gale-force|orage|tonnerre|foudre|vent hurl\\p{L}+|truenos?|relámpagos?|relâmpagos?|tuon[oi]|fulmin[ei]|tempête|tormenta|tempestade|trovoada|trov(?:ão|ões)|temporale|tempesta|burz[aęyą]|grzmi|grzmot(?:y|ów)?|piorun(?:y|ów)?|błyskawic[aęey]',
      'гроза|буря|嵐|雷|暴风雨|폭풍|천둥|번개',
    ),
    'storm',
  ],
  [
    words(
      'snowstorm|snow(?:s|ing|ed|fall|flakes?|storm|drifts?|y|-covered)?|(?:fat|thick|big|white|heavy|soft|wet|first|large) flakes|flurries|blizzard|whiteout|wall of white|the drifts? (?:is|are|was|were|lies?|lay|reach\\w*)|schnee|schneeflocken|schneit|schneite|schneien|geschneit|neige|neigeait|neigé|flocons|nevaba|nevava|copos de nieve|flocos de neve|nieve|nieva|nevando|neve|nevica(?:va)?|śnieg(?:u|iem)?|śnieżyc[aęy]|zamie(?:ć|ci)',
      'снег|снежн|雪|눈(?:이|은|도)? (?:오|온|내리|내린|쌓|펑펑)|눈보라|함박눈',
    ),
    'snow',
  ],
  [
    words(
      "rain(?:s|ing|ed|y|drops|water|-slick|storm|-soaked|-lashed)?|drizzl(?:e|es|ing)|downpour|pouring(?= (?:outside|down(?!\\p{L})|with|so|hard|when|again|and|$)|[,.;—]|$)|coming down (?:hard|harder|outside|in (?:sheets|buckets|torrents)|like this|like that|steadily)|it[’']s (?:still )?coming down|water (?:streams|streamed|streaming|runs|ran|sheets|sheeted) down the (?:\\p{L}+ )?(?:windows?|glass|panes?|gutters?)|nieselt(?:e)?|nieselregen|es (?:gießt|goss|schüttet)|regen|regnen|geregnet|regnet(?:e)?|pluie|pleut|pleuvait|averse|bruine|crachin|chubasco|llovizna(?:ba)?|aguacero|garoa|chuvisco|pioviggina|acquazzone|lluvia|llueve|llovía|lloviendo|chuva|chove|chovia|chovendo|pioggia|piove(?:va)?|piovendo|deszcz(?:u|em)?|leje jak z cebra|mżawk[aię]|mży|ulew[aęy]",
      'дожд[ьяе]|雨|비(?:가|는|도)? (?:오|온|내리|내린|쏟)|빗소리|빗방울|빗줄기',
    ),
    'rain',
  ],
  [
    words(
      'fog(?:gy|s|ged)?|mist(?:s|y)?|haze|neblig|nebel(?:ig|schwaden)?|brouillard|brume|niebla|neblina|nevoeiro|névoa|nebbia|mgł[aęyą]|mgle',
      'туман|霧|雾|안개',
    ),
    'fog',
  ],
  [
    words(
      'overcast|(?:gr[ea]y|leaden|low|heavy|sullen|slate) sk(?:y|ies)|cloudy|(?:(?:low|gr[ea]y|dark|heavy|leaden|thick|black) ){1,2}clouds|sky (?:is|was|hangs|hung) (?:\\p{L}+ )?(?:gr[ea]y|leaden|low|white|the colou?r of (?:lead|slate|iron|ash|ashes|steel|dishwater|old pewter|pewter|wet cement|concrete|stone|old dishwater))|sky the colou?r of (?:lead|slate|iron|ash|steel|dishwater|pewter|concrete)|clouds (?:gather|roll|hang|cover)\\w*|grauer himmel|himmel (?:ist|war|hing|hängt) (?:\\p{L}+ )?grau|ciel (?:est |était )?(?:gris|bas|couvert)|cielo (?:está |estaba )?gris|céu (?:está |estava )?(?:cinza|cinzento|nublado)|cielo (?:è |era )?(?:grigio|coperto)|bewölkt|nuageux|nublado|nuvoloso|pochmurn(?:o|y|a|e|ie)|zachmurzon[ey]',
      'пасмурно|облачно|曇|흐린|흐리|多云|多雲|阴天|陰天|阴沉',
    ),
    'overcast',
  ],
];

/** Whole words of scripts with letters like ours, and stems of the others. */
function words(latin: string, others?: string): RegExp {
  // `\b` takes "ã" for the end of a word: "fogão" would be foggy.
  const whole = `(?<![\\p{L}])(?:${latin})(?![\\p{L}])`;
  return new RegExp(others === undefined ? whole : `${whole}|${others}`, 'giu');
}

/**
 * Whether a text can hold any word of the packs at all: most telling does not, and the
 * patterns are many. It looks where a word begins, as they do. Quotation marks and dashes are no letters
 * of any pack. No shorter than it must be:
 * with `wind` for "wind is gone" every window would be looked through.
 */
export const HOUR_HINT =
  /[\u00c0-\u1fff\u2c00-\uffff]|(?<![a-z])(?:rano|ranek|rankiem|poran|zmierzch|wieczor|noc[y\s,.]|early light|after dark|clock str|bells? (?:toll|chime|str)|twelve|lunch|dinner|supper|breakfast|the smell of|to the sun|overhead|past (?:one|two|three|four|five)|(?:last|final) bell|after school|(?:class|classes|school|lessons?) (?:let|is|are|was|were)|last (?:class|lesson|period)|nach der schule|tagesanbruch|sonne|soleil|les cours|de clase|da aula|il sole|el sol|o sol|sol (?:se|sale|nasce)|horizon|east |sky |(?:day)?light (?:seep|creep|crept|filter|leak|was|is)|moon|fait nuit|faisait nuit|nacht|atardec|amanec|failing light|night|noche|noite|notte|small hours|wee hours|dark outside|dawn|daybreak|sunrise|first light|twilight|(?:moon|star)(?:light|lit)|morn|morgen|midi|breakfast|noon|midday|evening|dusk|sun(?:set|down| (?:sets|goes|went|sink|is|was|rises|rose|comes|came|crawl|climb|cre|pee|finally|dip|slip|drop|stands|stood|hangs|hung|beat))|break of day|manh|madrugad|amanhec|anoitec|entardec|meia-noite|meio-dia|mezzanotte|mezzogiorno|mattin|pomerig|tramonto|sera(?:ta)?\b|crepusc|under the stars|mittag|mitternacht|minuit|matin|abend|soir|nacht|nuit|noche|tarde|alba|aube|amanecer|anochecer|medianoche|nachmittag|midnight|tonight|afternoon)|\d ?[ap]\.?m/i;
export const WEATHER_HINT =
  /[\u00c0-\u1fff\u2c00-\uffff]|(?<![a-z])(?:bezchmurn|pochmurn|zachmurz|burz|grzm|piorun|deszcz|leje|ulew|mgle|zamie|coming down|flakes|flurries|stars|starry|blue|(?:day|morning|afternoon) ?[,.:;!—]|wind (?:scream|howl|shriek|roar|has|had)|howling|water (?:stream|run|ran|sheet)|bliz|blitz|donner|niesel|es (?:gie|goss|sch)|himmel|wolke|klar|clair|sol |tuon|fulmin|averse|crachin|bruine|garoa|acquaz|flocons|copos|flocos|cielo|rain|snow|storm|thunder|lightning|tempest|hurricane|gale|blizzard|whiteout|wall of white|the drift|drizzl|pour|fog|mist|haze|cloud|of sun|overcast|sk(?:y|ies)|clear|sun|moon is out|stars are out|wind is gone|and windy|sonn|soleil|solead|regen|regnet|schne|neige|niev|nebel|brouillard|brume|niebla|gewitter|sturm|orage|tormenta|pluie|pleut|pleuv|lluvia|llueve|llov|nuage|nublado|nuvol|chuv|chov|piogg|piov|nebbia|neblina|nevoeiro|nev[aei]|tempest|trov|temporale|ciel|limpo|ensolar|soleggiat|sole |regn|geregn|geschne|stern|downpour|(?:sand|dust|hail)storm)/i;
