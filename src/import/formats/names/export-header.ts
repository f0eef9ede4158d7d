// What a program writes above the posts that it exports: `Chat: …`, `Exported on: …`, and a line below.

const MOST_LINES = 15;
const KEY =
  /^\s*(?:#{1,4} |[*_]{2}|- )?(?:chat|character|bot|companion|persona|user|title|date|exported(?: (?:on|at|from|by))?|export (?:date|time)|created(?: (?:on|at))?|messages|message count|total(?: messages)?|source|url|link|session|conversation|platform|model|started|updated|participants?|version|format)\b[*_]*\s*[:：]/iu;
const SAYS_SO =
  /^[^"“”]{0,60}(?:\bexport(?:ed)?\b|\bchat (?:log|history|backup|with)\b|\bconversation (?:log|with)\b|\btranscript\b)[^"“”]{0,60}$/iu;
const RULE = /^\s*(?:[-=_*~─━═—]\s?){3,}$/u;

/** How many of the first lines are such a head, the line below among them; 0 where there is none. */
export function headerLength(lines: Iterable<string>): number {
  let told = 0;
  let at = 0;
  for (const line of lines) {
    if (++at > MOST_LINES) return 0;
    const bare = line.trim();
    if (bare === '') continue;
    if (RULE.test(bare)) {
      // A title is often set between two lines; what has been told by then ends the head.
      if (told >= 2 || (told === 1 && bare.length >= 10)) return at;
      if (told > 0 || at > 1) return 0;
    } else if (KEY.test(bare) || SAYS_SO.test(bare)) told++;
    else return 0;
  }
  return 0;
}
