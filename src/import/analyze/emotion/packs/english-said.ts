// What people say when they feel so, in English. The trained model hears single words better; what stands here are
// turns of a played story that comments on the net hardly have.

export const ENGLISH_SAID = `
admiration3: brilliant|magnificent|splendid|beautiful|amazing|incredible|impressive|remarkable|excellent|genius|marvelous|marvellous|gorgeous|exquisite|breathtaking|stunning|masterpiece; well +done; bravo; never seen such|anything|so
admiration2 surprise1: would you look +at; look at that
amusement3: haha|lol|lmao|hehe|heh|funny|hilarious|silly|rofl|lmfao|kek; ha +ha; your face; got you there; never let live down; kidding|joking
amusement3 annoyance1: you goose|fool|dork|goof|goofball|rascal|rogue|scoundrel|menace
anger3: bastard|furious|traitor|unforgivable|coward|scum|bitch|asshole|fucker; how dare; get +out; get out of my; go to hell; damn +you|him|her|them|it; shut +up|it; you lie|lied|liar; liar; you promise|promised|swore; i trust +you; leave +me +alone; you kill|killed|murdered|betray|betrayed; betray; stay away from; pay for +this|that|it; i'll kill|kill|destroy|end|gut|break; let +go +of; let me +go;  don't you +dare|ever|touch|lie; don't touch +me|him|her; what is wrong with +you; what have|did you +do|done; you ruin|broke|destroy|stole|wreck; you had no +right; you left +me|us|him|her; enough is; not +one +word|letter|line; how could you; who did this|that; who do you think; give +it +back; drop it now; hands off
annoyance3: ridiculous|nonsense|ugh|bother|irritating|annoying|nuisance|idiot; seriously +?|??|!|!?; not +again; for heaven's|god's|goodness|gods|pete's|crying|fuck's|christ's +sake; how many times; oh +please|great|joy|fantastic|perfect; just what|exactly what need|needed; stop +it|that; be +quiet; keep it down; lower|keep your voice +down; knock it +off; do you mind; are you +done|finished|serious; give me a +break|moment|minute; mind your; none of your; not my +problem|job; why do|does i|always|everyone|everybody|it|nobody; always me|late; you're late; hurry +up; what now|is it +now; drop +it; whatever; again already; told you not|three|a hundred|a thousand|twice|already; you never let
approval2: agree
approval3: agreed; fair +enough|point; sounds good; you're right; that makes sense
caring3: darling|careful|sweetie|honey|dear; are you +okay|ok|alright|hurt|all|cold|hungry|bleeding|injured|well; you okay|alright|hurt; be +careful; it's +okay|alright +,|.|!; it's all +right; it's going to be +okay|all|fine|alright; i'm +here; i've got +you; i got you; don't worry|cry|be afraid; don't be +afraid|scared|sad|sorry; you're +safe; you need rest|sleep|eat|food; get some +rest|sleep; take my hand|coat|cloak; i won't let; nobody|no +one hurt you|her; hold still; easy +now; there +there|now; come +inside|here +you; hush; let me help|see|look; eat +something; you must be|you'll +freezing|exhausted|tired|starving|catch; poor +thing|child|boy|girl|animal|lamb; rest +now; stay with +me; i'll protect; you're not +alone; breathe
confusion3: confused|confusing; what do you mean; i don't understand|get|follow; makes no sense; wait +what; what are you talking; where am +i; who are you; what's going +on; what is going +on; what on earth; what in the; since +when; how is that possible
curiosity3: curious;  tell me +more|about; what's in|inside; what is +it|this|that; is that +a
desire3: crave|desire; i want +you|more; i want +it|that +.|!|,|so|now; i need you; come +closer; kiss me; i'd love|kill|die|give +to|for|anything; can we keep; can i have|keep|try; i wish; don't stop
disappointment3: pity|disappointed|disappointing|unfortunately; what a shame|pity; such a shame; i expected|hoped|thought more|better|you; all for nothing; let me down
disapproval3: disgraceful|inappropriate; you can't just; that's not +right|fair|funny; that isn't +right|fair|funny; i won't allow|have; not in this|my house; i don't think so; absolutely +not; out of the +question; certainly +not; there will be +no
disgust3: disgusting|gross|revolting|vile|ew|eww|yuck|foul|nasty|rotten|putrid|sickening|filthy|stink|stinks|reek|moldy|mouldy|slimy|maggot; smell awful|terrible|bad|rotten|foul|rank; smell +like +death|rot|piss|shit|vomit|sewage|something; going to be +sick; i'm going to +throw|vomit; tastes like
embarrassment3: embarrassing|embarrassed|awkward; don't look; stop +staring; this is so +awkward; it's not +what; don't laugh; i didn't mean +it; shut +up +about; nobody saw
excitement3: yay|hooray|woohoo|thrilling|exciting|yippee|huzzah; guess +what; i can't wait;  we did +it; we won|made; did you see +that; look look; here we go; it +works|working +!|!!|,
fear3: terrified|afraid|scared|frightened|frightening|terrifying|horrible; help +me|us|him|her; run +for +it|your; look +out; watch +out; get +down; stay +back; stay away; don't come +closer|near; please +don't +let|hurt|kill|leave|go|tell; oh +gods|shit; we're going to +die; going to die; don't open|move; did you hear; something's|something|someone|somebody out|moved|moving|coming|here|there|behind|wrong; what was +that; who's +there; they're coming; he's|she's|it's|they|they're|they'll coming|here|back|found|find; we have|need to +go|run|hide|leave; have|need to hide; shouldn't be here; we're trapped|surrounded; no +way +out; it's alive|moving|growling|breathing|dark|inside; i can't breathe; can you hear; behind +you; not the wind; put out the light|lamp|fire; will kill|find +me|us|you
fear2 nervousness3: are you +sure; are we +sure; what +if +they|he|it|we|something|someone; we should leave|go; i have a bad; too quiet; i don't like +this|it|that; i don't want to +go; promise you|me
gratitude3: thank|thanks|grateful|appreciate; i owe you
grief3 sadness3: is +gone; he's|she's|they're +gone|dead; he|she +died; we buried; i buried; lost +him|her|them; my boy|baby|son|daughter|brother|sister|mother|father dead|gone; rest in; no no +no; don't leave +me
joy3: happy|glad|hurrah|delighted|wonderful|lovely; you're +alive|here|home; you +came +!|back|for; you made it; you +did +it; you made it; he's|she's|they're +alive|safe; it fits; we're +home|alive|free|safe|out; it's perfect; best day; i'm so +happy|glad; it's good to +see
love3: love|adore|beloved|sweetheart; i miss|missed +you; my love|heart|darling|dearest; marry me; stay with me; i choose you; you're my; you mean everything|world; i like +you; you have +me
nervousness3: nervous|anxious|worried; i can explain; is this +safe|a bad; is it +safe; maybe we should|shouldn't; we shouldn't +be|do
optimism3: hopefully; we'll find|make|get|be|manage; it'll be +fine|okay|all; we can +do|still|make; there's still|always +a|hope|time; we have a +chance; you can +do; everything will|is +be|going; we'll see
pride3: proud; told +you +so; i did +it +!|!!; best in the; nobody does|can|beats +it|better|me; of course i +do|did|am|can; watch +this +and
realization3: realize|realise; it was you; now i understand|see|know; it all makes
relief3: relief|relieved|phew|whew; thank +goodness|god|heavens|heaven|gods|the; oh +thank; thank the +gods|stars|heavens; at +last; finally; it's +over; you're okay|safe|alright|unharmed|alive; just a +cat|rat|dream|bird|cough; we're safe|alive; that was close; don't do that to; i was so +worried|afraid|scared
remorse3: apologize|apologise|forgive|regret|sorry; i'm so +sorry; my +fault; i shouldn't +have; it was my; i never meant; i didn't mean +to; i made a mistake; i failed; i let you +down|go
sadness3: sad|lonely|crying|tears|unhappy|heartbroken; i miss +him|her|them|home|it|that|my; nobody|no +one came|come|cares|left|remembers|ever; i'm +alone; all alone; why me; i have nothing|nobody; he|she never came|wrote|said; i can't do +this|it; it's hopeless; say goodbye; goodbye; never see +him|her|you|again
surprise3: unbelievable; no +way +!|!!|!?|?; i can't believe; you're +kidding|joking|insane|serious; you what|did +what; my +god|goodness|gods|stars; good +heavens|lord|god; is that +you; you came +back; where did you come; how did you +do|know|find|get; how do you know my|me|who|about; how in the; you're here; you can talk; dear +god
surprise2 admiration2 excitement1: wow|whoa; omg
admiration2 joy2: lovely|wonderful|delicious
anger2 annoyance2 surprise1: what the hell|fuck
excitement2 joy1: yes +!|!!; yes +,|.|!|!! +yes
fear2 grief2 sadness2: no +.|,|!|!!|... +no +.|,|!|!!|... +no
surprise3 confusion2: what +!?; !? +what; wait +, +what
surprise2 confusion1: !?
fear2 surprise2: oh +no|god
surprise3: it +can't +be; oh my +god|gods|goodness; that's +impossible; you're +here
confusion1: huh
nervousness1: um|uh|er|erm; w +what; i +i; shh
optimism1: perhaps|maybe he|she|they|it|the; let's +go; trust me
approval2 admiration1: good idea|thinking|plan|call|choice
pride1: i made|built|won|baked
fear2: don't hurt|kill; get +back; help +me
relief3: i thought +i'd|you'd|we'd|you +lost|lose|die|were +dead|gone
annoyance3: for the +last +time
annoyance1: whatever; leave it
grief2 sadness3: he's|she's|they're|is|are|was +dead; come +back +please
sadness1: goodbye
-: gone +white|pale|red|mad|home|out|back|down|up|quiet|cold|wrong|to; i'm +afraid +i|you|we|that|there|not|so|it|it's|he|she|they|this|the|your|i've|we've|you're|we're|you'll|your|, +i'm +afraid; good +morning|evening|night|afternoon|day; not +enough; i don't; i love +to; the help; of +help; more +than|or|like|tea|wine|bread|beer|time; no more; any more; once +more; dead +end|ends; come back +here; damn +good; do +hope; watch +out +for; of +course +not; oh +well|and|i|he|she|you|yes|boy; don't +worry +about; thank +you +for +nothing; left +alone; not alone
`;
