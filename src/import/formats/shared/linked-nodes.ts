// Messages of a chat whose program is not known, put in order: by what they answer, or as they follow.
import type { ConversationNode } from './conversations';
import { START } from './message-tree';
import { oldestFirst } from './newest-first';

/**
 * Messages that name the one before them are a tree; others follow each other, in the order of their
 * times where the file begins with the newest.
 */
export function linked(
  nodes: readonly ConversationNode[],
  leaf: string | undefined,
): { nodes: readonly ConversationNode[]; leaf: string | undefined } {
  const ids = new Set(nodes.map(({ id }) => id));
  const linkedOnes = nodes.filter(({ parent }) => ids.has(parent ?? ''));
  const others = nodes.filter(({ parent, role }) => role !== null && !ids.has(parent ?? ''));
  // Where only answers name their question, the questions follow each other.
  const isTree = linkedOnes.length * 2 >= nodes.length && others.length * 3 <= nodes.length;
  if (isTree && nodes.length > 2) {
    return { nodes: nodes.map((node) => ({ ...node, parent: node.parent ?? START })), leaf };
  }
  const chain = oldestFirst(nodes).map((node, i) => ({
    ...node,
    // Ids may be missing or the same twice; their order is enough.
    id: String(i),
    parent: i === 0 ? START : String(i - 1),
  }));
  return { nodes: chain, leaf: chain.findLast(({ role }) => role !== null)?.id };
}
