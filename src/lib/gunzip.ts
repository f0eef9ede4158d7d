// Unpacks gzip with a limit: a small file may hold gigabytes of zeros.

/** The bytes inside, or undefined where the file is no gzip or holds more than `maxBytes`. */
export async function gunzip(file: Blob, maxBytes: number): Promise<Blob | undefined> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts);
      size += value.length;
      if (size > maxBytes) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
  } catch {
    return undefined;
  }
}
