// Scores what was read of a log against what a person read in it. Pure; the notation is in reading/README.md.
import { foldName } from '@/import/analyze/names';
import type { Draft } from '@/import/analyze/draft';
import type { ChooseBeat, Scene, Transcript } from '@/story';
import { ScoreSheet, type Score } from './reading-figures';
import { isNamed, runsOf, scoreLines, wordsOf } from './reading-lines';
import type { ChoiceTruth, MessageTruth, SceneTruth, Truth } from './reading-truth';

export interface Reading {
  readonly transcript: Transcript;
  readonly draft: Draft;
}

export function scoreReading(truth: Truth, { transcript, draft }: Reading): Score {
  const sheet = new ScoreSheet();
  if (truth.count !== undefined) scoreCount(truth.count, transcript.messages.length, sheet);
  scoreMessages(truth.messages ?? [], transcript, sheet);
  if (truth.lines) scoreLines(truth.lines, runsOf(draft), sheet);
  if (truth.cast) scoreCast(truth.cast, transcript, draft, sheet);
  if (truth.scenes) scoreScenes(truth.scenes, draft, sheet);
  if (truth.choices) scoreChoices(truth.choices, draft, sheet);
  return sheet.score;
}

/** Counted in messages, so that one too many in a long log weighs less than half of a short one. */
function scoreCount(expected: number, found: number, sheet: ScoreSheet): void {
  sheet.add('count', { hits: Math.min(expected, found), missed: Math.abs(expected - found) });
  if (expected !== found)
    sheet.miss({ aspect: 'count', expected: String(expected), found: String(found) });
}

function scoreMessages(
  labels: readonly MessageTruth[],
  transcript: Transcript,
  sheet: ScoreSheet,
): void {
  const names = new Map(transcript.speakers.map(({ key, name }) => [key, name]));
  for (const { index, speaker, text } of labels) {
    const message = transcript.messages[index];
    const key = message?.speaker;
    const name = key === null || key === undefined ? null : (names.get(key) ?? key);
    sheet.judge(message !== undefined && isNamed(name, speaker), {
      aspect: 'speaker',
      message: index,
      expected: speaker ?? 'nobody',
      found: message ? (name ?? 'nobody') : 'no message',
    });
    if (!text) continue;
    const found = message?.text ?? '';
    sheet.judge(found.startsWith(text.start) && found.length === text.length, {
      aspect: 'text',
      message: index,
      expected: text.start,
      found,
    });
  }
}

/** Everybody to whom a message or a line is given, against everybody who is there. */
function scoreCast(
  labels: readonly string[],
  transcript: Transcript,
  draft: Draft,
  sheet: ScoreSheet,
): void {
  const posting = new Set(transcript.messages.map(({ speaker }) => speaker));
  const speaking = new Set(
    runsOf(draft).flatMap(({ kind, who }) => (kind === 'say' || kind === 'thought' ? [who] : [])),
  );
  const found = new Map<string, string>();
  for (const { key, name } of transcript.speakers)
    if (posting.has(key)) found.set(foldName(name), name);
  for (const name of speaking) if (name !== null) found.set(foldName(name), name);
  const names = [...found.values()];
  for (const label of labels)
    sheet.judge(
      names.some((name) => isNamed(name, label)),
      { aspect: 'cast', expected: label, found: 'nobody' },
    );
  for (const name of names) {
    if (labels.some((label) => isNamed(name, label))) continue;
    sheet.add('cast', { extra: 1 });
    sheet.miss({ aspect: 'cast', expected: 'nobody', found: name });
  }
}

/** Message of a scene's first story line; undefined where it holds notes alone. */
function startOf(scene: Scene): number | undefined {
  return scene.beats.find((beat) => beat.kind !== 'note' && beat.span)?.span?.message;
}

