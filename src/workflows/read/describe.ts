// The words for a text that is no workflow: what it is, and what to do.
import type { OtherKind, WorkflowFailure } from './failure';

export interface FailureText {
  readonly title: string;
  readonly hint: string;
}

const HOW_TO_EXPORT =
  'In ComfyUI open the workflow and choose Workflow → Export (API), or Workflow → Export; both can be read here.';

const OTHERS: Readonly<Record<OtherKind, FailureText>> = {
  'a1111-settings': {
    title: 'These are picture settings of another program.',
    hint: `They name a prompt, steps and a sampler as AUTOMATIC1111 or Forge write them, but no nodes. ${HOW_TO_EXPORT}`,
  },
  'character-card': {
    title: 'This is a character card, not a workflow.',
    hint: 'Open it in Import, where cards are read.',
  },
  lorebook: {
    title: 'This is a lorebook, not a workflow.',
    hint: 'Open it in Import, where lorebooks are read.',
  },
  'chat-log': {
    title: 'This is a chat log, not a workflow.',
    hint: 'Open it in Import, where logs are read.',
  },
  'image-metadata': {
    title: 'These are picture settings of another program.',
    hint: `They hold a prompt, but no ComfyUI nodes. ${HOW_TO_EXPORT}`,
  },
  'object-info': {
    title: 'This is a server’s list of nodes, not a workflow.',
    hint: HOW_TO_EXPORT,
  },
  html: {
    title: 'This is a web page, not a workflow.',
    hint: 'Perhaps the page was saved instead of the file. Use the download button of that page.',
  },
  unknown: { title: 'This is no ComfyUI workflow.', hint: HOW_TO_EXPORT },
};

export function describeWorkflowFailure(failure: WorkflowFailure): FailureText {
  switch (failure.kind) {
    case 'empty':
      return {
        title: 'The file is empty.',
        hint: 'There is nothing in it to read. Export it again.',
      };
    case 'too-large':
      return {
        title: `The file is too large: ${millions(failure.chars)} million characters.`,
        hint: `Workflows of up to ${millions(failure.most)} million can be read. Perhaps a node holds a whole picture; take it out in ComfyUI.`,
      };
    case 'not-json':
      if (failure.looksLike !== 'unknown') return OTHERS[failure.looksLike];
      return {
        title: 'The file cannot be read: it is not JSON, or it is cut off.',
        hint: `The first thing that does not fit is at character ${failure.at + 1}. Export the workflow again.`,
      };
    case 'too-deep':
      return {
        title: 'The file is nested too deep.',
        hint: `Workflows have few levels; this has more than ${failure.most}. ${HOW_TO_EXPORT}`,
      };
    case 'not-a-workflow':
      return OTHERS[failure.looksLike];
    case 'no-nodes':
      return {
        title: 'The workflow has no nodes.',
        hint: 'It was saved empty. Open it in ComfyUI and look whether something is in it.',
      };
    case 'too-many-nodes':
      return {
        title: `The workflow has ${failure.nodes} nodes.`,
        hint: `Up to ${failure.most} can be read. Split it in ComfyUI.`,
      };
  }
}

function millions(chars: number): string {
  return String(Math.ceil(chars / 1_000_000));
}
