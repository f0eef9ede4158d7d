import { expect, it } from 'vitest';
import { assetIdSchema } from '@/story';
import { referencePictures } from './reference-pictures';

const asset = (letter: string) => assetIdSchema.parse(letter.repeat(64));

it('offers the portrait, neutral before other faces, and outfits, each picture once', () => {
  const pictures = referencePictures({
    portrait: asset('a'),
    sprites: { joy: asset('b'), neutral: asset('c'), love: asset('a') },
    outfits: [{ name: 'gala', words: '', sprites: { joy: asset('d') } }],
  });
  expect(pictures.map(({ name }) => name)).toEqual([
    'the portrait',
    'neutral',
    'joy',
    'joy in gala',
  ]);
});
