// Hours and weathers that several words tell together: "two in the morning" is no morning, the house that sleeps is at
// night, fog that is burned off is gone. They are read before the single words in them. A language pack adds lines here,
// and to the hint of what it adds.
import type { Hour, Weather } from '@/story';

const any = (...parts: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${parts.join('|')})(?!\\p{L})`, 'giu');

const ASLEEP = String.raw`(?:(?:is|was|are|were|lies|lay|falls|fell) (?:already |long |long since |fast |sound |still |all )?asleep|sleeps|slept)(?! (?:badly|well|in|late|off|under|at|on))`;
const ONE_TO_FOUR = {
  german: '(?:eins?|zwei|drei|vier|[1-4])',
  french: '(?:une|deux|trois|quatre|[1-4])',
  spanish: '(?:una|dos|tres|cuatro|[1-4])',
  portuguese: '(?:uma|duas|três|quatro|[1-4])',
  italian: '(?:una|due|tre|quattro|[1-4])',
  russian: '(?:час|два|три|четыре|[1-4])',
};

/** The first that is found at a place holds it. */
export const HOUR_PHRASES: readonly (readonly [RegExp, Hour])[] = [
  [
    any(
      String.raw`(?:everyone|everybody|the (?:rest of the )?(?:whole )?(?:house|household|town|city|village|street|camp|inn|hotel|building|world|castle|palace|monastery|dormitory|ward))(?: else)?(?: (?:in|on|at|of) (?:the \p{L}+|it))? ${ASLEEP}`,
      String.raw`(?:guests?|everyone|everybody|others|household|servants|family|house) (?:(?:has|have|had) (?:all |long since |already |finally )?gone|(?:is|are|was|were) (?:all |already |finally )?in) (?:up )?(?:to )?bed`,
      String.raw`(?:night|graveyard) (?:shift|watch) (?:(?:has|had) (?:just |already )?(?:come on|begun|started|taken over)|comes on|came on|begins|began|starts|started)`,
      String.raw`moon(?:,? \p{L}+){0,6},? (?:hung|hangs|stood|stands|rode|rides|climbed|climbs|(?:is|was) climbing|shone|shines)`,
      String.raw`stars (?:are|were|come|came|had come|have come) out`,
      String.raw`it (?:is|was|has gone|had gone) (?:\p{L}+ly |quite |already |so |full )?dark (?:now|already|by now|outside|out there)`,
      String.raw`tarde da noite|altas horas|(?:bien |ya )?entrada la noche|noite adentro|tard dans la nuit|notte fonda`,
      String.raw`${ONE_TO_FOUR.german} uhr (?:früh|morgens|in der früh|nachts)`,
      String.raw`${ONE_TO_FOUR.french} heures?(?: et demie| et quart)? du matin`,
      String.raw`las? ${ONE_TO_FOUR.spanish}(?: y media| y cuarto)? de la (?:mañana|madrugada|noche)`,
      String.raw`${ONE_TO_FOUR.portuguese}(?: e meia)?(?: horas)? da (?:manhã|madrugada)`,
      String.raw`(?:le |l['’])${ONE_TO_FOUR.italian} (?:del mattino|di notte)`,
      String.raw`${ONE_TO_FOUR.russian}(?: час[аов]*)? (?:утра|ночи)`,
      String.raw`(?:(?:das ganze |das )?haus|(?:die ganze |die )?stadt|(?:das ganze |das )?dorf|alle(?:s)?) (?:schläft|schlief|schlafen|schliefen)`,
      String.raw`(?:toute la maison|la maison|la ville|le village|tout le monde) (?:dort|dormait)`,
      String.raw`(?:toda la casa|la casa|la ciudad|el pueblo|todos|toda a casa|a casa|a cidade|tutti|la città) (?:ya |já )?(?:duermen?|dormían?|dorme|dormem|dormia|dormiam|dormono|dormiva|dormivano)`,
      String.raw`(?:все|дом|город|деревня)(?: (?:давно|уже|давно уже))? (?:спят|спит|спал|спали|спала)`,
    ),
    'night',
  ],
  [
    any(
      String.raw`(?:cocks?|cockerels?|roosters?) (?:is|are|was|were|begins?|began|starts?|started)? ?(?:to )?(?:crow|crows|crowing|crowed)`,
      String.raw`sun (?:is|was) (?:just |only |only just |barely |already |finally |about )(?:coming|creeping|climbing) (?:up|over)`,
      String.raw`sky (?:(?:is|was|has|had) )?(?:just |already |only |barely )?(?:begun|beginning|starting|begins|began|starts|started) to (?:pale|lighten|gr[ea]y|(?:go|turn|grow) (?:pale|gr[ea]y|light))`,
      String.raw`(?:der )?hahn kräht(?:e)?|le coq chante|canta el gallo|o galo canta|galo cantou|поют петухи|пропел петух`,
    ),
    'dawn',
  ],
  [
    any(
      String.raw`early sun(?:light|shine)?`,
      String.raw`(?:finished|cleared away|eaten) (?:(?:the|their|his|her) )?breakfast`,
      String.raw`breakfast (?:things|dishes|plates|tray|table (?:is|was))`,
      String.raw`(?:(?:fünf|sechs|sieben|acht|neun|zehn|elf|[5-9]|1[01]) uhr )?(?:morgens|vormittags?)`,
      String.raw`(?:пять|шесть|семь|восемь|девять|десять|одиннадцать|[5-9]|1[01])(?: часов)? утра`,
    ),
    'morning',
  ],
  [
    any(
      String.raw`(?:street ?lamps?|street ?lights?|lamps|lanterns) (?:along \p{L}+ \p{L}+ )?(?:(?:are|were) (?:just |already |only just )?(?:coming on|being lit|flickering on)|come on|came on|flicker(?:ed)? on)`,
      String.raw`lamplighting(?: time)?|lamplighters? (?:is|are|was|were|goes|go|went|comes|came)`,
      String.raw`(?:ca[ei]r|caía|cae|cai|fim|fin|final) (?:da|de la|la) tarde|(?:caer|cair|cae|caía|caer de) (?:d?el |do |o )?sol`,
      String.raw`(?:einbruch|hereinbruch) der (?:dunkelheit|nacht)|es (?:wird|wurde|dämmert|dämmerte) (?:schon |bereits |langsam )?(?:dunkel|zum abend)`,
      String.raw`à la tombée d[ue] (?:jour|soir)|entre chien et loup|(?:il|la) calar del sole|all['’]imbrunire`,
      String.raw`смеркает\p{L}*|темнеет|стемнело`,
    ),
    'dusk',
  ],
  [
    any(
      String.raw`(?:finished|cleared away|eaten) (?:(?:the|their|his|her) )?(?:dinner|supper)`,
      String.raw`(?:dinner|supper) (?:things|dishes|plates|tray) (?:is|are|was|were|have|had|has)`,
      String.raw`(?:six|seven|eight|nine|[6-9]|half past (?:six|seven|eight)) (?:o['’]clock )?(?:at night|in the evening)`,
      String.raw`(?:sechs|sieben|acht|neun|zehn|[6-9]|10) uhr abends`,
      String.raw`(?:six|sept|huit|neuf|[6-9]) heures du soir|(?:seis|siete|ocho|nueve|[6-9]) de la (?:tarde|noche)|(?:seis|sete|oito|nove|[6-9])(?: horas)? da noite|(?:шесть|семь|восемь|девять|[6-9])(?: часов)? вечера`,
    ),
    'evening',
  ],
];

