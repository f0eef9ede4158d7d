import { IDBFactory, IDBKeyRange as FakeKeyRange, IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message, ProjectId, SourceId, Transcript } from '@/story';
import { must } from '@/testing/must';
import { openStorage, type Storage } from '.';
import { makeBeats, makeHeads } from './test-rows';
import { makeReady } from '@/testing/ready-draft';

let storage: Storage;
let puts = 0;
const realPut = IDBObjectStore.prototype.put;

beforeEach(async () => {
  storage = must(
    await openStorage({
      indexedDB: new IDBFactory(),
      IDBKeyRange: FakeKeyRange as typeof IDBKeyRange,
    }),
  );
  puts = 0;
  IDBObjectStore.prototype.put = function (...args: Parameters<typeof realPut>) {
    puts += 1;
    return realPut.apply(this, args);
  };
});
afterEach(() => {
  IDBObjectStore.prototype.put = realPut;
  storage.close();
});

const message = (index: number, text: string): Message => ({
  index,
  speaker: 'Mio',
  kind: 'post',
  text,
  bytes: [index, index + 1],
  textBytes: [index, index + 1],
  line: index + 1,
});

describe('an import of many scenes', () => {
  it('makes at most 1.1 writes a scene and ten more', async () => {
    const scenes = 300;
    const { projectId } = must(await storage.imports.begin({ files: [] }));
    const rows = makeHeads(scenes).map((head) => ({ id: head.id, beats: makeBeats(head.id, 2) }));
    for (let at = 0; at < rows.length; at += 40) {
      must(await storage.scenes.putMany(projectId, rows.slice(at, at + 40)));
    }
    await makeReady(storage, projectId, scenes);
    must(await storage.createProjectFromDraft(projectId, { title: 'x' }));
    expect(puts).toBeGreaterThanOrEqual(scenes);
    expect(puts).toBeLessThanOrEqual(scenes * 1.1 + 10);
  });

  it('stops between transactions when asked', async () => {
    const stop = new AbortController();
    stop.abort();
    const rows = makeHeads(50).map((head) => ({ id: head.id, beats: [] }));
    expect(must(await storage.scenes.putMany('p' as ProjectId, rows, stop.signal))).toBe(0);
    expect(puts).toBe(0);
  });
});

describe('a transcript written piece by piece', () => {
  it('loses nothing, keeps the order, and stays within both limits', async () => {
    const source = 's' as SourceId;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ maxLength: 30 }), { maxLength: 8 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 60 }),
        async (pieces, most, mostText) => {
          const project = 'p' as ProjectId;
          const limits = { messages: most, text: mostText };
          const writer = storage.transcripts.writer(project, source, limits);
          const messages: Message[] = [];
          for (const texts of pieces) {
            const piece = texts.map((text, i) => message(messages.length + i, text));
            for (const each of piece) messages.push(each);
            const skipped = piece.map(({ index }) => {
              return { source, message: index, start: 0, end: 1, why: `of ${index}` };
            });
            must(await writer.add(piece, skipped));
          }
          const count = must(await writer.finish({ speakers: [], skipped: [], about: {} }));
          const chunks = [];
          for await (const chunk of storage.transcripts.eachChunk(project, source))
            chunks.push(must(chunk));
          expect(chunks).toHaveLength(count);
          expect(chunks.flatMap((chunk) => chunk.messages)).toEqual(messages);
          for (const chunk of chunks) {
            expect(chunk.messages.length).toBeLessThanOrEqual(most);
            const size = chunk.messages.reduce((sum, { text }) => sum + text.length, 0);
            expect(chunk.messages.length === 1 || size <= mostText).toBe(true);
            expect(chunk.skipped.map((span) => span.message)).toEqual(
              chunk.messages.map(({ index }) => index),
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('transcripts', () => {
  const project = 'p' as ProjectId;
  const source = 's' as SourceId;
  const transcript: Transcript = {
    speakers: [{ key: 'Mio', name: 'Mio', isBot: true }],
    messages: Array.from({ length: 1000 }, (_, i) => message(i, `Text ${i}`)),
    skipped: [{ bytes: [0, 3], why: 'blank' }],
    about: { title: 'Tide' },
  };

  it('come back whole, any message by its index', async () => {
    const skipped = [{ source, message: 601, start: 0, end: 1, why: 'markup' }];
    expect(must(await storage.transcripts.put(project, source, transcript, skipped))).toBe(5);
    const back: Message[] = [];
    for await (const chunk of storage.transcripts.eachChunk(project, source)) {
      for (const each of must(chunk).messages) back.push(each);
      if (must(chunk).first === 600) expect(must(chunk).skipped).toEqual(skipped);
    }
    expect(back).toEqual(transcript.messages);
    for (const index of [0, 199, 200, 601, 999]) {
      const found = must(await storage.transcripts.getMessage(project, source, index));
      expect(found?.text).toBe(`Text ${index}`);
    }
    expect(must(await storage.transcripts.getMessage(project, source, 1000))).toBeUndefined();
    expect(must(await storage.transcripts.getHead(project, source))).toMatchObject({
      messageCount: 1000,
      about: { title: 'Tide' },
    });
  });

  it('written again leave nothing of before', async () => {
    must(await storage.transcripts.put(project, source, transcript));
    const shorter = { ...transcript, messages: transcript.messages.slice(0, 3) };
    must(await storage.transcripts.put(project, source, shorter));
    expect(must(await storage.transcripts.getChunk(project, source, 1))).toBeUndefined();
  });
});
