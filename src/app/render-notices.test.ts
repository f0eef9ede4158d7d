// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Render } from '@/jobs/render/render';
import { buildRender } from '@/jobs/render/testing';
import { showBadge, watchRenders } from './render-notices';

let page: { isHidden: boolean; isWanted: boolean; isLeading: boolean; remaining: number };
let notes: string[];
let end: (render: Render) => void;
let stop: () => void;

beforeEach(() => {
  page = { isHidden: true, isWanted: true, isLeading: true, remaining: 0 };
  notes = [];
  const callbacks = new Set<(render: Render) => void>();
  end = (render) => callbacks.forEach((callback) => callback(render));
  stop = watchRenders({
    onEnded: (callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    remaining: () => page.remaining,
    isLeading: () => page.isLeading,
    isWanted: () => page.isWanted,
    page: {
      isHidden: () => page.isHidden,
      notify: (title, body) => notes.push(`${title}: ${body}`),
    },
  });
});

const done = (id: string) => buildRender(id, { state: 'done' });

describe('notices of renders', () => {
  it('come once for a whole batch, with what it came to', () => {
    page.remaining = 2;
    end(done('a'));
    end(buildRender('b', { state: 'failed' }));
    expect(notes).toEqual([]);
    page.remaining = 0;
    end(done('c'));
    expect(notes).toEqual(['Your pictures are ready: 2 done, 1 failed']);
    end(done('Pier'));
    expect(notes.slice(1)).toEqual(['Pier: 1 done']);
  });

  it('come only where they are wanted, in the tab that sends, while it is hidden', () => {
    for (const off of ['isHidden', 'isWanted', 'isLeading'] as const) {
      page[off] = false;
      end(done('a'));
      page[off] = true;
    }
    expect(notes).toEqual([]);
    end(done('b'));
    expect(notes).toEqual(['b: 1 done']);
  });

  it('put on the icon how many are to go, where there are badges', async () => {
    showBadge(1);
    const counts: number[] = [];
    const setAppBadge = async (count: number) => {
      counts.push(count);
      throw new DOMException('', 'NotAllowedError');
    };
    Object.defineProperty(navigator, 'setAppBadge', { value: setAppBadge, configurable: true });
    showBadge(2);
    showBadge(0);
    await Promise.resolve();
    expect(counts).toEqual([2, 0]);
    Reflect.deleteProperty(navigator, 'setAppBadge');
  });

  it('end when asked to', () => {
    stop();
    end(done('a'));
    expect(notes).toEqual([]);
  });
});
