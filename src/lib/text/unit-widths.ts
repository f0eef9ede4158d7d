// How many bytes each unit of decoded text took, where the text alone does not tell.

/**
 * UTF-8 with faults: follows the decoder of the Encoding Standard, which gives one U+FFFD for each
 * longest run of bytes that could have begun a character.
 */
export function damagedUtf8Widths(bytes: Uint8Array): {
  widths: Uint8Array;
  /** Faulty sequences, and how many of the characters beyond ASCII are whole. */
  faults: number;
  whole: number;
  firstFault: number;
} {
  const widths = new Uint8Array(bytes.length);
  let units = 0;
  let faults = 0;
  let whole = 0;
  let firstFault = -1;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      widths[units++] = 1;
      i++;
      continue;
    }
    const length = sequenceLength(lead);
    let seen = 1;
    while (seen < length && isContinuation(lead, seen, bytes[i + seen])) seen++;
    if (length > 0 && seen === length) {
      whole++;
      widths[units++] = length;
      if (length === 4) widths[units++] = 0;
    } else {
      faults++;
      if (firstFault < 0) firstFault = i;
      widths[units++] = seen;
    }
    i += seen;
  }
  return { widths: widths.slice(0, units), faults, whole, firstFault };
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

function isContinuation(lead: number, place: number, byte: number | undefined): boolean {
  if (byte === undefined) return false;
  let low = 0x80;
  let high = 0xbf;
  if (place === 1) {
    if (lead === 0xe0) low = 0xa0;
    if (lead === 0xed) high = 0x9f;
    if (lead === 0xf0) low = 0x90;
    if (lead === 0xf4) high = 0x8f;
  }
  return byte >= low && byte <= high;
}

/** Bytes of the character that begins with this byte, for the East Asian encodings of two bytes. */
function charLength(encoding: string, lead: number, second: number | undefined): number {
  if (lead < 0x80) return 1;
  if (encoding === 'shift_jis') return lead === 0x80 || (lead >= 0xa0 && lead <= 0xdf) ? 1 : 2;
  if (encoding === 'euc-jp') return lead === 0x8f ? 3 : 2;
  if (encoding === 'gb18030' || encoding === 'gbk') {
    if (lead === 0x80) return 1;
    return second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
  }
  return 2;
}

/** Whole characters of a slice: its length, or less when the last character is cut. */
export function wholeChars(bytes: Uint8Array, encoding: string): number {
  // No encoding here uses LF inside a character, so a walk from the last line start is enough.
  let at = bytes.lastIndexOf(0x0a) + 1;
  while (at < bytes.length) {
    const length = charLength(encoding, bytes[at] ?? 0, bytes[at + 1]);
    if (at + length > bytes.length) return at;
    at += length;
  }
  return at;
}

/**
 * Bytes of each unit of `text`, the decoding of `bytes`. Lines that hold faulty or double-unit
 * characters are decoded once more byte by byte, which is slow and exact.
 */
export function multiByteWidths(bytes: Uint8Array, text: string, encoding: string): Uint8Array {
  const widths = new Uint8Array(text.length);
  let unit = 0;
  for (let from = 0; from < bytes.length;) {
    const lf = bytes.indexOf(0x0a, from);
    const to = lf === -1 ? bytes.length : lf + 1;
    const textLf = text.indexOf('\n', unit);
    const textTo = textLf === -1 ? text.length : textLf + 1;
    let chars = 0;
    for (let i = from; i < to; chars++) {
      const length = Math.min(charLength(encoding, bytes[i] ?? 0, bytes[i + 1]), to - i);
      if (unit + chars < textTo) widths[unit + chars] = length;
      i += length;
    }
    if (chars !== textTo - unit) fillByDecoding(bytes.subarray(from, to), widths, unit, encoding);
    unit = textTo;
    from = to;
  }
  return widths;
}

function fillByDecoding(bytes: Uint8Array, widths: Uint8Array, at: number, encoding: string): void {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let unit = at;
  let pending = 0;
  for (let i = 0; i < bytes.length; i++) {
    pending++;
    let out: string;
    try {
      out = decoder.decode(bytes.subarray(i, i + 1), { stream: i + 1 < bytes.length });
    } catch {
      // Node refuses a character cut at the end even when it is told not to.
      out = '\ufffd';
    }
    for (let k = 0; k < out.length && unit < widths.length; k++) {
      widths[unit++] = k === 0 ? pending : 0;
      pending = 0;
    }
  }
}