/** A word of each phrase; other scripts and letters with accents are looked at in any case. */
export const HOUR_PHRASE_HINT =
  /asleep|sleeps|slept|bed\b|shift|watch|moon|stars|dark|noite|noche|nuit|notte|uhr|heures|de la|da (?:man|madr)|mattino|schl|dort|dorm|duerm|crow|to (?:pale|light|gr[ea]y|go|turn|grow)|hahn|coq|gallo|galo|early sun|sun (?:is|was)|breakfast|lamp|light|lantern|tarde|\bsol\b|bruch|dunkel|tomb|chien|sole|imbrun|dinner|supper|at night|evening|[\u0250-\uffff]/i;

/** Where the hour is that of another day, or of every one: "seit dem Mittag", "every evening", "tomorrow at dawn". */
export const OTHER_HOURS =
  /(?<!\p{L})(?:since(?: (?:the|that|early|late|about|around|\p{L}+day)){0,2}|all|every|each|tomorrow(?: at| in the| by)?|seit(?: de[mr]| gestern| heute| dem frühen| gestern)?|jede[nmrs]?|depuis(?: le| la| ce| hier)?|chaque|tous les|toutes les|desde (?:el|la|o|a|esta|ayer por la)|desde|cada|todos los|todas las|todos os|todas as|ogni|tutte le|dall[ae]?|dal|(?:ayer|mañana)(?: por la)?|hier|demain|gestern|morgen|ontem(?: à| de)?|amanhã(?: de| à)?|ieri|domani|вчера|завтра|toute la|toda (?:la|a)|tutta la|die ganze|den ganzen|всю|весь|целую|с(?: самого| раннего)?|кажд\p{L}+|по)\s+(?:\p{Ll}+ )?$/iu;

