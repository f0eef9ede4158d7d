import type { AssetId, Character } from '@/story';

export interface NamedPicture {
  readonly asset: AssetId;
  readonly name: string;
}

/** Pictures of a person that others could start from, each once: portrait, neutral, other faces, outfits. */
export function referencePictures({
  portrait,
  sprites,
  outfits = [],
}: Pick<Character, 'portrait' | 'sprites' | 'outfits'>): NamedPicture[] {
  const all: NamedPicture[] = [
    ...(portrait ? [{ asset: portrait, name: 'the portrait' }] : []),
    ...facesOf(sprites, ''),
    ...outfits.flatMap(({ name, sprites: worn }) => facesOf(worn, ` in ${name}`)),
  ];
  return all.filter(({ asset }, at) => all.findIndex((one) => one.asset === asset) === at);
}

function facesOf(sprites: Character['sprites'], wearing: string): NamedPicture[] {
  const faces = Object.entries(sprites).sort(
    ([a], [b]) => Number(b === 'neutral') - Number(a === 'neutral'),
  );
  return faces.map(([face, asset]) => ({ asset, name: `${face}${wearing}` }));
}
