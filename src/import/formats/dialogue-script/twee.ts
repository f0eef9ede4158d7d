// Twee, the text of Twine stories: `:: Passage [tags]`, prose, `[[links]]`, macros of the story formats.
import { BLANK, CODE, type Dialect, type DialogueLine } from './dialect';

export const TWEE_PASSAGE =
  /^::\s*((?:[^[{\\\n]|\\.)+?)\s*(?:\[([^\]\n]*)\])?\s*(?:\{[^\n]*\})?\s*$/;
/** Passages of the tools, and those that are code. */
const NO_STORY =
  /^(?:Story(?:Title|Data|Author|Subtitle|Init|Menu|Caption|Banner|Interface|Settings|Includes|Display\w*|Share)|Passage(?:Header|Footer|Ready|Done|Start|End)|UserScript|UserStylesheet|Twine\..*)$/;
const CODE_TAGS =
  /(?:^|\s)(?:script|stylesheet|Twine\.image|Twine\.private|widget|init|annotation)(?:\s|$)/;
const LINK =
  /\[\[([^[\]\n]{1,300}?)\](?:\[[^[\]\n]*\])?\]|<<(?:link|button|linkappend|linkreplace)\s+"([^"\n]{1,200})"[^<>\n]*>>|\(link(?:-[a-z]+)?:\s*"([^"\n]{1,200})"[^()\n]*\)/gi;

export const twee: Dialect = {
  open() {
    let isStory = false;
    let isCode = false;
    let isTitle = false;
    return (line): DialogueLine => {
      const passage = line.startsWith('::') ? TWEE_PASSAGE.exec(line.slice(0, 500)) : null;
      if (passage) {
        const name = (passage[1] ?? '').replace(/\\(.)/g, '$1').trim();
        isStory = !NO_STORY.test(name) && !CODE_TAGS.test(passage[2] ?? '');
        isCode = false;
        isTitle = name === 'StoryTitle';
        return isStory ? { is: 'part', name } : CODE;
      }
      if (line.trim() === '') return BLANK;
      if (isTitle) return { is: 'title', text: line.trim().slice(0, 200) };
      if (!isStory) return CODE;
      if (/^\s*<<script>>/.test(line)) isCode = true;
      if (isCode) {
        isCode = !/<<\/script>>/.test(line);
        return CODE;
      }
      return proseLine(line);
    };
  },
};

/** A link alone on its line, or in a list, is offered; one within a sentence is words of it. */
function proseLine(line: string): DialogueLine {
  const indent = line.length - line.trimStart().length;
  const links = [...line.slice(0, 4000).matchAll(LINK)];
  const [first] = links;
  const around = plainTwee(line.replace(LINK, '')).replace(/^[-*+>\d.)\s|]+|[\s|.]+$/g, '');
  if (first && around === '') {
    const text = links.map((link) => plainTwee(shownOf(link))).join(' / ');
    return { is: 'option', text, from: indent, to: line.trimEnd().length, depth: 0 };
  }
  const text = plainTwee(
    line.replace(LINK, (...match) => shownOf(match.slice(0, 4).map((part) => part as string))),
  );
  return text === '' ? CODE : { is: 'text', text, from: indent, to: line.trimEnd().length };
}

/** `text|target`, `text->target`, `target<-text`. */
function shownOf(match: readonly (string | undefined)[]): string {
  const inside = match[1];
  if (inside === undefined) return match[2] ?? match[3] ?? '';
  const back = inside.split('<-');
  if (back.length > 1) return back.at(-1)?.trim() ?? '';
  return (inside.split(/\||->/, 1)[0] ?? '').trim();
}

/** Without macros and tags; marks of looks as people type them. */
function plainTwee(raw: string): string {
  return raw
    .replace(/<<[^<>\n]*(?:<[^<>\n]*)?>>/g, '')
    .replace(/\((?:[a-z-]+):[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)(?:\[([^[\]\n]*)\])?/gi, '$1')
    .replace(/<\/?[a-z][^<>\n]{0,200}>|<!--.*?-->/gi, '')
    .replace(/''/g, '**')
    .replace(/(?<!:)\/\//g, '*')
    .replace(/^\s*\\|\\\s*$/g, '')
    .trim();
}
