// Which heads of a text part its turns: each side is always written alike. A list in an answer is not.
import type { SideHead } from './heads';

export interface Styles {
  has(head: SideHead): boolean;
}

interface Usual {
  readonly style: string;
  readonly word: string;
  readonly isNamed: boolean;
}

/** Undefined where not both sides have a head. */
export function usualStyles(heads: readonly SideHead[]): Styles | undefined {
  const user = most(heads.filter(({ side, isInline }) => side === 'user' && !isInline));
  const model = most(heads.filter(({ side, isInline }) => side === 'model' && !isInline));
  if (user === undefined || model === undefined) return undefined;
  return {
    has(head) {
      const { side, style } = head;
      if (side === 'user') return style === user.style && head.word === user.word;
      if (side === 'model') return style === model.style && isWordOf(head, model);
      if (side === 'gap') return style.startsWith('#');
      return isLike(style, user.style) || isLike(style, model.style);
    },
  };
}

/** Models change within a chat; a chapter called "Answer" is no head where they have names. */
function isWordOf(head: SideHead, { word, isNamed }: Usual): boolean {
  if (head.word === word) return true;
  return isNamed && (head.name !== undefined || /^(?:ai|bot|assist)/.test(head.word));
}

/** Heads of others are written like those of a side, with or without a number or a colon. */
function isLike(style: string, other: string): boolean {
  const kind = (one: string): string => one.replace(/[n:]/g, '');
  return kind(style) === kind(other);
}

/** Named models count together: each of several may have said little. */
function most(heads: readonly SideHead[]): Usual | undefined {
  const counts = new Map<string, { usual: Usual; count: number }>();
  for (const { style, word, name, side } of heads) {
    const isNamed = side === 'model' && name !== undefined;
    const key = `${style}\n${isNamed ? '' : word}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { usual: { style, word, isNamed }, count: 1 });
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
  return best?.usual;
}
