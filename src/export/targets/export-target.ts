// The contract of a back end: a story and its pictures in, an ordered tree of files out. A target
// knows nothing of storage, workers or zips; the room writes the tree by reference.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Scene, Shot, Story } from '@/story';
import type { PackedData } from '@/lib/zip-writer';

/** What the user chooses in the panel. Kept with the last export. */
export interface ExportOptions {
  readonly title: string;
  readonly author: string;
  /** False: shots that only the painter can fill are left out and a plain backdrop stands in. */
  readonly includePlaceholders: boolean;
  /** False: the player's character is never seen on the stage, as in the player's own settings. */
  readonly showPlayer: boolean;
  /** Pixels of a background's height; sprites follow. The layout of the game stays 1920×1080. */
  readonly imageHeight: number;
  /** Forget the names and files of earlier exports and hand out `custom.rpy` again. */
  readonly fresh: boolean;
}

export const IMAGE_HEIGHTS = [1080, 720] as const;

/** One picture as bytes by reference; `crc32` and `size` are known so that a zip needs no read. */
export interface ExportPicture {
  readonly blob: Blob;
  readonly size: number;
  readonly crc32: number;
  readonly type: string;
  /** Equal for equal pictures: one file serves every shot that shows it. */
  readonly key: string;
  /** Who made it, as the credits and the build log say it. */
  readonly origin: 'user' | 'server' | 'import' | 'painter';
  /** A sentence on why this picture stands in for the one that was wanted. */
  readonly note?: string;
  readonly license?: string;
  readonly attribution?: string;
}

/** Where a target gets pictures from. Undefined: there is none, and none is to be drawn. */
export interface PictureSource {
  picture(shot: Shot): Promise<ExportPicture | undefined>;
}

/** Name by `kind:id`, as the last export gave them, so that a re-export keeps labels and files. */
export type NameMap = Readonly<Record<string, string>>;

/** All scenes with their beats, one after the other, from the first again with each call. */
export type SceneReader = () => AsyncIterable<Scene>;

export interface ExportInput {
  /** Of its scenes only the heads are looked at: a long story is more than memory holds. */
  readonly story: Story;
  readonly scenes: SceneReader;
  /** Makes a text into what the tree holds of it until it is packed; the text itself will do. */
  readonly keepText: (text: string) => Promise<FileContent>;
  readonly pictures: PictureSource;
  readonly options: ExportOptions;
  /** What the last export of this project left behind. */
  readonly previous?: PreviousExport;
}

export interface PreviousExport {
  readonly names: NameMap;
  /** Paths that were handed out once and belong to the author since. */
  readonly handedOut: readonly string[];
}

export type FileKind = 'script' | 'interface' | 'picture' | 'text';

/** A text packed as soon as it was written: a tenth of it, and packed once. */
export interface PackedText extends PackedData {
  readonly sha256: string;
}

export type FileContent =
  string | PackedText | { readonly blob: Blob; readonly crc32: number; readonly size: number };

export interface ExportFile {
  /** Within the archive, with forward slashes, ASCII, under the one top folder. */
  readonly path: string;
  readonly content: FileContent;
  readonly kind: FileKind;
}

/** A warning that knows which line of the story it speaks of. */
export interface ExportDiagnostic extends Diagnostic {
  readonly scene?: string;
  readonly beat?: string;
}

export interface MissingArt {
  readonly shot: Shot;
  /** As the archive names it: `mira joy`, `bg pier dusk rain`. */
  readonly name: string;
  readonly filledBy: 'painter' | 'nothing';
}

export interface ExportTree {
  readonly files: readonly ExportFile[];
  readonly warnings: readonly ExportDiagnostic[];
  readonly missingArt: readonly MissingArt[];
  readonly names: NameMap;
  /** Paths of this tree that later exports leave out. */
  readonly handedOut: readonly string[];
  /** Decisions for the build log, one sentence each, without machine or user data. */
  readonly decisions: readonly string[];
}

export interface ExportProgress {
  readonly stage: 'reading' | 'pictures' | 'scenes' | 'archive';
  readonly done: number;
  readonly total: number;
}

export interface ExportContext {
  readonly progress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
  /** Adds a line to the build log at once, so that a build that fails still tells how far it came. */
  readonly log: (line: string) => void;
}

export interface ExportTarget {
  readonly id: string;
  readonly label: string;
  /** Of the archive, without a dot. */
  readonly extension: string;
  /** Rejects with the signal's reason when aborted. */
  build(input: ExportInput, context: ExportContext): Promise<ExportTree>;
}
