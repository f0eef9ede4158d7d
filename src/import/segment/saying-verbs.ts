// Verbs of saying as they stand beside a quotation, by language. Segmenting cuts tags out of dash dialogue by them.

/** Base forms of English; inflected below. */
const PLAIN_VERBS = 'say ask reply answer repeat add continue tell respond go begin finish manage';
const MANNER_VERBS =
  'whisper shout cry murmur mutter breathe call agree announce exclaim snap sigh hiss growl bark declare insist admit explain suggest warn promise demand wonder laugh gasp groan moan plead beg yell scream roar stammer stutter mumble protest observe remark note concede offer retort croak drawl purr chirp quip tease interrupt echo confess chuckle sob weep rasp grumble snarl urge order command complain giggle coo whimper bellow recite read sing think boast joke lie object pray propose swear venture wail ' +
  'enquire inquire wheeze correct chime pipe counter counsel assure confirm deadpan chide scold scoff sniff snort huff grunt grin smirk muse ponder recall remind reason rejoin rumble screech shriek squeak squeal splutter sputter stress surmise thunder twitter volunteer whine yelp yawn boom bluster blurt caution cackle cheer clarify coax comment conclude contend cough crow curse decide decree deny elaborate emphasize fret fume gloat greet guess gurgle hoot howl hum implore inform instruct intone invite jeer lament lecture marvel mimic mouth nod offer opine pant persist pout prompt query quiver rant relent reveal ruminate sneer speculate spit state threaten translate trill utter vow warble grouse';
const IRREGULAR =
  'says said tells told goes went begins began cries cried replies replied sings sang sung reads thinks thought lies lied prays prayed swears swore weeps wept begs begged snaps snapped quips quipped admits admitted sobs sobbed hums hummed grins grinned nods nodded chides chid denies denied spits spat confided confides';
/** As they stand in the text: past and present, he and she. */
const FOREIGN_VERBS =
  'sagt sagte fragt fragte ruft rief flüstert flüsterte antwortet antwortete murmelt murmelte schreit schrie meint meinte erwidert erwiderte erklärt erklärte brummt brummte seufzt seufzte verbessert verbesserte staunt staunte lacht lachte knurrt knurrte zischt zischte entgegnet entgegnete bemerkt bemerkte wiederholt wiederholte ergänzt ergänzte befahl befiehlt bat bittet begann beginnt gesteht gestand gibt gab hauchte haucht jammert jammerte klagte kichert kicherte krächzt krächzte stammelt stammelte stottert stotterte stöhnt stöhnte spottet spottete unterbrach unterbricht verkündet verkündete versichert versicherte warnt warnte wundert wunderte schimpft schimpfte grinst grinste stellt stellte fuhr fährt fügte fügt bestätigt bestätigte murrt murrte dachte denkt sprach spricht piepst piepste ' +
  'dit demanda demande répondit répond murmura murmure cria crie chuchota chuchote souffla souffle lança lance fit ajouta ajoute reprit remarqua remarque soupira soupire hurla hurle grommela grommelle déclara déclare expliqua explique avoua avoue insista insiste protesta proteste grogna grogne trancha écria écrie exclama exclame répliqua réplique rétorqua interrogea interroge questionna articula balbutia bégaya bredouilla bougonna commenta conclut confia confirma constata continua coupa dis disait demandait enchaîna ironisa interrompit gémit geignit lâcha marmonna nota objecta observa ordonna poursuivit précisa proposa ricana railla répéta rugit sanglota siffla suggéra supplia tonna acquiesça affirma annonça approuva avertit renchérit rit sourit pensa songea ' +
  'dijo dice preguntó pregunta respondió responde contestó contesta gritó grita susurró susurra murmuró murmura exclamó exclama añadió añade suspiró suspira rió ríe continuó insistió insiste repuso replicó admitió agregó musitó ordenó comentó explicó saludó confesó protestó repitió bromeó advirtió aclaró afirmó asintió anunció balbuceó concluyó decía gruñó interrumpió intervino llamó observó pidió prometió propuso quiso rogó sentenció siguió soltó sugirió tartamudeó chilló declaró pensó ' +
  'disse chiese rispose sussurrò gridò mormorò esclamò aggiunse domandò replicò sospirò continuò ripeté borbottò ribatté urlò ammise spiegò insistette commentò ordinò ' +
  'perguntou respondeu sussurrou gritou murmurou exclamou retrucou completou suspirou continuou insistiu avisou falou pediu repetiu concordou riu explicou acrescentou ' +
  'сказал сказала говорит спросил спросила спрашивает ответил ответила отвечает крикнул крикнула прошептал прошептала шепнул шепнула воскликнул воскликнула пробормотал пробормотала проговорил проговорила произнёс произнес произнесла буркнул буркнула заметил заметила засмеялся засмеялась рассмеялся рассмеялась вздохнул вздохнула добавил добавила повторил повторила возразил возразила согласился согласилась объяснил объяснила закричал закричала позвал позвала попросил попросила приказал приказала предложил предложила продолжал продолжала продолжил продолжила протянул протянула пожаловался пожаловалась признался призналась перебил перебила прохрипел прохрипела проворчал проворчала усмехнулся усмехнулась улыбнулся улыбнулась хмыкнул хмыкнула откликнулся откликнулась отозвался отозвалась поинтересовался поинтересовалась выдохнул выдохнула выпалил выпалила выдержал выдержала объявил объявила начал начала пояснил пояснила подтвердил подтвердила подумал подумала ' +
  'powiedział powiedziała zapytał zapytała spytał spytała odparł odparła odpowiedział odpowiedziała mówi pyta odpowiada odpiera szepcze krzyczy mruczy dodaje woła wzdycha odzywa odezwał odezwała rzekł rzekła rzuca rzucił rzuciła stwierdza stwierdził stwierdziła szepnął szepnęła krzyknął krzyknęła mruknął mruknęła dodał dodała zawołał zawołała westchnął westchnęła ' +
  'zei vroeg antwoordde fluisterde riep mompelde zuchtte';

const SAYING = new Set<string>([...IRREGULAR.split(' '), ...FOREIGN_VERBS.trim().split(/\s+/)]);
/** Verbs that say nothing of the manner. */
const PLAIN = new Set<string>(
  'said replies replied told went began begins goes sagte sagt fragte dit demanda dijo preguntó сказал сказала спросил спросила ответил ответила'.split(
    ' ',
  ),
);
for (const verb of [...PLAIN_VERBS.split(' '), ...MANNER_VERBS.split(' ')]) {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const thirdPerson = /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`;
  for (const form of [verb, thirdPerson, `${stem}ed`, `${stem}ing`]) SAYING.add(form);
}
for (const verb of PLAIN_VERBS.split(' ')) {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  for (const form of [verb, `${verb}s`, `${stem}ed`]) PLAIN.add(form);
}

/** `s'écria` and `demanda-t` (of `demanda-t-il`) are `écria` and `demanda`. */
export const bareVerb = (word: string): string =>
  word
    .toLowerCase()
    .replace(/^(?:s|m|t)['’]/, '')
    .replace(/-t$/, '');

/** "says", "whispered", "sagte", "s'écria". */
export const isSayingVerb = (word: string): boolean =>
  SAYING.has(word) || SAYING.has(bareVerb(word));

/** Says no more than that it is said. */
export const isPlainVerb = (word: string): boolean => PLAIN.has(word);
