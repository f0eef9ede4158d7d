// One line of an IRC log, in the ways of the many clients: a time, then a nick, an action or a notice.

export interface IrcLine {
  readonly kind: 'post' | 'action' | 'notice' | 'day';
  /** Without signs of rank; '' for notices. */
  readonly nick: string;
  /** Offset in the line where the text begins; that of an action opens with the nick. */
  readonly textAt: number;
  /** Date and clock as written, or ''. */
  readonly time: string;
  /** `Oct 03` without a year, as HexChat writes. */
  readonly hasNoYear: boolean;
}

/** Time and nick never take more, whatever the line's length. */
const PROBE = 140;

const TIME =
  /^[[(]?((?:\d{4}-\d{2}-\d{2}[T ]|\d{1,2}[./]\d{1,2}[./]\d{2,4},? |(\p{L}{3} {1,2}\d{1,2}) )?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?[AP]M)?)(?:Z|[+-]\d{2}:?\d{2})?[\])]?(?:[ \t]|$)/iu;
/** What stands for a rank in a channel, and for none. */
const RANK = /^[@%+&~! ]+/;
const ANGLES = /^\s{0,2}<([@%+&~! ]{0,3}[^\s<>]{1,40})>[ \t]?/;
const NOTICE_SIGN =
  /^\s{0,2}(?:-!-|[→←⇐⇒↔⇄]|\*{3}|={3}|--+>|<--+|--(?=\s)|=!=|-[^\s-][^\s]{0,40}-(?=\s))/;
const ACTION = /^\s{0,4}(?:(?:\*{1,2}|[—•])[ \t]{1,4}|-\*- |Action: )(?=\S)/;
/** What clients say of people with the star of an action; who leaves a room in the story has no channel. */
const DOINGS = new RegExp(
  [
    String.raw`^\S{1,40} (?:\([^()]{1,80}\)|\[[^[\]]{1,80}\]) (?:has )?(?:joined|left|quit)\b`,
    String.raw`^\S{1,40} has (?:(?:joined|left) [#&]|quit(?: IRC\b| \(|$)|(?:changed|set) the topic\b)`,
    String.raw`^\S{1,40} (?:is now known as \S{1,40}$|are now known as |sets? (?:mode|channel)\b[: ]|was kicked by )`,
    String.raw`^\S{1,40} (?:gives|removes) (?:channel (?:half-)?operator status\b|voice (?:to|from) \S{1,40}$)`,
    String.raw`^\S{1,40} (?:changes topic to|(?:joined|left|quit) [#(])`,
    String.raw`^(?:Now talking|Topic (?:is|for)|Set by|Users on|You (?:have|are) |Disconnected|Rejoined|Attempting|Retrieving|Joins:|Parts:|Quits:|Looking up|Connecting)`,
    String.raw`^#\S{1,50} `,
  ].join('|'),
  'i',
);
const DAY =
  /^(?:-{3,4}|\*{4}) ?(?:Log (?:opened|closed)|Day changed|BEGIN LOGGING AT|ENDING LOGGING AT)|^Session (?:Start|Time|Close|Ident)/i;

/** Where what follows the clock begins; undefined where the line has none. */
export function behindTime(text: string): { time: string; at: number } | undefined {
  const found = TIME.exec(text.slice(0, PROBE));
  return found ? { time: found[1] ?? '', at: found[0].length } : undefined;
}

/** What clients say of people, in place of what people do. */
export function isDoing(text: string): boolean {
  return DOINGS.test(text.slice(0, PROBE));
}

/** Undefined where the line is nothing that a client writes. */
export function readIrcLine(text: string): IrcLine | undefined {
  const probe = text.slice(0, PROBE);
  const common = { time: '', hasNoYear: false };
  if (DAY.test(probe)) return { ...common, kind: 'day', nick: '', textAt: 0, time: probe };
  const found = TIME.exec(probe);
  const at = found?.[0].length ?? 0;
  const timed = { time: found?.[1] ?? '', hasNoYear: found?.[2] !== undefined };
  const line = inColumns(probe, at) ?? inSigns(probe.slice(at), at);
  return line && { ...timed, ...line };
}

type Found = Pick<IrcLine, 'kind' | 'nick' | 'textAt'>;

/** WeeChat parts time, nick and text with tabs; the nick's place holds the signs of the rest. */
function inColumns(probe: string, at: number): Found | undefined {
  if (at === 0 || probe[at - 1] !== '\t') return undefined;
  const tab = probe.indexOf('\t', at);
  if (tab === -1 || tab - at > 60) return undefined;
  const sign = probe.slice(at, tab).trim();
  if (sign === '*') return actionAt(probe, tab + 1);
  const nick = sign.replace(RANK, '');
  if (nick === '' || /^(?:-->|<--|--|=!=)$/.test(sign) || /\s/.test(nick)) return notice(at);
  return { kind: 'post', nick, textAt: tab + 1 };
}

function inSigns(rest: string, at: number): Found | undefined {
  const angles = ANGLES.exec(rest);
  if (angles) {
    const nick = (angles[1] ?? '').replace(RANK, '');
    return nick === '' ? undefined : { kind: 'post', nick, textAt: at + angles[0].length };
  }
  if (NOTICE_SIGN.test(rest)) return notice(at);
  const action = ACTION.exec(rest);
  if (!action) return undefined;
  const after = rest.slice(action[0].length);
  if (DOINGS.test(after)) return notice(at);
  const found = actionAt(rest, action[0].length);
  return found && { ...found, textAt: at + found.textAt };
}

function actionAt(text: string, textAt: number): Found | undefined {
  const at = textAt + (RANK.exec(text.slice(textAt))?.[0].length ?? 0);
  const nick = /^([^\s,:;]{1,40}?)(?:['’]s)?(?=[\s,:;]|$)/.exec(text.slice(at))?.[1];
  return nick === undefined || nick === '' ? undefined : { kind: 'action', nick, textAt: at };
}

function notice(textAt: number): Found {
  return { kind: 'notice', nick: '', textAt };
}
