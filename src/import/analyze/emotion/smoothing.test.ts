// What outlasts a line, and for whom.
import { describe, expect, it } from 'vitest';
import type { EmotionReading } from './reader';
import { EmotionMemory } from './smoothing';

const read = (
  label: EmotionReading['label'],
  more: Partial<EmotionReading> = {},
): EmotionReading => ({
  label,
  intensity: label === 'neutral' ? 0 : 0.8,
  confidence: 0.7,
  reason: 'emotion-words',
  ...more,
});
const bare = read('curiosity', { evidence: '?', confidence: 0.55 });

describe('a mood', () => {
  it('outlasts a plain line of the same speaker, and fades', () => {
    const memory = new EmotionMemory();
    memory.smooth('mira', read('fear'));
    expect(memory.smooth('mira', read('neutral'))).toMatchObject({
      label: 'fear',
      reason: 'emotion-carried',
    });
    expect(memory.smooth('ivo', read('neutral')).label).toBe('neutral');
    for (let i = 0; i < 3; i++) memory.smooth('mira', read('neutral'));
    expect(memory.smooth('mira', read('neutral')).label).toBe('neutral');
  });
  it('asks: a question mark alone changes no mood', () => {
    const memory = new EmotionMemory();
    expect(memory.smooth('mira', bare).label).toBe('curiosity');
    memory.smooth('mira', read('fear'));
    expect(memory.smooth('mira', bare).label).toBe('fear');
    memory.smooth('ivo', read('fear'));
    expect(memory.smooth('ivo', read('curiosity', { evidence: 'curious' })).label).toBe(
      'curiosity',
    );
  });
  it.each(['amusement', 'surprise', 'caring', 'love'] as const)(
    '%s is over with its line',
    (label) => {
      const memory = new EmotionMemory();
      memory.smooth('mira', read(label));
      expect(memory.smooth('mira', read('neutral')).label).toBe('neutral');
    },
  );
});
