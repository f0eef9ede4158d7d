// Nodes that exist in the editor alone. A class that the server lists is real, whatever its name.
import type { EditorNode } from '../editor';

export type VirtualKind = 'note' | 'reroute' | 'primitive' | 'set' | 'get' | 'everywhere';

const KINDS: Readonly<Record<VirtualKind, readonly string[]>> = {
  note: [
    'Note',
    'MarkdownNote',
    'Note Plus (mtb)',
    'Label (rgthree)',
    'Bookmark (rgthree)',
    'Fast Muter (rgthree)',
    'Fast Bypasser (rgthree)',
    'Fast Groups Muter (rgthree)',
    'Fast Groups Bypasser (rgthree)',
    'Fast Actions Button (rgthree)',
    'Mute / Bypass Repeater (rgthree)',
    'Mute / Bypass Relay (rgthree)',
    'Random Unmuter (rgthree)',
    'Node Collector (rgthree)',
    'workflowInfo',
  ],
  reroute: ['Reroute', 'Reroute (rgthree)'],
  primitive: ['PrimitiveNode'],
  set: ['SetNode', 'easy setNode'],
  get: ['GetNode', 'easy getNode'],
  everywhere: [
    'Anything Everywhere',
    'Anything Everywhere?',
    'Anything Everywhere3',
    'Prompts Everywhere',
    'Seed Everywhere',
  ],
};

const KIND_BY_TYPE = new Map(
  (Object.entries(KINDS) as [VirtualKind, readonly string[]][]).flatMap(([kind, types]) =>
    types.map((type) => [type, kind] as const),
  ),
);

export function virtualKind(node: EditorNode): VirtualKind | undefined {
  return KIND_BY_TYPE.get(node.type);
}

/** The name under which a Set node hands its value on, or a Get node asks for one. */
export function broadcastName(node: EditorNode): string | undefined {
  const { widgets } = node;
  const first = widgets.by === 'place' ? widgets.values[0] : [...widgets.values.values()][0];
  return typeof first === 'string' && first !== '' ? first : undefined;
}
