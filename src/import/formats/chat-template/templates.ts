// The tokens and headings with which prompts of language models part their turns, one entry a family.

export type TemplateRole = 'user' | 'assistant' | 'system' | 'end';

export interface TemplateTag {
  readonly at: number;
  readonly end: number;
  readonly role: TemplateRole;
  /** `<|im_start|>user name=Anon`, and names that stand where the role would. */
  readonly name?: string;
}

export interface Template {
  /** Finds tags in a line; the groups `role` and `name` say whose turn begins, neither that one ends. */
  readonly tags: RegExp;
  /** Words that nobody writes in a story: few of them are enough. */
  readonly isUnmistakable: boolean;
}

const ROLES: Readonly<Record<string, TemplateRole>> = {
  user: 'user',
  human: 'user',
  input: 'user',
  instruction: 'user',
  inst: 'user',
  '/sys': 'user',
  assistant: 'assistant',
  model: 'assistant',
  chatbot: 'assistant',
  gpt: 'assistant',
  bot: 'assistant',
  response: 'assistant',
  '/inst': 'assistant',
  system: 'system',
  developer: 'system',
  sys: 'system',
  system_prompt: 'system',
  // DeepSeek has no tag for instructions: they stand between the beginning and the first turn.
  begin: 'system',
  tool: 'system',
  observation: 'system',
  // What a model thinks before it answers is no part of the story.
  analysis: 'system',
  commentary: 'system',
};

const NAME = String.raw`[^\n<>|:]{1,40}`;

export const TEMPLATES: readonly Template[] = [
  // ChatML
  {
    tags: new RegExp(
      String.raw`<\|im_start\|> ?(?:(?<role>user|assistant|system|tool)(?: name=(?<name>${NAME})|:(?<named>${NAME}))?|(?<only>${NAME}))?|<\|im_end\|>|<\|endoftext\|>`,
      'giu',
    ),
    isUnmistakable: true,
  },
  // Llama 3 and 4
  {
    tags: new RegExp(
      String.raw`<\|(?:start_header_id|header_start)\|>(?:(?<role>user|assistant|system|tool)|(?<only>${NAME}))<\|(?:end_header_id|header_end)\|>|<\|(?:begin_of_text|end_of_text|eot_id|eot|eom_id)\|>`,
      'giu',
    ),
    isUnmistakable: true,
  },
  // Mistral and Llama 2
  {
    tags: /\[(?<role>\/?INST|SYSTEM_PROMPT)\]|\[\/SYSTEM_PROMPT\]|<<(?<sys>\/?SYS)>>|<\/?s>/giu,
    isUnmistakable: true,
  },
  // Metharme, Phi, Zephyr, GLM
  {
    tags: /<\|(?<role>user|model|assistant|system|observation)\|>|<\|(?:end|endoftext)\|>|<\/s>|\[gMASK\]|<sop>/giu,
    isUnmistakable: true,
  },
  // Gemma
  {
    tags: /<start_of_turn>(?<role>user|model|system)|<end_of_turn>|<bos>|<eos>/giu,
    isUnmistakable: true,
  },
  // Command R
  {
    tags: /(?:<\|START_OF_TURN_TOKEN\|>)?<\|(?<role>USER|CHATBOT|SYSTEM)_TOKEN\|>|<\|END_OF_TURN_TOKEN\|>|<BOS_TOKEN>/giu,
    isUnmistakable: true,
  },
  // DeepSeek
  {
    tags: /<[|｜](?<role>User|Assistant)[|｜]>|<[|｜](?:(?<sys>begin)|end)[▁_]of[▁_]sentence[|｜]>/giu,
    isUnmistakable: true,
  },
  // Harmony
  {
    tags: /<\|start\|>(?<role>user|assistant|system|developer)(?:<\|channel\|>(?<channel>\w{1,20}))?<\|message\|>|<\|(?:end|return)\|>/giu,
    isUnmistakable: true,
  },
  // Alpaca and its relatives
  {
    tags: /^#{2,3} ?(?<role>Instruction|Input|Response|User|Human|Assistant|System)(?: \([^()\n]{0,80}\))?:(?: ?\(length ?= ?\w{1,12}\))?|<\/s>/giu,
    isUnmistakable: false,
  },
  // Claude's first
  { tags: /^(?<role>Human|Assistant):(?=\s|$)/gu, isUnmistakable: false },
  // Vicuna
  { tags: /(?:^|(?<=\s|<\/s>))(?<role>USER|ASSISTANT):|<\/s>/gu, isUnmistakable: false },
];

/** The tags of a line in their order. */
export function tagsIn(line: string, { tags }: Template): TemplateTag[] {
  const found: TemplateTag[] = [];
  for (const match of line.matchAll(tags)) {
    const { role, sys, channel, name, named, only } = match.groups ?? {};
    const written = channel ?? role ?? sys;
    const known = written === undefined ? undefined : ROLES[written.toLowerCase()];
    const whose = (name ?? named ?? only)?.trim();
    found.push({
      at: match.index,
      end: match.index + match[0].length,
      // A name where the role would be is somebody of the story.
      role: known ?? (channel === undefined ? (whose ? 'assistant' : 'end') : 'assistant'),
      ...(whose ? { name: whose } : {}),
    });
  }
  return found;
}

/** The family that parts most turns of a text, with at least one of either side. */
export function templateOf(
  lines: readonly string[],
): { readonly template: Template; readonly turns: number } | undefined {
  let best: { template: Template; turns: number } | undefined;
  for (const template of TEMPLATES) {
    const roles = lines.flatMap((line) => tagsIn(line, template).map(({ role }) => role));
    const [asked, answered] = ['user', 'assistant'].map(
      (side) => roles.filter((role) => role === side).length,
    );
    const turns = (asked ?? 0) + (answered ?? 0);
    if (!asked || !answered || turns <= (best?.turns ?? 0)) continue;
    best = { template, turns };
  }
  return best;
}
