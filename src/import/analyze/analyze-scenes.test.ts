import { describe, expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { beatsOf, draft, script } from './testing';

describe('scenes', () => {
  const day = (text: string) => ['Narrator', text] as const;
  it('cuts at marks of time, not at mentions', () => {
    const log = transcriptOf([
      day('It is morning in the kitchen.'),
      ['A', '"We leave tonight at midnight."'],
      ['B', '"Good night."'],
      ['A', '"It rained yesterday, remember?"'],
      day('Three hours later, they stand in the forest. It is raining.'),
      ['A', '"I hate this."'],
    ]);
    const read = draft(log);
    expect(read.scenes.map((scene) => [scene.place, scene.hour, scene.weather])).toEqual([
      ['p-kitchen', 'morning', undefined],
      ['p-forest', undefined, 'rain'],
    ]);
    expect(read.scenes[1]?.cut).toMatchObject({
      reason: 'time-passes',
      evidence: 'Three hours later',
    });
  });
  it.each([
    'A storm was in her eyes.',
    'It was the dawn of an idea.',
    'He looked at the castle on the picture.',
    'If it snowed, they would be lost.',
    'She remembered the rain of that summer.',
    'It had rained yesterday.',
    'The rain was never their friend.',
    'Dawn looked at him.',
  ])('sees no place, hour or weather in: %s', (text) => {
    const read = draft(transcriptOf([day(text), ['Dawn', '"Hello."'], ['A', '"Hi."']]));
    expect([read.scenes[0]?.place, read.scenes[0]?.hour, read.scenes[0]?.weather]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('reads banners and separators, and a heading names the scene', () => {
    const log = transcriptOf([
      ['GM', '**The Red Ox Tavern — night**'],
      ['A', '"Beer!"'],
      ['B', '"Two!"'],
      ['GM', '***'],
      ['GM', '# The Road North'],
      ['A', '"My head."'],
    ]);
    const read = draft(log);
    expect(read.scenes.map((scene) => scene.title)).toEqual([
      'The Red Ox Tavern — night',
      'The Road North',
    ]);
    expect(read.scenes[0]).toMatchObject({ place: 'p-red-ox-tavern', hour: 'night' });
  });
  it('keeps one place under its names and finds it again', () => {
    const log = transcriptOf([
      day('You enter the old lighthouse.'),
      ['A', '"Hm."'],
      ['B', '"Hm?"'],
      ['A', '"Go."'],
      day('The next morning you return to the lighthouse.'),
      ['A', '"Again."'],
    ]);
    const read = draft(log);
    expect(read.world.places.map((place) => place.name)).toEqual(['Old lighthouse']);
    expect(read.scenes.map((scene) => scene.place)).toEqual([
      'p-old-lighthouse',
      'p-old-lighthouse',
    ]);
  });
  it('obeys cuts added and taken away, and the slider', () => {
    const log = transcriptOf([
      ['A', 'Hi.'],
      ['B', 'Hey.'],
      ['A', '***\nSo.'],
      ['B', 'Yes.'],
    ]);
    expect(draft(log).scenes).toHaveLength(2);
    expect(
      draft(log, {
        cuts: { added: [{ message: 1, start: 0 }], removed: [{ message: 2, start: 4 }] },
      }).scenes.map((scene) => scene.id),
    ).toEqual(['s-s0-0', 's-s1-0']);
    const soft = transcriptOf([
      ['A', 'Hi.'],
      ['B', 'Hey.'],
      ['Narrator', 'Ten minutes later nothing has changed.'],
      ['B', 'Yes.'],
    ]);
    expect(draft(soft, { sceneSensitivity: 0.5 }).scenes).toHaveLength(1);
    expect(draft(soft, { sceneSensitivity: 1 }).scenes).toHaveLength(2);
  });
  it('writes no scene of more than 200 beats, notes counted', () => {
    const read = draft(
      transcriptOf(
        Array.from(
          { length: 900 },
          (_, i) => [i % 2 ? 'A' : 'B', i < 450 ? `Line ${i}.` : `((talk ${i}))`] as const,
        ),
      ),
    );
    expect(Math.max(...read.scenes.map((scene) => scene.beats.length))).toBeLessThanOrEqual(200);
    expect(read.scenes[1]?.cut?.reason).toBe('length');
  });
});

describe('choices', () => {
  const offer = 'What do you do?\n1. Open the door\n2. Run away\n3. Hide under the bed';
  it.each([
    ['2', 1],
    ['"I run away!"', 1],
    ['the third one', 2],
    ['I hide quickly under the bed.', 2],
  ] as const)('"%s" picks', (answer, taken) => {
    const choice = beatsOf(
      draft(
        transcriptOf([
          ['GM', offer],
          ['You', answer],
        ]),
      ),
    ).find((beat) => beat.kind === 'choose');
    expect(
      choice?.kind === 'choose' &&
        choice.options.map((option) => [option.text, option.taken === true, option.target.to]),
    ).toEqual(
      ['Open the door', 'Run away', 'Hide under the bed'].map((text, index) => [
        text,
        index === taken,
        'next',
      ]),
    );
  });
  it('a list that nobody answers and nobody asks is a list', () => {
    const read = draft(
      transcriptOf([
        ['A', 'Buy:\n1. Bread\n2. Milk'],
        ['B', 'It is late.'],
      ]),
    );
    expect(beatsOf(read).some((beat) => beat.kind === 'choose')).toBe(false);
    expect(script(read)).toContain('a: Bread');
  });
  it('offers other versions on request and leads back', () => {
    const log = transcriptOf([
      ['A', 'Hi.'],
      {
        speaker: 'B',
        text: '"Go left."',
        alternatives: ['"Go left."', '"Go right, quickly."'],
        shownAlternative: 0,
      },
      ['A', 'Fine.'],
    ]);
    expect(draft(log).scenes).toHaveLength(1);
    const read = draft(log, { swipesAsChoices: true });
    expect(read.scenes.map((scene) => [scene.id, scene.aside === true])).toEqual([
      ['s-s0-0', false],
      ['s-s1-alt1', true],
      ['s-s2-back', false],
    ]);
    expect(read.scenes[1]?.beats.at(-1)).toMatchObject({
      kind: 'jump',
      target: { to: 'scene', scene: 's-s2-back' },
    });
    const choice = beatsOf(read).find((beat) => beat.kind === 'choose');
    expect(choice?.kind === 'choose' && choice.options.map((option) => option.text)).toEqual([
      'Go left.',
      'Go right, quickly',
    ]);
    expect(read.counts.charactersLost).toBe(0);
  });
});
