// A feeling outlasts the line that shows it, for a few lines of the same speaker in the same scene.
import type { EmotionReading } from './reader';

const DECAY = 0.65;
/** Below this a carried feeling has faded. */
const FADED_BELOW = 0.33;

/** Of one line alone: a question is asked, and the next line is none. */
const MOMENTARY: ReadonlySet<string> = new Set([
  'curiosity',
  'confusion',
  'surprise',
  'realization',
]);

/** One per scene: nothing is carried from scene to scene. */
export class EmotionMemory {
  readonly #held = new Map<string, EmotionReading>();

  /** The reading to use for the next line of `speaker`, who felt something a moment ago. */
  smooth(speaker: string, reading: EmotionReading): EmotionReading {
    const held = this.#held.get(speaker);
    const isWeak = reading.label === 'neutral' || reading.confidence < 0.3;
    if (!isWeak || !held) {
      if (MOMENTARY.has(reading.label)) this.#held.delete(speaker);
      else if (reading.label !== 'neutral' && reading.confidence >= 0.4)
        this.#held.set(speaker, reading);
      return reading;
    }
    const intensity = held.intensity * DECAY;
    if (intensity < FADED_BELOW) {
      this.#held.delete(speaker);
      return reading;
    }
    const carried: EmotionReading = {
      ...held,
      intensity,
      confidence: held.confidence * DECAY,
      reason: 'emotion-carried',
    };
    this.#held.set(speaker, carried);
    // An honest guess of this line's own is nearer than one that fades.
    return reading.label !== 'neutral' && reading.confidence >= carried.confidence
      ? reading
      : carried;
  }
}
