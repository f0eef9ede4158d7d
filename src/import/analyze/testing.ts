// From a small transcript to its draft, and the draft as lines that a test can read.
import { importRulesSchema, plainText, type Beat, type SourceId, type Transcript } from '@/story';
import { analyze, type AnalyzeOptions } from './analyze';
import type { Draft } from './draft';
import { PlaceBook } from './place-book';
import { readPlace } from './places';

/** What becomes of a transcript, with these rules. */
export function draft(
  transcript: Transcript,
  rules: Record<string, unknown> = {},
  options: Partial<AnalyzeOptions> = {},
): Draft {
  return analyze(transcript, {
    sourceId: 's' as SourceId,
    rules: importRulesSchema.parse(rules),
    cards: [],
    lore: [],
    fileName: 'log.txt',
    ...options,
  });
}
export const beatsOf = (from: Draft): Beat[] => from.scenes.flatMap((scene) => scene.beats);
/** "alice: text", "-: text" for telling, "?: text" for nobody known. */
export function script(from: Draft): string[] {
  return beatsOf(from).map((beat) => {
    if (beat.kind === 'say')
      return `${beat.who?.slice(2) ?? '?'}${beat.mode === 'thought' ? ' thinks' : ''}: ${plainText(beat.text)}`;
    if (beat.kind === 'narrate') return `-: ${plainText(beat.text)}`;
    return beat.kind === 'note' ? `note: ${plainText(beat.text)}` : `[${beat.kind}]`;
  });
}

const PEOPLE: ReadonlySet<string> = new Set(['mira', 'corin']);
/** Where a telling of Mira and Corin is, as far as this sentence says. */
export function placeOf(text: string): string | undefined {
  const cue = readPlace(text, new PlaceBook([]), PEOPLE);
  return cue && cue.confidence >= 0.5 ? cue.name : undefined;
}
/** Whether a scene may begin there, where a post opens with this sentence. */
export function opensScene(text: string): boolean {
  const cue = readPlace(text, new PlaceBook([]), PEOPLE);
  if (cue === undefined) return false;
  return cue.isMove || cue.isHere || (cue.isOpening && cue.reason === 'place-being');
}
