// What lies where in a `.comfyvn` archive. Readable without us: JSON with two spaces, files as they are.
import { z } from 'zod';

export const ARCHIVE_EXTENSION = '.comfyvn';
export const ARCHIVE_TYPE = 'application/vnd.comfyvn+zip';

/** Raised when entries move or mean something else; rows have a version of their own. */
export const LAYOUT_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const PROJECT = 'project.json';
export const OUTLINE = 'outline.json';
export const ASSETS = 'assets.json';
export const SAVES = 'play/saves.json';
export const SEEN = 'play/seen.json';
export const TAKES = 'art/takes.json';
export const RECIPES = 'art/recipes.json';

export const manifestSchema = z.looseObject({
  format: z.literal('comfyvn-project'),
  layout: z.number().int(),
  /** Version of the database that the rows come from: what migrations start at. */
  rows: z.number().int(),
  storyVersion: z.number().int(),
  app: z.string(),
  title: z.string(),
  /** SHA-256 and size of every other entry. */
  files: z.record(z.string(), z.looseObject({ sha256: z.string(), size: z.number() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** `scenes/0001.json`, in the order of the story. */
export function scenePath(index: number): string {
  return `scenes/${numbered(index)}.json`;
}

export function transcriptPath(source: number): string {
  return `transcripts/${numbered(source)}/transcript.json`;
}

export function messagesPath(source: number, chunk: number): string {
  return `transcripts/${numbered(source)}/messages-${numbered(chunk)}.json`;
}

/** From 1, wide enough that names sort as the story goes for what people have. */
function numbered(index: number): string {
  return String(index + 1).padStart(4, '0');
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'text/plain': 'txt',
  'application/json': 'json',
};

export function assetPath(id: string, type: string): string {
  return `assets/${id}.${EXTENSIONS[type] ?? 'bin'}`;
}

/** A name that every file system takes, and that no other entry has. */
export function sourcePath(fileName: string, taken: ReadonlySet<string>): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? '';
  // Characters that Windows refuses, and a dot or space at either end.
  const clean = last.replace(/[<>:"|?*\p{Cc}]/gu, '_').replace(/^[. ]+|[. ]+$/g, '');
  const name = clean || 'log';
  const dot = name.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n++) {
    const path = `sources/${n === 1 ? name : `${stem} ${n}${end}`}`;
    if (!taken.has(path)) return path;
  }
}

/** `Lantern tide.comfyvn` */
export function archiveName(title: string): string {
  return `${sourcePath(title, new Set()).slice('sources/'.length).slice(0, 80)}${ARCHIVE_EXTENSION}`;
}
