// Words that show a feeling, by label. A word stands in its base form; `baseForms` finds inflections.
import type { Emotion } from '@/story';

/** What people do and how they speak: stage directions, manner verbs, adverbs. */
const SHOWN: Partial<Record<Emotion, string>> = {
  admiration:
    'marvel admire admiring admiringly impressed reverent reverently awestruck applaud bow',
  amusement:
    'laugh laughter laughing chuckle giggle snicker snort smirk cackle guffaw tease teasing teasingly amused amusement playful playfully wink joke grinning chortle mischievous mischievously smug smugly wry wryly hums humming',
  anger:
    'glare scowl snarl growl shout yell roar rage furious furiously fury fume slam seethe angry angrily anger snap hiss bark bristle clench livid irate bellow enraged outraged stomp',
  annoyance:
    'scoff grumble huff groan annoyed annoyance irritated irritably irritation tut grouse gruff gruffly sulk pout mutter exasperated crossly impatient impatiently roll-eyes tsk coldly curt curtly sarcastic sarcastically swear curse',
  approval: 'nod approve approving approvingly agree agreeing thumbs-up',
  caring:
    'comfort soothe cradle gentle gently tender tenderly caress stroke pat reassure reassuring reassuringly console embrace hug nuzzle tuck softly kind kindly warmly worried concerned',
  confusion:
    'confused confusion puzzled baffled bewildered perplexed scratch-head blink tilt-head bemused uncertainly',
  curiosity:
    'curious curiously peer wonder wondering inquisitive inquire lean-in intrigued interested study examine',
  desire:
    'lick-lips longing longingly lustful hungry hungrily yearn smolder seductive seductively flirt flirting craving covet sultry',
  disappointment:
    'sigh slump sag deflate disappointed disappointment crestfallen shoulders-drop dejected wobble',
  disapproval:
    'frown disapprove disapproving disapprovingly shake-head stern sternly disagree object refuse protest cross-arms tuts',
  disgust:
    'grimace gag retch recoil disgusted disgust revolted wrinkle-nose sneer vomit spit nauseated repulsed',
  embarrassment:
    'blush flush redden embarrassed embarrassment sheepish sheepishly bashful bashfully flustered squirm awkward awkwardly ashamed shy shyly pink crimson go-hot cringe',
  excitement:
    'bounce hop jump leap thrilled eager eagerly excited excitedly excitement squeal beam clap whoop dance cheer gasps-delight enthusiastically energetic energetically',
  fear: 'tremble quiver shiver cower terrified terror fear afraid frightened scream shriek scared panic panicked dread pale whimper freeze horrified flinch quake shudder petrified fearful fearfully',
  gratitude: 'grateful gratefully thankful thankfully gratitude thank',
  grief:
    'sob wail mourn grieve grieving grief heartbroken keening weep bawl bereft anguish inconsolable',
  joy: 'smile grin happy happily happiness joyful joyfully joy delighted delight glad gladly brighten cheerful cheerfully merry merrily radiant giddy twinkle',
  love: 'kiss adore lovingly love loving fond fondly affection affectionate affectionately devoted cuddle sweetheart beloved',
  nervousness:
    'fidget gulp swallow stammer stutter nervous nervously nervousness anxious anxiously anxiety hesitate hesitantly hesitant bite-lip tense uneasy uneasily jittery timid timidly worry trembling-voice pace wring',
  optimism:
    'hopeful hopefully optimistic encouraging encouragingly determined determinedly resolute confident confidently',
  pride:
    'proud proudly pride triumphant triumphantly boast swagger preen puff-chest straighten haughty haughtily',
  realization:
    'realize realise realization understand dawn-on click comprehend remember recognise recognize slowly-nods wondering',
  relief: 'relieved relief exhale breathe-out unclench relax relaxed',
  remorse:
    'apologize apologise apologetic apologetically guilty guiltily guilt remorse remorseful regret regretful contrite rueful ruefully sorry',
  sadness:
    'cry tear tears tearful very-bright tearfully sad sadly sadness sniffle sniff hoarse downcast forlorn somber sorrow sorrowful mournful mournfully melancholy gloomy droop hang-head lip-quivers crying unhappy unhappily wistful wistfully lonely sorrowfully despair despairing bright-eyes dim quietly-cries miserable miserably brokenly choked',
  surprise:
    'gasp startle startled surprised surprise astonished astonishment stunned gape widen shocked shock jaw-drop wide-eyed amazed double-take incredulous',
};