const SKY_IS = String.raw`sky(?: (?:over|above|behind) (?:the )?\p{L}+)?,? (?:is|was|has been|had been|lay|stands|stood|hangs|hung)(?: (?:swept|scrubbed|washed|rinsed|polished))?(?: (?:\p{L}+ly|so|quite|a|the|all|as|perfect|hard|deep|high|hot|pale|burning)){0,4} (?:clear|clean|blue|cloudless|empty|azure|cobalt|enamel|full of stars|thick with stars|crowded with stars|crusted with stars)`;
const NO_NEGATION = "(?<!n['’]t )(?<!n['’]t yet )(?<!not )(?<!not yet )(?<!never )";

/** What says that a weather has ended or is not: the sky is clear from there on. */
export const CLEARS: RegExp = any(
  String.raw`${NO_NEGATION}(?:rain|snow|snowfall|storm|drizzle|blizzard|downpour|hail|sleet) (?:has |had |have )?(?:finally |at last |already |just )?(?:quit|given up|gives up|gave up|gone \p{L}+ing (?:off|away)|went \p{L}+ing (?:off|away)|(?:is|was) (?:all )?over|(?:is|was) done|petered out|dried up|blown (?:away|by)|burned itself out|thinned out|thins out|left off|leaves off)`,
  String.raw`clouds? (?:(?:has|have|had|are|were) )?(?:\p{L}+ )?(?:torn|tear|tears|tore|split|splits|broken|breaking|breaks?|broke|blown|drifted|drifting|scattered|melted|rolled) (?:open|up|apart|away|off|back)`,
  String.raw`(?:fog|mist|haze) (?:(?:has|had|have) )?(?:\p{L}+ly |all |at last |long since )?(?:burn(?:s|ed|t)? (?:off|away)|thin(?:s|ned) (?:to nothing|away|out)|melt(?:s|ed)? (?:away|off)|dissolve[sd]?|disperse[sd]?|evaporate[sd]?|vanish(?:es|ed)|(?:stay|stays|stayed|is left|was left|falls|fallen|fell) behind)`,
  String.raw`(?:burn|burns|burned|burnt|burning|boil|boils|boiled|blow|blows|blew|blown|drive|drives|drove|driven|sweep|sweeps|swept) (?:off |away )?(?:the|all the) (?:\p{L}+ )?(?:fog|mist|haze|clouds?)(?: (?:off|away|out))?`,
  String.raw`(?:leave|leaves|left|leaving) the (?:\p{L}+ )?(?:fog|mist|rain|storm|snow|clouds) behind`,
  String.raw`(?:not|no|nor|never|without|hardly)(?: (?:a|one|any))?(?: single)? clouds?(?! of| cover)`,
  String.raw`there(?: is|['’]s| was| has been| had been| have been) no (?:more )?(?:rain|snow|fog|mist)`,
  SKY_IS,
  String.raw`(?:fine|fair|bright|glorious|cloudless),? (?:still|clear|warm|cold|dry|crisp|frosty) (?:day|morning|afternoon|evening|night)`,
  String.raw`(?:clean|cloudless|polished|scrubbed|rinsed|star-strewn|azure)(?:,? \p{L}+){0,2} sk(?:y|ies)`,
  String.raw`sun (?:is|was) (?:just |already |still )?(?:lying|falling|pouring|slanting|streaming|beating)|sun(?:light|shine)? (?:comes|came|is coming|was coming) (?:streaming|pouring|slanting|flooding) (?:in|through|down)|sun (?:has|had) (?:finally |at last |just )?(?:come out|broken through)|sun (?:breaks?|broke) through|sun (?:stands|stood) high`,
  String.raw`stars, (?:thousands|millions|hundreds|more)|sk(?:y|ies) (?:full of|thick with|crowded with|crusted with|alive with) stars`,
  // German
  String.raw`(?:regen|schnee|schneefall|sturm|gewitter|schneetreiben) (?:hat|hatte|ist|war|hört|hörte|lässt|ließ)(?: \p{L}+){0,2} (?:aufgehört|vorbei|nachgelassen|vorüber|abgezogen|auf|nach)`,
  String.raw`(?:himmel)(?: \p{L}+){0,4}? (?:blank|klar|blau|wolkenlos|reingefegt|leergefegt|sternenklar)`,
  String.raw`kein(?:e|en)? (?:einzige )?(?:wolke|wölkchen)|(?:nebel|dunst) (?:hat|hatte|löst|lichtet|lichtete|löste|verzieht|verzog) sich(?: \p{L}+)?`,
  // French
  String.raw`(?:pluie|neige|averse|orage|tempête) (?:(?:a|avait|s['’]est|s['’]était) (?:enfin |presque )?(?:cessé|arrêtée?|calmée?|passée?)|cesse|cessa|s['’]arrête|s['’]arrêta|se calme|se calma)|(?:ne pleut|ne neige|ne pleuvait|ne neigeait) plus|cessé de (?:pleuvoir|neiger)`,
  String.raw`(?:brouillard|brume) (?:s['’]est|s['’]était|se) (?:levée?|lève|levait|dissip\p{L}+)|pas (?:un|le moindre) (?:seul )?nuage`,
  // Spanish, Portuguese, Italian
  String.raw`(?:dejado|dejó|deja|deixou|parou|para|parado|smesso|smette|smise) (?:de|di) (?:llover|nevar|chover|piovere|nevicare)|ya no (?:llueve|nieva)|já não (?:chove|neva)|non piove più|escamp(?:a|ó|aba)|estiou|spiove`,
  String.raw`(?:lluvia|nieve|tormenta|chuva|neve|tempestade|pioggia|tempesta) (?:ha |había |havia |já |por fim |è |era )?(?:cesado|cesó|cesa|cessa|cessou|amaina|amainó|para(?! el| la| o| a)|parado|parou|pasado|pasó|passou|passado|acabou|terminado|terminó|amainado|finita|cessata|passata)`,
  String.raw`(?:no hay|no había|no se ve|no se veía|ni|sin|não há|não havia|não se vê|não se via|não tem|não tinha|nem|sem|non c['’]è|non c['’]era|nemmeno|senza) (?:una? |uma |nenhuma |nessuna |ningún )?(?:sola |só |única |sequer uma )?(?:nube|nuvem|nuvola)`,
  String.raw`(?:niebla|neblina|névoa|nebbia) (?:se ha |se |si è |si )?(?:levantado|levantó|disipó|dissipou|ergueu|dissolveu|alzata|diradata|dissolta)`,
  // Russian
  String.raw`(?:дождь|снег|метель|гроза|ливень|буря|вьюга|снегопад)(?: \p{L}+){0,2}? (?:перестал|кончил|прекратил|стих|утих|прошёл|прошел|прошла|закончил|улегл)\p{L}*`,
  String.raw`ни (?:единого |одного )?обла(?:чка|ка)|небо(?: \p{L}+){0,2} (?:ясн|чист|безоблачн|голуб)\p{L}*|(?:туман|дымка) (?:рассеял|разошёл|разошел)\p{L}*|солнце (?:светит|сияет|сияло|светило|припекает|жарит)`,
);
/** What weather several words tell of. */
export const WEATHER_PHRASES: readonly (readonly [RegExp, Weather])[] = [
  [
    any(
      String.raw`wind(?: \p{L}+){1,5} (?:and|that) (?:howls|howled|shrieks|shrieked|screams|screamed|roars|roared)`,
      String.raw`(?:гремит|гремел|загремел|грохочет) гром|молни[яией]\p{L}*`,
    ),
    'storm',
  ],
  [
    any(
      String.raw`monsoon(?! seasons?)`,
      String.raw`wet (?:\p{L}+ )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|day|morning|afternoon|evening|night)`,
      String.raw`(?:it(?:['’]s| is| was)|rain(?:['’]s| is| was|)) (?:still |really |absolutely )?(?:tipping|bucketing|chucking|pelting|lashing|teeming|sheeting|hosing|pissing|chucking) (?:it )?(?:down|outside)`,
    ),
    'rain',
  ],
  [
    any(
      String.raw`gr[ea]y(?:, \p{L}+)? (?:day|morning|afternoon)|(?:day|morning|afternoon|evening) (?:is|was|dawns|dawned|comes up|came up) (?:\p{L}+ )?gr[ea]y`,
      String.raw`clouds (?:hang|hung|lie|lay|press|sit|sat|are|were) (?:\p{L}+ )?low`,
      String.raw`sky(?:,| is| was| hangs| hung) the colou?r of (?:\p{L}+ )?(?:lead|slate|iron|ash|ashes|steel|dishwater|pewter|cement|concrete|stone|tin|zinc|porridge)`,
    ),
    'overcast',
  ],
];
export const WEATHER_PHRASE_HINT =
  /moon|clouds?|fog|mist|haze|rain|snow|hail|sleet|drizz|blizz|downp|storm|sk(?:y|ies)|\bsun\b|stars|regen|schnee|gewitter|himmel|wolke|wölk|nebel|dunst|pluie|neige|averse|orage|temp|pleut|pleuv|brouill|brume|nuage|llov|llueve|niev|nevar|chove|piov|nevica|escamp|estiou|lluvia|chuva|nuve|nube|nuvo|niebla|nebli|nebbia|nevoa|wind|wet |down|gr[ea]y|fine|fair|bright|glorious|monsoon|[\u0250-\uffff]/i;
