// A feeling outlasts the line that shows it, for a few lines of the same speaker in the same scene.
import type { EmotionReading } from './reader';

const DECAY = 0.65;
/** Below this a carried feeling has faded. */
const FADED_BELOW = 0.4;

/** Moods that outlast a line; a laugh, a blush, a start and the like are over with it. */
const LINGERING: ReadonlySet<string> = new Set([
  'anger',
  'fear',
  'grief',
  'nervousness',
  'sadness',
]);

/** Only its mark makes it curious: whoever is afraid asks in fear. */
function isBareQuestion({ label, evidence }: EmotionReading): boolean {
  return label === 'curiosity' && evidence !== undefined && /^[?？]+$/.test(evidence);
}

/** One per scene: nothing is carried from scene to scene. */
export class EmotionMemory {
  readonly #held = new Map<string, EmotionReading>();

  /** The reading to use for the next line of `speaker`, who felt something a moment ago. */
  smooth(speaker: string, reading: EmotionReading): EmotionReading {
    const held = this.#held.get(speaker);
    const isAsked = isBareQuestion(reading);
    const isWeak = reading.label === 'neutral' || isAsked || reading.confidence < 0.3;
    if (!isWeak || !held) {
      if (reading.label === 'neutral') return reading;
      // A picture that the author chose stays until the next.
      const lingers = LINGERING.has(reading.label) || reading.reason === 'emotion-tag';
      if (lingers && reading.confidence >= 0.4) this.#held.set(speaker, reading);
      else this.#held.delete(speaker);
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
    return reading.label !== 'neutral' && !isAsked && reading.confidence >= carried.confidence
      ? reading
      : carried;
  }
}
