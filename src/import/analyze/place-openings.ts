// Where a stretch of telling opens, the first sentence mostly says where it plays: what is told of a place, of
// its doors, and what weather, light and noise do there can only be told by somebody who is there.

export interface Opening {
  readonly confidence: number;
  /** A scene may begin, where a post or a paragraph opens with it. */
  readonly isHere: boolean;
}

const WHEN = String.raw`(?:(?:and|but|now|still|then|there|here|later|outside|inside|again|today|tonight|already|finally|meanwhile|[A-Za-zÀ-ÿ]+ly|once more|at last|as (?:always|usual)|(?:by|at|after|before|past|around|towards?) [A-Za-zÀ-ÿ]+(?: [A-Za-zÀ-ÿ]+){0,3}|(?:behind|above|below|beneath|around|before|ahead of) (?:him|her|them|me|us|you)|(?:the )?next [A-Za-zÀ-ÿ]+|[A-Za-zÀ-ÿ]+ [A-Za-zÀ-ÿ]+ later|all),? ?){0,3}`;
const WHEN_ALONE = new RegExp(`^${WHEN}$`, 'iu');
/** Nothing but when and how stands before. */
const isOnlyWhen = (before: string): boolean => before.length <= 60 && WHEN_ALONE.test(before);

/** Whose it is or where: "the spaceport at Karsk", "the diner on Fifth". */
const WHICH = String.raw`(?: of (?:the )?\p{L}+(?: \p{L}+)?| (?:at|by|after|before|behind|under|below|beneath|above|over|beside|next to|in|on|of) (?:the |an? |his |her |their |our |my |your )?\p{Ll}+(?: \p{Ll}+){0,3}?| (?:on|at|in|beneath|under|below|behind|above|near|off) (?:the )?\p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+)?)?(?: (?:itself|around (?:them|him|her|you|us|me)))?`;
const IS = String.raw`(?:is|was|are|were|feels?|felt|looks?|looked|seems?|seemed|has|had|runs?|ran|lies|lay|sits?|sat|stands?|stood|stays?|stayed|remains?|remained|falls?|fell|goes|went|grows?|grew|gets?|got|turns?|turned)`;
const DEGREE = String.raw`(?: (?:very|so|too|just|still|almost|half|already|been|gone|even|more|less|quite|never|full|[A-Za-z]+ly)){0,3}`;
const SUCH = String.raw`(?:(?:(?:no|much|far|even|a little|a good deal|barely) )?(?:\p{Ll}{2,}er|more \p{L}+|less \p{L}+) than|(?:as|so) \p{L}+ as|like (?:an?|the) \p{L}+|no (?:\p{L}+ )?(?:place|room|more|bigger|wider|longer)|dark|darker|black|bright|brighter|dim|lit|empty|full|fuller|packed|crowded|busy|deserted|silent|quiet|quieter|still|loud|noisy|warm|warmer|cold|colder|cool|hot|freezing|stuffy|damp|wet|dry|low|high|narrow|wide|small|smaller|big|bigger|huge|vast|thick|heavy|closed|shut|locked|open|cosy|cozy|smoky|dusty|dirty|clean|bare|abuzz|alive|chaos|worse|better|stripped|swept|decked|decorated|cleared|abandoned|flooded|built|filled|lit|on emergency|there|exactly|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens of|\d+) \p{L}+|(?:an?|all|as|nothing but) (?!(?:day|mile|hour|week|lie|myth|legend|trap|story|dream)s?\b)\p{L}+|the (?:colou?r|kind|sort|size|shape|last place))`;
const STIRS = String.raw`(?:smell|stink|reek|stank|hum|buzz|echo|ring|rang|resound|sway|creak|groan|rock|bustle|shudder|shake|shook|tremble|rattle|lurch|thrum|throb|vibrate|roar|glitter|glow|gleam|sparkle|swarm|teem|seethe|pulse|drip|hiss|rumble|flicker|narrow|widen|empties|emptied|cycle|jolt|pitche|tilt)`;
/** What is said of a place by those who hear, feel and smell it. */
const IS_FELT = new RegExp(
  String.raw`^${WHICH} (?:${IS}${DEGREE} ${SUCH}\b|${STIRS}(?:s|es|ed|d|ing)?\b|never closes|opens? (?:up )?(?:around|before|out))`,
  'iu',
);
/** The roof that rain drums on is over somebody's head. */
const ROOF = /^(?:\p{L}+ ){0,2}(?:roof|rooftop)s?$/iu;
const LOOKED_AT =
  /\b(?:look|gaz|star(?:e|ing)|point|squint|peer|glanc|see[ns]?|saw|watch|think|thought|talk|speak|spoke|dream|remember|recall|hear|imagin|mention|picture|map|photo|best|worst|only|first|most|every|\p{L}{2,}est)\p{L}*\b/iu;

