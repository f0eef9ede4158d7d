// Statements of a Ren'Py script that concern a story: who says what, choices, labels, pictures.
import { endOfRenpyString, quoteAt } from './renpy-text';

/** Offsets in the whole text; `from` and `to` without the quotes. */
interface Quoted {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

export type Statement =
  | (Quoted & { readonly is: 'say'; readonly who: string | undefined; readonly how: string })
  | (Quoted & { readonly is: 'say-name'; readonly name: Quoted })
  | (Quoted & { readonly is: 'option' })
  | { readonly is: 'menu' | 'block' | 'other' }
  | { readonly is: 'label' | 'scene' | 'show'; readonly words: string };

/** However long a line is, its head lies here. */
const HEAD_CHARS = 400;
const SAY =
  /^(?:([A-Za-z_]\w*)((?:[ \t]+(?!with\b|at\b)(?:@[ \t]*)?-?[A-Za-z_]\w*)*)(?:[ \t]*\([^()\n]{0,80}\))?[ \t]+)?(?=["'`])/;
const NOT_WHO =
  /^(?:play|queue|stop|voice|show|scene|hide|jump|call|define|default|image|with|if|elif|else|while|for|return|pass|pause|label|menu|python|init|screen|style|transform|translate|old|new|use|text|textbutton|add|key|camera|import|from|class|def|renpy|config|window|nvl|at|on|audio|sound|music|movie|font|background|foreground|hover|idle|action|label|title|tooltip|caption|yield|raise|assert|del|in|not|and|or|is|lambda|print)$/;
const BLOCK =
  /^(?:(?:init(?:[ \t]+-?\d+)?[ \t]+)?python\b[^\n]*|init(?:[ \t]+-?\d+)?|screen\b[^\n]*|style\b[^\n]*|transform\b[^\n]*|image\b[^\n]*|layeredimage\b[^\n]*|translate[ \t]+\w+[ \t]+(?:strings|python|style)\b[^\n]*|(?:show|scene)\b[^\n]*|testcase\b[^\n]*|example\b[^\n]*):[ \t]*(?:#.*)?$/;
const OPTION_TAIL =
  /^[ \t]*(?:\([^()\n]{0,120}\))?[ \t]*(?:if\b[^\n]{0,200})?:[ \t]*(?:#.*)?(?:\r?\n|$)/;

/** The statement of the line that begins at `start`, indents excluded. */
export function readStatement(text: string, start: number, inMenu: boolean): Statement {
  const lineEnd = endOfLine(text, start);
  const line = text.slice(start, Math.min(lineEnd, start + HEAD_CHARS));
  if (line.startsWith('#') || line.startsWith('$')) return { is: 'other' };
  const label = /^label[ \t]+([\w.]+)/.exec(line);
  if (label) return { is: 'label', words: label[1] ?? '' };
  if (/^menu\b[^"'\n]*:/.test(line)) return { is: 'menu' };
  if (BLOCK.test(line)) return { is: 'block' };
  const picture =
    /^(scene|show)[ \t]+([a-z_]\w*(?:[ \t]+(?!at\b|with\b|as\b|behind\b|onlayer\b|zorder\b)\w+)*)/i.exec(
      line,
    );
  if (picture && !/^(?:screen|expression|layer|text)\b/.test(picture[2] ?? ''))
    return { is: picture[1] === 'scene' ? 'scene' : 'show', words: picture[2] ?? '' };
  const say = SAY.exec(line);
  if (!say || NOT_WHO.test(say[1] ?? '')) return { is: 'other' };
  const quoted = quotedAt(text, start + say[0].length);
  if (!quoted) return { is: 'other' };
  if (say[1] !== undefined) {
    return { is: 'say', who: say[1], how: (say[2] ?? '').trim(), ...quoted };
  }
  if (inMenu && OPTION_TAIL.test(text.slice(quoted.end, quoted.end + HEAD_CHARS)))
    return { is: 'option', ...quoted };
  const gap = /^[ \t]+(?=["'`])/.exec(text.slice(quoted.end, quoted.end + 40));
  const second = gap ? quotedAt(text, quoted.end + gap[0].length) : undefined;
  if (second) return { is: 'say-name', name: quoted, ...second };
  return { is: 'say', who: undefined, how: '', ...quoted };
}

function quotedAt(text: string, at: number): Quoted | undefined {
  const end = endOfRenpyString(text, at);
  if (end === undefined) return undefined;
  const quotes = quoteAt(text, at).length;
  return { from: at + quotes, to: end - quotes, end };
}

export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
