// Speech written down with its times: WebVTT, SubRip, and what meeting programs and recorders of voice
// channels save. Cues are cut for reading on a screen; here they are sentences again.
import type { Message } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { isSubStation, readSubStation } from './ass';
import { CueReader, transcriptHead, type Cue } from './cues';
import { Voices, type Said } from './voices';

/** A longer silence ends what somebody says. */
const SILENCE_MS = 4000;
/** Speech that nobody gave full stops would never end. */
const MAX_JOINED_CHARS = 600;
const ENDS = /[.!?…。！？]["”’»)\]*]*$/;

function detect(sample: LogSample): number {
  const { head, lines } = sample;
  if (/^\ufeff?WEBVTT(?:\s|$)/.test(head)) return 0.99;
  if (isSubStation(head)) return 0.98;
  let cues = 0;
  let named = 0;
  for (const line of lines) {
    const found = transcriptHead(line);
    if (found?.kind === 'cue') cues++;
    if (found?.kind === 'named') named++;
  }
  if (cues >= 2) return cues / lines.length > 0.15 ? 0.97 : 0.6;
  if (cues === 1) return sample.extension === 'srt' || sample.extension === 'vtt' ? 0.9 : 0;
  // Heads with a time alone are like those of chats; what they head fills a line or a few.
  return named >= 2 && named / lines.length > 0.2 ? 0.87 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  if (isSubStation(source.text.slice(0, 20_000))) return readSubStation(source);
  const voices = new Voices(source.knownNames);
  const pace = new Pace(source);
  const all: Cue[] = [];
  const reader = new TranscriptReader(source, voices);
  const cues = new CueReader(
    (cue) => {
      voices.look(cue);
      all.push(cue);
    },
    (line, why) => reader.skip(line.bytes, why),
  );
  for (const line of source.text.lines()) {
    cues.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1] / 2);
  }
  cues.finish();
  for (const cue of all) {
    reader.take(cue);
    if (pace.isDue()) await pace.turn((source.size + cue.endByte) / 2);
  }
  return reader.finish();
}

class TranscriptReader {
  readonly #builder = new TranscriptBuilder();
  /** When the last message ended, and whether another cue may go on with it. */
  #end: { readonly ms: number; readonly isOpen: boolean } | undefined;

  constructor(
    private readonly source: LogSource,
    private readonly voices: Voices,
  ) {}

  skip(bytes: readonly [number, number], why: string): void {
    this.#builder.skip(bytes, why);
  }

  take(cue: Cue): void {
    const said = this.voices.saidIn(cue);
    if (said.length === 0) {
      // What comes behind it is another message: one cannot hold what is skipped.
      this.#end = undefined;
      return this.#builder.skip([cue.startByte, cue.endByte], 'empty cue');
    }
    for (const [i, one] of said.entries()) {
      const startByte = i === 0 ? cue.startByte : this.source.text.byteAt(one.start);
      const next = said[i + 1];
      const endByte = next ? this.source.text.byteAt(next.start) : cue.endByte;
      this.#message(one, cue, [startByte, endByte]);
    }
  }

  #message(said: Said, cue: Cue, bytes: readonly [number, number]): void {
    const { text: file } = this.source;
    const text = cleanText(said.text);
    const textBytes = [file.byteAt(said.textStart), file.byteAt(said.textEnd)] as const;
    const speaker = said.name === undefined ? null : this.#speaker(said.name);
    const last = this.#builder.messages.at(-1);
    if (last && this.#goesOn(last, speaker, cue, said)) {
      this.#builder.replaceLast({
        ...last,
        text: `${last.text} ${text}`,
        bytes: [last.bytes[0], bytes[1]],
        textBytes: [last.textBytes[0], textBytes[1]],
      });
    } else {
      const kind = speaker === null ? 'narration' : kindOfPost(text, said.name ?? '');
      const common = { text, bytes, textBytes, line: cue.line, time: cue.from };
      this.#builder.add({ speaker, kind, ...common });
    }
    this.#end = { ms: cue.to ?? cue.from, isOpen: !ENDS.test(text) };
  }

  /** A sentence that the end of a cue cut. */
  #goesOn(last: Message, speaker: string | null, cue: Cue, said: Said): boolean {
    if (said.isMarked || cue.isApart || cue.to === undefined) return false;
    // Films name a voice once; whoever goes on in the middle of a sentence is the same.
    if (said.name !== undefined && last.speaker !== speaker) return false;
    if (this.#end?.isOpen !== true || last.bytes[1] > cue.startByte) return false;
    return cue.from - this.#end.ms <= SILENCE_MS && last.text.length < MAX_JOINED_CHARS;
  }

  #speaker(name: string): string {
    const role = isNarratorName(name) ? { role: 'narrator' as const } : {};
    return this.#builder.speaker({ key: name, name, ...role });
  }

  finish(): ReadLog {
    return { transcript: this.#builder.finish(this.source, {}, 'between cues'), diagnostics: [] };
  }
}

export const spokenTranscript = {
  id: 'spoken-transcript',
  label: 'Transcript of speech (VTT, SRT and others)',
  extensions: ['vtt', 'srt', 'ass', 'ssa', 'txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