/** What people say when they feel so. */
const SAID: Partial<Record<Emotion, string>> = {
  admiration:
    'brilliant magnificent wonderful splendid beautiful amazing incredible impressive remarkable excellent genius marvelous',
  amusement: 'haha hahaha lol lmao hehe heh funny hilarious silly',
  anger: 'bastard damn furious hate traitor liar rage monster unforgivable angry mad',
  annoyance: 'ridiculous nonsense ugh bother irritating annoying nuisance idiot stupid',
  approval: 'agreed indeed certainly',
  caring: 'darling careful',
  confusion: 'confused confusing huh',
  curiosity: 'wonder curious',
  desire: 'crave desire',
  disappointment: 'pity shame disappointed disappointing unfortunately',
  disapproval: 'disgraceful',
  disgust: 'disgusting gross revolting vile ew eww yuck foul nasty',
  embarrassment: 'embarrassing embarrassed awkward',
  excitement: 'wow whoa yay hooray woohoo thrilling exciting',
  fear: 'help terrified afraid scared frightened frightening danger dangerous horrible terrifying',
  gratitude: 'thank thanks grateful bless appreciate',
  grief: 'grieving mourning',
  joy: 'happy glad joy delighted wonderful hurrah lovely',
  love: 'love adore beloved sweetheart',
  nervousness: 'nervous anxious worried um uh',
  optimism: 'hope hopefully',
  pride: 'proud',
  realization: 'realize realise understand',
  relief: 'relief relieved phew finally thank-goodness',
  remorse: 'sorry apologize apologise forgive regret',
  sadness: 'sad saddest sadder lonely crying tears alone unhappy heartbroken',
  surprise: 'surprised surprising unbelievable impossible',
};

const FOREIGN: Partial<Record<Emotion, string>> = {
  joy: 'lächelt lächelte lächelnd grinst freut froh sourit souriant heureux heureuse content sonríe sonrió feliz alegre улыбается улыбнулся улыбнулась рад рада 笑って 嬉しい 微笑',
  amusement:
    'lacht lachte kichert rit ricane éclate ríe rió смеётся засмеялся хихикает 笑った 笑う 哈哈 笑',
  sadness:
    'weint traurig weinte pleure triste larmes llora lloró lágrimas плачет грустно печально слёзы 泣 涙 悲し 哭 难过',
  anger:
    'wütend zornig schreit brüllt furieux furieuse colère crie furioso grita enojado злится сердито кричит 怒 怒鳴 生气',
  fear: 'zittert ängstlich angst tremble peur effrayé tiembla miedo asustado дрожит страх испуганно 震え 怖い 害怕',
  surprise:
    'überrascht erstaunt surpris surprise étonné sorprendido sorprendida удивлённо удивился 驚 びっくり 惊讶',
  embarrassment:
    'errötet verlegen rougit gêné sonroja avergonzado краснеет смущённо 照れ 恥ずかし 脸红',
  love: 'küsst liebe embrasse amour besa amor целует люблю 愛 キス 爱',
  disappointment: 'seufzt soupire suspira вздыхает 溜息 叹气',
  gratitude: 'danke merci gracias obrigado obrigada grazie спасибо ありがとう 谢谢',
  remorse:
    'entschuldige verzeih désolé désolée pardon perdón lo-siento прости извини ごめん すみません 对不起',
};

const EMOJI: Partial<Record<Emotion, string>> = {
  joy: '😀😃😄😁😊☺🙂😺🌞✨',
  amusement: '😂🤣😆😹😜😝😛😏😉',
  love: '😍🥰😘❤💕💖💗💓💘💞💙💚💛💜🧡😻😚',
  sadness: '😢😭🥺😿☹🙁😞😔🥹',
  grief: '💔',
  anger: '😡😠🤬💢👿',
  annoyance: '🙄😒😤',
  fear: '😱😨😰🙀',
  nervousness: '😬😅😓',
  surprise: '😮😯😲😳🤯❗⁉',
  confusion: '🤔😕❓🤷',
  disgust: '🤢🤮',
  embarrassment: '😳☺🫣',
  excitement: '🎉🥳🤩🎊',
  gratitude: '🙏',
  admiration: '👏🙌😎',
  approval: '👍👌💯✅',
  relief: '😌😮‍💨',
  disappointment: '😞😩😫',
  caring: '🤗🫂',
  desire: '🤤😈',
};

