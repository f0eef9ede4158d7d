// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { Picture, PictureSpec } from '@/stage';
import type { AssetId } from '@/story';
import { Pictures } from './pictures';

const own = (id: string): Picture => ({ by: 'asset', asset: id as AssetId });

/** Sources that draw when told to. */
function slowSources() {
  const waiting = new Map<string, (blob: Blob | undefined) => void>();
  const asked: string[] = [];
  const draw = (key: string) => {
    asked.push(key);
    return new Promise<Blob | undefined>((resolve) => waiting.set(key, resolve));
  };
  return {
    asked,
    finish(key: string, blob: Blob | undefined = new Blob([key])) {
      waiting.get(key)?.(blob);
      return new Promise((resolve) => setTimeout(resolve));
    },
    sources: {
      assetBlob: (id: AssetId) => draw(id),
      paint: (spec: PictureSpec) => draw(spec.kind),
    },
  };
}

describe('pictures', () => {
  it('draws once for all who ask, and knows it afterwards', async () => {
    const { asked, finish, sources } = slowSources();
    const pictures = new Pictures(sources);
    const [first, second] = [vi.fn(), vi.fn()];
    pictures.request(own('a'), 160, first);
    pictures.request(own('a'), 160, second);
    await finish('a');
    expect(asked).toEqual(['a']);
    expect(first.mock.calls[0]?.[0]).toMatch(/^blob:/);
    expect(second.mock.calls).toEqual(first.mock.calls);
    expect(pictures.peek(own('a'), 160)).toBe(first.mock.calls[0]?.[0]);
    expect(pictures.peek(own('a'), 320)).toBeUndefined();
  });

  it('never draws what is no longer wanted when its turn comes', async () => {
    const { asked, finish, sources } = slowSources();
    const pictures = new Pictures(sources);
    pictures.request(own('a'), 160, vi.fn());
    pictures.request(own('b'), 160, vi.fn());
    const drop = pictures.request(own('c'), 160, vi.fn());
    pictures.request(own('d'), 160, vi.fn());
    drop();
    await finish('a');
    expect(asked).toEqual(['a', 'b', 'd']);
  });

  it('says that there is no picture and goes on', async () => {
    const { finish, sources } = slowSources();
    const pictures = new Pictures({
      ...sources,
      paint: () => Promise.reject(new Error('no canvas')),
    });
    const [none, some] = [vi.fn(), vi.fn()];
    const spec = { kind: 'background', place: undefined, light: 'day', weather: 'clear' } as const;
    pictures.request({ by: 'painter', spec }, 160, none);
    pictures.request(own('a'), 160, some);
    await finish('a');
    expect(none).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(some).toHaveBeenCalledOnce();
  });
});
