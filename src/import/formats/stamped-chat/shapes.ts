// How programs put name and time: on the line of what is said, or above it. A log has one shape.
import { spacedNames } from './spaced-names';
import { CLOCK, FULL_STAMP, plainSpaces, readDayLine, SHORT_STAMP, STAMP } from './stamp';

export interface StampedHead {
  /** As written. */
  readonly stamp: string;
  /** Undefined: the program tells something. */
  readonly name: string | undefined;
  /** Offset in the line where the text begins; its end where the text stands below. */
  readonly textAt: number;
  readonly isAction?: boolean;
  /** With an account's id or a title of its group. */
  readonly isMarked?: boolean;
}

export interface Shape {
  readonly id: string;
  /** Score where every line has a head. */
  readonly score: number;
  /** The head is a line of its own. */
  readonly isAlone?: boolean;
  /** Names are of people and not of their characters. */
  readonly hasAccounts?: boolean;
  /** Of chats in which people roll dice by commands. */
  readonly hasDice?: boolean;
  /** Only where the log has days on their own lines or a head of its program. */
  readonly needsDays?: boolean;
  /** A quick look at a line: what it does not find there, the patterns would not. */
  readonly needs?: RegExp;
  readonly pattern: RegExp;
  /** Its time is on a line below. */
  readonly isUntimed?: boolean;
  /** Only counts in full where names have ids, titles or letters of the East, as no other program writes. */
  readonly isLoose?: boolean;
  /** Lines of the program, of people's actions. */
  readonly others?: readonly { readonly pattern: RegExp; readonly isAction?: boolean }[];
  /** Lines right below the head that belong to it. */
  readonly below?: readonly Below[];
  /** Nothing but the names themselves parts them from the text. */
  readonly learn?: (lines: readonly string[]) => RegExp | undefined;
}

export interface Below {
  readonly pattern: RegExp;
  readonly gives?: 'name' | 'stamp' | 'text';
}

/** However long a line is, its head lies here. */
const HEAD_CHARS = 200;
const NAME = String.raw`(?<name>[^\s:：<>[\]|](?:[^\n\t:：<>[\]|]{0,58}?[^\s:：<>[\]|])?)`;
/** Names of group chats may hold nearly anything. */
const ANY_NAME = String.raw`(?<name>(?![-–—|<([*])[^\s:：](?:[^\n\t:：]{0,58}?[^\s:：])?)`;
const ACCOUNT = String.raw`(?:\((?:[A-Za-z-]{2,12}:)?[\w@.+-]{1,40}\)|<[^<>\s]{3,60}>)`;
const CHANNEL = String.raw`(?:\[#[^\]\n]{1,40}\] |#[^\s:]{1,40} (?=[^\s:]))`;
const head = (source: string): RegExp => new RegExp(source, 'u');
const stamp = (source: string): string => `(?<stamp>${source})`;

