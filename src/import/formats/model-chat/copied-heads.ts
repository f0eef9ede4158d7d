// Pages of chats read their heads aloud in the language of their user: `Du hast gesagt:`, `ChatGPT a dit :`.
// No list has all of these; the program's name, the colon and the turns that the two take tell them.
import { sideWord, type Side } from './role-words';

const MAX_CHARS = 60;
/** Names that are nobody's in a story. */
const PROGRAM = /^(?:chat ?gpt|gemini|copilot|microsoft copilot|deepseek|perplexity|grok)$/i;
const ARTICLE = /^\p{L}{1,3} /u;
const SAID = /^ ?[\p{L}\p{M}'’ ]{1,30}[:：]$/u;

export interface CopiedHeads {
  sideOf(line: string): { readonly side: Side; readonly name?: string } | undefined;
}

/** A line that may be such a head, as it stands there; undefined for all others. */
export function lineWithColon(line: string): string | undefined {
  if (line.length > MAX_CHARS) return undefined;
  const plain = line.trim();
  return /^\p{L}.*[:：]$/u.test(plain) ? plain : undefined;
}

/** `lines`: those with a colon, in their order. Undefined where no two of them take turns. */
export function copiedHeads(lines: readonly string[]): CopiedHeads | undefined {
  const places = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) {
    const known = places.get(line);
    if (known) known.push(i);
    else places.set(line, [i]);
  }
  const repeated = [...places].filter(([, at]) => at.length > 1);
  const models = repeated.filter(([line]) => programIn(line) !== undefined).sort(byCount);
  const [model, at] = models[0] ?? [];
  if (model === undefined || !at) return undefined;
  const users = repeated.filter(
    ([line, own]) => programIn(line) === undefined && takeTurns(own, at),
  );
  const [user] = users.sort(byCount)[0] ?? [];
  if (user === undefined) return undefined;
  return {
    sideOf(line) {
      if (line === user) return { side: 'user' };
      const name = line === model ? programIn(line) : undefined;
      return name === undefined ? undefined : { side: 'model', name };
    },
  };
}

/** The program's name in its head. */
function programIn(line: string): string | undefined {
  const article = ARTICLE.exec(line)?.[0].length ?? 0;
  for (const from of article > 0 ? [0, article] : [0]) {
    const rest = line.slice(from);
    const found = /^[\p{Script=Latin} ]{3,20}?(?=[ :：]|\p{Script=Hangul}|\p{Script=Han}|$)/u.exec(
      rest,
    );
    for (const name of [sideWord(rest)?.name, found?.[0]])
      if (name !== undefined && PROGRAM.test(name) && SAID.test(rest.slice(name.length)))
        return name;
  }
  return undefined;
}

function byCount([, a]: [string, number[]], [, b]: [string, number[]]): number {
  return b.length - a.length;
}

function takeTurns(a: readonly number[], b: readonly number[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [first, second] = (a[0] ?? 0) < (b[0] ?? 0) ? [a, b] : [b, a];
  return first.every((at, i) => {
    const [answer, next] = [second[i], first[i + 1]];
    return (answer === undefined || answer > at) && (next === undefined || next > (answer ?? -1));
  });
}
