// Saves of KoboldAI, KoboldCpp and Kobold Lite: one running text in chunks, and settings that say
// whether it is a story, an adventure, a chat or instructions with answers.
import type { Diagnostic } from '@/lib/diagnostic';
import { cutOffFile, noNames, otherBranches, picturesLeftOut } from '../../diagnostics';
import { sampleOf } from '../detect';
import type { DecodedText, LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData, nameText } from '../name-text/name-text';
import { prose, readStory } from '../prose/prose';
import { readAdventure } from '../shared/adventure-text';
import { isObject, jsonList } from '../shared/json-lines';
import { isCutDocument, jsonMember } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { risingRuns, StitchedText } from '../shared/stitched-text';
import { readPart } from '../shared/text-part';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { parseTolerantly } from '@/lib/json-repair';
import { picturesIn, settingsOf, storyLiterals, type SaveSettings } from './save';
import { ASSISTANT, nameAt, tagsIn, tagsOf, voicesOf, type Voices } from './tags';
import { TurnReader, type TurnMark } from '../shared/turns';

const HEAD_CHARS = 65_536;
const LITE_TAG = /\{\{\[(?:INPUT|OUTPUT)\]\}\}/;
const MOVE = /(?:^|\n)\n> ?[^\s>]/;

function detect(sample: LogSample): number {
  const { json, head } = sample;
  if (isObject(json)) {
    const hasActions = Array.isArray(json.actions)
      ? json.actions.every(isText)
      : isObject(json.actions);
    const isSave = 'gamestarted' in json || 'file_version' in json || 'savedsettings' in json;
    if (isSave && (hasActions || typeof json.prompt === 'string')) return 0.97;
    const isShared = Array.isArray(json.ga) && json.ga.every(isText);
    if (isShared && ('cm' in json || 'ca' in json || 'cwi' in json)) return 0.95;
  }
  if (looksLikeData(sample)) return 0;
  // A story exported as text keeps its tags.
  if (LITE_TAG.test(head)) return 0.95;
  return /^### Instruction:/m.test(head) && /^### Response:/m.test(head) ? 0.85 : 0;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const reader = new SaveReader(source);
  const isJson = /^[^{[]{0,40}\{\s*["}]/.test(text.slice(0, 2000));
  if (isJson) await reader.readSave();
  else await reader.readText(text);
  return reader.finish(isJson);
}

class SaveReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #settings: SaveSettings;
  readonly #voices: Voices;
  #isProse = false;

  constructor(private readonly source: LogSource) {
    this.#settings = settingsOf(source.text);
    this.#voices = voicesOf(this.#settings);
  }

  async readSave(): Promise<void> {
    const { text } = this.source;
    let pictures = 0;
    for (const run of risingRuns(storyLiterals(text))) {
      const story = new StitchedText(text, run, (inside) => {
        const holes = picturesIn(inside);
        pictures += holes.length;
        return holes;
      });
      await this.readText(story);
    }
    if (pictures > 0) this.#diagnostics.push(picturesLeftOut(pictures));
    this.#countBranches();
    if (isCutDocument(text)) this.#diagnostics.push(cutOffFile());
  }

  /** Other branches are whole stories again; the one that is open has null in its place. */
  #countBranches(): void {
    let chunks = 0;
    for (const { value } of jsonList(this.source.text, 'altbranches')?.records ?? []) {
      if (Array.isArray(value)) chunks += value.length;
    }
    if (chunks > 0) this.#diagnostics.push(otherBranches(chunks));
  }

  async readText(text: DecodedText): Promise<void> {
    const head = text.slice(0, HEAD_CHARS);
    const { mode, characterNames } = this.#settings;
    const tags = tagsOf(this.#settings, this.#voices);
    const isTagged =
      LITE_TAG.test(head) ||
      (mode === 'instruct' || mode === undefined
        ? head.split('\n', 2000).some((line) => tagsIn(line, tags).length > 0)
        : false);
    if (isTagged) return this.#readTurns(text, (line) => tagsIn(line, tags));
    if (mode === 'chat' && characterNames.length > 0) {
      return this.#readTurns(text, (line) => this.#nameMarks(line));
    }
    const isAdventure = mode === 'adventure' || (mode === undefined && MOVE.test(head));
    if (isAdventure) {
      this.#isProse = true;
      this.#take(await readAdventure(this.#builder, this.source, text, true));
    } else if (mode !== 'story' && this.#hasNames(text)) {
      this.#take((await readPart(this.#builder, this.source, text, nameText.read)).diagnostics);
    } else {
      this.#isProse = true;
      const read = await readPart(this.#builder, this.source, text, (part) =>
        readStory(part, true),
      );
      this.#take(read.diagnostics);
    }
  }

  #take(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.#diagnostics.push(diagnostic);
  }

  /** Saves without settings do not say that they are chats; their text does. */
  #hasNames(text: DecodedText): boolean {
    const sample = sampleOf('story.txt', text.length, text);
    return nameText.detect(sample) > prose.detect(sample);
  }

  #nameMarks(line: string): readonly TurnMark[] {
    const named = nameAt(line, this.#voices);
    return named ? [{ at: 0, end: named[1], head: { speaker: named[0] } }] : [];
  }

  async #readTurns(
    text: DecodedText,
    marksIn: (line: string) => readonly TurnMark[],
  ): Promise<void> {
    const pace = new Pace(this.source);
    const opening = this.#settings.mode === 'chat' ? null : this.#voices.character;
    const turns = new TurnReader(this.#builder, text, { speaker: opening }, marksIn, (said) =>
      nameAt(said, this.#voices),
    );
    for (const line of text.lines()) {
      turns.take(line);
      if (pace.isDue()) await pace.turn(line.bytes[1]);
    }
    turns.finish();
  }

  finish(isJson: boolean): ReadLog {
    const around = isJson ? 'JSON and line ends around the story' : 'blank line';
    const read = this.#builder.finish(this.source, {}, around);
    const isNameless = read.speakers.some(({ key }) => key === ASSISTANT.key);
    if (isNameless) this.#diagnostics.push(noNames());
    const player = read.speakers.find(({ role }) => role === 'player');
    const character = read.speakers.find(({ role }) => role === 'character');
    const scenario = isJson ? memoryOf(this.source.text) : undefined;
    const about = {
      ...(this.#isProse ? { isProse: true } : {}),
      ...(player ? { userName: player.key } : {}),
      ...(character && !this.#isProse ? { characterName: character.key } : {}),
      ...(scenario === undefined ? {} : { scenario }),
    };
    return { transcript: { ...read, about }, diagnostics: this.#diagnostics };
  }
}

/** What the model is told before each answer: who is who, and often where. */
function memoryOf(text: DecodedText): string | undefined {
  const part = jsonMember(text, ['memory']) ?? jsonMember(text, ['cm']);
  const value = part && parseTolerantly(part.raw)?.value;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export const kobold = {
  id: 'kobold',
  label: 'KoboldAI or Kobold Lite save',
  extensions: ['json', 'txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
