// Feelings that English tells by their names, and voices that tell them: "relief washes over her", "her voice cracks".

const NAMED = `
admiration4: admiration|admiring|admire|impressed|reverent|reverence|amazement|amazed|marvel; in awe
amusement4: amused|amusement|mirth|mirthful|playful|mischievous|mischief|teasing|wry|hilarity
anger4: anger|angry|fury|furious|rage|wrath|livid|irate|enraged|outrage|outraged|seethe|fume|indignant|indignation|hatred|hate|vengeful|hostile|menacing|infuriated|incensed|murderous|rage|belligerent
annoyance4: annoyed|annoyance|irritated|irritable|irritation|exasperated|exasperation|impatient|impatience|peeved|grumpy|frustrated|frustration|sarcastic|sarcasm|petulant|sullen|bored|boredom|testy|curt|brusque|vexed|weary
approval4: approve|approving|approval|satisfied
caring4: caring|concern|concerned|compassion|sympathy|sympathetic|pity|protective|tender|tenderness|tenderly|gentle|gently|reassuring|reassure|kindly|kindness|motherly|fatherly; worried +about|for; worry +for|about
confusion4: confused|confusion|puzzled|puzzlement|baffled|bewildered|bewilderment|perplexed|disoriented; lost expression|look; uncomprehending|nonplussed|befuddled|uncertainty|bemused
curiosity4: curious|curiosity|intrigued|interested|inquisitive|wonder|wondering|fascinated|fascination|questioning
desire4: desire|lust|lustful|hunger|hungry|craving|crave|yearn|yearning|longing|covet|seductive|sultry|flirt|flirty|flirtatious|smolder|smoulder|coy|aroused|arousal|greedy|greedily|tempted
disappointment4: disappointed|disappointment|crestfallen|dejected|dejection|deflated|disheartened|discouraged|dismay; let +down
disapproval4: disapproval|disapprove|disapproving|reproach|reproachful|reproving|scold|chide|judgmental|skeptical|sceptical|doubtful|incredulous
disgust4: disgust|disgusted|revulsion|revolted|repulsed|nauseated|nausea|distaste|contempt|contemptuous|loathing|loathe|disdain|disdainful|queasy|scorn|repelled|appalled
embarrassment4: embarrassed|embarrassment|mortified|sheepish|bashful|flustered|awkward|ashamed|shy|shyly|humiliated|humiliation; self +conscious
excitement4: excited|excitement|eager|eagerness|thrilled|enthusiastic|enthusiasm|exhilarated|giddy|ecstatic|elated|gleeful|glee
fear4: fear|afraid|terror|terrified|scared|frightened|panic|panicked|panicky|dread|horror|horrified|alarm|alarmed|petrified|fearful|desperate|desperation|frantic|hysterical|hysteria|spooked|aghast
gratitude4: grateful|gratitude|thankful|thank|appreciative|appreciation
grief4: grief|grieving|grieve|mourn|anguish|anguished|agony|devastated|devastation|heartbroken|bereft|inconsolable|shattered|despair|despairing
joy4: joy|joyful|joyous|happy|happiness|delight|delighted|cheerful|cheer|glad|gladly|merry|bliss|blissful|jubilant|radiant|contentment|pleased|overjoyed|brightly|pleasure
love4: love|loving|affection|affectionate|adore|adoring|adoration|fond|fondness|devoted|devotion|smitten|enamored|infatuated|lovingly|besotted
nervousness4: nervous|nervousness|anxious|anxiety|uneasy|unease|worry|worried|apprehensive|apprehension|tense|tension|jittery|hesitant|hesitation|timid|wary|warily|trepidation|unsure|agitated|jumpy|restless|edgy|insecure|uncomfortable; on +edge
optimism4: hope|hopeful|optimistic|optimism|determined|determination|resolve|resolute|confident|confidence|encouraging|encouragement|encourage|courage|reassured|undeterred
pride4: pride|proud|triumph|triumphant|smug|smugness|haughty|haughtily|cocky|boastful|conceited|victorious|arrogant|arrogance
realization4: realization|realisation|realize|realise|understanding|recognition|recognize|recognise|comprehension|epiphany
relief4: relief|relieved|relieve
remorse4: remorse|remorseful|guilt|guilty|regret|regretful|shame|contrite|apologetic|apologize|apologise|sorry|penitent|repentant|ashamed
sadness4: sad|sadness|sorrow|sorrowful|melancholy|forlorn|gloomy|gloom|somber|sombre|miserable|misery|lonely|loneliness|unhappy|dejected|wistful|homesick|heartache|mournful|downcast|tearful|wounded|pained|subdued|hopeless|resigned|despondent
surprise4: surprise|surprised|astonished|astonishment|shock|shocked|stunned|startled|startle|disbelief|dumbfounded|flabbergasted|speechless|thunderstruck|gasp; taken +aback
-: kind +of; not +interested; interested +in +the; no wonder; a wonder; not +long; how long; so long; long +ago; as long; love +letter; good|other cheer; bright +light|star|red|blue|green|yellow|lamp|sun; cross +the|to|over|into|toward; of interest; in pain|shock; fond +of; hurt +foot|leg|arm|hand; sorry +sight
`;

