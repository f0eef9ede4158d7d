// Names of picture files. Pure.
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
};

/** "Sora, joy.png": the title with the ending of what the bytes are. */
export function pictureFileName(title: string, type: string, kept?: string): string {
  const ending = ENDINGS[type] ?? /\.([a-z0-9]{1,5})$/i.exec(kept ?? '')?.[1] ?? 'bin';
  return `${title}.${ending}`;
}
