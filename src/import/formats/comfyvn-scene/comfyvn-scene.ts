// Scenes that the first ComfyVN saved, in the many shapes it had over its time; see `step.ts`.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Speaker, TranscriptAbout } from '@/story';
import { cutOffFile, flattenedBranches, severalChats } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import {
  isObject,
  jsonList,
  literalSpan,
  type JsonList,
  type JsonRecord,
} from '../shared/json-lines';
import { jsonMembers, type JsonMember } from '../shared/json-members';
import { wholeText, type JsonPlace } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, isWholeOoc } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { isScene, readStep, STEP_LISTS, stepsKeyOf, type Step } from './step';

function detect({ json }: LogSample): number {
  if (!isObject(json)) return 0;
  const { scenes, start } = json;
  if (Array.isArray(scenes) && scenes.slice(0, 5).some(isScene)) return 0.96;
  const key = stepsKeyOf(json);
  if (key === undefined) return 0;
  // `lines` and `nodes` are words of many programs; these come with one that is ours.
  const isOurs =
    typeof json.scene_id === 'string' ||
    typeof json.scene_uid === 'string' ||
    typeof json.world_id === 'string' ||
    typeof start === 'string' ||
    isObject(json.meta);
  return isOurs || key === 'dialogue' ? 0.96 : 0.7;
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const reader = new SceneReader(source);
  const whole = wholeText(text);
  const scenes = jsonList(text, 'scenes', whole);
  reader.introduce(new Map([...jsonMembers(text, whole)].map((one) => [one.key, one])));
  let count = 0;
  for (const record of scenes?.records ?? []) {
    if (!isScene(record.value)) continue;
    count++;
    await reader.takeScene(record, record.value);
  }
  if (count === 0) await reader.takeScene(whole);
  return reader.finish(count, scenes?.isCut() === true);
}

/** What a step without text sets for the line that follows it. */
type Held = Partial<Pick<Step, 'speaker' | 'cue' | 'place'>>;

class SceneReader {
  readonly #builder = new TranscriptBuilder();
  readonly #names = new Map<string, string>();
  readonly #pace: Pace;
  #about: TranscriptAbout = {};
  /** Where the document is set; it holds from the first line on. */
  #location: string | undefined;
  #choices = 0;
  #isCut = false;

  constructor(private readonly source: LogSource) {
    this.#pace = new Pace(source);
  }

