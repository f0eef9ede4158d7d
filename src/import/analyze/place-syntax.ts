// What the words before and behind a noun say of whether somebody is there: verbs of going and being, doors,
// openings, and all that takes it back: memories, plans, likenesses, looks.

/** "walk" → walk, walks, walked, walking; also "hurry", "slip" and "dance". */
function formsOf(verbs: string): string {
  const forms = new Set<string>();
  for (const verb of verbs.split(' ')) {
    const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
    const y = /[^aeou]y$/.test(verb) ? verb.slice(0, -1) : undefined;
    const double = /[^aeiou][aeiou][bdglmnprt]$/.test(verb) ? verb + verb.slice(-1) : stem;
    forms.add(verb);
    forms.add(y ? `${y}ies` : /(?:s|sh|ch|x|o)$/.test(verb) ? `${verb}es` : `${verb}s`);
    for (const base of new Set([stem, double])) {
      forms.add(y ? `${y}ied` : `${base}ed`);
      forms.add(`${base}ing`);
    }
  }
  return [...forms].join('|');
}

const GO =
  formsOf(
    'step walk go come run hurry duck slip march ride sail drive travel head move stumble burst rush crawl sneak stroll wander pile tumble trudge wade limp stagger creep tiptoe dash dart sprint jog scramble squeeze climb descend jump leap swim row fly land dive drop plunge slide glide float drift pull park dock steer pour file troop stride stalk storm barge break venture emerge ascend return retreat withdraw flee escape sweep swagger saunter amble shuffle hop race gallop trot spill roll turn push press follow fall bolt hike sidle back clamber haul heave scuttle pad slog plod stomp bound vault skid slither shoulder edge inch bustle breeze swing blunder lumber scurry scamper whisk thread pick weave shove lurch file troop pour crowd cram pack wind steal canter scoot wriggle vanish disappear wander',
  ) +
  '|went|came|ran|rode|drove|fell|flew|swam|slid|crept|fled|strode|swept|broke|stole|led|leads|leading|lead|gone|dove|dived|slunk|slinks|shoved|burst';
const BRING =
  formsOf(
    'lead bring take carry lower ease drag usher escort show guide pull push haul chase wheel help invite let send throw shove follow march walk drive fly row spit drop shepherd bundle lure summon',
  ) + '|led|brought|took|taken|drove|threw|sent|flew|drawn|spat|shown';
const PERSON = String.raw`(?:me|you|him|her|them|us|everyone|everybody|each other|myself|yourself|himself|herself|themselves|ourselves|the (?:others|two|three|four|five|six|group|party|girl|girls|boy|boys|man|woman|child|children|kids|guests|prisoner|prisoners)|(?:his|her|my|our|their) (?:friends?|sister|brother|mother|father|son|daughter|wife|husband|guests?|companions?)|[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+(?: and [A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+)?)`;
const SHORT_NP = String.raw`(?:the|a|an|his|her|their|our|my|your|that|this|some|every|another|two|three|[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]*['’]s)(?: [A-Za-zÀ-ÿ'’-]+){1,3}?`;
const ADVERB = String.raw`(?: (?:[A-Za-zÀ-ÿ]+ly|alone|together|out|up|down|back|over|off|on|in|away|along|around|past|by|through|across|right|straight|first|again|then|finally|at last|all the way|hand in hand|arm in arm|side by side|one by one|single file|barefoot|half [A-Za-zÀ-ÿ]+|home|upstairs|downstairs|outside|inside|north|south|east|west|in silence|without a word|in single file|and [A-Za-zÀ-ÿ]+|past ${PERSON}|after ${PERSON}|behind ${PERSON}|with ${PERSON}))`;
const THROUGH = String.raw`(?: (?:out of|through|down|up|past|across|along|from|between|under|over|behind|with|after) ${SHORT_NP}(?: and)?)`;