export const SHAPES: readonly Shape[] = [
  {
    id: 'stamp, name in angles, colon',
    needs: /</,
    score: 0.97,
    hasDice: true,
    pattern: head(
      String.raw`^(?:${stamp(STAMP)})?<(?<name>[^<>\n]{1,50}?)(?:\([\w:@.-]{1,40}\))?>[:：][ \t]?`,
    ),
  },
  {
    id: 'stamp in angles',
    needs: /^</,
    score: 0.97,
    hasDice: true,
    pattern: head(String.raw`^<${stamp(FULL_STAMP)}>\s+\[(?<name>[^\]\n]{1,50})\]:\s+`),
  },
  {
    id: 'columns',
    needs: /\t/,
    score: 0.98,
    hasAccounts: true,
    needsDays: true,
    pattern: head(String.raw`^${stamp(STAMP)}\t(?<name>[^\t\n]{1,60})\t`),
    others: [{ pattern: head(String.raw`^${stamp(STAMP)}\t\t?(?=[^\t\n]+$)`) }],
  },
  {
    id: 'columns with a colon',
    needs: /\t/,
    score: 0.98,
    hasAccounts: true,
    pattern: head(String.raw`^${stamp(STAMP)}\t ?(?!From\b)${NAME} ?:[ \t]`),
  },
  {
    id: 'name and stamp in brackets',
    needs: /^\[/,
    score: 0.96,
    hasAccounts: true,
    pattern: head(String.raw`^\[(?<name>[^\]\n]{1,60})\] \[${stamp(STAMP)}\](?: |$)`),
  },
  {
    id: 'stamp, comma, name',
    score: 0.95,
    hasAccounts: true,
    pattern: head(String.raw`^${stamp(FULL_STAMP)}, (?<name>[^\n:]{1,60}?) : `),
    others: [{ pattern: head(String.raw`^${stamp(FULL_STAMP)}, (?=\S)`) }],
  },
  {
    id: 'from name to everyone',
    needs: /\s(?:From|De|Von|Da|Van|Od|От)\s/,
    score: 0.97,
    hasAccounts: true,
    pattern: head(
      String.raw`^${stamp(STAMP)}\s+(?:From|De|Von|Da|Van|Od|От)\s+(?<name>[^\n:]{1,60}?)(?:\s+(?:to|To|à|a|an|para|naar|до)\s+[^\n:]{1,60}?)?\s?:(?:\s|$)`,
    ),
  },
  {
    id: 'stamp in round brackets',
    needs: /^\(/,
    score: 0.95,
    hasAccounts: true,
    pattern: head(
      String.raw`^\(${stamp(STAMP)}\) (?!\*\*\*)(?<name>[^\n:]{1,60}?)(?: <AUTO-REPLY>)?: ?`,
    ),
    others: [
      { pattern: head(String.raw`^\(${stamp(STAMP)}\) \*\*\*(?=(?<name>\S+))`), isAction: true },
      { pattern: head(String.raw`^\(${stamp(STAMP)}\) (?=\S)`) },
    ],
  },
  {
    id: 'clock, dash, name',
    needs: / - /,
    score: 0.92,
    hasAccounts: true,
    pattern: head(String.raw`^${stamp(CLOCK)} - ${NAME}: `),
  },
  {
    id: 'name, stamp in brackets, colon',
    needs: /^[^[(<:\s][^:]*[[(]/,
    score: 0.95,
    hasAccounts: true,
    pattern: head(
      String.raw`^(?<name>[^\s:<>[\]()][^\n:<>[\]()]{0,58}?)(?:#\d{4})?(?: \(\d{5,20}\))? ?(?:\[${stamp(SHORT_STAMP)}\]|\((?<stamp2>${SHORT_STAMP})\)):? `,
    ),
  },
  {
    id: 'stamp, channel or tag, name',
    needs: /#/,
    score: 0.985,
    hasAccounts: true,
    pattern: head(
      String.raw`^(?:\[${stamp(FULL_STAMP)}\]|(?<stamp2>${FULL_STAMP})):? (?:${CHANNEL}${NAME}(?:#\d{4})?|(?<name2>[^\s:<>[\]|][^\n\t:<>[\]|]{0,58}?)#\d{4})(?: \(\d{15,20}\))?: `,
    ),
  },
  {
    id: 'stamp with a zone, name',
    needs: /^\[?\d{4}-\d/,
    score: 0.93,
    hasAccounts: true,
    pattern: head(
      String.raw`^\[?(?=\d{4}-\d{2}-\d{2}[T ][\d:.,]+ ?(?:Z|UTC|[+-]\d))${stamp(FULL_STAMP)}\]?:? ${NAME}: `,
    ),
  },
  {
    id: 'lines of bars',
    needs: /\|/,
    score: 0.95,
    hasAccounts: true,
    pattern: head(
      String.raw`^\[?${stamp(STAMP)}\]? ?\| (?:#[^\s|]{1,40} \| )?${NAME}(?:#\d{4})? \| ?`,
    ),
  },
  {
    id: 'clock in brackets, name',
    needs: /^\[/,
    score: 0.88,
    hasAccounts: true,
    needsDays: true,
    pattern: head(String.raw`^\[${stamp(CLOCK)}\] ${NAME}: `),
    others: [{ pattern: head(String.raw`^\[${stamp(CLOCK)}\] \*{3} ?(?=\S)`) }],
  },
  {
    id: 'clock, name, text',
    score: 0.9,
    hasAccounts: true,
    needsDays: true,
    // Replaced by what is learnt.
    pattern: /^(?!)/,
    learn: (lines) => {
      const names = spacedNames(lines);
      return names === undefined
        ? undefined
        : head(String.raw`^${stamp(CLOCK)} (?<name>${names}) `);
    },
    others: [{ pattern: head(String.raw`^${stamp(CLOCK)} (?=\S)`) }],
  },
  {
    id: 'name, time, stamp of a client',
    needs: /^\[/,
    score: 0.95,
    hasAccounts: true,
    pattern: head(String.raw`^\[${stamp('\\d{1,2}:\\d{2}:\\d{2}')}\]  (?<name>[^\s:]{1,40}): `),
  },
  {
    id: 'stamp, name',
    score: 0.97,
    isAlone: true,
    hasDice: true,
    pattern: head(
      String.raw`^${stamp(FULL_STAMP)} {1,2}(?:'(?<name2>[^'\n]{1,60})'|${ANY_NAME}?)\s?${ACCOUNT}?\s*$`,
    ),
  },
  {
    id: 'name, stamp',
    needs: /^(?![[(<>«»]|\d{1,2}[:.])/,
    score: 0.95,
    isAlone: true,
    hasDice: true,
    isLoose: true,
    pattern: head(
      String.raw`^(?![[(<>«»]|\d{1,2}[:.])${ANY_NAME}(?<![-—–•·»|@,])\s?(?<account>${ACCOUNT})?\s{1,2}${stamp(STAMP)}(?: #\d+)?\s*$`,
    ),
  },
  {
    id: 'stamp in brackets, name',
    needs: /^\[/,
    score: 0.86,
    isAlone: true,
    hasAccounts: true,
    pattern: head(String.raw`^\[${stamp(SHORT_STAMP)}\] ${NAME}:?\s*$`),
  },
  {
    id: 'quote sign, name, id, stamp',
    needs: /^>/,
    score: 0.97,
    isAlone: true,
    hasAccounts: true,
    pattern: head(String.raw`^> (?<name>[^\n[\]]{1,60}) \[\w{5,20}\] @ ${stamp(FULL_STAMP)}:\s*$`),
  },
  {
    id: 'stamp, name below',
    score: 0.96,
    isAlone: true,
    hasAccounts: true,
    pattern: head(String.raw`^${stamp(FULL_STAMP)}(?: \(Read by [^\n()]{3,80}\))?\s*$`),
    others: [{ pattern: head(String.raw`^${stamp(FULL_STAMP)} (?=\S[^\n]{3,160}$)`) }],
    below: [
      {
        // What somebody says may stand below a time as well; it ends as sentences do.
        pattern: head(String.raw`^(?<name>\S(?:[^\n]{0,58}\S)?)(?<![.!?…"”*])\s*$`),
        gives: 'name',
      },
    ],
  },
  {
    id: 'name, keys below',
    score: 0.97,
    isAlone: true,
    isUntimed: true,
    hasAccounts: true,
    pattern: head(String.raw`^From: (?<name>[^\n]{1,60}?)(?: \([^\n()]{3,60}\))?\s*$`),
    below: [
      { pattern: head(String.raw`^Sent: ${stamp(String.raw`[^\n]{8,60}`)}$`), gives: 'stamp' },
      {
        pattern: head(
          String.raw`^(?:Type|Received|Edited|Attachment|Reaction|Quote|Expires): [^\n]`,
        ),
      },
    ],
  },
  {
    id: 'name with a colon, keys below',
    score: 0.97,
    isAlone: true,
    isUntimed: true,
    hasDice: true,
    pattern: head(String.raw`^(?<name>\S(?:[^\n:：]{0,58}\S)?)[:：]\s*$`),
    below: [
      { pattern: head(String.raw`^(?:时间|Time): ?${stamp(FULL_STAMP)}\s*$`), gives: 'stamp' },
      { pattern: head(String.raw`^(?:内容|Content): ?`), gives: 'text' },
    ],
  },
];

const HAS_CLOCK = /\d:\d\d/;

export function readHead(shape: Shape, line: string): StampedHead | undefined {
  const probe = plainSpaces(line.slice(0, HEAD_CHARS));
  // Most lines end here, and most logs: the patterns are long, and slow to be made ready.
  if (shape.isUntimed !== true && !HAS_CLOCK.test(probe)) return undefined;
  if (shape.needs?.test(probe) === false) return undefined;
  const own = shape.pattern.exec(probe);
  if (own) return headOf(own, shape, line);
  for (const { pattern, isAction = false } of shape.others ?? []) {
    const other = pattern.exec(probe);
    const found = other && headOf(other, shape, line);
    if (found) return { ...found, isAction };
  }
  return undefined;
}

/** The end of a clock. */
const NO_NAME = /^(?:[ap]\.? ?m\.?|UTC|GMT|Z)(?:$| [-–] )/i;

function headOf(match: RegExpExecArray, shape: Shape, line: string): StampedHead | undefined {
  const groups: Partial<Record<string, string>> = match.groups ?? {};
  const name = groups.name ?? groups.name2;
  if (name !== undefined && (NO_NAME.test(name) || (/\d/.test(name) && readDayLine(name))))
    return undefined;
  return {
    stamp: groups.stamp ?? groups.stamp2 ?? '',
    name: name === undefined ? undefined : shownName(name),
    textAt: shape.isAlone === true && name !== undefined ? line.length : match[0].length,
    ...(groups.account !== undefined || name?.startsWith('【') ? { isMarked: true } : {}),
  };
}

/** Without the title that a group gives: `【PL】 Mira`. */
function shownName(name: string): string {
  const bare = name.replace(/^(?:【[^】\n]{1,20}】\s*)+/, '').trim();
  return bare === '' ? name.trim() : bare;
}

export interface FoundBelow extends Below {
  readonly match: RegExpExecArray;
}

export function readBelow(shape: Shape, line: string): FoundBelow | undefined {
  const probe = plainSpaces(line.slice(0, HEAD_CHARS));
  for (const below of shape.below ?? []) {
    const match = below.pattern.exec(probe);
    if (match) return { ...below, match };
  }
  return undefined;
}
