/** Characters that some file system refuses in a name. Control characters are the first 32. */
const REFUSED = new RegExp(
  `[\\\\/:*?"<>|${String.fromCharCode(0)}-${String.fromCharCode(31)}]+`,
  'g',
);

/** A file name that every system takes: 120 characters at most, never empty. */
export function safeFileName(name: string): string {
  const safe = name
    .replace(REFUSED, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '');
  return [...(safe || 'file')].slice(0, 120).join('');
}

/** Saves bytes as a download of this name. The address is freed once the browser has surely read it. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeFileName(name);
  document.body.append(link);
  link.click();
  link.remove();
  // Large blobs are read while they are written to disk.
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000);
}