const KAOMOJI: readonly (readonly [RegExp, Emotion])[] = [
  [/T[_.]?T|;_;|:'\(|Q_Q|ಥ_ಥ|qwq/, 'sadness'],
  [/\^[_.]?\^|:\)|:-\)|\(◕‿◕\)|uwu|\(\*\^/i, 'joy'],
  [/:D\b|xD\b|XD\b|\bcx\b/, 'amusement'],
  [/:P\b|;\)|:3(?!\d)/, 'amusement'],
  [/>:\(|\(╯°□°\)|ಠ_ಠ/, 'anger'],
  [/:\(|:-\(/, 'sadness'],
  [/[oO]_[oO]|:O\b|:o\b/, 'surprise'],
  [/<3|♥|♡/, 'love'],
  [/>_<|>\/\/\/<|\/\/\/\//, 'embarrassment'],
];

function table(lists: Partial<Record<Emotion, string>>): Map<string, Emotion> {
  const map = new Map<string, Emotion>();
  for (const [label, words] of Object.entries(lists)) {
    for (const word of words.split(' ')) if (!map.has(word)) map.set(word, label as Emotion);
  }
  return map;
}

export const SHOWN_WORDS: ReadonlyMap<string, Emotion> = table(SHOWN);
export const SAID_WORDS: ReadonlyMap<string, Emotion> = table(SAID);
export const FOREIGN_WORDS: ReadonlyMap<string, Emotion> = table(FOREIGN);
/** Languages without blanks: looked for as parts of the text. */
export const UNSPACED_WORDS: readonly (readonly [string, Emotion])[] = [...FOREIGN_WORDS].filter(
  ([word]) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word),
);
export const EMOJI_LABELS: ReadonlyMap<string, Emotion> = new Map(
  Object.entries(EMOJI).flatMap(([label, marks]) =>
    Array.from(marks, (mark): [string, Emotion] => [mark, label as Emotion]).filter(
      ([mark]) => mark !== '\u200d' && mark !== '\ufe0f',
    ),
  ),
);
/** Signs that take more than a word. */
const PHRASES: readonly (readonly [RegExp, Emotion])[] = [
  [
    /\beyes? (?:[a-z]+ ){0,3}(?:bright|wet|shining|shine|glisten[a-z]*|glassy|brim[a-z]*|water(?:s|ed|y)?)\b|\bvoice (?:breaks|broke|cracks|cracked)\b/i,
    'sadness',
  ],
  [/\bthank (?:goodness|god|heavens?|the gods)\b/i, 'relief'],
  [/\b(?:knees|legs) (?:give|gave) (?:up|out|way)\b|\blets? out a (?:long )?breath\b/i, 'relief'],
  [/\byes!(?:.*\byes!)|\byes!.*!|^yes+!+/i, 'excitement'],
  [/\b(?:ears|cheeks|face) (?:[a-z]+ ){0,2}(?:hot|pink|red|warm|burn[a-z]*)\b/i, 'embarrassment'],
  [
    /\b(?:goes|went|turns?|turned) (?:[a-z]+ )?pale\b|\bshiver\b.*\bback\b|\bhands? (?:are |is )?(?:shak[a-z]+|trembl[a-z]+)/i,
    'fear',
  ],
  [/\bstomach (?:drop[a-z]*|turn[a-z]*|sank)\b/i, 'fear'],
  [/\broll(?:s|ed|ing)? (?:his|her|their|my) eyes\b/i, 'annoyance'],
  [/\b(?:wrinkl|crinkl|scrunch)\w+ (?:his|her|their|my) nose\b/i, 'disgust'],
  [
    /\b(?:bit(?:e|es|ing)?|chew\w*) (?:on )?(?:his|her|their|my) (?:lower |bottom )?lip\b/i,
    'nervousness',
  ],
  [/\bscratch\w* (?:his|her|their|my) head\b/i, 'confusion'],
  [/\beyes (?:widen\w*|go(?:es)? wide|went wide)\b/i, 'surprise'],
  [/\bface in (?:his|her|their) hands\b|\bshoulders shook\b/i, 'grief'],
];
export const PHRASE_LABELS = PHRASES;

export const KAOMOJI_LABELS = KAOMOJI;

/** The forms under which an English word may stand in the lexicon: "grinning" → grin, "cried" → cry. */
export function baseForms(word: string): string[] {
  const forms = [word];
  const add = (form: string): void => {
    if (form.length > 2 && !forms.includes(form)) forms.push(form);
  };
  const doubled = (stem: string): void => {
    add(stem);
    add(`${stem}e`);
    if (stem.length > 3 && stem.at(-1) === stem.at(-2)) add(stem.slice(0, -1));
  };
  if (word.endsWith('ies') || word.endsWith('ied')) add(`${word.slice(0, -3)}y`);
  if (word.endsWith('es')) add(word.slice(0, -2));
  if (word.endsWith('s') && !word.endsWith('ss')) add(word.slice(0, -1));
  if (word.endsWith('ed')) doubled(word.slice(0, -2));
  if (word.endsWith('ing')) doubled(word.slice(0, -3));
  if (word.endsWith('ly')) add(word.slice(0, -2));
  if (word.endsWith('er')) doubled(word.slice(0, -2));
  if (word === 'wept') add('weep');
  if (word === 'shook' || word === 'shaking') add('tremble');
  return forms;
}
