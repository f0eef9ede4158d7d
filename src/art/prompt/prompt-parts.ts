// The words of a prompt before they are written: each part knows where it came from, why it is there
// and how soon it may go when the prompt is too long.
import type {
  CharacterId,
  Expression,
  Hour,
  Light,
  LoraUse,
  PlaceId,
  Shot,
  Story,
  Weather,
} from '@/story';
import type { ModelFamily } from '@/workflows/template';

export type PromptStory = Pick<Story, 'characters' | 'world'>;

/** Several people in a place: a picture that no shot of the stage asks for, but an author may. */
export interface CgSubject {
  readonly kind: 'cg';
  readonly place: PlaceId | undefined;
  readonly light: Light;
  readonly weather: Weather;
  /** From left to right. */
  readonly people: readonly {
    readonly who: CharacterId;
    readonly expression: Expression;
    readonly outfit?: string;
  }[];
  /** What happens: "they share an umbrella". */
  readonly moment?: string;
}

export type PromptSubject = Shot | CgSubject;

/** `expression`: a sprite that is made from the neutral one. */
export type PromptRole = 'sprite' | 'expression' | 'background' | 'cg';

export interface PromptOptions {
  /** Only for sprites; the other roles follow from the subject. */
  readonly role?: 'sprite' | 'expression';
  /** How the model likes to be spoken to: tags for SD, sentences for Flux, Qwen and Wan. */
  readonly family?: ModelFamily;
  /** `half`: head to hip, as the built-in painter draws. */
  readonly framing?: 'full' | 'half';
  /** Color word of the flat ground behind a sprite, which is cut out later. */
  readonly backdrop?: string;
  /** Mood of the scene: "melancholic". */
  readonly mood?: string;
  /** Finer than the light of the shot. */
  readonly hour?: Hour;
  /** Where the world has no style; '' for none. */
  readonly defaultStyle?: string;
  /** Text encoders of SD read 75 tokens at a time; this many times. Default 2. */
  readonly chunks?: number;
  /** Over the seeds of the story: this run alone. */
  readonly seed?: number;
}

/** In the order of the prompt. `who` and `face` repeat for each person of a CG. */
export const PART_GROUPS = [
  'style',
  'frame',
  'place',
  'light',
  'weather',
  'mood',
  'moment',
  'who',
  'face',
  'ground',
] as const;
export type PartGroup = (typeof PART_GROUPS)[number];

export interface Part {
  readonly group: PartGroup;
  /** Person of a CG, from 0. */
  readonly person?: number;
  /** 0 is never dropped; the highest goes first. */
  readonly rank: number;
  /** As a tag. Plain words; the writer escapes what a family would read as syntax. */
  readonly text: string;
  /** In a sentence, where that differs. */
  readonly sentence?: string;
  /** Of the story, as in `world.places[pier].description`, or `role`, `default`, `options.mood`. */
  readonly path: string;
  readonly reason: string;
  /** Written for the prompt: `(word:1.2)` is meant. */
  readonly isNote?: boolean;
  /** Begins a sentence of its own, for families that read sentences. */
  readonly opens?: boolean;
  /** Emphasis where the family knows it. */
  readonly weight?: number;
}

export interface TraceEntry {
  /** Exactly as it stands in the prompt. */
  readonly text: string;
  readonly path: string;
  readonly reason: string;
  readonly of: 'positive' | 'negative';
}

export interface Dropped extends TraceEntry {
  readonly why: 'budget' | 'duplicate' | 'replaced' | 'no-negative' | 'not-seen';
}

/** A LoRA of the stack, with where the story asks for it. */
export interface PromptLora {
  readonly use: LoraUse;
  /** `characters[sora].art.loras`, or the note in which it is written. */
  readonly path: string;
}

/** A note that held choices or LoRAs: as written and as sent. */
export interface Resolved {
  readonly path: string;
  readonly raw: string;
  readonly text: string;
}

export interface BuiltPrompt {
  readonly role: PromptRole;
  readonly positive: string;
  readonly negative: string;
  /** In the order of the prompts; together they are the prompts but for what joins them. */
  readonly trace: readonly TraceEntry[];
  readonly dropped: readonly Dropped[];
  /** `$tokens` that nobody knows; they stay in the text. */
  readonly unknown: readonly { readonly token: string; readonly path: string }[];
  readonly resolved: readonly Resolved[];
  readonly seed: number;
  /** Path of the note that says it, `options.seed`, or `made from the id`. */
  readonly seedFrom: string;
  /** First the world's, then those of places and people; a file comes once, the nearest wins. */
  readonly loras: readonly PromptLora[];
}

export function isTagFamily(family: ModelFamily): boolean {
  return family === 'sd15' || family === 'sdxl' || family === 'none';
}
