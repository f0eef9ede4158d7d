import { z } from 'zod';

/** The 28 labels of GoEmotions, which SillyTavern's sprite folders use as file names. */
export const EMOTIONS = [
  'admiration',
  'amusement',
  'anger',
  'annoyance',
  'approval',
  'caring',
  'confusion',
  'curiosity',
  'desire',
  'disappointment',
  'disapproval',
  'disgust',
  'embarrassment',
  'excitement',
  'fear',
  'gratitude',
  'grief',
  'joy',
  'love',
  'nervousness',
  'optimism',
  'pride',
  'realization',
  'relief',
  'remorse',
  'sadness',
  'surprise',
  'neutral',
] as const;

export const emotionSchema = z.enum(EMOTIONS);
export type Emotion = z.infer<typeof emotionSchema>;

/** An emotion, or a label of the user's own such as `smug`. Lower case. */
export const expressionSchema = z.string().min(1).max(60);
export type Expression = z.infer<typeof expressionSchema>;

/**
 * Which expression stands in for one that has no picture, nearest first; `neutral` ends every row.
 * Families after the labels' own neighbourhoods (joy, love, sadness, anger, fear, surprise).
 */
export const EMOTION_FALLBACK: Readonly<Record<Emotion, readonly Emotion[]>> = {
  admiration: ['love', 'joy', 'neutral'],
  amusement: ['joy', 'excitement', 'neutral'],
  anger: ['annoyance', 'disapproval', 'neutral'],
  annoyance: ['anger', 'disapproval', 'neutral'],
  approval: ['joy', 'pride', 'neutral'],
  caring: ['love', 'joy', 'neutral'],
  confusion: ['curiosity', 'surprise', 'neutral'],
  curiosity: ['confusion', 'surprise', 'neutral'],
  desire: ['love', 'joy', 'neutral'],
  disappointment: ['sadness', 'grief', 'neutral'],
  disapproval: ['annoyance', 'anger', 'neutral'],
  disgust: ['annoyance', 'anger', 'neutral'],
  embarrassment: ['nervousness', 'neutral'],
  excitement: ['joy', 'surprise', 'neutral'],
  fear: ['nervousness', 'surprise', 'neutral'],
  gratitude: ['joy', 'love', 'neutral'],
  grief: ['sadness', 'remorse', 'neutral'],
  joy: ['amusement', 'excitement', 'neutral'],
  love: ['caring', 'joy', 'neutral'],
  nervousness: ['fear', 'embarrassment', 'neutral'],
  optimism: ['joy', 'neutral'],
  pride: ['joy', 'approval', 'neutral'],
  realization: ['surprise', 'curiosity', 'neutral'],
  relief: ['joy', 'neutral'],
  remorse: ['sadness', 'grief', 'neutral'],
  sadness: ['grief', 'disappointment', 'neutral'],
  surprise: ['realization', 'excitement', 'neutral'],
  neutral: [],
};

export function isEmotion(label: string): label is Emotion {
  return (EMOTIONS as readonly string[]).includes(label);
}

/** The first of `available` that can stand for `wanted`, or undefined when not even neutral is there. */
export function nearestExpression(
  wanted: Expression,
  available: ReadonlySet<Expression>,
): Expression | undefined {
  if (available.has(wanted)) return wanted;
  const row = isEmotion(wanted) ? EMOTION_FALLBACK[wanted] : (['neutral'] as const);
  return row.find((label) => available.has(label));
}
