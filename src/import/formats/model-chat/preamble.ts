// What stands above the first turn of a saved chat: its title, when and by what it was saved.

const FRONT_MATTER = /^---\n[\s\S]{0,4000}?\n---(?:\n|$)/;
/** `**Created:** 5/3/2024`, `- model: gpt-4o`, `Source: https://…`. */
const FACT = /^[-*_>\s]*[\p{L}][\p{L} _-]{0,30}[*_]*\s*[:：][*_]*\s*\S?[^\n]{0,200}$/u;
/** `_Exported on 5/3/2024 from Editor_`. */
const SAVED = /^[*_>\s]*(?:exported|saved|created|generated|updated|downloaded)\b/i;
/** A paragraph that says more than what a program writes above a chat. */
const LONG = 60;

export function titleOf(text: string): string | undefined {
  const front = FRONT_MATTER.exec(text)?.[0] ?? '';
  const heading = /^# +(?:title: *)?([^\n]{1,200})$/im.exec(text.slice(front.length))?.[1];
  const named = /^title: *"?([^"\n]{1,200})"?$/im.exec(front)?.[1];
  const title = (heading ?? named)?.trim();
  // Programs that give no titles head a turn with its time and id.
  return title !== undefined && /^\d{4}-\d{2}-\d{2}T/.test(title) ? undefined : title;
}

/** Where instructions or a first question begin; undefined where all is about the chat. */
export function isIntroduction(text: string): number | undefined {
  const front = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  let at = front;
  for (const line of text.slice(front).split('\n')) {
    const plain = line.trim();
    const isSaved = SAVED.test(plain);
    const isAbout =
      isSaved ||
      plain.startsWith('#') ||
      plain.startsWith('<') ||
      FACT.test(plain) ||
      /^[[!`]|https?:\/\//.test(plain);
    if (plain.length >= LONG && !isAbout) return at;
    at += line.length + 1;
  }
  return undefined;
}