const VOICE = `
$voice = voice|word|tone|whisper
sadness3 grief1 fear1: voice|word break|crack|catch|falter|fail|splinter|hitch|crumble; voice|throat thick|choked|tight|raw|hoarse|rough|ragged|husky tear|emotion|grief|cry; voice thick|choked|raw|ragged|hoarse|rough|broken; choked|broken|cracked|strangled|ragged|raw +voice|whisper|sob|sound; throat tight|tighten|close|constrict|ache|burn|tight; lump throat; choke|croak; voice sink; brokenly|thickly|hoarsely|tonelessly; choke +up|out
sadness3: $voice flat|hollow|dull|empty|dead|toneless|lifeless|monotone|colorless|tired|defeated; flat|hollow|dull|empty|dead|tired +voice; life|warmth leave|drain|go|gone|out voice
fear3 nervousness2 sadness1: $voice tremble|shake|shaky|unsteady|quiver|waver|quaver|wobble|shrill|thin|strained|tight|high|trembling|tremulous|rise|climb|pitch|squeak; shaky|shaking|trembling|unsteady|quavering|thin|small|tiny|frightened|high|shrill voice|whisper|breath|laugh; breath shaky|ragged|unsteady|shudder|short|quick|shallow|quicken|stutter|tremble; hyperventilate|pant; breath gasp; gasp breath; terrified|frightened|panicked whisper|scream|cry
surprise2 fear2 nervousness1 love1: breath|breathing hitch|catch|stop|still|snag|stutter|halt; suck|draw|intake|catch sharp|in|breath breath; sharp|quick +breath|intake|inhale; hold|holding breath; stop breathing; forget breathe; not|doesn't|don't|didn't breathe|breathing; gasp
nervousness2 sadness2 fear1 remorse1: $voice small|tiny|faint|quiet|barely|hardly|scarcely|little|low|soft|tentative; barely|hardly|scarcely|little|less|no|louder above|audible|whisper|sound|voice|than|hear|more whisper|breath|sound|straw|murmur; barely|hardly|scarcely +audible|a|above; small|tiny|little|quiet +voice; voice fade|trail|drop|die|lower; trail +off|away
anger3: $voice ice|icy|cold|low|dangerous|hard|sharp|steel|venom|dripping|deadly|thunder|rise|growl|snarl|boom|whip|acid|lethal|dangerously; cold|icy|dangerous|deadly|hard|venomous|thunderous +voice|tone|whisper; dangerously +low|quiet|soft|calm; through grit|clenched|gritted|clench tooth|teeth; voice go +cold|flat|hard|quiet; raise voice; spit +word; voice anger|fury
love2 caring3: $voice soft|gentle|warm|tender|soothing|kind|soften|low|gentles; soft|gentle|warm|tender|soothing +voice|tone|words; croon|coo
joy2 excitement3: $voice bright|excited|rise|brim|bubble|sing|lilt excit*|joy; sing +song; bright|cheerful|excited +voice|tone; lilt
desire3: $voice husky|sultry|silk|silky|velvet|honey|purr|throaty|low ear|desire|want; husky|sultry|throaty|smoky +voice|whisper|laugh
annoyance3 amusement1: $voice dry|sarcasm|sarcastic|flat|clipped|curt|bored; dry|clipped|curt|bored|sarcastic +voice|tone; dripping|drip sarcasm
relief2: breath|sigh relief
disappointment2 sadness2 annoyance1: sigh; heavy|long|weary|deep|heavily +sigh|sighs; sigh +heavily|deeply|softly
annoyance2: groan
nervousness3 embarrassment2: stammer|stutter|stumble word; trip tongue; squeak|splutter|sputter; voice squeak|crack embarrass*
fear3: color|colour|blood leave|drain|go|gone|out voice
fear2: whimper|yelp; shriek|scream
anger2: growl|snarl|snap|hiss|roar|bellow|yell|shout|bark|seethe|thunder
`;

