// Tags in Chinese, which parts no words: `林晚轻声说道。`, `他冷冷地问：`. A name is told by the verb that follows it.
import type { Subject } from './speech-subjects';
import type { SpeechTag } from './speech-tags';

const PRONOUNS: Readonly<Record<string, 'he' | 'she' | 'i'>> = {
  他: 'he',
  她: 'she',
  我: 'i',
};
/** Neither name nor pronoun: words that stand where a name may. */
const NO_NAME =
  /^(?:[他她我]|这|那|谁|什么|怎么|有人|众人|大家|他们|她们|它|你|您|两人|二人|于是|然后|接着|但|可|却|又|再|不|没|只|便|就|还|所以|因为|听|话|声音|一|轻声|低声|小声|大声|忽然|突然|最后|终于|如果|自己|对方)/u;

const MANNER =
  '(?:(?:轻声|低声|小声|大声|高声|沉声|柔声|厉声|朗声|悄声|闷声|冷声|忽然|突然|终于|缓缓|慢慢|连忙|赶紧|继续|接着|平静|认真|笑着|笑|哭着|红着脸|皱眉|点头|摇头|开口|忍不住|不由得|没好气|若无其事|又|也|才|便|就|再次|再|只是|只|' +
  String.raw`(\p{Script=Han})\1|\p{Script=Han}{1,4}地|\p{Script=Han}{1,3}着|对[他她我]|向[他她我]|朝[他她我])[地的]?)`;
/** Verbs of two signs, which are nothing else. */
const LONG_VERB =
  '說道|問道|说道(?!理)|问道|答道|喊道|叫道|笑道|叹道|骂道|吼道|喝道|应道|回道|劝道|低语|开口|回答|回应|反问|追问|质问|询问|发问|提问|提醒|安慰|吩咐|嘱咐|惊呼|感叹|抱怨|嘀咕|嘟囔|喃喃|呢喃|补充|解释';
const STOP = String.raw`[\s，。！？：；、…—,:“「『]|$`;
/** One sign may be half of a word: 知道, 道路, 听说, 小说, 说明, 说服, 学问, 问题, 答案, 名叫, 叫做. */
const SHORT_VERB = [
  '(?<![小传傳听聽据據学學解游虽照按难胡话])[说說](?![明服法辞客书谎教唱得过過来來]|不[定出上清准])',
  '(?<![学學疑访顾])[问問](?![题題世津路号心卷])',
  '(?<![问報报])答(?![案卷辩])',
  `(?<!名)叫(?=[了着]|${STOP})`,
  '喊|吼|骂',
  `(?<![知味街通隧一几这那两三条轨管渠频跑车赤力霸公地难称柔茶正王天人门航铁河])道(?=${STOP})`,
].join('|');
const VERB = `(?:${LONG_VERB}|${SHORT_VERB})`;
/** No name ends in these: of 林晚不说 there is no 林晚不. */
const WHO = String.raw`(?<who>[他她我]|\p{Script=Han}{2,4}?(?<![不没沒想要能会會敢可该应先刚正在已曾将把被让使对向跟给的地得了着过是有还都也又再便却只才别听聽他她我你您它们們这那]))`;
const MANNER_AFTER = MANNER.replace(String.raw`\1`, String.raw`\k<twice>`).replace(
  String.raw`(\p{Script=Han})\k`,
  String.raw`(?<twice>\p{Script=Han})\k`,
);
const AFTER = new RegExp(
  String.raw`^\s*${WHO}${MANNER_AFTER}{0,3}(?<verb>${VERB})(?<rest>[^\n]{0,12})`,
  'u',
);
const BEFORE = new RegExp(
  String.raw`(?:^|[。！？，；、…”」』\s])${WHO}${MANNER_AFTER}{0,3}(?<verb>${VERB})(?:了一句|了一声)?\s*[：:，,]?\s*$`,
  'u',
);

/** The tag behind a quotation: `许棠问。` */
export function chineseTagAfter(head: string): SpeechTag | undefined {
  const match = AFTER.exec(head);
  const rest = match?.groups?.rest ?? '';
  // "她说的话" is about what was said.
  if (/^的/u.test(rest)) return undefined;
  return tagOf(match, /^了?[。，…！\s]*$/u.test(rest));
}

/** The tag before one: `顾川低声说：` */
export function chineseTagBefore(tail: string): SpeechTag | undefined {
  const match = BEFORE.exec(tail.slice(-60));
  return tagOf(match, false);
}

function tagOf(match: RegExpExecArray | null, isBare: boolean): SpeechTag | undefined {
  const who = match?.groups?.who ?? '';
  if (!match || who === '') return undefined;
  const gender = PRONOUNS[who];
  if (gender === undefined && NO_NAME.test(who)) return undefined;
  const subject: Subject = gender
    ? { kind: 'pronoun', text: who, gender }
    : { kind: 'name', text: who };
  return { subject, verb: match.groups?.verb ?? '说', isBare };
}
