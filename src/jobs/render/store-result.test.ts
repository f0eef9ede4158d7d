// A render that waits for the picture of another: what it takes from it. The storing itself is tested with
// the queue, over real sockets.
import { describe, expect, it } from 'vitest';
import { assetIdSchema } from '@/story';
import { withBase } from './store-result';
import { newRender } from './testing';

const base = assetIdSchema.parse('ab'.repeat(32));
const own = assetIdSchema.parse('cd'.repeat(32));

describe('withBase', () => {
  const waiting = newRender(
    'Bram, joy',
    {},
    {
      request: {
        inputs: [
          { node: '1', input: 'image', onWhite: true },
          { node: '2', input: 'image', asset: own },
        ],
        parents: [own],
        finish: { alphaFromBase: true },
      },
    },
  );

  const request = { ...waiting.request, id: 'r', graph: {} };

  it('takes the picture, its transparency and its parenthood', () => {
    const whole = withBase(request, base);
    expect(whole.inputs).toEqual([
      { node: '1', input: 'image', onWhite: true, asset: base },
      { node: '2', input: 'image', asset: own },
    ]);
    expect(whole.finish).toEqual({ alphaFrom: base });
    expect(whole.parents).toEqual([base, own]);
    expect(withBase(whole, base)).toBe(whole);
  });

  it('leaves a render alone that waits for nothing, or whose picture is not made yet', () => {
    expect(withBase(request, undefined)).toBe(request);
    const finish = { alphaFrom: own };
    const inputs = [{ node: '1', input: 'image', asset: own }];
    const alone = { ...request, inputs, finish };
    expect(withBase(alone, base)).toBe(alone);
  });
});