  /** What the document says beside its scenes: title, world, place, who is who. */
  introduce(members: ReadonlyMap<string, JsonMember>): void {
    const value = (key: string): Record<string, unknown> => {
      const found = members.get(key)?.value;
      return isObject(found) ? found : {};
    };
    const [context, meta] = [value('context'), value('meta')];
    const title = textIn(members.get('title')?.value, context.title);
    const world = textIn(members.get('world_id')?.value, meta.world_tag, context.world);
    const setting = textIn(members.get('location')?.value);
    this.#location = setting;
    this.#about = {
      ...(title === undefined ? {} : { title }),
      ...(world === undefined || world === 'unlinked' ? {} : { world }),
      ...(setting === undefined ? {} : { setting: wordsOf(setting) }),
    };
    const personas = members.get('personas')?.value;
    for (const persona of Array.isArray(personas) ? (personas as unknown[]) : []) {
      if (!isObject(persona) || typeof persona.id !== 'string') continue;
      const name = textIn(persona.displayName, persona.display_name, persona.name);
      if (name !== undefined) this.#names.set(persona.id, name);
    }
  }

  /** `value`: the scene, where it is one of several and its title heads it. */
  async takeScene(place: JsonPlace, value?: Record<string, unknown>): Promise<void> {
    const { text } = this.source;
    if (value) this.#writeHeading(place, value);
    const list = STEP_LISTS.map((key) => jsonList(text, key, place)).find(holdsAnything);
    if (!list) return;
    let held: Held = { place: textIn(value?.location) ?? this.#location };
    this.#location = undefined;
    for (const record of list.records) {
      const step = isObject(record.value) ? readStep(record.value) : undefined;
      if (!step) this.#builder.skip(record.bytes, 'not a step of the scene');
      else if (step.text === '') {
        // A change of background or of a face is told with the line that follows it.
        const { speaker = held.speaker, cue = held.cue, place: shown = held.place } = step;
        held = { speaker, cue, place: shown };
        this.#builder.skip(record.bytes, 'stage direction');
      } else {
        this.#write(record, step, held);
        held = {};
      }
      if (this.#pace.isDue()) await this.#pace.turn(record.bytes[1]);
    }
    if (list.isCut()) this.#isCut = true;
  }

  #writeHeading(place: JsonPlace, value: Record<string, unknown>): void {
    const { text } = this.source;
    const title = textIn(value.title);
    const member = [...jsonMembers(text, place)].find(({ key }) => key === 'title');
    if (title === undefined || !member) return;
    const { bytes, start, raw, line } = member;
    const textBytes = [text.byteAt(start + 1), text.byteAt(start + raw.length - 1)] as const;
    const marks = { speaker: null, kind: 'narration', heading: true } as const;
    this.#builder.add({ ...marks, text: cleanText(title), bytes, textBytes, line });
  }

  #write(record: JsonRecord, step: Step, held: Held): void {
    const { text } = this.source;
    const said = cleanText(step.text);
    if (step.isChoice) this.#choices++;
    const speaker = step.isChoice ? undefined : this.#speakerOf(step.speaker);
    const span = step.isChoice ? undefined : literalSpan(record.raw, step.key, step.text);
    const sameFace = held.speaker === undefined || held.speaker === step.speaker;
    const cue = step.cue ?? (sameFace ? held.cue : undefined);
    const place = step.place ?? held.place;
    const isTold = speaker === undefined || speaker.role === 'narrator';
    this.#builder.add({
      speaker: speaker ? this.#builder.speaker(speaker) : null,
      kind: isWholeOoc(said) ? 'ooc' : isTold ? 'narration' : 'post',
      text: said,
      bytes: record.bytes,
      textBytes: span
        ? [text.byteAt(record.start + span[0]), text.byteAt(record.start + span[1])]
        : record.bytes,
      line: record.line,
      ...(cue === undefined || speaker === undefined ? {} : { cue }),
      ...(place === undefined ? {} : { stated: { place: wordsOf(place) } }),
    });
  }

  #speakerOf(stated: string | undefined): Speaker | undefined {
    if (stated === undefined) return undefined;
    const name = this.#names.get(stated) ?? stated;
    if (isNarratorName(name)) return { key: name, name, role: 'narrator' };
    return /^(?:user|you|player)$/i.test(name)
      ? { key: name, name, role: 'player' }
      : { key: name, name };
  }

  finish(scenes: number, isCut: boolean): ReadLog {
    const diagnostics: Diagnostic[] = [];
    if (isCut || this.#isCut) diagnostics.push(cutOffFile());
    if (scenes > 1) diagnostics.push(severalChats(scenes));
    if (this.#choices > 0) diagnostics.push(flattenedBranches(this.#choices));
    const transcript = this.#builder.finish(this.source, this.#about, 'JSON around the messages');
    return { transcript, diagnostics };
  }
}

function holdsAnything(list: JsonList | undefined): list is JsonList {
  return list?.records[Symbol.iterator]().next().done === false;
}

function textIn(...values: readonly unknown[]): string | undefined {
  const found = values.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim() : undefined;
}

/** `old_harbor.png`, `bg/old-harbor` → `old harbor`. */
function wordsOf(name: string): string {
  const file = name.split(/[/\\]/).at(-1) ?? name;
  return file
    .replace(/\.(?:png|jpe?g|webp|gif)$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
}

export const comfyvnScene = {
  id: 'comfyvn-scene',
  label: 'ComfyVN scene',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