/** "The forge crouched behind the church", "Gil's room is at the end of the east wing": where it lies opens a scene there. */
const LOCATED = new RegExp(
  String.raw`^${WHICH} (?:is|was|are|were|sits?|sat|stands?|stood|lies|lay|crouche[sd]|squats?|squatted|huddle[sd]|perche[sd]|nestle[sd]|leans?|leaned|leant|hangs?|hung|clings?|clung|occupie[sd]|takes up|took up|fill(?:s|ed)|faces?|faced|overlooks?|overlooked|backs?|backed|juts?|jutted|looms?|loomed)(?: \p{L}+){0,3}? (?:behind|under|beneath|below|above|over|across|opposite|on|in|at|next to|beside|between|off|by|against|onto|out over|the (?:whole|entire|ground|first|second|third|top|lower|upper) \p{L}+|(?:most|half) of)\b`,
  'iu',
);
const FAR_FROM_HERE =
  /\b(?:far(?! end| wall| corner| table)|across|opposite|beyond|over there|horizon|distance|distant|miles?|hours?|days?|other side|of (?:my|his|her|their) (?:childhood|youth|dreams?))\b/iu;
export const isPlaced = (after: string): boolean => LOCATED.test(after);
const isLocated = (after: string): boolean =>
  LOCATED.test(after) && !FAR_FROM_HERE.test(after.slice(0, 60));
/** "It is raining again, and in the stables the horses will not settle." */
const IN_A_CLAUSE =
  /[,;:—–] (?:(?:and|but|so|while|now|then|here|yet) ){0,2}(?:in|inside|under|beneath|aboard|on|at)$/iu;
const HOLDS_A_CLAUSE =
  /^(?: (?:of|under|behind|beneath|below|above|beside|at|on) (?:the |an? )?\p{L}+(?: \p{L}+)?)?,? (?:the|an?|it|he|she|they|somebody|someone|nobody|everything|everybody|everyone|all|there|we|you|I|\p{Lu}\p{L}+|his|her|one|two|three|no one|something|nothing) /u;

/** Any verb at all; less sure, since things are told of places elsewhere too. */
const DOES =
  /^(?: of (?:the )?\p{L}+)?(?: (?:itself|\p{L}+ly|just|still|all but|never))? (?!(?:is|was|has|had|does|did|needs?|wants?|makes?|sells?|call(?:s|ed)|sent|sends|pays?|paid|charges?|belongs? to (?:him|her|them|me|us|you)|means?|knows?|knew|fell to|burned)\b)(?:\p{Ll}{3,}(?:s|ed)|lay|sat|hung|took|clung|leant|stood|ran|swallows|holds|held|began|stank|shook|rose|fell|grew|swung|slid)\b/u;
const OTHERWISE =
  /^ (?:across|beyond|over|opposite|on the (?:far|other) side of) |^.{1,40} behind (?:him|her|them|us|me|you)\b|^(?: of \p{L}+)? (?:is|was|are|were|lies|lay|stands?|stood|looms?|loomed|rises|rose|looks?|looked|has|had)(?: [A-Za-zÀ-ÿ]+ly| just| only| still)? (?:far|near|close|on the (?:other|far)|miles?|an? (?:mile|day|hour|week|lie|myth|legend|trap|story|dream)|gone|called|named|known|mine|yours|his|hers|ours|theirs|over there|across|beyond|on the (?:hill|horizon))\b/iu;

/** Weather, light, noise and stuff that hangs about. */
const SCENERY_NOUNS =
  'thunder|lightning|rain|snow|hail|sleet|fog|mist|smoke|steam|dust|wind|breeze|draft|draught|storm|clouds?|sun|sunlight|sunshine|moon|moonlight|stars?|starlight|lights?|lamplight|candlelight|torchlight|firelight|daylight|dawn|dusk|morning|evening|night|darkness|dark|shadows?|silence|cold|heat|warmth|music|laughter|bells?|noise|echo|echoes|smell|scent|stench|neon|water|leaves|ash|sand|waves?|tide|gulls?|crickets?|birds?|flies|lanterns?|lamps?|candles?|torches|alarms?|sirens?';
