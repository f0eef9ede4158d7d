import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { crc32 } from '@/lib/crc32';
import { pngChunks, withPngText } from '@/lib/png';
import { loreEntrySchema } from '@/story';
import { sampleFile } from '@/testing/fixture-runner';
import { readCard, type Card, type CardFile } from '.';
import { kindOfEntry } from './entry-kind';

/** One white pixel. */
const PIXEL = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  ),
  (char) => char.charCodeAt(0),
);
const base64 = (value: unknown): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))));
const v2 = (name: string): object => ({
  spec: 'chara_card_v2',
  spec_version: '2.0',
  data: {
    name,
    first_mes: 'Hi “there”',
    extensions: { sd_character_prompt: { positive: 'red hair' } },
  },
});
const v3 = (name: string, assets: object[] = []): object => ({
  spec: 'chara_card_v3',
  spec_version: '3.0',
  data: { name, nickname: 'Nick', first_mes: 'Hello', assets },
});

async function read(file: Blob, name: string): Promise<CardFile> {
  const result = await readCard(file, name);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}
async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('the samples', () => {
  it('reads the card of Oswin with his book', async () => {
    const card = (await read(
      sampleFile('lantern-tide.card.json'),
      'lantern-tide.card.json',
    )) as Card;
    expect(card).toMatchObject({
      kind: 'card',
      name: 'Oswin Fennick',
      tags: ['demo', 'coastal', 'cosy', 'mystery'],
    });
    expect(card.firstMessage).toContain('Girl with the map-case');
    expect(card.book?.length).toBeGreaterThan(0);
    for (const entry of card.book ?? []) expect(loreEntrySchema.parse(entry)).toEqual(entry);
  });

  it('reads the lorebook: four places, two factions, one person', async () => {
    const book = await read(sampleFile('lantern-tide.lorebook.json'), 'Saltmarrow.json');
    if (book.kind !== 'lorebook') throw new Error(book.kind);
    expect(book.name).toBe('Saltmarrow');
    const kinds = book.entries.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['faction', 'faction', 'person', 'place', 'place', 'place', 'place']);
    expect(book.entries[0]).toMatchObject({ title: 'Saltmarrow', constant: true, enabled: true });
  });

  it('reads the group', async () => {
    const group = await read(sampleFile('snowbound-station.group.json'), 'group.json');
    expect(group).toMatchObject({
      kind: 'group',
      name: 'Snowbound Station',
      chats: ['2024-12-07@21h40m00s'],
      members: [{ name: 'Hana Sato' }, { name: 'Elliot Marsh' }, { name: 'Granny Pell' }],
    });
  });
});

describe('cards in pictures', () => {
  it('reads the card behind the pixels and gives the picture as portrait', async () => {
    const file = withPngText(PIXEL, 'Chara', base64(v2('Zoë')));
    const card = (await read(file, 'Zoe.png')) as Card;
    expect(card).toMatchObject({
      name: 'Zoë',
      firstMessage: 'Hi “there”',
      imagePrompt: 'red hair',
      avatarFileName: 'Zoe.png',
    });
    expect(card.portrait?.size).toBe(file.size);
  });

  it('prefers version 3, and takes base64 without padding and with line breaks', async () => {
    const old = await bytesOf(withPngText(PIXEL, 'chara', base64(v2('Old'))));
    const bare = base64(v3('New'))
      .replace(/=+$/, '')
      .replace(/(.{40})/g, '$1\n');
    expect(await read(withPngText(old, 'ccv3', bare), 'x.png')).toMatchObject({
      name: 'New',
      nickname: 'Nick',
    });
  });

  it.each(['iTXt', 'zTXt'])('reads %s chunks, also before the end', async (type) => {
    const text = new TextEncoder().encode(base64(v2('Ana')));
    const packed = await bytesOf(
      await new Response(
        new Blob([text]).stream().pipeThrough(new CompressionStream('deflate')),
      ).blob(),
    );
    const head = new TextEncoder().encode(type === 'zTXt' ? 'chara\0\0' : 'chara\0\x01\0\0\0');
    const body = new Uint8Array([...new TextEncoder().encode(type), ...head, ...packed]);
    const chunk = new DataView(new ArrayBuffer(4));
    chunk.setUint32(0, body.length - 4);
    const at = PIXEL.length - 12;
    const file = new Blob([
      PIXEL.slice(0, at),
      chunk.buffer,
      body,
      new Uint8Array(4),
      PIXEL.slice(at),
    ]);
    expect(await read(file, 'a.png')).toMatchObject({ name: 'Ana' });
  });

  it('writes a text without touching the pixels, with right sums, once', async () => {
    const once = await bytesOf(withPngText(PIXEL, 'chara', 'abc'));
    const twice = await bytesOf(withPngText(once, 'chara', 'xyz'));
    const types = [...pngChunks(twice)].map(({ type }) => type);
    expect(types).toEqual(['IHDR', 'IDAT', 'tEXt', 'IEND']);
    const pixels = (bytes: Uint8Array<ArrayBuffer>): number[][] =>
      [...pngChunks(bytes)].filter(({ type }) => type === 'IDAT').map(({ data }) => [...data]);
    expect(pixels(twice)).toEqual(pixels(PIXEL));
    const end = new DataView(twice.buffer).getUint32(twice.length - 4);
    expect(end).toBe(crc32(twice.subarray(twice.length - 8, twice.length - 4)));
  });

  it('says when a picture has lost its card', async () => {
    expect(await readCard(new Blob([PIXEL]), 'a.png')).toEqual({
      ok: false,
      failure: { kind: 'picture-without-card' },
    });
  });
});

