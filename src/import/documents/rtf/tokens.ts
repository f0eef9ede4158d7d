// RTF into its parts: groups, control words, bytes of text. RTF 1.9.1, "Conventions of an RTF Reader".

export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  /** `value` undefined where the word has none: `\b` and `\b0` are not the same. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | undefined }
  /** One sign behind a backslash: `\~`, `\*`, or a line end. */
  | { readonly kind: 'sign'; readonly sign: string }
  /** Bytes as characters of their low byte. */
  | { readonly kind: 'bytes'; readonly bytes: string };

const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const HEX = /\\'([0-9a-fA-F]{2})/y;
const PLAIN = /[^\\{}\r\n\0]+/y;

/** `rtf`: the bytes of the file as characters of their low byte. */
export function* rtfTokens(rtf: string): Generator<RtfToken, void, undefined> {
  for (let at = 0; at < rtf.length;) {
    const char = rtf[at];
    if (char === '{' || char === '}') {
      yield { kind: char === '{' ? 'open' : 'close' };
      at++;
    } else if (char === '\r' || char === '\n' || char === '\0') at++;
    else if (char !== '\\') {
      PLAIN.lastIndex = at;
      const bytes = PLAIN.exec(rtf)?.[0] ?? char ?? '';
      yield { kind: 'bytes', bytes };
      at += bytes.length;
    } else {
      HEX.lastIndex = at;
      const hex = HEX.exec(rtf)?.[1];
      WORD.lastIndex = at;
      const word = hex === undefined ? WORD.exec(rtf) : null;
      if (hex !== undefined) {
        yield { kind: 'bytes', bytes: String.fromCharCode(parseInt(hex, 16)) };
        at += 4;
      } else if (word) {
        const [all, name = '', digits] = word;
        const value = digits === undefined ? undefined : Number(digits);
        at += all.length;
        // So many bytes of a picture or program follow, which are no RTF.
        if (name === 'bin') at += Math.max(0, value ?? 0);
        else yield { kind: 'word', name, value };
      } else {
        const sign = rtf[at + 1] ?? '';
        yield { kind: 'sign', sign: sign === '\r' ? '\n' : sign };
        at += sign === '\r' && rtf[at + 2] === '\n' ? 3 : 2;
      }
    }
  }
}
