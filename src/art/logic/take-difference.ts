// The difference of two pictures as a picture, made off the page.
import { CanvasClient, describeCanvasFailure } from '@/canvas';
import { differenceWords } from './compare';

export interface FoundDifference {
  /** What it comes to, or why there is none. */
  readonly words: string;
  /** Object URL of the picture; freed by what `differenceOf` gives. */
  readonly url?: string;
}

/** Calls back once. Gives how to let go, which also ends the work. */
export function differenceOf(
  a: Blob,
  b: Blob,
  onready: (found: FoundDifference) => void,
): () => void {
  const canvas = new CanvasClient();
  let url: string | undefined;
  let isGone = false;
  void compute(canvas, a, b).then(({ words, picture }) => {
    canvas.end();
    if (isGone) return;
    if (picture) url = URL.createObjectURL(picture);
    onready({ words, ...(url !== undefined && { url }) });
  });
  return () => {
    isGone = true;
    canvas.end();
    if (url !== undefined) URL.revokeObjectURL(url);
  };
}

async function compute(
  canvas: CanvasClient,
  a: Blob,
  b: Blob,
): Promise<{ readonly words: string; readonly picture?: Blob }> {
  const first = await canvas.run('difference', [a, b]);
  if (!first.ok) return { words: wordsOf(first.failure) };
  if (first.value)
    return { words: differenceWords(first.value), picture: first.value.picture.blob };
  // Of different sizes: the second is brought to the size of the first.
  const facts = await canvas.run('facts', [a]);
  if (!facts.ok) return { words: wordsOf(facts.failure) };
  const { width, height } = facts.value;
  const scaled = await canvas.run('scale', [b, width, height]);
  if (!scaled.ok) return { words: wordsOf(scaled.failure) };
  const again = await canvas.run('difference', [a, scaled.value.blob]);
  if (!again.ok) return { words: wordsOf(again.failure) };
  if (!again.value) return { words: 'Their sizes differ, so they cannot be compared by pixel.' };
  return {
    words: `Their sizes differ; the second was brought to ${width} × ${height}. ${differenceWords(again.value)}`,
    picture: again.value.picture.blob,
  };
}

function wordsOf(failure: Parameters<typeof describeCanvasFailure>[0]): string {
  const { title, hint } = describeCanvasFailure(failure);
  return `${title}. ${hint}`;
}