/** Of tags and moods alone: "cried" beside a quotation is no weeping. */
export const ENGLISH_CUES = `
sadness3: crying; cry softly|quietly|openly
excitement2 surprise2 joy1: cry|exclaim|holler; call +out
anger2: shout|yell; bellow|roar|thunder|boom
anger3: growl|snarl|snap|bark|hiss|spit|seethe|rage|bristle|fume; bite +out; grind|grit +out; curse
fear3: scream|shriek|screech|yelp; whimper; plead|beg|implore
nervousness1: whisper
fear1 nervousness2: lower voice
admiration1 fear1: breathe
fear2 nervousness2: warn|rasp|desperate|urgent|frantic|hurried|breathless
annoyance3: mutter|grumble|grouse|huff|scoff|gripe|complain|whine|groan|drawl|grunt|sharp|curt|cold|clipped|flatly|testy|gruff|dry|impatient|crisp|stiff; snort
embarrassment2 nervousness2: mumble|blurt|squeak|splutter|sputter|admit|confess; stammer|stutter|falter
nervousness3: stammer|stutter|gulp|falter|swallow|faint|uncertain|tentative
surprise3: gasp|blurt; sputter
grief3 sadness3: sob|wail|choke; weep|bawl
sadness3: sniffle|croak|hoarse|thick|hollow|weak|dull|heavy|bitter; soft +sad|broken; sigh|tearful
sadness2: quiet
caring2 sadness1: softly
caring2 love1: murmur|soothe|coo|croon|comfort|reassure|soft|gentle|warm|kind; gently|warmly|kindly|tenderly
amusement3: breathless laugh|giggle|chuckle; chuckle|laugh|giggle|snicker|tease|quip|joke|cackle|chortle|titter|grin|smirk|dryly|wry|deadpan|snigger; with grin
joy3: chirp|beam|trill|sing|bright|cheer|smile
excitement3: squeal|gush|whoop|exclaim|pipe; eager
pride3: boast|brag|crow|proud|smug|lofty|airy; triumph
curiosity2: ask|wonder|inquire|query|muse
confusion2: ask +slowly|blank
disapproval3: scold|chide|protest|object|insist|admonish|reprove|lecture|tut|stern|severe|primly|disapprov*|refuse
annoyance2 anger2: demand|retort|sharply|sneer|jeer|coldly|icily|harshly|accuse|sourly
desire3: purr|husky|throaty|sultry
approval2: agree|concede|allow|nod
gratitude3: thank
remorse3: apologize|apologise|apolog*
optimism3: encourage|hopeful|firm
disgust3: gag|sneer
admiration3: marvel|breathe +awe|wonder|reverent*; reverent*
relief3: sigh relief; exhale|breathe +out
-: say|reply|answer|add|tell|state|continue|remark; at +last; finally
`;

export const ENGLISH_NAMED = `${VOICE}\n${NAMED}`;
