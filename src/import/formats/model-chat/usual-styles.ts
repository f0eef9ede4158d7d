// Which heads of a text part its turns: each side is always written alike. A list in an answer is not.
import type { SideHead } from './heads';

export interface Styles {
  has(head: SideHead): boolean;
}

/** Undefined where not both sides have a head. */
export function usualStyles(heads: readonly SideHead[]): Styles | undefined {
  const user = most(heads.filter(({ side }) => side === 'user'));
  const model = most(heads.filter(({ side }) => side === 'model'));
  if (user === undefined || model === undefined) return undefined;
  return {
    has({ side, style }) {
      if (side === 'user') return style === user;
      if (side === 'model') return style === model;
      if (side === 'gap') return style.startsWith('#');
      return isLike(style, user) || isLike(style, model);
    },
  };
}

/** Heads of others are written like those of a side, with or without a number or a colon. */
function isLike(style: string, other: string): boolean {
  const kind = (one: string): string => one.replace(/[n:]/g, '');
  return kind(style) === kind(other);
}

function most(heads: readonly SideHead[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { style } of heads) counts.set(style, (counts.get(style) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0];
}
