// Tags that logs carry for other front ends: faces and pictures.
import { describe, expect, it } from 'vitest';
import { NO_RULES, type SourceId } from '@/story';
import { transcriptOf } from '@/testing/transcripts';
import { analyze } from './analyze';
import { settingFromPicture } from './labels';

describe('tags for the stage', () => {
  const draft = analyze(
    transcriptOf([
      ['Ada', '[[bg:old_lighthouse-night]] [[e:happy]] "You came!"'],
      ['Bob', '"I said so." {{emotion::embarrassed}}'],
      ['Ada', '[[e:catface]] "And early."'],
      ['Bob', '"The boat was fast."'],
      ['Ada', '[[bg:beach_rain.png]] [[emotion:neutral]] "I hate rain, I hate it!"'],
    ]),
    { sourceId: 's' as SourceId, rules: NO_RULES, cards: [], lore: [], fileName: 'log.txt' },
  );
  const said = draft.scenes.flatMap((scene) => scene.beats).filter((beat) => beat.kind === 'say');

  it('show nothing and say who looks how', () => {
    expect(said.map((beat) => [beat.text, beat.expression])).toEqual([
      ['You came!', 'joy'],
      ['I said so.', 'embarrassment'],
      ['And early.', 'catface'],
      ['The boat was fast.', 'embarrassment'],
      ['I hate rain, I hate it!', 'neutral'],
    ]);
    expect(said[0]?.guesses?.expression).toEqual({
      confidence: 0.95,
      reason: 'emotion-tag',
      evidence: 'happy',
    });
    expect(draft.counts.charactersLost).toBe(0);
    expect(draft.skipped.filter((span) => span.why === 'expression tag')).toHaveLength(4);
  });
  it('say where the story is, and a new picture begins a scene', () => {
    const scenes = draft.scenes.map((scene) => [
      draft.world.places.find((row) => row.id === scene.place)?.name,
      scene.hour,
      scene.weather,
    ]);
    expect(scenes).toEqual([
      ['Old lighthouse', 'night', undefined],
      ['Beach', undefined, 'rain'],
    ]);
  });
  it.each([
    ['harbor_night.png', { place: 'harbor', hour: 'night' }],
    ['bg/Old Tavern - rain', { place: 'Old Tavern', weather: 'rain' }],
    ['Nightclub', { place: 'Nightclub' }],
    ['beach_02_sunset.webp', { place: 'beach', hour: 'sunset' }],
  ])('%s', (name, setting) => {
    expect(settingFromPicture(name)).toEqual(setting);
  });
});
