import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDoubts,
  describeBeat,
  describeGuess,
  describeTarget,
  formatValue,
  humanizeCode,
  parseValue,
} from './describe';
import { describeMeasure, measureBeats, measureText } from './reading';
import { beat, say, storyOf } from './testing';

const story = storyOf({ a: [say('1', 'x')] }, { a: { title: '' } });

describe('words for beats', () => {
  it('says what happens and to whom', () => {
    const enter = beat('1', { kind: 'stage', action: 'enter', who: 'mira', expression: 'joy' });
    expect(describeBeat(enter, story)).toBe('Mira enters joy');
    const dress = { kind: 'stage', action: 'dress', who: 'mira' };
    expect(describeBeat(beat('5', dress), story)).toBe('Mira changes into the usual clothes');
    const gown = { ...dress, outfit: 'gown', expression: 'pride' };
    expect(describeBeat(beat('6', gown), story)).toBe('Mira changes into gown, pride');
    expect(describeBeat(beat('2', { kind: 'place', place: 'pier' }), story)).toBe('To Pier');
    const jump = beat('3', {
      kind: 'jump',
      target: { to: 'end' },
      when: [{ variable: 'trust', operator: '>=', value: 2 }],
    });
    expect(describeBeat(jump, story)).toBe('The end if trust >= 2');
    expect(describeTarget({ to: 'scene', scene: story.scenes[0]!.id }, story)).toBe('Scene 1');
  });

  it('spells out why a guess was made', () => {
    const guess = { confidence: 0.42, reason: 'speech-tag:after', evidence: 'said Mira' };
    expect(describeGuess('who', guess)).toBe('Speaker: speech tag after (42 % sure) — “said Mira”');
    expect(humanizeCode('lastSpeaker')).toBe('last speaker');
  });

  it('counts lines with a guess to ask about once, and no expressions', () => {
    const doubt = { confidence: 0.3, reason: 'r' };
    const sure = { confidence: 0.9, reason: 'r' };
    const beats = [
      say('1', 'a', { guesses: { who: doubt, expression: doubt } }),
      say('2', 'b', { guesses: { who: sure } }),
      say('3', 'c'),
      say('4', 'd', { guesses: { expression: doubt } }),
    ];
    expect(countDoubts(beats)).toBe(1);
  });

  it('reads back every value as it is shown', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.boolean(), fc.integer(), fc.constantFrom('true', '12', 'red', '-3.5', '')),
        (value) => {
          expect(parseValue(formatValue(value))).toBe(value);
        },
      ),
    );
  });
});

describe('reading time', () => {
  it('counts words and signs, not marks', () => {
    expect(measureText("**Don't** go, *Sora*!").words).toBe(3);
    expect(measureText('猫がいる').words).toBe(4);
    expect(measureText('— … !').words).toBe(0);
  });

  it('leaves out what is not read', () => {
    const beats = [
      say('1', 'one two'),
      beat('2', { kind: 'note', text: 'not this' }),
      beat('3', {
        kind: 'choose',
        options: [{ id: 'o', text: 'three', target: { to: 'next' } }],
      }),
    ];
    expect(measureBeats(beats).words).toBe(3);
    expect(describeMeasure(measureBeats(beats))).toBe('3 words · under a minute');
    expect(describeMeasure({ words: 1204, minutes: 5.6 })).toBe('1,204 words · about 6 min');
  });
});
