import { colorOfCloth, colorOfEyes, colorOfHair, colorOfSkin, isColorWord } from './color-words';
import { readAge } from './ages';
import { nounOf, type Noun, type Part } from './nouns';
import { tokenize, type Token } from './tokens';
import type { Traits } from '../traits';

interface Reading {
  readonly tokens: readonly Token[];
  readonly nouns: readonly (Noun | undefined)[];
  readonly traits: Traits;
}

/**
 * What a text says about somebody's looks. A color or a shape belongs to the next thing that it can
 * belong to in its clause, else to the last one ("her hair is red"). What is only somebody's own
 * (wife, friend's cat) or denied ("no beard") is passed over. What is not said is absent.
 */
export function readTraits(words: string): Traits {
  const tokens = tokenize(words.replace(/\{\{\w+\}\}/g, 'they'));
  const nouns = tokens.map((token, index) =>
    isForeign(tokens, index) || isModifier(tokens, index) ? undefined : nounOf(token.word),
  );
  const reading: Reading = { tokens, nouns, traits: {} };
  // What somebody wears is more exact than what people of that trade wear.
  for (const isTrade of [false, true]) {
    for (let index = 0; index < tokens.length; index++) readNoun(reading, index, isTrade);
  }
  for (let index = 0; index < tokens.length; index++) readAdjective(reading, index);
  readPhrases(words.toLowerCase(), reading.traits);
  const age = readAge(tokens);
  if (age !== undefined) reading.traits.age = age;
  readPronouns(tokens, reading.traits);
  return reading.traits;
}

const set = <K extends keyof Traits>(traits: Traits, name: K, value: Traits[K]): void => {
  traits[name] ??= value;
};

function isDenied(tokens: readonly Token[], index: number): boolean {
  return [1, 2, 3].some((back) => {
    const token = tokens[index - back];
    return (
      token !== undefined &&
      token.clause === tokens[index]?.clause &&
      /^(no|not|without|never|lost|lacks|lacking)$/.test(token.word)
    );
  });
}

// "His wife", "her cat", "with a fox": about somebody else. Parts of the body and clothes may be
// had; people and animals may not.
function isForeign(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const noun = token === undefined ? undefined : nounOf(token.word);
  if (token === undefined || noun === undefined) return false;
  if (isDenied(tokens, index)) return true;
  if (noun.part !== 'person' && noun.part !== 'animal') return false;
  if (noun.part === 'person' && token.raw !== token.word) return true;
  for (let back = 1; back <= 3; back++) {
    const earlier = tokens[index - back];
    if (earlier === undefined || earlier.clause !== token.clause) return false;
    if (
      /^(his|her|their|my|your|with|of|to|and|for|loves|like|as|than|has|owns|by|from)$/.test(
        earlier.word,
      )
    ) {
      return earlier.word !== 'and' || back === 1;
    }
    if (
      /^(is|was|a|an|the)$/.test(earlier.word) &&
      back > 1 &&
      earlier.word !== 'a' &&
      earlier.word !== 'an' &&
      earlier.word !== 'the'
    )
      return false;
  }
  return false;
}

// "Cat ears", "fox mask", "lighthouse keeper": the first word only says what kind the second is.
function isModifier(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || next.clause !== token.clause) return false;
  const noun = nounOf(token.word);
  if (noun?.part !== 'animal' && !/^(ghost|shadow|map|plate|hood|mail|light)$/.test(token.word))
    return false;
  const following = nounOf(next.word);
  return following !== undefined || /^(lover|lady|burglar|like|ears?|tails?|case)$/.test(next.word);
}

function readNoun({ tokens, nouns, traits }: Reading, index: number, isTrade: boolean): void {
  const noun = nouns[index];
  if (noun === undefined || (noun.part === 'person') !== isTrade) return;
  for (const [name, value] of Object.entries(noun.says)) {
    if (!Object.hasOwn(traits, name)) Object.assign(traits, { [name]: value });
  }
  const word = tokens[index]?.word ?? '';
  if (/^(blonde?|brunette)$/.test(word)) set(traits, 'hairColor', colorOfHair(word));
  if (word === 'redhead') set(traits, 'hairColor', colorOfHair('red'));
}

/** The noun that an adjective at `index` belongs to: the next of these parts, else the last. */
function boundNoun({ tokens, nouns }: Reading, index: number, reach: number): number | undefined {
  const token = tokens[index];
  for (let ahead = 1; ahead <= reach; ahead++) {
    const other = tokens[index + ahead];
    if (other === undefined || other.sentence !== token?.sentence) break;
    // Over a comma only colors in a row pass: "long, red, curly hair".
    if (other.clause !== token.clause && !isListed(tokens, index, index + ahead)) break;
    if (
      /^(with|and|who|that|of|in)$/.test(other.word) &&
      !isListed(tokens, index, index + ahead + 1)
    )
      break;
    if (nouns[index + ahead] !== undefined) return index + ahead;
    if (nounOf(other.word) !== undefined) return undefined;
  }
  for (let back = 1; back <= 4; back++) {
    const other = tokens[index - back];
    if (other === undefined || other.sentence !== token?.sentence) break;
    if (back > 1 && /^(with|and)$/.test(other.word)) break;
    const noun = nouns[index - back];
    if (noun !== undefined && noun.part !== 'person') return index - back;
  }
  return undefined;
}

