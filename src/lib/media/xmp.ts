// A few fields out of an XMP packet. No XML parser: the packet is hostile, and workers have none.

const FIELDS = [
  'dc:description',
  'dc:title',
  'exif:UserComment',
  'xmp:CreatorTool',
  'comfyvn:provenance',
] as const;
const MAX_XMP_CHARS = 4 * 1024 * 1024;

/** Each known field, as attribute or element, with entities read and nested tags left out. */
export function xmpTexts(packet: string): { key: string; text: string }[] {
  if (packet.length > MAX_XMP_CHARS) return [];
  return FIELDS.flatMap((key) => {
    const text = attribute(packet, key) ?? element(packet, key);
    return text === undefined || text === '' ? [] : [{ key, text }];
  });
}

function attribute(packet: string, key: string): string | undefined {
  const at = packet.indexOf(`${key}="`);
  if (at === -1) return undefined;
  const start = at + key.length + 2;
  const end = packet.indexOf('"', start);
  return end === -1 ? undefined : unescapeXml(packet.slice(start, end));
}

function element(packet: string, key: string): string | undefined {
  const open = packet.indexOf(`<${key}`);
  if (open === -1) return undefined;
  const start = packet.indexOf('>', open) + 1;
  const end = packet.indexOf(`</${key}>`, open);
  if (start === 0 || end < start) return undefined;
  return unescapeXml(packet.slice(start, end).replace(/<[^<>]{0,2000}>/g, '')).trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, hex, dec, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all;
      const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(dec);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
