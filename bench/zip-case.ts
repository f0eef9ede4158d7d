// Many pictures into a zip by reference, against reading them once.
import { writeZip } from '@/lib/zip-writer';
import { compare, ratioRow, type Row } from './measure';

const SIZE = 1_000_000;

export async function measureZip(count: number, rounds: number): Promise<Row[]> {
  const bytes = new Uint8Array(SIZE);
  for (let at = 0; at < SIZE; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(SIZE, at + 65_536)));
  }
  // Many names for the same bytes would be one blob to the browser: each has its own.
  const pictures = Array.from({ length: count }, (_, index) => new Blob([String(index), bytes]));
  let reads = 0;
  for (const picture of pictures) {
    const read = picture.arrayBuffer.bind(picture);
    picture.arrayBuffer = () => {
      reads += 1;
      return read();
    };
  }
  const ratio = await compare(
    rounds,
    async () => {
      for (const picture of pictures) await new Response(picture).arrayBuffer();
    },
    async () => {
      const zip = await writeZip(
        pictures.map((blob, index) => ({ path: `images/${index}.png`, blob, crc32: index })),
      );
      if (zip.size < count * SIZE) throw new Error('The archive is too short.');
    },
  );
  return [
    ratioRow(
      `zip of ${count.toLocaleString('en')} × 1 MB pictures, against reading them once`,
      0.1,
      ratio,
    ),
    {
      path: 'picture bytes read for it',
      goal: '0 reads',
      figure: `${reads} reads`,
      met: reads === 0,
      detail: '',
    },
  ];
}
