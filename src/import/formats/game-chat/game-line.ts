// One line of a game's chat: MUSH, MUCK and MUD, where all is told in sentences, and online games, whose
// lines have a time and a colon.

export interface GameLine {
  /** As written, '' where there is none. */
  readonly time: string;
  readonly kind: 'said' | 'page' | 'channel' | 'roll' | 'notice' | 'command' | 'other';
  /** Which games write such a line; none for what several do. */
  readonly game?: 'mud' | 'wow' | 'ffxiv' | 'second-life';
  readonly name?: string;
  /** `yells`, `whispers`: how it is said. */
  readonly cue?: string;
  /** Offsets of the text in the line. */
  readonly textAt: number;
  readonly textEnd: number;
}

/** However long a line is, its head lies here. */
const HEAD_CHARS = 240;
const STAMP =
  /^(?:(\d{1,2}\/\d{1,2} \d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?) {1,2}|\[((?:\d{4}[-/]\d{2}[-/]\d{2} )?\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AP]M)?)\]( {0,2}))/i;
const NAME = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,24}(?: [\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,24}){0,2}`;
/** Names of worlds behind names, and of accounts in brackets. */
const REALM = String.raw`(?:@[\p{L}]{3,20}| \([\w.]{3,40}\))?`;
/** World of Warcraft puts it behind a hyphen. */
const WOW_REALM = /-\p{Lu}[\p{L}'’]+$/u;
const SAID_COLON = new RegExp(
  String.raw`^(?:\[(${NAME})\]|(${NAME})${REALM}) (says|yells|whispers|shouts|asks|exclaims): `,
  'u',
);
const SAID_QUOTE = new RegExp(
  String.raw`^(You|${NAME}) (?:\p{Ll}{3,12}ly )?(\p{Ll}{2,14})(?: (?:to |at |back )?[^":,.\n]{1,40})?,? (?=["“])`,
  'u',
);
const OWN_WHISPER = new RegExp(String.raw`^(?:To \[?|>> ?)(${NAME})${REALM}\]?: ?`, 'u');
const TELL = new RegExp(String.raw`^(${NAME})${REALM} ?>> ?(?=\S)`, 'u');
const COLON = new RegExp(
  String.raw`^(?:\[(${NAME})\]|<(${NAME})>|(${NAME}))(${REALM}): ?(?=\S)`,
  'u',
);
const BRACKET = new RegExp(String.raw`^[(<](${NAME})(${REALM})[)>] ?(?=\S)`, 'u');
const CHANNEL =
  /^(?:\[([^\][\n]{1,30})\]|<([^<>\n]{1,20})>|\(((?:OOC|Public|Newbie|Guild)[^()\n]{0,20})\)) ?(?=\S)/;
/** Channels in which the story goes on. */
const OF_STORY =
  /^(?:party|raid|instance|say|yell|emote|group|alliance|party leader|raid leader)\b/i;
const OUT_OF_IT =
  /^(?:\d+\. |ooc|public|newbie|guild|officer|trade|general|lfg|chat|help|code|staff|linkshell|ls ?\d|cwls|fc|free company|novice|question|admin|\d{1,2}$)/i;
const PAGE = new RegExp(
  String.raw`^(?:(${NAME}) pages(?: you)?(?:: |,? ?(?=["“']))|From afar, (?=(${NAME}))|In a page-pose to you, (?=(${NAME}))|(You) paged? |(Long distance) to )`,
  'u',
);
const ROLL = new RegExp(String.raw`^(?:Random! )?(?:You|${NAME}) rolls? (?:an? )?\d`, 'u');
const NOTICE = new RegExp(
  String.raw`^(?:(?:You|${NAME})${REALM} (?:has|have) (?:arrived|left|connected|disconnected|partially disconnected|reconnected|come online|gone offline|gone home|logged (?:in|on|out|off)|joined|entered the (?:game|world))\b|(?:${NAME})${REALM} is (?:online|offline)\b|(?:Obvious |Visible )?[Ee]xits?(?: |:)|Contents:|Players:|You (?:sense that|receive|have gained|sit down on the server)|Huh\? |HP:|Connected to |Now logging|Logging (?:to|ended|started)|## |\*\*\* |\*+ ?Log(?:ging)?(?: file)? (?:started|opened|ended|closed)|Log(?:ging)?(?: file)? (?:started|opened|ended|closed)|Second Life: |GAME: )`,
  'u',
);
/** What of a room is listed below its description. */
export const ROOM_LIST = /^(?:(?:Obvious |Visible )?[Ee]xits?:|Contents:|Players:)/;
const NAME_AT_START = new RegExp(`^(?:Random! )?(${NAME})`, 'u');
const COMMAND = /^> ?\S/;

export function readGameLine(line: string): GameLine {
  const head = line.slice(0, HEAD_CHARS);
  const stamp = STAMP.exec(head);
  const at = stamp?.[0].length ?? 0;
  const isTimed = stamp !== null;
  const common = { time: (stamp?.[1] ?? stamp?.[2] ?? '').trim(), textEnd: line.trimEnd().length };
  const isWow = stamp?.[1] !== undefined;
  const isSecondLife = stamp?.[2]?.includes('/') === true && stamp[3] === '  ';
  const rest = head.slice(at);
  const found =
    noticeIn(rest, isTimed) ??
    saidIn(rest, isTimed) ??
    channelIn(rest) ??
    (isTimed ? spokenIn(rest) : undefined);
  if (!found) return { ...common, kind: 'other', textAt: at };
  const game = isSecondLife ? 'second-life' : found.game;
  const end = found.cue === undefined ? undefined : endOfQuote(line.slice(at + found.textAt));
  const realm = isWow ? WOW_REALM.exec(found.name ?? '')?.index : undefined;
  return {
    ...common,
    ...found,
    ...(realm === undefined ? {} : { name: found.name?.slice(0, realm) ?? '' }),
    ...(game ? { game } : {}),
    textAt: at + found.textAt,
    ...(end === undefined ? {} : { textEnd: at + found.textAt + end }),
  };
}

type Found = Omit<GameLine, 'time' | 'textEnd'>;

function noticeIn(rest: string, isTimed: boolean): Found | undefined {
  const name = NAME_AT_START.exec(rest)?.[1];
  if (ROLL.test(rest)) return { kind: 'roll', textAt: 0, ...(name ? { name } : {}) };
  if (!isTimed && COMMAND.test(rest)) return { kind: 'command', textAt: 0 };
  if (!NOTICE.test(rest)) return undefined;
  const isArrival = / (?:has|have) (?:arrived|connected)\b/.test(rest.slice(0, 80));
  return { kind: 'notice', textAt: 0, ...(isArrival && name ? { name } : {}) };
}

function saidIn(rest: string, isTimed: boolean): Found | undefined {
  const page = PAGE.exec(rest);
  if (page) {
    const name = page[1] ?? page[2] ?? page[3] ?? 'You';
    return { kind: 'page', game: 'mud', name, textAt: 0 };
  }
  const colon = SAID_COLON.exec(rest);
  if (colon) {
    const verb = colon[3] ?? 'says';
    const name = colon[1] ?? colon[2] ?? '';
    const cue = PLAIN.test(verb) ? {} : { cue: verb };
    return { kind: 'said', game: 'wow', name, textAt: colon[0].length, ...cue };
  }
  const quote = SAID_QUOTE.exec(rest);
  const verb = quote?.[2] ?? '';
  if (quote && (quote[1] === 'You' ? !verb.endsWith('s') : verb.endsWith('s'))) {
    const common = { kind: 'said', game: 'mud', textAt: quote[0].length } as const;
    return { ...common, name: quote[1] ?? '', cue: verb.endsWith('s') ? verb : `${verb}s` };
  }
  const own = OWN_WHISPER.exec(rest);
  if (own && (isTimed || rest.startsWith('To ['))) {
    const game = rest.startsWith('>') ? 'ffxiv' : 'wow';
    return { kind: 'said', game, name: 'You', cue: 'whispers', textAt: own[0].length };
  }
  const tell = isTimed ? TELL.exec(rest) : null;
  if (!tell) return undefined;
  const cue = 'whispers';
  return { kind: 'said', game: 'ffxiv', name: tell[1] ?? '', cue, textAt: tell[0].length };
}

/** Verbs that say nothing of how it is said. */
export const PLAIN = /^(?:says?|asks?|exclaims?|states?|repl(?:y|ies)|continues?|answers?)$/;

const NAME_THEN_VERB = new RegExp(`^${NAME}(?= \\p{Ll})`, 'u');

function channelIn(rest: string): Found | undefined {
  const channel = CHANNEL.exec(rest);
  const label = (channel?.[1] ?? channel?.[2] ?? channel?.[3])?.trim() ?? '';
  if (!channel) return undefined;
  const isStory = OF_STORY.test(label);
  if (!isStory && !OUT_OF_IT.test(label)) return undefined;
  const behind = rest.slice(channel[0].length);
  const inner = saidIn(behind, false) ?? spokenIn(behind);
  const name = inner?.name ?? NAME_THEN_VERB.exec(behind)?.[0];
  if (name === undefined && isStory) return undefined;
  const textAt = channel[0].length + (inner?.textAt ?? 0);
  return {
    kind: isStory ? 'said' : 'channel',
    textAt,
    ...(name === undefined ? {} : { name }),
    ...(inner?.cue === undefined ? {} : { cue: inner.cue }),
  };
}

function spokenIn(rest: string): Found | undefined {
  const colon = COLON.exec(rest) ?? BRACKET.exec(rest);
  if (!colon) return undefined;
  const name = colon.length > 4 ? (colon[1] ?? colon[2] ?? colon[3]) : colon[1];
  const realm = (colon.length > 4 ? colon[4] : colon[2]) ?? '';
  const game = realm.startsWith('@') ? ({ game: 'ffxiv' } as const) : {};
  return { kind: 'said', name: name ?? '', textAt: colon[0].length, ...game };
}

/** `"Not yet." to Isolde.`: where the speech ends, if something else follows it. */
function endOfQuote(said: string): number | undefined {
  const tail = /["”] to [^"“”\n]{1,60}$/.exec(said.slice(-80));
  if (!tail || !/^["“]/.test(said)) return undefined;
  return said.length - tail[0].length + 1;
}

/** WoW keeps colors and links of items as codes between the words. */
export function withoutCodes(text: string): string {
  if (!text.includes('|')) return text;
  return text.replace(/\|c[0-9a-f]{8}|\|r|\|H[^|\n]{0,200}\|h|\|h|\|T[^|\n]{0,120}\|t/gi, '');
}
