import { beforeEach, describe, expect, it } from 'vitest';
import type { Render } from '@/jobs/render/render';
import { buildRender } from '@/jobs/render/testing';
import { watchRenders } from './render-notices';

let page: { isHidden: boolean; isWanted: boolean; isLeading: boolean; remaining: number };
let notes: string[];
let badges: number[];
let end: (render: Render) => void;
let stop: () => void;

beforeEach(() => {
  page = { isHidden: true, isWanted: true, isLeading: true, remaining: 0 };
  notes = [];
  badges = [];
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
      setBadge: (count) => badges.push(count),
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
    expect(badges).toEqual([0]);
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

  it('end when asked to', () => {
    stop();
    end(done('a'));
    expect([notes, badges]).toEqual([[], []]);
  });
});
