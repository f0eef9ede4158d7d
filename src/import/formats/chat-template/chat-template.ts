// Prompts of language models saved as text: the tokens that part their turns, and no names but those
// that stand at the beginning of a turn or in the instructions.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Speaker } from '@/story';
import { noNames } from '../../diagnostics';
import type { DecodedText, LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { characterIn } from '../shared/instructed-name';
import { Pace } from '../shared/pace';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { TurnReader, type TurnHead, type TurnMark } from '../shared/turns';
import { promptsIn, promptsOf } from './prompts-in-records';
import { tagsIn, templateOf, type Template, type TemplateTag } from './templates';
import { TurnNames } from './turn-names';

/** A prompt opens with its tags; a log in which somebody shows one does not. */
const MAX_PREAMBLE_CHARS = 6000;
const HEAD_CHARS = 65_536;
/** Instructions begin with who and where; behind that come examples. */
const MAX_SCENARIO_CHARS = 1000;

const USER: Speaker = { key: 'User', name: 'User', role: 'player' };
const ASSISTANT: Speaker = { key: 'Assistant', name: 'Assistant', role: 'character' };
const SYSTEM: Speaker = { key: 'system', name: 'System', role: 'system' };
const INSTRUCTIONS: TurnHead = { speaker: SYSTEM, kind: 'system', hidden: true };

/** Something of every family: most texts have none, and the patterns of all are many. */
const ANY_TAG =
  /<[|｜]|<start_of_turn>|\[\/?INST\]|^#{2,3} ?(?:Instruction|Input|Response|User|Human|Assistant|System)|(?:USER|ASSISTANT|Human):/imu;

function detect(sample: LogSample): number {
  const inRecords = promptsIn(sample.json, sample.jsonLines);
  if (inRecords > 0) return inRecords > 1 || sample.jsonLines?.length === 1 ? 0.9 : 0.72;
  if (looksLikeData(sample) || !ANY_TAG.test(sample.head)) return 0;
  const found = templateOf(sample.lines);
  if (!found) return 0;
  const { template, turns } = found;
  const first = sample.lines.find((line) => tagsIn(line, template).length > 0) ?? '';
  if (sample.head.indexOf(first) > MAX_PREAMBLE_CHARS) return 0;
  if (template.isUnmistakable) return 0.97;
  if (/^\s*Below is an instruction that describes a task/.test(sample.head)) return 0.95;
  if (hasStandingOrder(sample.head)) return 0.98;
  // KoboldAI writes the headings of one family too, and has settings for whose they are.
  if (/^#{2,3} ?(?:Instruction|Response):/m.test(sample.head)) return 0.8;
  return turns >= 4 ? 0.93 : 0.6;
}

/** One instruction for the whole story, and an input for each turn, as sets of played logs have it. */
function hasStandingOrder(head: string): boolean {
  const inputs = head.match(/^#{2,3} ?Input:/gim)?.length ?? 0;
  return inputs >= 2 && head.match(/^#{2,3} ?Instruction:/gim)?.length === 1;
}

async function read(source: LogSource): Promise<ReadLog> {
  const builder = new TranscriptBuilder();
  const isData = /^\s*[[{]\s*["{]/.test(source.text.slice(0, 200));
  const prompts = isData ? promptsOf(source.text) : [source.text];
  for (const prompt of prompts) {
    const from = builder.messages.length;
    await readPrompt(source, prompt, builder);
    if (isData) nameModel(builder, from);
  }
  return finish(source, builder);
}

/** Each of several prompts says by itself whom the model plays in it. */
function nameModel(builder: TranscriptBuilder, from: number): void {
  const own = builder.messages.slice(from);
  const [name] = own.flatMap(({ speaker, text }) =>
    speaker === SYSTEM.key ? (characterIn(text) ?? []) : [],
  );
  if (name === undefined) return;
  const key = builder.speaker({ ...ASSISTANT, key: name, name });
  for (const message of own)
    if (message.speaker === ASSISTANT.key)
      builder.messages[message.index] = { ...message, speaker: key };
}

async function readPrompt(
  source: LogSource,
  text: DecodedText,
  builder: TranscriptBuilder,
): Promise<void> {
  const start = text.slice(0, HEAD_CHARS);
  const head = start.split(/\r\n?|\n/);
  const isOrder = hasStandingOrder(start);
  const template = templateOf(head)?.template;
  const names = template ? await namesOf(source, text, template) : new TurnNames();
  const turns = new TurnReader(
    builder,
    text,
    INSTRUCTIONS,
    (line) =>
      (template ? tagsIn(line, template) : []).map((tag) =>
        markOf(isOrder && /^#+ ?Instruction/i.test(line) ? { ...tag, role: 'system' } : tag),
      ),
    (said) => names.nameAt(said),
  );
  const pace = new Pace(source);
  for (const line of text.lines()) {
    turns.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  turns.finish();
}

function markOf({ at, end, role, name }: TemplateTag): TurnMark {
  return { at, end, head: headOf(role, name) };
}

function headOf(role: TemplateTag['role'], name: string | undefined): TurnHead {
  if (role === 'end') return { speaker: null };
  if (role === 'system') return INSTRUCTIONS;
  const side = role === 'user' ? USER : ASSISTANT;
  return { speaker: name === undefined ? side : { ...side, key: name, name } };
}

/** Names that open the turns of either side again and again. */
async function namesOf(
  source: LogSource,
  text: DecodedText,
  template: Template,
): Promise<TurnNames> {
  const names = new TurnNames();
  const pace = new Pace(source);
  let role: TemplateTag['role'] = 'end';
  for (const line of text.lines()) {
    let from = 0;
    for (const tag of tagsIn(line.text, template)) {
      names.look(role, line.text.slice(from, tag.at));
      from = tag.end;
      role = tag.role;
      names.begin();
    }
    names.look(role, line.text.slice(from, from + 200));
    if (pace.isDue()) await pace.turn(0);
  }
  return names;
}

function finish(source: LogSource, builder: TranscriptBuilder): ReadLog {
  const instructions = builder.messages.filter(({ speaker }) => speaker === SYSTEM.key);
  const [found] = instructions.flatMap(({ text }) => characterIn(text) ?? []);
  const read = builder.finish(source, {}, 'between turns');
  const speaking = new Set(builder.messages.map(({ speaker }) => speaker));
  const isNamed = read.speakers.some(({ key }) => key === found);
  const speakers = read.speakers
    .filter(({ key }) => speaking.has(key))
    .map((speaker) =>
      speaker.key === ASSISTANT.key && found !== undefined && !isNamed
        ? { ...speaker, name: found }
        : speaker,
    );
  const diagnostics: Diagnostic[] = [];
  if (speakers.some(({ name }) => name === ASSISTANT.name)) diagnostics.push(noNames());
  const keyOf = (role: Speaker['role']) => speakers.find((one) => one.role === role)?.key;
  const [userName, characterName] = [keyOf('player'), keyOf('character')];
  const scenario = instructions[0]?.text.slice(0, MAX_SCENARIO_CHARS);
  const about = {
    ...(scenario === undefined ? {} : { scenario }),
    ...(userName === undefined ? {} : { userName }),
    ...(characterName === undefined ? {} : { characterName }),
  };
  return { transcript: { ...read, speakers, about }, diagnostics };
}

export const chatTemplate = {
  id: 'chat-template',
  label: 'Prompt of a language model (ChatML and others)',
  extensions: ['txt', 'log', 'md', 'jsonl', 'json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