describe('other containers and shapes', () => {
  it('reads charx, also behind a JPEG, with icon and emotions', async () => {
    const zip = new JSZip();
    zip.file(
      'card.json',
      JSON.stringify(
        v3('Mo', [
          { type: 'icon', name: 'main', uri: 'embeded://assets/icon/images/main.png', ext: 'png' },
          {
            type: 'emotion',
            name: 'Joy',
            uri: 'embedded://assets/emotion/images/JOY.png',
            ext: 'png',
          },
          { type: 'emotion', name: 'gone', uri: 'embeded://nowhere.png', ext: 'png' },
        ]),
      ),
    );
    zip.file('assets/icon/images/main.png', PIXEL);
    zip.file('assets/emotion/images/joy.png', PIXEL);
    const packed = await zip.generateAsync({ type: 'uint8array' });
    for (const [file, name] of [
      [new Blob([packed.slice()]), 'mo.charx'],
      [new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), packed.slice()]), 'mo.jpeg'],
    ] as const) {
      const card = (await read(file, name)) as Card;
      expect([card.name, card.portrait?.size]).toEqual(['Mo', PIXEL.length]);
      expect(card.emotions?.map(({ label }) => label)).toEqual(['joy']);
    }
  });

  it.each<[string, unknown, object]>([
    [
      'version 1',
      { name: 'A', description: 'd', first_mes: 'f', talkativeness: 0.5 },
      { kind: 'card', name: 'A' },
    ],
    [
      'Pygmalion',
      { char_name: 'B', char_persona: 'p', char_greeting: 'g' },
      { kind: 'card', firstMessage: 'g' },
    ],
    [
      'Agnai',
      {
        kind: 'character',
        name: 'C',
        persona: { kind: 'text', attributes: { text: ['tall'] } },
        greeting: 'g',
      },
      { kind: 'card', description: 'tall' },
    ],
    [
      'data wins over the top',
      { spec: 'chara_card_v2', name: 'Top', first_mes: 'x', data: { name: 'Data' } },
      { name: 'Data' },
    ],
    [
      'a world of ComfyVN',
      {
        id: 'emberfen',
        name: 'Emberfen',
        summary: 'A marsh that glows.',
        tone: 'hushed',
        rules: { visual_motifs: ['reeds'] },
        locations: {
          lamp_stair: {
            name: 'The Lamp Stair',
            summary: 'Forty steps, one lamp.',
            sensory: { scent: 'tallow', sound: 'drips' },
            story_hooks: ['Somebody counts forty-one.'],
          },
          old_mill: { notes: 'Shut.' },
        },
        factions: { wickers: { summary: 'They keep the lamps.', goals: 'Light.' } },
        lore: { origin: 'A star fell.', myths: ['It still burns.'] },
        prompt_templates: {},
      },
      {
        kind: 'lorebook',
        name: 'Emberfen',
        entries: [
          {
            title: 'World',
            constant: true,
            content: 'A marsh that glows.\nhushed\nA star fell.\nIt still burns.',
          },
          {
            title: 'The Lamp Stair',
            kind: 'place',
            keys: ['The Lamp Stair'],
            content: 'Forty steps, one lamp.\ntallow\ndrips\nSomebody counts forty-one.',
          },
          { title: 'old mill', kind: 'place', content: 'Shut.' },
          { title: 'wickers', kind: 'faction', content: 'They keep the lamps.\nLight.' },
        ],
      },
    ],
    [
      'personas',
      {
        personas: { 'a.png': 'Ada' },
        persona_descriptions: { 'a.png': { description: 'tall' } },
        default_persona: 'a.png',
      },
      {
        kind: 'personas',
        personas: [{ name: 'Ada', description: 'tall', avatarFileName: 'a.png', isDefault: true }],
      },
    ],
    [
      'a V3 lorebook with decorators',
      {
        spec: 'lorebook_v3',
        data: {
          name: 'W',
          entries: [
            { keys: ['k'], content: '@@depth 4\n@@role system\nThe text.', extensions: {} },
          ],
        },
      },
      { kind: 'lorebook', name: 'W', entries: [{ content: 'The text.', enabled: true }] },
    ],
    [
      'Agnai memory',
      {
        kind: 'memory',
        name: 'M',
        entries: [{ name: 'Inn', entry: 'An old inn.', keywords: ['inn'] }],
      },
      { entries: [{ title: 'Inn', kind: 'place' }] },
    ],
    [
      'Risu',
      {
        type: 'risu',
        ver: 1,
        data: [
          { mode: 'folder', key: 'f1', comment: 'Characters' },
          { key: 'Bo, Boo', comment: 'Bo', content: 'x', folder: 'f1' },
        ],
      },
      { entries: [{ keys: ['Bo', 'Boo'], kind: 'person' }] },
    ],
    [
      'NovelAI',
      {
        lorebookVersion: 5,
        entries: [{ displayName: 'Old Pier', keys: ['pier'], text: 'x', category: 'c' }],
        categories: [{ id: 'c', name: 'Locations' }],
      },
      { entries: [{ kind: 'place' }] },
    ],
    [
      'AI Dungeon',
      [{ keys: 'a, b', value: 'x', type: 'faction', title: 'The Hand' }],
      { entries: [{ kind: 'faction', title: 'The Hand' }] },
    ],
  ])('%s', async (_name, value, expected) => {
    expect(await read(new Blob([JSON.stringify(value)]), 'file.json')).toMatchObject(expected);
  });

  it('refuses what is none of these', async () => {
    for (const value of [
      [],
      {},
      'x',
      null,
      { entries: 5 },
      { name: 'x' },
      [{ role: 'user', content: 'x', key: 1 }],
    ]) {
      expect((await readCard(new Blob([JSON.stringify(value)]), 'a.json')).ok).toBe(false);
    }
  });

  it('never throws, and every entry is a lore entry', async () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          spec: fc.constantFrom('chara_card_v2', 'lorebook_v3', 5),
          name: fc.jsonValue(),
          first_mes: fc.jsonValue(),
          data: fc.jsonValue(),
          entries: fc.oneof(
            fc.jsonValue(),
            fc.array(
              fc.record({
                keys: fc.jsonValue(),
                key: fc.jsonValue(),
                content: fc.jsonValue(),
                comment: fc.jsonValue(),
              }),
            ),
          ),
          members: fc.jsonValue(),
          chats: fc.jsonValue(),
          personas: fc.jsonValue(),
          persona_descriptions: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (value) => {
        const result = await readCard(new Blob([JSON.stringify(value)]), 'x.json');
        if (result.ok && result.value.kind === 'lorebook') {
          for (const entry of result.value.entries) loreEntrySchema.parse(entry);
        }
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readCard(new Blob([PIXEL.slice(0, 8), bytes.slice()]), 'x.png');
      }),
    );
  });
});

describe('what an entry is', () => {
  it.each([
    ['Saltmarrow', 'Saltmarrow is a herring village on the Isle.', 'place'],
    ['The Wardens', 'The Wardens are a secretive order of keepers.', 'faction'],
    ['Edda', 'Age: 60. Hair: white.', 'person'],
    ['Bran', 'Bran is a tall knight of the old castle.', 'person'],
    ['Blackmoor', '[ Blackmoor: type= town; people= few ]', 'place'],
    ['Heart-glass', 'A lens that sings when it is wet.', 'thing'],
    ['Location - The Inn', 'Warm.', 'place'],
  ])('%s', (title, content, kind) => {
    expect(kindOfEntry({ title, keys: [title], content, constant: false })).toBe(kind);
  });

  it('takes a fact without keys for a rule of the world', () => {
    expect(
      kindOfEntry({ title: '', keys: [], content: 'Nobody may speak after dark.', constant: true }),
    ).toBe('rule');
  });
});
