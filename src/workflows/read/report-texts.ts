// Every text of the conversion report: what happened, why, and what now.
import type { ReportSeverity } from './report';

interface ReportText {
  readonly severity: ReportSeverity;
  readonly text: (first: string, second: string) => string;
}

export const reportTexts = {
  'subgraph-opened': {
    severity: 'converted',
    text: (name) => `The subgraph “${name}” was opened; its nodes stand in its place.`,
  },
  'subgraph-loop': {
    severity: 'refused',
    text: (name) =>
      `The subgraph “${name}” contains itself. It was left out; take it apart in ComfyUI.`,
  },
  'subgraph-missing': {
    severity: 'refused',
    text: () =>
      'This node is a subgraph that the file does not define. Save the workflow again in ComfyUI.',
  },
  'too-many-nodes': {
    severity: 'refused',
    text: (most) =>
      `With all subgraphs opened this has more than ${most} nodes. This one stays shut.`,
  },
  'group-refused': {
    severity: 'refused',
    text: (name) =>
      `The group node “${name}” could not be opened safely. In ComfyUI, right-click it, choose “Convert to nodes” or “Convert to subgraph”, and save again.`,
  },
  'promoted-unclear': {
    severity: 'guessed',
    text: (name) =>
      `The values set on “${name}” do not match its widgets. The values inside it were used; check them.`,
  },
  'notes-dropped': {
    severity: 'dropped',
    text: (count) =>
      `Notes, labels and switches of the editor are not part of a prompt: ${count} left out.`,
  },
  'muted-dropped': {
    severity: 'dropped',
    text: () => 'This node is muted, so it was left out.',
  },
  'muted-input': {
    severity: 'dropped',
    text: (input) => `“${input}” came from a muted node, so nothing is connected there.`,
  },
  bypassed: {
    severity: 'converted',
    text: () => 'This node is bypassed: its links pass through it.',
  },
  'bypass-blocked': {
    severity: 'guessed',
    text: (input) =>
      `“${input}” came through a bypassed node that has nothing of that type to pass on. Check it.`,
  },
  'link-loop': {
    severity: 'refused',
    text: (input) => `The link into “${input}” goes in a circle. Connect it anew in ComfyUI.`,
  },
  'link-broken': {
    severity: 'dropped',
    text: (input) => `The link into “${input}” leads nowhere in the file, so it was left out.`,
  },
  'setter-missing': {
    severity: 'dropped',
    text: (input, name) =>
      `“${input}” asks for the value “${name}”, which no Set node gives. Nothing is connected there.`,
  },
  'everywhere-linked': {
    severity: 'guessed',
    text: (input) => `“${input}” was connected as the Use Everywhere nodes of the file say.`,
  },
  'everywhere-unclear': {
    severity: 'dropped',
    text: () =>
      'This node sends its value to other nodes without links, and the file does not say to which. In ComfyUI, convert its links to real ones and save again.',
  },
  'values-filled': {
    severity: 'guessed',
    text: (names) => `The file has no value for ${names}. The server's own start values were used.`,
  },
  'values-left-over': {
    severity: 'guessed',
    text: (count) =>
      `The file has ${count} more values than this server's node has widgets. Perhaps the node is of another version: check its values.`,
  },
  'values-misfit': {
    severity: 'guessed',
    text: (names) =>
      `The value of ${names} is not of the kind that this server's node takes. Perhaps the node is of another version: check its values.`,
  },
  respelled: {
    severity: 'converted',
    text: (names) => `${names}: spelled as the server spells it.`,
  },
  'class-unknown': {
    severity: 'guessed',
    text: (type, pack) =>
      pack === ''
        ? `The server has no node “${type}”. Install the node pack that it comes from; its value names were guessed.`
        : `The server has no node “${type}”. It needs ${pack}; its value names were guessed.`,
  },
  'class-renamed': {
    severity: 'guessed',
    text: (type, used) => `The server has no node “${type}”; “${used}” was taken for it.`,
  },
  'values-unnamed': {
    severity: 'dropped',
    text: (count) =>
      `${count} values of this node have no name in the file, so they were lost. Install its pack on the server and read the file again.`,
  },
  'nothing-left': {
    severity: 'refused',
    text: () => 'No node of this workflow runs: all of them are muted, bypassed or notes.',
  },
} as const satisfies Record<string, ReportText>;

export type ReportCode = keyof typeof reportTexts;
