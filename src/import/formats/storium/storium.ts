// Games exported from Storium: scenes of entries by a narrator and characters, with cards for places
// and challenges.
import { parseTolerantly } from '@/lib/json-repair';
import type { Diagnostic } from '@/lib/diagnostic';
import type { Speaker } from '@/story';
import { cutOffFile } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { jsonMembers, type JsonMember } from '../shared/json-members';
import { isCutDocument, jsonMember } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';

const NARRATOR: Speaker = { key: 'Narrator', name: 'Narrator', role: 'narrator' };

function detect({ json, head }: LogSample): number {
  if (/"identity"\s*:\s*"Storium Game Export"/.test(head.slice(0, 4000))) return 0.99;
  if (!isObject(json) || !Array.isArray(json.scenes)) return 0;
  const scenes: unknown[] = json.scenes.slice(0, 3);
  const hasEntries = scenes.some((scene) => isObject(scene) && Array.isArray(scene.entries));
  return hasEntries && Array.isArray(json.characters) ? 0.9 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const reader = new GameReader(source);
  for (const record of jsonList(text, 'characters')?.records ?? []) reader.introduce(record.value);
  const pace = new Pace(source);
  for (const scene of jsonList(text, 'scenes')?.records ?? []) {
    const entries = jsonList(text, 'entries', scene);
    if (!entries) reader.skip(scene.bytes, 'no scene');
    for (const entry of entries?.records ?? []) {
      reader.take(entry);
      if (pace.isDue()) await pace.turn(entry.bytes[1]);
    }
  }
  // What the game is about says nothing of where it begins: a card does.
  const name = jsonMember(text, ['details', 'name']);
  const title = name ? stringOf(parseTolerantly(name.raw)?.value) : '';
  return reader.finish(title === '' ? {} : { title });
}

class GameReader {
  readonly #builder = new TranscriptBuilder();
  readonly #characters = new Map<string, Speaker>();

  constructor(private readonly source: LogSource) {}

  introduce(value: unknown): void {
    if (!isObject(value)) return;
    const name = stringOf(value.name);
    const description = stringOf(value.description);
    if (name === '') return;
    this.#characters.set(String(value.character_seq_id), {
      key: name,
      name,
      role: 'character',
      ...(description === '' ? {} : { description }),
    });
  }

  skip(bytes: readonly [number, number], why: string): void {
    this.#builder.skip(bytes, why);
  }

  /** The cards of an entry stand beside its text, and each has bytes of its own. */
  take(entry: JsonRecord): void {
    const { value, bytes } = entry;
    if (!isObject(value)) return this.#builder.skip(bytes, 'damaged entry');
    const members = [...jsonMembers(this.source.text, entry)];
    const place = members.find(({ key }) => key === 'place_card');
    if (place) this.#place(place);
    const told = members.find(({ key }) => key === 'description');
    if (told) this.#told(told, value);
    const challenges = members.find(({ key }) => key === 'challenge_cards');
    if (challenges) this.#challenges(challenges);
  }

  #place(card: JsonMember): void {
    const written =
      isObject(card.value) && typeof card.value.name === 'string' ? card.value.name : '';
    const name = cleanText(written).trim();
    if (name === '') return;
    const span = literalSpan(card.raw, 'name', written);
    const { text } = this.source;
    this.#builder.add({
      speaker: null,
      kind: 'narration',
      text: name,
      bytes: card.bytes,
      textBytes: span
        ? [text.byteAt(card.start + span[0]), text.byteAt(card.start + span[1])]
        : card.bytes,
      line: card.line,
      heading: true,
      stated: { place: name },
    });
  }

  #told(member: JsonMember, entry: Record<string, unknown>): void {
    const text = cleanText(stringOf(member.value));
    if (text.trim() === '') return;
    const { text: file } = this.source;
    const speaker = this.#speakerOf(stringOf(entry.role));
    const kind = speaker === NARRATOR.key ? 'narration' : 'post';
    this.#builder.add({
      speaker,
      kind: isWholeOoc(text) ? 'ooc' : kind,
      text,
      bytes: member.bytes,
      textBytes: [
        file.byteAt(member.start + 1),
        file.byteAt(member.start + Math.max(1, member.raw.length - (member.isCut ? 0 : 1))),
      ],
      line: member.line,
    });
  }

  #speakerOf(role: string): string | null {
    if (role === 'narrator') return this.#builder.speaker(NARRATOR);
    const number = /^character:(.+)$/.exec(role)?.[1];
    const known = this.#characters.get(number ?? '');
    if (known) return this.#builder.speaker(known);
    return number === undefined
      ? null
      : this.#builder.speaker({ key: role, name: `Character ${number}`, role: 'character' });
  }

  /** What a challenge asks for, and how it may end: two ways that the story could take. */
  #challenges(member: JsonMember): void {
    for (const { value, bytes, line } of jsonList(this.source.text, null, member)?.records ?? []) {
      if (!isObject(value)) continue;
      const [name, asks] = [stringOf(value.name), stringOf(value.description)];
      const stakes = [stringOf(value.success_stakes), stringOf(value.failure_stakes)];
      const head = [name, asks].filter(Boolean).join(': ');
      const options = stakes.filter(Boolean).map((stake, i) => `${i + 1}. ${stake}`);
      const text = cleanText([head, ...options].filter(Boolean).join('\n'));
      if (text === '') continue;
      const speaker = this.#builder.speaker(NARRATOR);
      this.#builder.add({ speaker, kind: 'narration', text, bytes, textBytes: bytes, line });
    }
  }

  finish(about: ReadLog['transcript']['about']): ReadLog {
    const diagnostics: Diagnostic[] = isCutDocument(this.source.text) ? [cutOffFile()] : [];
    for (const speaker of this.#characters.values()) this.#builder.speaker(speaker);
    const transcript = this.#builder.finish(this.source, about, 'JSON around the entries');
    return { transcript, diagnostics };
  }
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

export const storium = {
  id: 'storium',
  label: 'Storium game export',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