const SCENERY = new RegExp(
  String.raw`^(?:\p{L}+ly,? |and |but |now |then |outside,? |(?:the|a|an|some|more|no|only|every|another|all|its|first|last) ){0,3}(?:\p{L}+ ){0,2}?(?:${SCENERY_NOUNS})(?: of \p{L}+(?: \p{L}+)?)? (?!(?:in|of|on|from|at|with) (?:his|her|my|your|their)\b)`,
  'iu',
);
/** The patterns are dear to make, and few clauses hold a word of theirs. */
const SCENERY_HINT = new RegExp(SCENERY_NOUNS, 'iu');
const MEASURED_HINT =
  /way|deep|high|far|further|somewhere|met(?:er|re)|feet|foot|yard|mile|step|stair|floor|stor|deck|level|fathom|block|minute|ahead|front|before|around|below|beneath|under/iu;
const isScenery = (before: string): boolean =>
  SCENERY_HINT.test(before) && SCENERY.test(`${before} `);
const AT_PLACE =
  /\b(?:in|into|inside|over|on|onto|across|down|through|against|along|between|around|about|under|beneath|above|from the (?:ceiling|walls?|rafters|roof) of|in the (?:light|corners?|windows?|middle|shadow) of|out of the (?:\p{L}+ )?(?:windows?|speakers) of)$/iu;
const TAKES_PLACE =
  /\b(?:swallow(?:s|ed)|fill(?:s|ed)|flood(?:s|ed)|cover(?:s|ed)|blanket(?:s|ed)|shroud(?:s|ed)|wrap(?:s|ped)|finds?|found|turn(?:s|ed)|paint(?:s|ed)|light(?:s|ed)?|lit|drum(?:s|med)? on|beat(?:s|ing)?(?: down)? on|hammer(?:s|ed|ing)? on|batter(?:s|ed|ing)?|lash(?:es|ed)|shak(?:es?|ing)|shook|rattl(?:es|ed)|creeps? (?:up|over|through)|rolls? (?:in )?(?:through|into)|settle[sd]? (?:over|on)|falls? on|fell on|pour(?:s|ed) (?:into|through|over))$/iu;
const FAR_OFF =
  /\b(?:outside|beyond|distant|distance|far|away|across the|over the (?:horizon|hills?)|on the horizon|window|painting|picture|map|photo|postcard)\b/iu;

/** "the doors of the arena", "the mouth of the cave". */
const FITTING_OF =
  /^(?:\p{L}+,? )?(?:the |two |great |big |heavy |iron |wooden |double |front |back |main ){0,3}(?:doors?|gates?|mouth|windows?|walls?|floor|ceiling|roof|lights?|lamps?|shutters|steps) of$/iu;
const FITTING_DOES =
  /^ (?:outer |inner |front |back |main |big |tall |double )?(?:doors?|gates?|hatch|windows?|walls?|floor|ceiling|roof|lights?|lamps?|shutters|clock|bell|phone) (?:\p{L}+ly )?(?:is|are|was|were|has|have|had|\p{L}{3,}(?:s|ed)|close|open|slide|slid|swing|swung|flicker|burn|hum|rattle|hang|hung|shut)\b/iu;
/** "by the window of the restaurant", "along the nave of the chapel". */
const PART_OF =
  /(?:^|\s)(?:in|at|by|on|along|near|under|beneath|against|down|up|behind) (?:the |a |its )(?:\p{L}+ )?(?:window|windows|table|corner|back|rear|front|end|bottom|top|edge|lip|rim|brink|verge|crest|middle|heart|center|centre|foot|steps|floor|nave|aisle|counter|stern|bow|prow|rail|mouth|gates?|door|doors|threshold|depths|far side|ceiling|walls?|shelves|stacks|shadows?|shade|shelter|ruins) of$/iu;
const SHUTS_IN = /\bbehind (?:them|him|her|me|us|you)\b/iu;

/** "Halfway across", "Forty meters down", "Ahead of them". */
const MEASURED =
  /^(?:\p{L}+, )?(?:(?:halfway|midway|part ?way|deep|deeper|high|far|further|somewhere)(?: (?:down|up|out|in|along|across|through|over|into|inside|under|beneath|above|below|back)){1,2}|(?:\p{L}+|\d+)(?: \p{L}+)? (?:met(?:er|re)s?|feet|foot|yards?|miles?|steps|stairs|floors?|stor(?:y|eys?|ies)|decks?|levels?|fathoms|kilomet(?:er|re)s|blocks|minutes) (?:down|up|into|inside|below|beneath|above|along|out (?:in|on)|under|deep in)|(?:ahead of|in front of|before|around|all around|below|beneath|under) (?:them|him|her|me|us|you))$/iu;
