import { z } from 'zod';

/**
 * Why the reader thinks so. `reason` is a code whose text stands in `import/analyze/reasons.ts`;
 * `evidence` is the words in the log that it leans on.
 */
export const guessSchema = z.object({
  confidence: z.number().min(0).max(1),
  reason: z.string(),
  evidence: z.string().max(200).optional(),
});
export type Guess = z.infer<typeof guessSchema>;

/** Below this a guess is walked through by the review. */
export const DOUBTFUL_BELOW = 0.6;

/**
 * The guesses of a beat that somebody is asked about. Expressions are not among them: there are too
 * many of them, and a wrong one does little harm.
 */
export const ASKED_FIELDS = ['who', 'kind', 'choice'] as const;
const ASKED: ReadonlySet<string> = new Set(ASKED_FIELDS);

/** Is this guess, of this field of a beat, one to ask about? */
export function isDoubtfulGuess(field: string, guess: Guess): boolean {
  return ASKED.has(field) && guess.confidence < DOUBTFUL_BELOW;
}

/** Does a beat hold a guess to ask about? What the review walks through, the script marks. */
export function isDoubtful(beat: {
  readonly guesses?: Readonly<Record<string, Guess>> | undefined;
}): boolean {
  const { guesses } = beat;
  return (
    guesses !== undefined &&
    Object.entries(guesses).some(([field, guess]) => isDoubtfulGuess(field, guess))
  );
}

/**
 * Where a beat came from: UTF-16 units in the text of one message of one source, end excluded.
 * The transcript knows the bytes of each message, so a span leads to bytes of the file.
 */
export const spanSchema = z.object({
  source: z.string(),
  message: z.number().int().min(0),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});
export type Span = z.infer<typeof spanSchema>;
