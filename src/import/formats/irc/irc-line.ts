// One line of an IRC log, in the ways of the many clients: a time, then a nick, an action or a notice.

export interface IrcLine {
  /** `said-action`: its text does not open with the nick. */
  readonly kind: 'post' | 'action' | 'said-action' | 'notice' | 'day';
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

const TIME = new RegExp(
  String.raw`^(?:\[(?:\p{L}{3,10},? )?(\p{L}{3,9} \d{1,2},? \d{4})\] \[(\d{1,2}:\d{2}:\d{2})(?: [A-Z]{2,5})?\][ \t]|` +
    String.raw`[[(]?((?:\d{4}-\d{2}-\d{2}[T ]|\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? |(\p{L}{3} {1,2}\d{1,2}|\d{1,2} \p{L}{3}) )?` +
    String.raw`\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:[ \u202f]?[AP]M)?)(?:Z|[+-]\d{2}:?\d{2})?[\])]?(?:[ \t]|$))`,
  'iu',
);
/** What stands for a rank in a channel, and for none. */
const RANK = /^[@%+&~! ]+/;
const ANGLES = /^\s{0,2}<([@%+&~! ]{0,3}[^\s<>!]{1,40})(?:![^\s<>]{3,90})?>[ \t]?/;
/** A proxy keeps whole addresses, and whether the text is somebody's own. */
const ADDRESSED = /^<[^\s<>!]{1,40}![^\s<>]{3,90}> [+-](?=\S)/;
const ADDRESSED_ACTION = /^\[([^\s[\]!]{1,40})![^\s[\]]{3,90}\] /;
/** Bip writes `< nick!user@host: text` and `> nick: text`. */
const ARROWS = /^[<>] (?!\* )([^\s<>!:]{1,40})(?:![^\s:]{1,90})?: /;
/** Pasted from a window: nick or sign, set to the right, and a bar. */
const BAR = /^ {0,20}([@%+&~!]{0,2}[^\s|│]{1,40}) [|│] /;
const NOTICE_SIGN =
  /^\s{0,2}(?:-!-|[→←⇐⇒↔⇄]|\*{3}|={3}|--+>|<--+|--(?=\s)|=!=|-(?!\*-)[^\s-][^\s]{0,40}-(?=\s))/;
const ACTION = /^\s{0,4}(?:[<>] )?(?:(?:\*{1,2}|[—•])[ \t]{1,4}|-\*- |Action: )(?=\S)/;
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
export function behindTime(
  text: string,
): { time: string; at: number; hasNoYear: boolean } | undefined {
  const found = TIME.exec(text.slice(0, PROBE));
  if (!found) return undefined;
  const [head, day, clock, time, yearless] = found;
  const written = day === undefined ? (time ?? '') : `${day} ${clock ?? ''}`;
  return { time: written, at: head.length, hasNoYear: yearless !== undefined };
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
  const { at, ...timed } = behindTime(probe) ?? { at: 0, time: '', hasNoYear: false };
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
    const head = ADDRESSED.exec(rest)?.[0] ?? angles[0];
    return nick === '' ? undefined : { kind: 'post', nick, textAt: at + head.length };
  }
  const arrows = at === 0 ? null : ARROWS.exec(rest);
  if (arrows) return { kind: 'post', nick: arrows[1] ?? '', textAt: at + arrows[0].length };
  const addressed = at === 0 ? null : ADDRESSED_ACTION.exec(rest);
  if (addressed) {
    return { kind: 'said-action', nick: addressed[1] ?? '', textAt: at + addressed[0].length };
  }
  if (NOTICE_SIGN.test(rest)) return notice(at);
  const bar = at === 0 ? null : BAR.exec(rest);
  if (bar) return behindBar(rest, at, bar);
  const action = ACTION.exec(rest);
  if (!action) return undefined;
  const after = rest.slice(action[0].length);
  if (DOINGS.test(after)) return notice(at);
  const found = actionAt(rest, action[0].length);
  if (!found) return undefined;
  // Textual puts a colon between who acts and what they do.
  const colon = action[0].includes('•') ? rest.indexOf(': ', found.textAt) : -1;
  if (colon !== -1 && colon === found.textAt + found.nick.length) {
    return { ...found, kind: 'said-action', textAt: at + colon + 2 };
  }
  return { ...found, textAt: at + found.textAt };
}

function behindBar(
  rest: string,
  at: number,
  [head, sign = '']: RegExpExecArray,
): Found | undefined {
  const nick = sign.replace(RANK, '');
  if (sign === '*') {
    const found = actionAt(rest, head.length);
    return found && { ...found, textAt: at + found.textAt };
  }
  return /[\p{L}\d]/u.test(nick) ? { kind: 'post', nick, textAt: at + head.length } : notice(at);
}

function actionAt(text: string, textAt: number): Found | undefined {
  const at = textAt + (RANK.exec(text.slice(textAt))?.[0].length ?? 0);
  const nick = /^([^\s,:;]{1,40}?)(?:['’]s)?(?=[\s,:;]|$)/.exec(text.slice(at))?.[1];
  return nick === undefined || nick === '' ? undefined : { kind: 'action', nick, textAt: at };
}

function notice(textAt: number): Found {
  return { kind: 'notice', nick: '', textAt };
}
