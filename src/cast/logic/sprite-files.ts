// Which expression a dropped picture shows, by its file name. SillyTavern names sprites by label and
// lets a suffix tell variants apart: `joy.png`, `joy-1.png`, `joy.smiling.png`; file managers add
// `joy (2).png`; other packs say `sora_happy.png` or keep a folder for each character.
import { EMOTIONS, type Emotion, type Expression } from '@/story';

export interface NamedFile {
  /** With folders where there are any: `Sora/joy.png`. */
  readonly path: string;
}

export interface SpriteMatch<F extends NamedFile> {
  readonly file: F;
  readonly expression: Expression;
}

export type Unmatched = 'not-a-picture' | 'no-expression-in-name' | 'another-file-fits-better';

export interface SpriteReport<F extends NamedFile> {
  readonly matched: readonly SpriteMatch<F>[];
  readonly unmatched: readonly { readonly file: F; readonly why: Unmatched }[];
}

/** Words that sprite packs use for the 28 labels. */
const SYNONYMS: Readonly<Record<string, Emotion>> = {
  admire: 'admiration',
  admiring: 'admiration',
  amused: 'amusement',
  laugh: 'amusement',
  laughing: 'amusement',
  angry: 'anger',
  mad: 'anger',
  furious: 'anger',
  annoyed: 'annoyance',
  irritated: 'annoyance',
  pout: 'annoyance',
  pouting: 'annoyance',
  nod: 'approval',
  approving: 'approval',
  gentle: 'caring',
  kind: 'caring',
  confused: 'confusion',
  curious: 'curiosity',
  thinking: 'curiosity',
  disappointed: 'disappointment',
  disapproving: 'disapproval',
  frown: 'disapproval',
  disgusted: 'disgust',
  blush: 'embarrassment',
  blushing: 'embarrassment',
  embarrassed: 'embarrassment',
  shy: 'embarrassment',
  flustered: 'embarrassment',
  excited: 'excitement',
  afraid: 'fear',
  scared: 'fear',
  fearful: 'fear',
  grateful: 'gratitude',
  thankful: 'gratitude',
  grieving: 'grief',
  crying: 'grief',
  cry: 'grief',
  happy: 'joy',
  smile: 'joy',
  smiling: 'joy',
  joyful: 'joy',
  loving: 'love',
  nervous: 'nervousness',
  worried: 'nervousness',
  anxious: 'nervousness',
  optimistic: 'optimism',
  hopeful: 'optimism',
  proud: 'pride',
  smug: 'pride',
  realizing: 'realization',
  relieved: 'relief',
  sorry: 'remorse',
  guilty: 'remorse',
  sad: 'sadness',
  surprised: 'surprise',
  shock: 'surprise',
  shocked: 'surprise',
  normal: 'neutral',
  default: 'neutral',
  idle: 'neutral',
  calm: 'neutral',
};

const PICTURE = /\.(png|webp|avif|jpe?g|gif|svg)$/i;

interface Reading {
  readonly expression: Expression;
  /** Lower is better: the bare label, then a numbered or named variant, then a word of other packs. */
  readonly rank: number;
}

/**
 * The expression that a file name says, or undefined.
 * @param own labels beyond the 28 that this character uses, such as `smug`; they win over synonyms.
 */
export function readSpriteName(path: string, own: Iterable<Expression> = []): Reading | undefined {
  const name = baseName(path).replace(PICTURE, '').trim().toLowerCase();
  const labels = new Set<string>(EMOTIONS);
  for (const label of own) labels.add(label.toLowerCase());
  if (labels.has(name)) return { expression: name, rank: 0 };

  // A number at the end tells variants apart: the lowest is the main one.
  const numbered = /^(.*?)[\s_.-]*\(?(\d{1,4})\)?$/.exec(name);
  const variant = numbered?.[2] === undefined ? 0 : Math.min(Number(numbered[2]) + 1, 500);
  const stem = numbered?.[1] ?? name;
  if (labels.has(stem)) return { expression: stem, rank: 1 + variant };

  const words = stem.split(/[\s_.\-()[\]]+/).filter((word) => word !== '');
  const first = words[0];
  if (first !== undefined && labels.has(first)) return { expression: first, rank: 1_000 + variant };
  // `sora_happy`: what a pack writes last is the mood.
  for (const word of [...words].reverse()) {
    if (labels.has(word)) return { expression: word, rank: 2_000 + variant };
  }
  for (const word of [...words].reverse()) {
    const synonym = Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
    if (synonym !== undefined) return { expression: synonym, rank: 3_000 + variant };
  }
  return undefined;
}

/** Gives each expression the file whose name fits best, and says what became of all the others. */
export function matchSpriteFiles<F extends NamedFile>(
  files: readonly F[],
  own: Iterable<Expression> = [],
): SpriteReport<F> {
  const labels = [...own];
  const best = new Map<Expression, { file: F; rank: number }>();
  const unmatched: { file: F; why: Unmatched }[] = [];
  const inOrder = [...files].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  for (const file of inOrder) {
    if (!PICTURE.test(file.path)) {
      // Folders bring `.DS_Store` and `desktop.ini` along; nobody misses them.
      if (!isHidden(file.path)) unmatched.push({ file, why: 'not-a-picture' });
      continue;
    }
    const reading = readSpriteName(file.path, labels);
    if (!reading) {
      unmatched.push({ file, why: 'no-expression-in-name' });
      continue;
    }
    const sofar = best.get(reading.expression);
    if (!sofar || reading.rank < sofar.rank) {
      if (sofar) unmatched.push({ file: sofar.file, why: 'another-file-fits-better' });
      best.set(reading.expression, { file, rank: reading.rank });
    } else {
      unmatched.push({ file, why: 'another-file-fits-better' });
    }
  }
  const matched = [...best].map(([expression, { file }]) => ({ file, expression }));
  return { matched, unmatched };
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function isHidden(path: string): boolean {
  const name = baseName(path);
  return name.startsWith('.') || /^(desktop\.ini|thumbs\.db)$/i.test(name);
}
