// NovelAI: stories in both of their forms (fragments, and the packed document that came in late 2022),
// and scenarios, which are the beginnings of stories.
import type { Diagnostic } from '@/lib/diagnostic';
import { parseTolerantly } from '@/lib/json-repair';
import { cutOffFile, recoveredText, startOnly } from '../../diagnostics';
import type { DecodedText, LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { readAdventure } from '../shared/adventure-text';
import { isObject, jsonList } from '../shared/json-lines';
import { isCutDocument, jsonMember, type JsonPart } from '../shared/json-parts';
import { risingRuns, StitchedText } from '../shared/stitched-text';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { sectionsOf, type Section } from './document';
import { MessagePackReader, type PackedText } from './message-pack';
import { SectionsText } from './sections-text';

/** Strings of a document that are this long are paragraphs rather than names and settings. */
const RECOVERED_CHARS = 60;

function detect(sample: LogSample): number {
  const { json } = sample;
  if (!isObject(json)) return 0;
  if ('storyContainerVersion' in json) return 0.98;
  return 'scenarioVersion' in json && typeof json.prompt === 'string' ? 0.95 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new StoryReader(source);
  await reader.readAll();
  return reader.finish();
}

class StoryReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(private readonly source: LogSource) {}

  async readAll(): Promise<void> {
    const { text } = this.source;
    const content = jsonMember(text, ['content']);
    const document = content && jsonMember(text, ['document'], content);
    if (document?.raw.startsWith('"')) await this.#readDocument(document);
    if (content && this.#builder.messages.length === 0) await this.#readFragments(content);
    const prompt = content ? undefined : jsonMember(text, ['prompt']);
    if (prompt?.raw.startsWith('"')) {
      await this.#tell(new StitchedText(text, [prompt]));
      this.#diagnostics.push(startOnly());
    }
    if (isCutDocument(text)) this.#diagnostics.push(cutOffFile());
  }

  async #readDocument(part: JsonPart): Promise<void> {
    const base64 = new StitchedText(this.source.text, [part]);
    const bytes = bytesOfBase64(base64.slice(0, base64.length));
    if (!bytes) return;
    const packed = new MessagePackReader(bytes);
    const sections = sectionsOf(packed.read());
    if (sections && sections.length > 0) {
      return this.#tell(new SectionsText(base64, sections, part.line));
    }
    const found = recover(packed.texts);
    if (found.length === 0) return;
    this.#diagnostics.push(recoveredText());
    await this.#tell(new SectionsText(base64, found, part.line));
  }

  async #readFragments(content: JsonPart): Promise<void> {
    const { text } = this.source;
    const story = jsonMember(text, ['story'], content);
    const literals: JsonPart[] = [];
    for (const record of (story && jsonList(text, 'fragments', story)?.records) ?? []) {
      const data = jsonMember(text, ['data'], record);
      if (data?.raw.startsWith('"')) literals.push(data);
    }
    for (const run of risingRuns(literals)) await this.#tell(new StitchedText(text, run));
  }

  /** Text adventures are a way to write a story here, so moves are looked for in all of them. */
  async #tell(text: DecodedText): Promise<void> {
    const found = await readAdventure(this.#builder, this.source, text, true);
    for (const diagnostic of found) this.#diagnostics.push(diagnostic);
  }

  #stringAt(path: readonly string[]): string | undefined {
    const part = jsonMember(this.source.text, path);
    const value = part && parseTolerantly(part.raw)?.value;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  /** The memory, which the model is told all the time. */
  #memory(): string | undefined {
    const { text } = this.source;
    for (const { value } of jsonList(text, 'context', jsonMember(text, ['content']))?.records ??
      []) {
      const memory = isObject(value) && typeof value.text === 'string' ? value.text.trim() : '';
      return memory === '' ? undefined : memory;
    }
    return undefined;
  }

  finish(): ReadLog {
    const read = this.#builder.finish(this.source, {}, 'JSON and line ends around the story');
    const title = this.#stringAt(['metadata', 'title']) ?? this.#stringAt(['title']);
    const scenario = this.#memory();
    const player = read.speakers.find(({ role }) => role === 'player');
    const about = {
      isProse: true,
      ...(title === undefined ? {} : { title }),
      ...(scenario === undefined ? {} : { scenario }),
      ...(player ? { userName: player.key } : {}),
    };
    return { transcript: { ...read, about }, diagnostics: this.#diagnostics };
  }
}

/** Long strings in their order, each once. They lie apart, so their bytes do not overlap. */
function recover(texts: readonly PackedText[]): Section[] {
  const seen = new Set<string>();
  const out: Section[] = [];
  for (const packed of texts) {
    const key = packed.text.trim();
    if (key.length < RECOVERED_CHARS || seen.has(key)) continue;
    seen.add(key);
    out.push({ text: packed.text, packed });
  }
  return out;
}

/** Undefined where it is no Base64. A cut end is left out. */
function bytesOfBase64(base64: string): Uint8Array | undefined {
  try {
    const whole = base64.length % 4 === 0 ? base64 : base64.slice(0, -(base64.length % 4));
    const binary = atob(whole);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}

export const novelai = {
  id: 'novelai',
  label: 'NovelAI story',
  extensions: ['story', 'scenario', 'json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
