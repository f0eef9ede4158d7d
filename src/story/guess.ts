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