function scoreScenes(labels: readonly SceneTruth[], draft: Draft, sheet: ScoreSheet): void {
  const found = draft.scenes.flatMap((scene) => {
    const start = scene.aside === true ? undefined : startOf(scene);
    return start === undefined ? [] : [{ scene, start }];
  });
  const told = [
    ...new Set(
      draft.scenes.flatMap(({ beats }) =>
        beats.flatMap(({ kind, span }) => (kind === 'note' || !span ? [] : [span.message])),
      ),
    ),
  ].sort((a, b) => a - b);
  // A scene may be said to begin at its heading, which is no line of the story.
  const firstTold = (at: number): number => told.find((message) => message >= at) ?? at;

  // The first scene begins with the log, whoever reads it: no merit in finding that.
  const open = labels.slice(1).map(({ at }) => firstTold(at));
  for (const { start } of found.slice(1)) {
    const index = open.indexOf(start);
    if (index >= 0) {
      open.splice(index, 1);
      sheet.add('boundary', { hits: 1 });
      continue;
    }
    sheet.add('boundary', { extra: 1 });
    sheet.miss({ aspect: 'boundary', message: start, expected: 'none', found: 'scene' });
  }
  for (const start of open) {
    sheet.add('boundary', { missed: 1 });
    sheet.miss({ aspect: 'boundary', message: start, expected: 'scene', found: 'none' });
  }

  for (const label of labels) {
    // What holds where the labelled scene begins, also where its start was not seen.
    const inForce = found.findLast(({ start }) => start <= firstTold(label.at))?.scene;
    const place = draft.world.places.find(({ id }) => id === inForce?.place);
    scoreFact('place', label, place?.name, sheet, (alternative) =>
      [place?.name ?? '', ...(place?.aliases ?? [])].some((name) => holds(name, alternative)),
    );
    scoreFact('hour', label, inForce?.hour, sheet, (hour) => hour === inForce?.hour);
    scoreFact('weather', label, inForce?.weather, sheet, (word) => word === inForce?.weather);
  }
}

function scoreFact(
  aspect: 'place' | 'hour' | 'weather',
  label: SceneTruth,
  found: string | undefined,
  sheet: ScoreSheet,
  isRight: (alternative: string) => boolean,
): void {
  const expected = label[aspect];
  if (expected === undefined) return;
  const right = expected !== null && found !== undefined && expected.split('|').some(isRight);
  sheet.match(expected, found, right, {
    aspect,
    message: label.at,
    expected: expected ?? 'none',
    found: found ?? 'none',
  });
}

/** "Old Lighthouse, the stair" holds "lighthouse". */
function holds(name: string, alternative: string): boolean {
  const words = wordsOf(name);
  return wordsOf(alternative).every((word) => words.includes(word));
}

function scoreChoices(labels: readonly ChoiceTruth[], draft: Draft, sheet: ScoreSheet): void {
  const found = draft.scenes
    .flatMap(({ beats }) => beats)
    .filter((beat): beat is ChooseBeat => beat.kind === 'choose');
  const open = [...labels];
  for (const beat of found) {
    const index = open.findIndex(({ at }) => at === beat.span?.message);
    const [label] = index >= 0 ? open.splice(index, 1) : [];
    sheet.match(
      label ? describeChoice(label) : null,
      describeFound(beat),
      label !== undefined && isSameChoice(label, beat),
      {
        aspect: 'choice',
        ...(beat.span && { message: beat.span.message }),
        expected: label ? describeChoice(label) : 'none',
        found: describeFound(beat),
      },
    );
  }
  for (const label of open)
    sheet.match(describeChoice(label), undefined, false, {
      aspect: 'choice',
      message: label.at,
      expected: describeChoice(label),
      found: 'none',
    });
}

function isSameChoice({ options, taken }: ChoiceTruth, beat: ChooseBeat): boolean {
  const texts = typeof options === 'number' ? undefined : options;
  return (
    beat.options.length === (texts?.length ?? options) &&
    (taken === undefined || beat.options.findIndex((option) => option.taken) + 1 === taken) &&
    (texts ?? []).every((text, index) => holds(beat.options[index]?.text ?? '', text))
  );
}

function describeChoice({ options, taken }: ChoiceTruth): string {
  return `${typeof options === 'number' ? options : options.join(' / ')}, taken ${taken ?? '?'}`;
}

function describeFound({ options }: ChooseBeat): string {
  const taken = options.findIndex((option) => option.taken) + 1;
  return `${options.map(({ text }) => text).join(' / ')}, taken ${taken || '?'}`;
}
