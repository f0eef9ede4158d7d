// Names and types that come from, or go to, a server, made harmless.

/** A slash in a name is answered 500, and a name with `..` in it can be saved but never fetched again. */
export function safeUploadName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}"<>:|?*\\/]/gu, '_')
    .replace(/\.{2,}/g, '_')
    .trim();
  return clean === '' || clean === '.' ? 'file' : clean.slice(-200);
}

/** A page or an SVG with script must not become a blob of that type, which would run with our origin. */
export function safeMediaType(contentType: string): string {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const isMedia = /^(?:image|video|audio)\/[a-z0-9.+-]+$/.test(type);
  return isMedia && !type.includes('xml') && !type.includes('svg')
    ? type
    : 'application/octet-stream';
}
