// A conversation whose messages name the one before them: which of them were on the screen last.

export interface TreeNode {
  readonly id: string;
  /** Id of the message before it. */
  readonly parent: string | undefined;
  /** Null for what the program does not show: roots, tool calls, thinking. */
  readonly role: 'user' | 'assistant' | null;
  /** '' where the role is null. */
  readonly text: string;
}

/** What the first message of a conversation answers, so that other versions of it stand beside it. */
export const START = 'start';

export interface ShownNode<N extends TreeNode> {
  readonly node: N;
  /** All versions of the message in the order of the file, the shown one among them. */
  readonly versions: readonly N[];
}

/**
 * The shown messages from the first to `leaf`. Without a leaf that is known, the last message that
 * nobody answers is it. Rings and messages without a beginning end the path where they are met.
 */
export function shownPath<N extends TreeNode>(
  nodes: readonly N[],
  leaf: string | undefined,
): readonly ShownNode<N>[] {
  const byId = new Map<string, N>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  const children = new Map<string, N[]>();
  for (const node of byId.values()) {
    if (node.parent === undefined) continue;
    const siblings = children.get(node.parent);
    if (siblings) siblings.push(node);
    else children.set(node.parent, [node]);
  }
  const order = new Map(nodes.map((node, i) => [node, i]));
  const path = pathTo(byId, byId.get(leaf ?? '') ?? lastLeaf(nodes, children));
  const shown: ShownNode<N>[] = [];
  const onPath = new Set(path);
  let others: N[] = [];
  for (const node of path) {
    for (const sibling of children.get(node.parent ?? '') ?? []) {
      if (onPath.has(sibling)) continue;
      const told = firstShown(sibling, children);
      if (told) others.push(told);
    }
    if (node.role === null) continue;
    const versions = [node, ...others.filter(({ role }) => role === node.role)];
    versions.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    shown.push({ node, versions });
    others = [];
  }
  return shown;
}

function lastLeaf<N extends TreeNode>(
  nodes: readonly N[],
  children: ReadonlyMap<string, readonly N[]>,
): N | undefined {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node && node.role !== null && !children.has(node.id)) return node;
  }
  return nodes.findLast(({ role }) => role !== null);
}

function pathTo<N extends TreeNode>(byId: ReadonlyMap<string, N>, leaf: N | undefined): N[] {
  const path: N[] = [];
  const seen = new Set<N>();
  for (let at = leaf; at && !seen.has(at); at = byId.get(at.parent ?? '')) {
    seen.add(at);
    path.push(at);
  }
  return path.reverse();
}

/** What a branch says first. Tool calls and thinking come before an answer; the newest one counts. */
function firstShown<N extends TreeNode>(
  branch: N,
  children: ReadonlyMap<string, readonly N[]>,
): N | undefined {
  const seen = new Set<N>();
  let at: N | undefined = branch;
  while (at && at.role === null && !seen.has(at)) {
    seen.add(at);
    at = children.get(at.id)?.at(-1);
  }
  return at?.role == null ? undefined : at;
}
