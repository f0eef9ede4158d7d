import { describe, expect, it } from 'vitest';
import type { PlaceId, Story } from '..';
import {
  addPlace,
  deleteCharacter,
  deletePlace,
  mergeCharacters,
  mergePlaces,
  setCharacter,
  setPlayer,
} from '.';
import { A, SORA, MIRA, PIER, HOME, beat, say, storyOf, ids, at, headOf } from './testing';

describe('people and places', () => {
  const story = storyOf(
    {
      a: [
        say('1', 'x'),
        beat('2', { kind: 'stage', action: 'leave', who: SORA }),
        beat('3', { kind: 'narrate', text: 'n', actor: SORA }),
        beat('4', { kind: 'place', place: PIER }),
      ],
    },
    { a: { cast: [SORA, MIRA], place: PIER } },
  );

  it('merges two into one everywhere', () => {
    const mine = setPlayer(SORA).apply(story);
    const after = mergeCharacters(mine, SORA, MIRA).apply(mine);
    expect(after.characters).toHaveLength(1);
    expect(after.characters[0]).toMatchObject({ id: MIRA, aliases: ['sora'] });
    expect(JSON.stringify([...after.beats])).not.toContain('"sora"');
    expect(headOf(after, A)?.cast).toEqual([MIRA]);
    expect(after.project.player).toBe(MIRA);
  });

  it('deletes somebody and keeps what they said', () => {
    const after = deleteCharacter(story, SORA).apply(story);
    expect(at(after, A)).toMatchObject({ kind: 'say', who: null, text: 'x' });
    expect(ids(after, A)).toEqual(['1', '3', '4']);
    expect(headOf(after, A)).toMatchObject({ beatCount: 3, cast: [MIRA] });
  });

  it('has one player', () => {
    const first = setPlayer(SORA).apply(story);
    const after = setPlayer(MIRA).apply(first);
    expect(after.characters.map(({ role }) => role)).toEqual(['character', 'player']);
    expect(after.project.player).toBe(MIRA);
    expect(setPlayer(undefined).apply(after).project).not.toHaveProperty('player');
  });

  it('merges and deletes places', () => {
    const joined = mergePlaces(story, PIER, HOME).apply(story);
    expect(joined.world.places.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['Home', ['Pier']],
    ]);
    expect(at(joined, A, 3)).toMatchObject({ place: HOME });
    expect(headOf(joined, A)?.place).toBe(HOME);
    const gone = deletePlace(story, PIER).apply(story);
    expect(headOf(gone, A)).toMatchObject({ beatCount: 3 });
    expect(headOf(gone, A)).not.toHaveProperty('place');
  });

  it('joins what two that are one have to say to those who draw', () => {
    const lora = (file: string) => ({ file, weight: 1 });
    const left = { prompt: 'lanterns', negative: '', loras: [lora('sea'), lora('dusk')], seed: 7 };
    const right = {
      prompt: '',
      negative: 'people',
      loras: [lora('dusk')],
      reference: 'a'.repeat(64),
    };
    const noted = {
      ...story,
      characters: story.characters.map((one) => ({ ...one, art: one.id === SORA ? left : right })),
      world: {
        ...story.world,
        places: story.world.places.map((one) => (one.id === PIER ? { ...one, art: left } : one)),
      },
    } as Story;
    expect(mergeCharacters(noted, SORA, MIRA).apply(noted).characters[0]?.art).toEqual({
      prompt: 'lanterns',
      negative: 'people',
      loras: [lora('dusk'), lora('sea')],
      seed: 7,
      reference: 'a'.repeat(64),
    });
    expect(mergePlaces(noted, PIER, HOME).apply(noted).world.places[0]?.art).toEqual(left);
    expect(mergePlaces(noted, HOME, PIER).apply(noted).world.places[0]?.art).toEqual(left);
  });

  it('adds a place to a scene in one step', () => {
    const place = { ...story.world.places[0]!, id: 'new' as PlaceId };
    expect(headOf(addPlace(place, A).apply(story), A)?.place).toBe('new');
  });

  it('merges typing in one field into one step', () => {
    const edit = setCharacter(SORA, { name: 'S' }, { mergeKey: 'name sora' });
    expect(edit.mergeKey).toBe('name sora');
    expect(edit.apply(story).characters[1]).toBe(story.characters[1]);
  });
});
