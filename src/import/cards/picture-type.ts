/** Type of a picture by its file name. */
export function pictureType(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return extension === 'jpg' ? 'image/jpeg' : `image/${extension ?? 'png'}`;
}
