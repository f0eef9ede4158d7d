// One entry of what a Google account did with Gemini: what was asked, and what was answered.

export interface Activity {
  /** With the word for what was done before it: `Prompted Let us begin`. */
  readonly title: string;
  readonly answer: string;
  readonly time: number | undefined;
  /** Id of the chat, where the entry links to it. */
  readonly chat: string | undefined;
  /** Offsets in the file of the entry, and of what was asked and answered in it. */
  readonly start: number;
  readonly end: number;
  readonly titleSpan: readonly [number, number];
  readonly answerSpan: readonly [number, number];
}

const VERB =
  /^(?:Prompted|Asked|Said|Eingegebener Prompt:?|Prompt eingegeben:?|Requête\s?:|Instrucción:?|Prompt:|已输入提示|プロンプト:?)\s+/;
/** So many entries say how the program's word for asking reads in other languages. */
const ENOUGH = 3;

/** How long the word for what was done is at the start of the titles of all entries with an answer. */
export function lengthOfVerb(activities: readonly Activity[]): (title: string) => number {
  const titles = activities.filter(({ answer }) => answer !== '').map(({ title }) => title);
  const shared = titles.length < ENOUGH ? '' : titles.reduce(sharedStart);
  const word = /^.*[\s:：]/s.exec(shared.slice(0, 60))?.[0] ?? '';
  return (title) => {
    const known = VERB.exec(title)?.[0].length;
    return known ?? (title.startsWith(word) ? word.length : 0);
  };
}

function sharedStart(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a.slice(0, at);
}

export function chatOf(url: unknown): string | undefined {
  return typeof url === 'string' ? /\/app\/(?:c_)?(\w{6,})/.exec(url)?.[1] : undefined;
}
