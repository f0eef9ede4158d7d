// Other versions of a message (swipes) as what a player may choose: a beat, and a side scene for each.
import type { Beat, BeatId, ChoiceOption, Message, Scene, SceneId, SourceId } from '@/story';
import { alternativeCaption } from './choices';
import { beatsOfPiece, type BeatContext } from './message-beats';
import { guessOf, type SceneBuilder } from './scene-builder';

export interface OtherVersion {
  readonly text: string;
  /** Among the message's alternatives. */
  readonly index: number;
}

/** Versions that say something else than the shown one, each once. */
export function otherVersions({
  text: shownText,
  alternatives,
  shownAlternative,
}: Message): OtherVersion[] {
  if (alternatives === undefined) return [];
  const shown = shownAlternative ?? alternatives.findIndex((text) => text === shownText);
  const seen = new Set([shownText.trim()]);
  return alternatives.flatMap((text, index) => {
    const isNew = index !== shown && text.trim() !== '' && !seen.has(text.trim());
    seen.add(text.trim());
    return isNew ? [{ text, index }] : [];
  });
}

export function asideId(source: SourceId, message: Message, other: OtherVersion): SceneId {
  return `${source}-s${message.index}-alt${other.index}` as SceneId;
}

/** The message that the scene of an alternative belongs to. Undefined for other scenes. */
export function messageOfAside(
  id: SceneId,
): { readonly source: SourceId; readonly message: number } | undefined {
  const [, source, message] = /^(.+)-s(\d+)-alt\d+$/.exec(id) ?? [];
  return source === undefined
    ? undefined
    : { source: source as SourceId, message: Number(message) };
}

/** Goes on with the story, or to one of the others. */
export function alternativesBeat(
  source: SourceId,
  message: Message,
  others: readonly OtherVersion[],
): Beat {
  const options = [
    { text: message.text, target: { to: 'next' } as const, taken: true },
    ...others.map((other) => ({
      text: other.text,
      target: { to: 'scene', scene: asideId(source, message, other) } as const,
    })),
  ];
  return {
    id: `${source}-${message.index}-alternatives` as BeatId,
    kind: 'choose',
    prompt: '',
    options: options.map(({ text, ...option }, index): ChoiceOption => ({
      id: `o${index + 1}`,
      text: alternativeCaption(text).replace(/[*_~`\\]/g, '\\$&'),
      when: [],
      effects: [],
      ...option,
    })),
    guesses: { choice: guessOf(0.9, 'alternatives') },
  };
}

/** Where `builder` is now. It leads to the end until the scene behind it is known. */
export function asideScene(
  id: SceneId,
  other: OtherVersion,
  context: BeatContext,
  { placeNow, hourNow, weatherNow }: SceneBuilder,
): Scene {
  const { pieces, attribution, author, cast } = context;
  const beats: Scene['beats'] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'separator' || piece.kind === 'heading' || attribution.tags.has(index))
      continue;
    for (const beat of beatsOfPiece(index, context, () => undefined)) {
      // An alternative is no part of the shown text, so its beats have no span in it.
      const { span: _span, ...rest } = beat;
      beats.push(rest);
    }
  }
  beats.push({ id: `${id}-back` as BeatId, kind: 'jump', target: { to: 'end' }, when: [] });
  return {
    id,
    title: `What if: ${alternativeCaption(other.text)}`,
    aside: true,
    cast: author === null ? [] : [cast.characterOf(author)].filter((who) => who !== null),
    ...(placeNow && { place: placeNow }),
    ...(hourNow && { hour: hourNow }),
    ...(weatherNow && { weather: weatherNow }),
    state: 'imported',
    beatCount: beats.length,
    cut: guessOf(0.9, 'alternatives'),
    beats,
  };
}
