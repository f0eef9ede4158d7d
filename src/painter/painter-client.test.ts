import { describe, expect, it } from 'vitest';
import type { WorkerClient } from '@/lib/worker-client';
import { BlobCache } from './blob-cache';
import { PainterClient } from './painter-client';
import { describeDrawing, paintKey, type PaintSpec } from './spec';
import type { PainterApi } from './painter.worker';
import type { RasterSize } from './canvas';

const sprite = (
  expression: string,
  name = 'Oswin Fennick',
  traits: Record<string, string> = {},
): PaintSpec => ({
  kind: 'sprite',
  character: { id: 'o' as never, name, description: '', looks: { words: '', traits } },
  expression,
});
const pier: PaintSpec = {
  kind: 'background',
  place: { id: 'p', name: 'The pier', kind: 'pier', description: '' },
  light: 'dusk',
  weather: 'fog',
};
const size: RasterSize = { width: 10, height: 10, type: 'image/png' };

/** Stands where the worker would: counts what is painted. */
function countingWorker(bytes: number): {
  worker: WorkerClient<PainterApi>;
  painted: () => number;
} {
  let count = 0;
  const api = {
    paint: () => {
      count++;
      return Promise.resolve(new Blob([new Uint8Array(bytes)]));
    },
  };
  return {
    worker: { call: (work) => work(api as never), isRunning: false, end: () => undefined },
    painted: () => count,
  };
}

describe('PainterClient', () => {
  it('paints the same question once, also while it is being painted', async () => {
    const { worker, painted } = countingWorker(10);
    const client = new PainterClient(worker);
    const [one, two] = await Promise.all([
      client.paint(pier, size),
      client.paint({ ...pier }, size),
    ]);
    expect(two).toBe(one);
    expect(await client.paint(pier, size)).toBe(one);
    expect(painted()).toBe(1);
    await client.paint(pier, { ...size, width: 20 });
    await client.paint(sprite('joy'), size);
    expect(painted()).toBe(3);
  });

  it('asks again after a failure', async () => {
    let calls = 0;
    const worker: WorkerClient<PainterApi> = {
      call: () => {
        calls++;
        return Promise.reject(new Error('gone'));
      },
      isRunning: false,
      end: () => undefined,
    };
    const client = new PainterClient(worker);
    await expect(client.paint(pier, size)).rejects.toThrow('gone');
    await expect(client.paint(pier, size)).rejects.toThrow('gone');
    expect(calls).toBe(2);
  });
});

describe('BlobCache', () => {
  it('drops what was used longest ago', () => {
    const cache = new BlobCache(25);
    const blob = () => new Blob([new Uint8Array(10)]);
    cache.set('a', blob());
    cache.set('b', blob());
    cache.get('a');
    cache.set('c', blob());
    expect(
      [cache.get('a'), cache.get('b'), cache.get('c')].map((found) => found !== undefined),
    ).toEqual([true, false, true]);
    cache.set('huge', new Blob([new Uint8Array(99)]));
    expect(cache.get('huge')).toBeUndefined();
    expect(cache.bytes).toBe(20);
  });
});

describe('paintKey', () => {
  it('tells apart what paints differently, and nothing else', () => {
    expect(paintKey(sprite('happy'))).toBe(paintKey(sprite('joy')));
    expect(paintKey(sprite('joy', 'X', { hair: 'bun', hat: 'cap' }))).toBe(
      paintKey(sprite('joy', 'X', { hat: 'cap', hair: 'bun' })),
    );
    const keys = [
      sprite('joy'),
      sprite('sad'),
      sprite('joy', 'Pip'),
      sprite('joy', 'Pip', { hair: 'bun' }),
      pier,
      { ...pier, weather: 'rain' } as const,
      { ...pier, place: undefined },
    ].map(paintKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('describeDrawing', () => {
  it('reads as a sentence would', () => {
    expect(describeDrawing(sprite('smile'))).toBe('Oswin Fennick, smiling');
    expect(describeDrawing(sprite('neutral'))).toBe('Oswin Fennick');
    expect(describeDrawing(pier)).toBe('The pier at dusk in fog');
  });
});