const MOVES = new RegExp(
  String.raw`\b(?:${GO})(?:${ADVERB}|${THROUGH})* (?:back |out |up |down |over |off |right |straight |on )?(?:into|inside|onto|to|through|in|on|aboard|across|toward|outside|along|down|up)$`,
);
/** Going in: what stands behind is a place, whatever it is called. */
const GOES_IN = /(?:into|inside|aboard)$/;
const BRINGS = new RegExp(
  String.raw`\b(?:${BRING}) ${PERSON}(?:${ADVERB}|${THROUGH})* (?:back |out |up |down |over )?(?:into|inside|onto|to|through|across|aboard|out (?:on|in))$`,
);
const ENTERS = /\b(?:re-?enter(?:s|ed|ing)?|enter(?:s|ed|ing)?)$/;
const REACHES =
  /\b(?:reach(?:es|ed|ing)?|climb(?:s|ed|ing)?|descend(?:s|ed|ing)?|board(?:s|ed|ing)?|mount(?:s|ed)?)$/;
const ARRIVES = new RegExp(
  String.raw`\b(?:arriv(?:e|es|ed|ing)(?:${ADVERB})? (?:at|in|on|outside)|g[eo]t(?:s|ting)?(?:${ADVERB})? (?:to|into)|ma(?:de|ke|kes|king) (?:it|(?:my|your|his|her|our|their) way)(?:${ADVERB}|${THROUGH})* (?:to|into|onto|through|in|across)|f(?:ind|inds|ound) (?:myself|yourself|himself|herself|ourselves|themselves|my way|your way|his way|her way|our way|their way)(?:${ADVERB}| [A-Za-zÀ-ÿ]+ing)* (?:to|in|into|inside|at|on|outside)|end(?:s|ed|ing)? up(?:${ADVERB}| [A-Za-zÀ-ÿ]+ing)* (?:at|in|on|inside|outside|by)|com(?:e|es|ing) (?:to|upon|out (?:in|on|at|onto))|came (?:to|upon|out (?:in|on|at|onto))|checks? into|checked into|moved? into|pull(?:s|ed)? (?:up (?:at|outside|in front of|to)|into)|park(?:s|ed)? (?:at|outside|in|behind|in front of)|touch(?:es|ed)? down (?:in|on|at)|wash(?:es|ed)? (?:up|ashore) (?:on|in|at)|stop(?:s|ped)? (?:at|outside|in front of|before)|(?:leav(?:e|es|ing)|left|set(?:s|ting)? (?:off|out)|head(?:s|ed|ing)?|made|makes?) for)$`,
);
/** How its verbs begin. To make the pattern takes as long as to read a short log. */
const ARRIVES_HINT =
  /\b(?:arriv|g[eo]t|ma[dk]|find|found|end|com|came|check|moved? |pull|park|touch|wash|stop|leav|left|set|head)/;
