// What stands above the first turn of a saved chat: its title, when and by what it was saved.
import { titleWithoutProgram } from '../shared/page-title';
import { isTime } from './program-notes';

const FRONT_MATTER = /^---\n[\s\S]{0,4000}?\n---(?:\n|$)/;
/** `**Created:** 5/3/2024`, `- model: gpt-4o`, `Source: https://…`. */
const FACT = /^[-*_>\s]*(\p{L}[\p{L} _-]{0,30}?)[*_]*\s*[:：][*_]*\s*(\S?[^\n]{0,200})$/u;
/** What programs tell about a chat; other words before a colon are names, places or rules. */
const FACT_WORDS =
  /^(?:(?:chat |conversation |page |share )?(?:url|link|id|title|date|time|model|provider|source)|(?:created|updated|exported|saved|modified|started|ended|last updated|downloaded)(?: at| on| by| from| with)?|user|author|tags?|aliases|topic|messages?|turns?|tokens?|temperature|version|language|total|count|app|export(?:er)?|username|email|account|模型|时间|日期|链接|标题|导出|作者|datum|modell|modèle|fecha|modelo|título|titel|titre)$/i;
/** `_Exported on 5/3/2024 from Editor_`. */
const SAVED = /^[-*_>\s]*(?:exported|saved|created|generated|updated|downloaded)\b/i;
/** A link, a picture, a place in code: nothing that somebody says. */
const OTHER = /^(?:#|<|`{3}|!?\[[^\]\n]{0,200}\]\(|https?:\/\/)/;
/** A paragraph that says more than what a program writes above a chat. */
const LONG = 60;
const SENTENCE_ENDS = '.!?…。！？"”»*)]';

export function titleOf(text: string): string | undefined {
  const front = FRONT_MATTER.exec(text)?.[0] ?? '';
  const heading = /^# +(?:title: *)?([^\n]{1,200})$/im.exec(text.slice(front.length))?.[1];
  const named = /^title: *"?([^"\n]{1,200})"?$/im.exec(front)?.[1];
  const title = titleWithoutProgram((heading ?? named)?.trim() ?? '');
  // Programs that give no titles head a turn with its time and id.
  return title === '' || /^\d{4}-\d{2}-\d{2}T/.test(title) ? undefined : title;
}

/**
 * Where instructions or a first question begin; undefined where all is about the chat. `isAnswered`: an
 * answer follows at once, so a short sentence or a rule for the play is what it answers.
 */
export function introductionIn(text: string, isAnswered: boolean): number | undefined {
  const front = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  let at = front;
  for (const line of text.slice(front).split('\n')) {
    const plain = line.trim();
    const isSaid = plain.length >= LONG || (isAnswered && (isSentence(plain) || FACT.test(plain)));
    if (isSaid && !isAbout(plain)) return at;
    at += line.length + 1;
  }
  return undefined;
}

function isSentence(line: string): boolean {
  return SENTENCE_ENDS.includes(line.slice(-1) || ' ') && /\S\s+\S/.test(line);
}

function isAbout(line: string): boolean {
  if (SAVED.test(line) || OTHER.test(line)) return true;
  const [, label = '', value = ''] = FACT.exec(line) ?? [];
  return (
    label !== '' && (FACT_WORDS.test(label) || /^[*_`]*(?:https?:|$)/.test(value) || isTime(value))
  );
}