/** "There is a cave at the end." */
const EXISTS =
  /^(?:\p{L}+ )?there (?:is|was|are|were|stands|stood|lies|lay|opens|opened)(?: (?:only|just|nothing but))?$/iu;

const NO_VERB =
  /^(?:\s*[,.;:—–]|\s*$| (?:behind|near|in|at|by|off|outside|on|beyond|above|below|beneath|under|between|somewhere) (?:the |an? )?\p{L}+(?: \p{L}+){0,2}\s*[,.;:—–])/u;
/** "It's a long green corridor". */
const IT_IS = /^(?:(?:it|this|here)(?: is| was|['’]s))$/iu;
const PLAIN_IN = /(?:^|\s)(?:in|inside|aboard|within|at|on)$/iu;
const NOT_IN =
  /\b(?:interest|believe|know|work|works|worked|job|life|study|studied|man|men|woman|people|friends?|anyone|someone|everyone|nobody|everything|best|only|first|last|place|way|name|word|news|war|trouble|money|house|best|most|arrived|arrives|born|invested|hope|faith|change|role|part|back) (?:in|at|on)$/iu;

export interface OpeningPhrase {
  /** Without blanks at its ends. */
  readonly before: string;
  readonly after: string;
  readonly isDefinite: boolean;
  readonly isModifier: boolean;
  /** A noun that mostly means something else: "bridge", "train". */
  readonly isDoubtful: boolean;
  readonly name: string;
  /** Street lamps and city lights are seen from indoors. */
  readonly isStreet: boolean;
}

/** What the opening sentence says of a place in it without saying that anybody is there. */
export function readOpening(phrase: OpeningPhrase, sentence: string): Opening | undefined {
  const { before, isDefinite, isModifier, isDoubtful } = phrase;
  const after = phrase.after.replace(/^['’]s(?= )/, '');
  if (FAR_OFF.test(before)) return undefined;
  const clause = before.split(/, (?:and |but )?| and | but | as | while | when /).at(-1) ?? '';
  if (!isDefinite) {
    // "A narrow street behind the cathedral, late afternoon."
    if (before === '' && NO_VERB.test(after)) return { confidence: 0.62, isHere: true };
    if (IT_IS.test(before) && !isDoubtful) return { confidence: 0.58, isHere: false };
    return EXISTS.test(before) && !isDoubtful ? { confidence: 0.6, isHere: true } : undefined;
  }
  if (isModifier) {
    if (phrase.isStreet) return undefined;
    if ((isOnlyWhen(before) || isOnlyWhen(clause)) && FITTING_DOES.test(after))
      return SHUTS_IN.test(sentence)
        ? { confidence: 0.68, isHere: true }
        : { confidence: isDoubtful ? 0.5 : 0.6, isHere: !isDoubtful };
    return isScenery(before) && AT_PLACE.test(before)
      ? { confidence: 0.56, isHere: false }
      : undefined;
  }
  if (PART_OF.test(before) && !LOOKED_AT.test(before))
    return { confidence: isDoubtful ? 0.52 : 0.6, isHere: false };
  if (MEASURED_HINT.test(before) && MEASURED.test(before))
    return { confidence: 0.68, isHere: true };
  if (clause !== before && isOnlyWhen(clause) && !OTHERWISE.test(after) && IS_FELT.test(after))
    return { confidence: 0.58, isHere: false };
  if (IN_A_CLAUSE.test(before) && HOLDS_A_CLAUSE.test(after) && !LOOKED_AT.test(clause))
    return { confidence: 0.64, isHere: !isDoubtful };
  if (isOnlyWhen(before) && !OTHERWISE.test(after)) {
    if (isLocated(after)) return { confidence: 0.62, isHere: !isDoubtful };
    if (IS_FELT.test(after)) return { confidence: 0.66, isHere: true };
    if (!isDoubtful && DOES.test(after)) return { confidence: 0.57, isHere: false };
  }
  if (FITTING_OF.test(before)) return { confidence: isDoubtful ? 0.5 : 0.6, isHere: true };
  if (isScenery(before) && !ROOF.test(phrase.name)) {
    if (TAKES_PLACE.test(before)) return { confidence: 0.64, isHere: !isDoubtful };
    // Thunder rolls across a valley that nobody is in.
    if (/\b(?:over|across|above)$/iu.test(before)) return { confidence: 0.55, isHere: false };
    if (AT_PLACE.test(before)) return { confidence: 0.62, isHere: !isDoubtful };
  }
  if (PLAIN_IN.test(before) && !NOT_IN.test(before) && !LOOKED_AT.test(before))
    return { confidence: isDoubtful ? 0.5 : 0.54, isHere: false };
  return undefined;
}