/** "They found Mr. Crane in the boathouse": they have come to him. */
const FINDS =
  /\b(?:finds?|found|joins?|joined|meets?|met|catch(?:es)?|caught|corners?|cornered|spots?|spotted) (?!(?:out|it|that|the (?:time|courage|words?|right|strength)) )(?:[A-Za-zÀ-ÿ.'’-]+ ){1,4}?(?:in|at|on|inside|aboard|outside)$/;
/** "leans out of the ticket booth" is in it. */
const LEANS_OUT =
  /\b(?:lean|look|peer|call|shout|yell|gaz|poke|stick|stuck|wav)\w*(?: [A-Za-zÀ-ÿ]+){0,2} out of$/i;
/** "the door of the Rusty Nail" pushed open, "the lift doors open on deck four". */
const DOOR = String.raw`(?:doors?|gates?|hatch|hatches|flaps?|curtains?|entrance)`;
const THROUGH_DOOR = new RegExp(
  String.raw`\b(?:(?:push|pull|shoulder|kick|throw|thr[eo]w|swing|swung|fling|flung|shove|ease|nudge|unlock|open|step|go|walk|duck|slip|come|came|went|burst|hold|held)[A-Za-zÀ-ÿ]*(?: [A-Za-zÀ-ÿ'’-]+){0,4}? ${DOOR} (?:of|to|into|onto)|${DOOR}(?: [A-Za-zÀ-ÿ]+ly)? (?:opens?|opened|slides?|slid|parts?|parted|swings?|swung|bursts?|hisses?|hissed)(?: [A-Za-zÀ-ÿ]+){0,2} (?:on|onto|to|into|upon)|(?:to|at|through|outside|before|reach(?:es|ed)?) the (?:[A-Za-zÀ-ÿ-]+ )?(?:doors?|gates?|entrance|mouth|steps|porch) (?:of|to))$`,
);

const BE = String.raw`(?:is|are|am|was|were|[iI]['’]m|we['’]re|you['’]re|he['’]s|she['’]s|they['’]re|it['’]s|be)`;
const STAY =
  formsOf(
    'sit stand lie wait rest sleep gather hide work kneel crouch pace stay meet lounge lean perch linger huddle shelter camp sprawl slump curl squat dance eat drink dine float hover hunch doze nap hang dangle',
  ) +
  '|sat|stood|hung|lay|lying|slept|hid|hidden|met|knelt|ate|drank|leant|sitting|woke|wake|wakes|waking|awoke|awake|awakes|awaken|awakens|awakened|settle|settles|settled|live|lives|lived|stopped|stops|found|finds|find|join|joins|joined|alone|stuck|trapped|locked|caught|busy|deep|back|safe|aboard';
/** How, with whom and on what somebody is there. */
const BESIDE = String.raw`(?: (?:[A-Za-zÀ-ÿ]+ly|alone|together|down|there|still|already|yet|even|also|just|half|back|up|out|now|awake|asleep|again|at last|all|both|each|once more|outside|deep|high|low|late|early|ankle-deep|knee-deep|waist-deep|barefoot|side by side|back to back|hand in hand|zu [A-Za-zÀ-ÿ]+|for [A-Za-zÀ-ÿ]+|in silence|in (?:a |the )?(?:line|queue)|on guard|on watch|in wait|in a corner|half-asleep|[A-Za-zÀ-ÿ]+ing|[A-Za-zÀ-ÿ]+ed|${PERSON}|(?:with|beside|opposite|next to|near|behind|among|between) (?:${PERSON}|${SHORT_NP})|(?:in|at|on|by|under|against|beside|around) ${SHORT_NP}))`;
const IN = String.raw`(?:in|inside|at|on|within|aboard|by|outside|atop|across|around|behind|beneath|under|against|(?:at|near|by|on) the (?:very |far |other )?(?:end|edge|lip|rim|brink|verge|brow|crest|head|side|foot|top|back|front|door|doors|gate|gates|counter|bar|heart|middle|mouth|center|centre|bottom) of|in the (?:middle|heart|center|centre|back|corner|depths|shade|shadow|ruins) of|in front of|on the (?:edge|steps|floor|far side|roof|outskirts|stairs) of)`;
const BEING = new RegExp(String.raw`\b(?:${STAY}|${BE})${BESIDE}*,? ${IN}$`);
const ORIGIN =
  /\b(?:born|raised|grew up|grown up|interested|seen|known|famous|written|named|called|believed?|disappointed|lost faith|trained|educated|married|from|come from|came from|spent|had been|has been|have been|having been|was once|were once)\b[^.!?]*$/i;

/** With these what leads to a place or is in it ends, but for verbs that take the place itself. */
const PREPOSITIONS = new Set(
  'in inside into at to of on onto upon by within aboard outside atop across around behind beneath under against through toward along down up before for'.split(
    ' ',
  ),
);

const LEAD = String.raw`(?:then|and|but|so|meanwhile|now|later|outside|inside|back|down|up|deep|out|far|high|low|somewhere|elsewhere|once|here|over|upstairs|downstairs|alone|together|at last|finally|at [A-Za-zÀ-ÿ]+|(?:by|at|around|about|before|after|until|since|towards?) (?:[A-Za-zÀ-ÿ]+ ){0,2}?(?:dawn|dusk|noon|midnight|nightfall|sunset|sunrise|evening|morning|night|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|then|now)|(?:[A-Za-zÀ-ÿ]+ ){1,3}(?:later|afterwards?|after)|(?:that|this|the|one|early|late) (?:(?:next|following|same|very) )?(?:morning|day|afternoon|evening|night|week))`;
const OPENS_IN = new RegExp(
  String.raw`^(?:${LEAD},? )*(?:inside|in|at|aboard|within|outside|beneath|on|deep in|back (?:in|at|on|aboard|inside)|(?:up|down|over|out|here|somewhere|far) (?:in|at|on)|im|am|in|auf|dans|sur|en|sobre|в|во|на)$`,
);
const OPENS_BACK = /^(?:[A-Za-zÀ-ÿ ]+, )?(?:back (?:at|in|aboard|inside|on)|inside|aboard)$/i;
/** "they are doing ninety through the forest": on the way, whatever the verb is. */
const UNDERWAY = new RegExp(
  String.raw`\b${BE} (?:(?!look|star|gaz|peer|think|read|flick|leaf|go|run|sear)[A-Za-zÀ-ÿ]+ing)(?: [A-Za-zÀ-ÿ-]+){0,2}? (?:through|across|along)$`,
);
const INVERTED =
  /\b(?:lies|lay|stands|stood|rises|rose|looms|loomed|stretche[sd]|sits|waits|opens|opened)$/i;

const CROSSES =
  /\b(?:follow(?:s|ed|ing)?|pac(?:e|es|ed|ing)|walk(?:s|ed|ing)?|roam(?:s|ed|ing)?|prowl(?:s|ed|ing)?|haunt(?:s|ed|ing)?|cross(?:es|ed|ing)?|tour(?:s|ed|ing)?|explor(?:e|es|ed|ing)|search(?:es|ed|ing)?|patrol(?:s|led|ling)?)$/i;
/** Weather, light and noise go everywhere, and nobody goes with them. */
const NOBODY_GOES =
  /^(?:(?:and|but|then|a|an|the|some|more|his|her|[A-Za-zÀ-ÿ]+ly) )*(?:(?!(?:at|by|in|on|before|after|until|till|from|through|under|that|this|next|every|all|with|like|toward|towards) )[A-Za-zÀ-ÿ]+ ){0,2}(?:thunder|lightning|rain|snow|hail|sleet|fog|mist|smoke|steam|dust|wind|breeze|draught|draft|storm|clouds?|sun|sunlight|sunshine|moon|moonlight|stars?|lights?|lamplight|daylight|dawn|dusk|evening|night|darkness|shadows?|silence|cold|heat|warmth|voices?|music|laughter|bells?|sounds?|noise|echo|echoes|scream|smell|scent|fire|flames|waves?|tide|water|leaves|letters?|der regen|der schnee|der wind|die sonne)\s(?!(?:i|he|she|they|we|you|who|one) )/i;

/** Other tongues: the verb stands before with its preposition, or, in German, at the end. */
const FOREIGN_MOVES =
  /(?:^|\s)(?:betritt|betrat(?:en)?|betrete[nt]?|erreich(?:t|te|ten|en)|(?:tr(?:itt|ete|eten|at|aten)|geh(?:e|t|en)|ging(?:en)?|kommt?|komme|kam(?:en)?|läuft|lief(?:en)?|steigt|stieg(?:en)?|kletter(?:t|te|ten)|schlich(?:en)?|rann(?:te|ten)|stürm(?:t|te|ten)|fuhr(?:en)?|fährt|folg(?:t|te|ten))(?: [A-Za-zÀ-ÿ-]+){0,4} (?:in|auf|durch|zu|zum|zur|ins|an)|entr(?:e|ent|a|èrent|ait|aient|ons|ez|é|ó|aron|an|amos) (?:dans|en|al|a)|arriv(?:e|ent|a|èrent|ait|aient|ons) (?:à|au|aux|dans|sur)|rejoi(?:nt|gnent|gnit|gnirent)|(?:mont|descend)[A-Za-zÀ-ÿ]* (?:dans|sur|à|au|jusqu'à)|sort[A-Za-zÀ-ÿ]* (?:dans|sur)|lleg(?:ó|a|an|aron|amos|ué) (?:a|al|hasta)|sub(?:ió|e|en|ieron|imos) (?:a|al|hasta)|baj(?:ó|a|an|aron|amos) (?:a|al|hasta)|sal(?:ió|e|en|ieron|imos) (?:a|al)|volv(?:ió|ieron|imos) (?:a|al)|cruz(?:ó|a|an|aron|amos)|вош(?:ёл|ла|ли) в)$/i;
const FOREIGN_BEING =
  /(?:^|\s)(?:(?:sitz(?:t|en)|saß(?:en)?|steh(?:t|en)|stand(?:en)?|lieg(?:t|en)|lag(?:en)?|ist|sind|war|waren|wart(?:et|ete|eten|en)|schlief(?:en)?|befand(?:en)? sich)(?: [A-Za-zÀ-ÿ-]+){0,4} (?:in|im|auf|am|an|vor|vorm|beim|hinter)|(?:est|sont|était|étaient|se trouv[A-Za-zÀ-ÿ]+|attend[A-Za-zÀ-ÿ]*|assis[A-Za-zÀ-ÿ]*|debout)(?: [A-Za-zÀ-ÿ-]+){0,3} (?:dans|sur|à|au|devant)|(?:est(?:á|án|aba|aban|amos|ábamos)|esper[A-Za-zÀ-ÿ]+|sentad[A-Za-zÀ-ÿ]+|seguía[A-Za-zÀ-ÿ]*|se qued[A-Za-zÀ-ÿ]+)(?: [A-Za-zÀ-ÿ-]+){0,3} (?:en|sobre|ante|frente a))$/i;
const GERMAN_BEHIND = /^[A-Za-zÀ-ÿ\s]{0,20}?\s(?:erreichten?|betraten?|erreicht hatten?)\b/;

const LOOKS =
  /\b(?:look|gaz|star|glar|point|squint|peer|glanc|see|saw|think|thought|thinking|talk|speak|spoke|dream|remember|recall|told|hear|heard|imagin|mention|wish|want|paint|draw|drew|drawn|know|knew|about|like|than|until|toward the idea|call(?:ed)?|nod|wav|gestur)\w*(?: (?:up|down|out|over|back|away|off|in the direction))?(?: (?:at|to|of|about|toward|towards|into|for|from|across))?$/i;
const UNREAL =
  /\b(?:would|could|will|might|should|if|never|not|n['’]t|cannot|can['’]t|won['’]t|isn['’]t|wasn['’]t|remember\w*|used to|once had|had once|as if|as though|dreamed|dreamt|imagine[sd]?|years ago|yesterday|tomorrow|(?:wants?|wanted|wish(?:es|ed)?) nothing|than to be|(?:want|need|hope|plan|decide|long|threaten|refuse|promise|offer|try|tries|tried|agree|ask|beg|prepare|intend|wish)\w* to|going to|ready to|about to|supposed to|have to|had to|instead of|without|intention of|must|(?:had|have|has) left for|let['’]s|like \p{L}+ing|(?:says|said|claims|claimed|swears|swore) (?:that )?(?:he|she|they|there|it|i)|thought of|thoughts? about|since (?:he|she|they|we|you|i)|(?<!in )(?<!by )(?<!during )the (?:day|night|year|time|last time|first time) (?:that |when )?(?:he|she|they|we|you|i)|when (?:he|she|they|we|you|i) first|before (?:he|she|they|we|you|I) (?:can|could))\b/iu;
const LEAVES =
  /\b(?:leav(?:e|es|ing)|left|out of|away from|from|off|vacat\w+|exit(?:s|ed|ing)?|flee(?:s|ing)?|fled|abandon\w*)$/i;
const ANOTHER_TIME =
  /^[^.!?,;]{0,25}\b(?:yesterday|tomorrow|last (?:night|week|year|summer|winter|month)|next (?:week|year|summer|month)|years ago|once|someday|some day|as a (?:child|boy|girl)|when (?:he|she|they|i|we) (?:was|were))\b/i;

/** What is said of a place where one is: how it looks, smells, sounds, fills. */
const IS_SO =
  /^(?:\s+(?:of|above|over|at|behind|under|below|beneath) (?:the |an? |Mrs?\. )?(?:[A-Za-zÀ-ÿ'’]+ ){0,2}?[A-Za-zÀ-ÿ'’]+)?\s+(?:is|was|are|were|smells?|smelled|smelt|stinks?|stank|reeks?|reeked|hums?|hummed|buzz(?:es|ed)?|looks?|looked|feels?|felt|(?:has|had)(?= (?:an?|no|the|one|two|three|its|only|nothing)\b)|lies|lay|stands?|stood|sits?|sat|stretche[sd]|opens?|opened|sprawls?|sprawled|glows?|glowed|glitters?|glittered|echoe[sd]|roars?|roared|creaks?|creaked|sways?|swayed|rises|rose|falls? (?:silent|quiet|still)|fell (?:silent|quiet|still)|goes (?:silent|quiet)|went (?:silent|quiet)|waits?|waited|bustles?|bustled|seems?|seemed|throbs?|shakes?|shook|drips?|dripped|widens?|narrows?|roll(?:s|ed)? past|rattle[sd]?|lurche[sd]|empties|emptied|fills?|filled|goes on|go on|spreads? out|(?:has|had) (?:\p{L}+ )?(?:emptied|filled|gone (?:quiet|silent|dark|cold)))\b/iu;
/** … and what is said of places elsewhere. */
const IS_ELSEWHERE =
  /^\s+(?:is|was|are|were|lies|lay|stands?|stood|looks?|looked|has|had|feels?|felt)(?: [A-Za-zÀ-ÿ]+ly| just| only| still)? (?:far(?! too| more| less)|near|close|on the other|miles?|an? (?:mile|day|hour|week|lie|myth|legend|joke|trap|story|dream)|two|three|gone|burning|called|named|known|where|what|who|whose|why|how|mine|yours|his|hers|ours|theirs|there|over|behind|across|beyond|no|not|never|nothing|to|as|like|been|built|said|supposed|made|about|waiting for)\b/i;

export interface PlaceSigns {
  readonly isMove: boolean;
  readonly confidence: number;
  /** Any noun may stand there, not only those of the list. */
  readonly isSure: boolean;
}

/** Nobody is there: left, remembered, wished for, looked at, or where somebody comes from. */
export function isElsewhere(before: string, after: string): boolean {
  if (HEARD_FAR.test(before) && NOISE.test(after)) return true;
  const clause =
    before
      .slice(-160)
      .split(/[,;:—–]\s/)
      .at(-1) ?? before;
  return (
    IS_GONE.test(after) ||
    GOES_OFF.test(clause) ||
    SEEN_THERE.test(before) ||
    (LEAVES.test(before) &&
      !(/^from$/i.test(before) && SEEN_FROM.test(after)) &&
      !LEANS_OUT.test(before.slice(-60))) ||
    UNREAL.test(clause) ||
    ORIGIN.test(clause) ||
    ANOTHER_TIME.test(after) ||
    YEARS_AGO.test(after)
  );
}
/** "He sails off toward the kitchen": the others stay where they are. */
const GOES_OFF =
  /(?:^|\b(?:s?he|and|then|who|\p{Lu}\p{L}+) )(?:\p{L}+ ){0,6}?(?:off|away) (?:in)?towards?$/iu;
/** "She looks at the yard, where a black shape has climbed onto its car": only seen from here. */
const SEEN_THERE =
  /\b(?:look|watch|star|gaz|peer|glanc|squint|point|nod)\p{L}*(?: [\p{L}'’-]+){1,8}, where (?:an?|the|some|somebody|someone|something|one|two|three) [^.!?]{0,90}$/iu;
/** "Down in the street a dog is barking": heard from where everybody is. */
const HEARD_FAR =
  /^(?:(?:far|somewhere|out|down|below|over|across|away|up|deep|outside)[ ,]+){1,2}(?:in|on|at|across)?$/iu;
const NOISE =
  /^,? (?:an? |the |some |one )?(?:\p{L}+ )?(?:dogs?|bells?|sirens?|horns?|cars?|doors?|voices?|music|engines?|carts?|trains?|drums?|cocks?|roosters?|babies|baby|child|children|radio|gulls?|crows?|owl|wolf|wolves|shots?|trumpets?|pianos?|accordion|fiddle|crowd|lights?|fires?|somebody|someone|something) (?:is |are |was |were )?(?:\p{L}+ly )?(?:bark|ring|toll|wail|sound|slam|call|shout|laugh|sing|scream|play|start|pass|rumble|rattle|cry|cries|cried|beat|howl|hoot|crow|burn|flicker|blink|glow|clang|whistle|hum|roar|cough|moan|goes by|went by|driv|drove|idle|argu|quarrel)/iu;
const YEARS_AGO = /^[^.!?]{0,80}\b(?:years?|months?|decades?) ago\b/iu;
const IS_GONE =
  /^\s+(?:(?:has|had|have|is|was) (?:just |already |long )?(?:gone|left|departed|passed|sailed|pulled out)|lets? go of (?:them|us|him|her|you|me)|(?:falls?|fell|drops?|dropped|slips?|slipped) (?:away|behind)|recede[sd]?|shr[aiu]nks?|shrank|dwindle[sd]?|(?:vanishe|disappear)(?:s|d|ed) behind|pulls? (?:out|away)|pulled (?:out|away)|leaves|departs)\b/i;
/** The clause that ends here, with the weather for its subject. */
const isNobodys = (before: string): boolean => {
  const clause = before.split(/[,;:—–]\s|\s(?:and|as|while|when|until|before|after|but)\s/).at(-1);
  return NOBODY_GOES.test(`${(clause ?? '').trimStart()} `);
};

export function isLookedAt(before: string): boolean {
  const tail = before.slice(-60);
  return LOOKS.test(tail) || FACES.test(tail);
}
/** "turning toward the lake": whoever turns to it has not gone there. */
const FACES = /\bturn(?:s|ed|ing)?(?: \p{L}+ly| again| away)? (?:towards?|to face)$/iu;

/** What the words before a noun phrase say of somebody's being or coming there. */
export function readSigns(before: string, after: string): PlaceSigns | undefined {
  // "From the balcony they can see the harbour": they are on the balcony.
  if (/^from$/i.test(before) && SEEN_FROM.test(after))
    return { isMove: false, confidence: 0.68, isSure: false };
  // Names are told by their capitals; the first word has one for another reason.
  const words = before.charAt(0).toLowerCase() + before.slice(1);
  if (OPENS_IN.test(words)) {
    const isSure = OPENS_BACK.test(before);
    return { isMove: true, confidence: isSure ? 0.8 : 0.75, isSure };
  }
  const tail = words.slice(-130);
  const isLed = PREPOSITIONS.has(tail.slice(tail.lastIndexOf(' ') + 1));
  // "the smell drags him into the kitchen": he goes, whatever draws him.
  if (isLed && BRINGS.test(tail))
    return { isMove: true, confidence: 0.72, isSure: GOES_IN.test(tail) };
  const moves = readMoves(tail, after, isLed);
  if (moves && !isNobodys(tail)) return moves;
  if (isLed && BEING.test(tail)) return { isMove: false, confidence: 0.68, isSure: false };
  if (isLed && FINDS.test(tail)) return { isMove: true, confidence: 0.68, isSure: false };
  if (FOREIGN_BEING.test(tail)) return { isMove: false, confidence: 0.68, isSure: false };
  if (isLed && UNDERWAY.test(tail))
    return { isMove: !isNobodys(tail), confidence: 0.66, isSure: false };
  if (LEANS_OUT.test(tail)) return { isMove: false, confidence: 0.64, isSure: false };
  if (INVERTED.test(tail)) return { isMove: !isNobodys(tail), confidence: 0.66, isSure: false };
  if (CROSSES.test(tail)) return { isMove: false, confidence: 0.62, isSure: false };
  if (/\binside$/i.test(tail)) return { isMove: false, confidence: 0.66, isSure: false };
  return undefined;
}

const SEEN_FROM =
  /^,? (?:he|she|they|we|you|i|one|\p{Lu}\p{L}+|the \p{L}+) (?:\p{L}+ly )?(?:can|could|sees?|saw|watch(?:es|ed)?|hears?|heard|looks?|looked|has a|had a)\b/iu;

/** "She shuts the door of the interrogation room behind her." */
const DOOR_OF =
  /\b(?:shut|shuts|close|closes|closed|slam|slams|slammed|lock|locks|locked|bolt|bolts|bolted|pull|pulls|pulled) the (?:\p{L}+ )?(?:door|gate|hatch|curtain|flap) of$/iu;

function readMoves(tail: string, after: string, isLed: boolean): PlaceSigns | undefined {
  if (isLed && THROUGH_DOOR.test(tail)) return { isMove: true, confidence: 0.72, isSure: true };
  if (ENTERS.test(tail)) return { isMove: true, confidence: 0.74, isSure: true };
  if (DOOR_OF.test(tail) && /^ behind (?:him|her|them|me|us|you)\b/.test(after))
    return { isMove: true, confidence: 0.72, isSure: true };
  const isIn = isLed && GOES_IN.test(tail);
  if (isLed && MOVES.test(tail))
    return { isMove: true, confidence: isIn ? 0.73 : 0.72, isSure: isIn };
  if (REACHES.test(tail) || (isLed && ARRIVES_HINT.test(tail) && ARRIVES.test(tail)))
    return {
      isMove: true,
      confidence: 0.72,
      isSure: /(?:in|into|at|inside|outside|out on|for)$/i.test(tail),
    };
  if (FOREIGN_MOVES.test(tail) || GERMAN_BEHIND.test(after))
    return { isMove: true, confidence: 0.72, isSure: false };
  return undefined;
}

/**
 * "The kitchen smells of …": told of a place. `felt`: so that only somebody who is in it can say so.
 */
export function readToldOf(before: string, after: string): 'felt' | 'told' | undefined {
  const clause = before.split(/[,;:—–]\s/).at(-1) ?? '';
  if (!CLAUSE_OPENS.test(clause) || !IS_SO.test(after) || IS_ELSEWHERE.test(after))
    return undefined;
  return FELT.test(after) ? 'felt' : 'told';
}
const CLAUSE_OPENS =
  /^(?:(?:and|but|now|outside|inside|then|there|here|later|[A-Za-zÀ-ÿ]+ly|(?:by|at|after) [A-Za-zÀ-ÿ ]+|(?:behind|above|below|beneath|around|before) (?:him|her|them|me|us|you)),?)?\s*$/i;
const FELT =
  /^(?:\s+\S+){1,4}?\s(?:crowded|packed|full|empty|deserted|busy|quiet|silent|still|loud|noisy|bright|dim|dark|warm|cold|cool|hot|freezing|stuffy|damp|low|closed|shut|locked|open|cosy|cozy|smoky|abuzz|alive|chaos|lit|half-empty|heaving|rammed|jammed|jumping|buzzing|humming|stifling|roasting|airless)\b|^\s+(?:smell|stink|reek|hum|buzz|echo|sway|creak|rock|bustle)/i;

const TRIGGERS = new Set([
  ...GO.split('|'),
  ...BRING.split('|'),
  ...formsOf('reach enter arrive find end check open').split('|'),
  'back',
  'inside',
  'aboard',
  'door',
  'doors',
  'gates',
  'got',
  'gets',
  'made',
  'makes',
  'found',
  'reentered',
]);
/** Whether a word can lead to a place of any name. */
export const mayLead = (word: string): boolean => TRIGGERS.has(word);
