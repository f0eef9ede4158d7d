// What stands in a message and is shown to nobody: thinking, panels, comments, fences, and what programs wrap around.
import { isKnownTag } from './markup';

export interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly why: 'thinking' | 'markup' | 'comment' | 'status panel' | 'summary' | 'fence' | 'ooc';
  /** The inside, of what stands between tags. */
  readonly from: number;
  readonly to: number;
}

/** By what tags are called, without case, `_` and `-`. The names are those of presets, cards and extensions. */
const TAGS: Readonly<Record<string, Hidden['why']>> = {
  ...named(
    'thinking',
    'think thinking reasoning reflection scratchpad analysis analyze planning cot thoughtprocess innerplan ' +
      '思考 思维 思维链 思考过程 构思 分析',
  ),
  ...named('markup', 'style script imageprompt imggen'),
  ...named(
    'status panel',
    'details tracker infoblock infobox infopanel info status stats statblock statusblock statusbar statuspanel statuswindow ' +
      'statusmenu state scenestate worldstate gamestate loomstate hud updatevariable updatevariables variableupdate ' +
      'initvar variables jsonpatch tableedit tablethink memorytable 状态栏 状态 状态面板 状态表 信息栏 变量 变量更新 面板',
  ),
  ...named('summary', 'loomsum recap synopsis disclaimer 摘要 总结 小总结 大总结 概要 免责声明'),
  ...named('ooc', 'ooc lumiaooc lumiaoooc authornote authorsnote'),
};

function named(why: Hidden['why'], names: string): Record<string, Hidden['why']> {
  return Object.fromEntries(names.split(' ').map((name) => [name, why]));
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_:.-]{0,40}`;
const OPEN = new RegExp(
  String.raw`<(${NAME})(?:\s[^<>]{0,500})?>|<!--|◁think▷|<\|channel\|>analysis|^[ \t]*\x60\x60\x60[^\n\x60]{0,60}$`,
  'gimu',
);

function tagName(written: string): string {
  return written.toLowerCase().replace(/[_:.-]/g, '');
}

/** Thinking, comments, panels and fences, in order and apart. Linear: a closing mark that is missing is looked for once. */
export function findHidden(text: string): Hidden[] {
  const found: Hidden[] = [];
  if (!/[<`◁]/.test(text)) return found;
  const closers = new Closers(text);
  const orphan = /<\/(?:think|thinking|reasoning)>|◁\/think▷/i.exec(text);
  const firstOpen = /<(?:think|thinking|reasoning)>|◁think▷/i.exec(text);
  let from = 0;
  if (orphan && (!firstOpen || firstOpen.index > orphan.index)) {
    from = orphan.index + orphan[0].length;
    found.push({ start: 0, end: from, why: 'thinking', from: 0, to: orphan.index });
  }
  OPEN.lastIndex = from;
  for (let match = OPEN.exec(text); match; match = OPEN.exec(text)) {
    const start = match.index;
    const inside = start + match[0].length;
    const [why, close] = meaningOf(match);
    if (why === undefined || match[0].endsWith('/>')) continue;
    const closing = closers.after(inside, close);
    if (closing) {
      found.push({ start, end: closing.end, why, from: inside, to: closing.start });
      OPEN.lastIndex = closing.end;
      continue;
    }
    if (match[1] !== undefined && !isCommonlyCut(match[1])) continue;
    // Unclosed thinking ends at the first blank line; anything else unclosed hides only its mark.
    const isThinking = why === 'thinking' && start < 200;
    const blank = isThinking ? text.indexOf('\n\n', start) : -1;
    const end = blank > 0 ? blank : isThinking ? text.length : inside;
    found.push({ start, end, why: why === 'fence' ? 'markup' : why, from: inside, to: end });
    OPEN.lastIndex = end;
  }
  return found;
}

/** `<info>` alone may be what somebody typed; these are tags even where an answer was cut off before their end. */
function isCommonlyCut(written: string): boolean {
  return /^(?:think|thinking|reasoning|reflection|scratchpad|style|script|details|tracker|info_?block|infobox|status\w*|stats|UpdateVariable)$/i.test(
    written,
  );
}

function meaningOf(match: RegExpExecArray): [Hidden['why'] | undefined, string] {
  const opener = match[0].trim().toLowerCase();
  if (opener.startsWith('```')) return ['fence', '```'];
  if (opener === '<!--') return ['comment', '-->'];
  if (opener === '◁think▷') return ['thinking', '◁/think▷'];
  const name = match[1];
  if (name === undefined) return ['thinking', '<|message|>'];
  const why = TAGS[tagName(name)] ?? (name === 'summary' ? 'summary' : undefined);
  return [why, `</${name.toLowerCase()}>`];
}

class Closers {
  readonly #lower: string;
  readonly #missing = new Set<string>();
  /** Names of which more are opened than closed: there the first that closes is taken. */
  readonly #uneven = new Set<string>();

  constructor(private readonly text: string) {
    const lower = text.toLowerCase();
    // A few letters grow when they are made small, and offsets would be off.
    this.#lower = lower.length === text.length ? lower : text;
  }

  after(from: number, close: string): { start: number; end: number } | undefined {
    if (this.#missing.has(close)) return undefined;
    const first = this.#lower.indexOf(close, from);
    if (first < 0) {
      this.#missing.add(close);
      return undefined;
    }
    const start = close.startsWith('</') ? (this.#matching(from, close, first) ?? first) : first;
    return { start, end: start + close.length };
  }

  /** A panel within a panel of the same name does not end the outer one. */
  #matching(from: number, close: string, first: number): number | undefined {
    const open = `<${close.slice(2, -1)}`;
    const inner = this.#lower.indexOf(open, from);
    if (inner < 0 || inner > first || this.#uneven.has(close)) return first;
    let depth = 1;
    // Each is looked for anew only where it was passed, so that a thousand in a row are read once.
    let opens = inner;
    let closes = first;
    while (closes >= 0) {
      if (opens >= 0 && opens < closes) {
        depth++;
        opens = this.#lower.indexOf(open, opens + open.length);
      } else {
        depth--;
        if (depth === 0) return closes;
        closes = this.#lower.indexOf(close, closes + close.length);
      }
    }
    this.#uneven.add(close);
    return undefined;
  }
}

const PAIR = new RegExp(String.raw`<(/?)(${NAME})(?:\s[^<>]{0,500})?(/?)>`, 'gu');

/**
 * Names of tags that a message opens and closes again, or closes in themselves: `<content>`, `<正文>`,
 * `<StatusPlaceHolderImpl/>`. Nobody types those; `<gasp>` is never closed.
 */
export function pairedTags(text: string): ReadonlySet<string> {
  const opened = new Set<string>();
  const paired = new Set<string>();
  if (!text.includes('<')) return paired;
  for (const [, closes, name = '', isEmpty] of text.matchAll(PAIR)) {
    if (isKnownTag(name)) continue;
    if (isEmpty === '/') paired.add(name);
    else if (closes !== '/') opened.add(name);
    else if (opened.has(name)) paired.add(name);
  }
  return paired;
}
