// Which code page the bytes of an RTF text are in, as labels of the Encoding Standard.
import { mendWindows1252 } from '@/lib/text/windows-1252';

const BY_CODE_PAGE: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  65001: 'utf-8',
};

/** `\fcharset` of a font. */
const BY_CHARSET: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

export const SYMBOL_CHARSET = 2;

export function labelOfCodePage(codePage: number): string | undefined {
  return BY_CODE_PAGE[codePage];
}

export function labelOfCharset(charset: number): string | undefined {
  return labelOfCodePage(BY_CHARSET[charset] ?? 0);
}

const decoders = new Map<string, TextDecoder>();

/** `bytes` as characters of their low byte. */
export function decodeBytes(bytes: string, label: string): string {
  let decoder = decoders.get(label);
  if (!decoder) {
    try {
      decoder = new TextDecoder(label);
    } catch {
      // A browser without this code page.
      decoder = new TextDecoder('windows-1252');
    }
    decoders.set(label, decoder);
  }
  const text = decoder.decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  return decoder.encoding === 'windows-1252' ? mendWindows1252(text) : text;
}