function isListed(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from + 1; index < to; index++) {
    const word = tokens[index]?.word ?? '';
    if (!isColorWord(word) && !SHAPES.has(word) && word !== 'and') return false;
  }
  const last = tokens[to];
  return (
    last !== undefined &&
    (isColorWord(last.word) || SHAPES.has(last.word) || nounOf(last.word) !== undefined)
  );
}

const SHAPES = new Set(
  (
    'long short curly wavy straight spiky messy tousled wild unruly cropped shaggy slicked braided bushy tall small ' +
    'little thin slim slender lean lanky broad stout stocky burly fat plump round square heavy muscular old young elderly aged ' +
    'gray-haired tiny big huge wet dripping rosy wrinkled bearded pointed straw wool knitted wide'
  ).split(' '),
);

function readAdjective(reading: Reading, index: number): void {
  const { tokens, nouns, traits } = reading;
  const word = tokens[index]?.word ?? '';
  const isColored = isColorWord(word);
  if (!isColored && !SHAPES.has(word)) return;
  const bound = boundNoun(reading, index, 5);
  const part = bound === undefined ? undefined : nouns[bound]?.part;
  if (isColored && part !== undefined) readColor(traits, part, word);
  if (!isColored) readShape(traits, part, word, tokens, index);
}

function readColor(traits: Traits, part: Part, word: string): void {
  if (part === 'hair' || (part === 'beard' && !/^(dark)$/.test(word)))
    set(traits, 'hairColor', colorOfHair(word));
  if (part === 'eyes') set(traits, 'eyeColor', colorOfEyes(word));
  if (part === 'skin') set(traits, 'skin', colorOfSkin(word));
  if (part === 'animal') set(traits, 'hairColor', colorOfHair(word));
  if (part === 'clothes') {
    const color = colorOfCloth(word);
    // The oilskin's own yellow gives way to a color that is said.
    if (color !== undefined && (traits.clothesColor === undefined || traits.clothes === 'raincoat'))
      traits.clothesColor = color;
  }
  if (part === 'accent' || part === 'hat') set(traits, 'accentColor', colorOfCloth(word));
}

function readShape(
  traits: Traits,
  part: Part | undefined,
  word: string,
  tokens: readonly Token[],
  index: number,
): void {
  if (part === 'hair') readHairShape(traits, word);
  else if (part === 'beard' && /^(long|short|wild)$/.test(word))
    traits.beard = word === 'short' ? 'short' : 'long';
  else if (part === 'hat' && word === 'straw') traits.hat = 'straw';
  else if (part === 'hat' && word === 'pointed') traits.hat = 'wizard';
  else if (part === 'hat' && (word === 'wool' || word === 'knitted')) traits.hat = 'beanie';
  else if (part === 'clothes' && /^(wet|dripping)$/.test(word)) set(traits, 'wet', 'yes');
  else if (
    part === 'person' ||
    part === 'animal' ||
    (part === undefined && isOfPerson(tokens, index))
  )
    readBuild(traits, word);
}

// "An old lamplighter", "tall and thin": of the person, unless a place or thing is being described.
function isOfPerson(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (next !== undefined && next.clause === token?.clause && nounOf(next.word)?.part === 'other')
    return false;
  if (token?.word === 'old' && tokens[index - 1]?.word === 'year') return false;
  for (let back = 1; back <= 3; back++) {
    const other = tokens[index - back];
    if (other === undefined || other.clause !== token?.clause) return true;
    if (/^(in|of|at|with|from|on|like|than|to|the|as|his|her|their|my)$/.test(other.word))
      return false;
  }
  return true;
}

function readHairShape(traits: Traits, word: string): void {
  const shape = (
    {
      long: 'long',
      short: 'short',
      curly: 'curly',
      wavy: 'wavy',
      spiky: 'spiky',
      messy: 'messy',
      tousled: 'messy',
      wild: 'messy',
      unruly: 'messy',
      shaggy: 'messy',
      cropped: 'buzz',
      slicked: 'slick',
      braided: 'braid',
      straight: 'long',
      bushy: 'curly',
    } as const
  )[word];
  if (shape === undefined) return;
  // "A long braid" stays a braid.
  if (traits.hair === undefined) traits.hair = shape;
}

