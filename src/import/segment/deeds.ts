// What people do between stars in one word: "*grins*", "*softly laughs*", "*waving*".

const VERBS =
  'answer arrive ask bark beam bend bite blink blush boop bow breathe brush burst cackle catch choke chuckle ' +
  'clap clear climb cling clutch cough crawl cringe cross crouch cry cuddle curl curtsy dance dash dodge drink drop duck ' +
  'eat enter exhale eye facepalm fall fidget flinch flip fold follow freeze frown gasp gawk gesture giggle glance glare ' +
  'grab grimace grin gripe groan growl grumble gulp hand hesitate hide hiccup hiss hold hop hug hum inhale jump kick kiss ' +
  'kneel knock laugh lean leave lick lie lift limp listen look lower meow motion mumble munch murmur mutter nod nudge nuzzle ' +
  'open panic pat pause peek peer pet pick pinch point poke pout pull purr push put raise reach roll rub run salute scoff ' +
  'scowl scratch scream shake shiver shout show shove shrug shudder shuffle sigh sip sit skip slide slump smack smile smirk ' +
  'snap sneeze snicker sniff sniffle snore snort snuggle sob spin spit squeak squeal squeeze squint stand stare step stick ' +
  'stop stretch stumble sulk swallow sway take tap tear throw tilt tiptoe toss touch trail tremble trip turn twirl twitch wait wake ' +
  'walk wave wheeze whimper whine whisper whistle wiggle wince wink wipe yank yawn yell';
const DEEDS = new Set(VERBS.split(' ').flatMap(formsOf));
const FIRST_WORDS = /^(?:\p{L}+ly,? )?(\p{Ll}+)(?![\p{L}'’])/u;

/** Whether words open with what somebody does, as it is done. */
export function isDeed(words: string): boolean {
  return DEEDS.has(FIRST_WORDS.exec(words)?.[1] ?? '');
}

/** "cry" → cries, crying; "shrug" → shrugs, shrugging, shruging. */
function formsOf(verb: string): string[] {
  const stem = verb.replace(/e$/, '');
  const s = verb.replace(/([^aeou])y$/, '$1ie').replace(/(s|sh|ch|x)$/, '$1e');
  const double = verb.replace(/([^aeiou][aeiou])([bdgmnprt])$/, '$1$2$2');
  return [`${s}s`, `${stem}ing`, `${double}ing`];
}