function readBuild(traits: Traits, word: string): void {
  if (/^(old|elderly|aged|wrinkled)$/.test(word)) set(traits, 'age', 'old');
  if (word === 'tall') set(traits, 'height', 'tall');
  if (/^(small|short|little|tiny)$/.test(word)) set(traits, 'height', 'short');
  if (/^(thin|slim|slender|lean|lanky)$/.test(word)) set(traits, 'body', 'slim');
  if (/^(broad|stocky|burly|square|heavy|muscular|big|huge)$/.test(word))
    set(traits, 'body', 'broad');
  if (/^(fat|plump|round|stout)$/.test(word)) set(traits, 'body', 'round');
}

// What stands in fixed words.
const PHRASES: readonly (readonly [RegExp, Traits])[] = [
  [/\bstation ?master\b/, { clothes: 'uniform', hat: 'captain' }],
  [/\btop hat\b/, { hat: 'tophat' }],
  [/\b(straw|sun) hat\b/, { hat: 'straw' }],
  [/\b(pointed|pointy|witch'?s|wizard'?s) hat\b/, { hat: 'wizard' }],
  [/\b(knit(ted)?|wool(l?en|ly)?) (hat|cap)\b/, { hat: 'beanie' }],
  [/\b(captain|peaked|sailor|conductor)'?s? (cap|hat)\b/, { hat: 'captain' }],
  [/\bcat[- ]?(ears?|eared)\b/, { species: 'catfolk' }],
  [/\bfox[- ]?(ears?|eared|tails?)\b/, { species: 'foxfolk' }],
  [/\b(rabbit|bunny)[- ]?(ears?|eared)\b/, { species: 'rabbitfolk' }],
  [/\b(pointed|pointy|elf|elven) ears?\b/, { species: 'elf' }],
  [/\b(small|curved|curling|ram'?s|demon) horns?\b|\bhorned\b/, { species: 'demon' }],
  [
    /\b(is|as) (a|the) (pale |sad |lost |old )*ghost\b|^(a|the) (\w+ )?ghost\b|\btranslucent\b|\bghostly\b/,
    { species: 'ghost' },
  ],
  [/\bclean[- ]?shaven\b|\bbeardless\b/, { beard: 'none' }],
  [/\bbow[- ]tie\b/, { accent: 'bow' }],
  [/\bflowers? in (his|her|their) hair\b|\bflower crown\b/, { hat: 'flower' }],
  [/\b(two|twin) (braids|plaits)\b|\bbraids\b|\bplaits\b/, { hair: 'braids' }],
  [/\bpipe\b/, { pipe: 'yes' }],
  [/\bfreckle(s|d)?\b/, { marks: 'freckles' }],
  [/\bscar(red)?\b/, { marks: 'scar' }],
  [
    /\bdirty[- ]faced|\b(smudged|sooty|grubby|dirty|soot-streaked)( \w+)? (face|cheeks?)\b|\bgrubby\b/,
    { marks: 'dirt' },
  ],
  [/\brosy[- ]?(cheek|faced)/, { marks: 'rosy' }],
  [/\bbeauty (spot|mark)\b|\bmole\b/, { marks: 'beautyspot' }],
  [/\beye[- ]?patch\b/, { glasses: 'eyepatch' }],
  [/\blab coat\b/, { clothes: 'coat', clothesColor: '#eef0f2' }],
  [/\b(very good|expensive|fine|elegant) coat\b/, { clothes: 'coat', clothesColor: '#33405c' }],
  [/\bmap[- ]?case\b|\bmap-?maker'?s apprentice\b|\bsatchel\b/, { accent: 'strap' }],
  [/\bleather jacket\b/, { clothes: 'coat', clothesColor: '#4a3a38' }],
  [/\bschool uniform\b/, { clothes: 'uniform', age: 'teen' }],
  [/\bsquare as a door\b|\bbuilt like\b|\bbarrel-chested\b/, { body: 'broad' }],
  [/\b(teenage|adolescent)\b/, { age: 'teen' }],
  [/\b(little|small|tiny) (girl|boy|lad|lass)\b/, { age: 'child' }],
  [/\byoung (woman|man|lady)\b/, { age: 'adult' }],
  [/\b(white|grey|gray|silver)[- ]haired\b/, {}],
];

function readPhrases(words: string, traits: Traits): void {
  for (const [pattern, says] of PHRASES) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const before = words.slice(Math.max(0, found.index - 14), found.index);
    if (/\b(no|not|without|never)\b[^,.]*$/.test(before)) continue;
    // A fixed phrase is more exact than its single words, so it has the last one.
    for (const [name, value] of Object.entries(says)) {
      if (name === 'clothesColor' && traits.clothesColor !== undefined) continue;
      Object.assign(traits, { [name]: value });
    }
  }
}

function readPronouns(tokens: readonly Token[], traits: Traits): void {
  if (traits.figure !== undefined) return;
  let he = 0;
  let she = 0;
  for (const { raw } of tokens) {
    if (/^(he|him|his|himself|male)$/.test(raw)) he++;
    if (/^(she|her|hers|herself|female)$/.test(raw)) she++;
  }
  if (he > she) traits.figure = 'square';
  if (she > he) traits.figure = 'soft';
}
