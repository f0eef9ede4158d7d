import { describe, expect, it } from 'vitest';
import type { Place } from '@/story';
import { readHour, readWeather } from './environment';
import { PlaceBook } from './place-book';
import { isCalledSo, mayHold } from './place-scope';
import { readPlace } from './places';
import { readSceneMark } from './scene-marks';

const read = (text: string) => readPlace(text, new PlaceBook([]));
const NOBODY: ReadonlySet<string> = new Set();

describe('where a stretch of telling opens', () => {
  it.each([
    // What is told of the place itself.
    ['The engine room is thick with steam, and somewhere in it Petrov is swearing.', 'engine room'],
    ['The bridge shudders under the third impact.', 'bridge'],
    ['The hospital waiting room is the color of old teeth.', 'hospital waiting room'],
    ['Airlock Four smelled of rubber and old coffee.', 'Airlock Four'],
    ['The Wayward Hare is packed tonight; even the stairs are full.', 'Wayward Hare'],
    ['The stables smell of hay and wet leather.', 'stables'],
    // Its doors and windows.
    ['The bunker door seals behind them with a thud.', 'bunker'],
    ['The gates of the arena grind open.', 'arena'],
    ["Dust hangs in the light of the library's tall windows.", 'library'],
    // Weather, light and noise.
    ['Fog has swallowed the docks whole.', 'docks'],
    ['Rain sheets down into the alley.', 'alley'],
    ['Water drips from the ceiling of the cell.', 'cell'],
    // Where from the way.
    ['Halfway across the bridge, she stops.', 'bridge'],
    ['A narrow street behind the cathedral, late afternoon.', 'narrow street'],
    ['They found Mr. Crane in the boathouse.', 'boathouse'],
    ['The smell of burnt toast drags him into the kitchen.', 'kitchen'],
    // Other tongues.
    ['Die Bibliothek ist um diese Zeit fast leer.', 'Bibliothek'],
    ['Im Schuppen war es so kalt, dass die Axt an den Handschuhen klebte.', 'Schuppen'],
    ['Der Regen prasselt auf das Dach der Taverne.', 'Taverne'],
    ['La forêt devient plus dense à chaque pas.', 'forêt'],
    ['En bas s’ouvre une grotte que la mer a creusée.', 'grotte'],
    ['Elle le retrouve au jardin, sous le tilleul.', 'jardin'],
    ['Una niebla espesa cubre el cementerio.', 'cementerio'],
    ['A biblioteca está quase vazia a esta hora.', 'biblioteca'],
    ['教室はがらんとしていた。', '教室'],
    ['図書館の扉を開けると、古い紙の匂いがした。', '図書館'],
    ['교실은 텅 비어 있었다.', '교실'],
    ['图书馆里很安静。', '图书馆'],
  ])('%s', (text, place) => {
    const cue = read(text);
    expect(cue?.name).toBe(place);
    expect(cue?.confidence).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    'He thinks of the kitchen at home.',
    'She taps the gauge on the wall and frowns.',
    'She stared out of the window at the distant tower.',
    'He wants nothing more than to be back in the forest, alone.',
    'He opened the door of the oven and peered in.',
    "He's the best doctor in the city.",
    'The school had called about him twice already.',
    'Er denkt an die Küche seiner Großmutter.',
    'Il pense à la cuisine de sa grand-mère.',
    'Piensa en la cocina de su abuela.',
    'Ele pensa na cozinha da avó.',
    '彼は昔の教室を思い出した。',
  ])('nobody is anywhere: %s', (text) => {
    expect(read(text)?.confidence ?? 0).toBeLessThan(0.55);
  });

  it('takes the house around a scene, and the general word for a named one, for no other place', () => {
    const at = (name: string, kind: Place['kind']): Place =>
      new PlaceBook([]).place(name, kind, '');
    const castle = read('The castle is quiet.');
    const bar = read('They squeeze through to the bar.');
    expect(castle && mayHold(castle, at('throne room', 'room'))).toBe(true);
    expect(castle && mayHold(castle, at('forest', 'forest'))).toBe(false);
    expect(bar && isCalledSo(at('Gilded Carp', 'tavern'), bar)).toBe(true);
    expect(bar && isCalledSo(at('tavern', 'tavern'), bar)).toBe(false);
  });
});

describe('hours, skies and time that passes', () => {
  it.each([
    ['It is well after dark by then.', 'night'],
    ['It was not yet nine in the morning.', 'morning'],
    ['The sky is turning grey in the east.', 'dawn'],
    ['The sun is directly overhead.', 'day'],
    ["It's half past three and the last guests have gone.", 'afternoon'],
    ['Die Sonne geht langsam unter.', 'dusk'],
    ['放課後の教室には、もう二人しか残っていなかった。', 'afternoon'],
    ['The queen of the night smiled at him.', undefined],
  ])('%s', (text, hour) => {
    const cue = readHour(text, NOBODY);
    expect(cue && cue.confidence >= 0.5 ? cue.value : undefined).toBe(hour);
  });

  it.each([
    ['By then the storm had blown itself out.', 'clear'],
    ['Pas un nuage dans le ciel.', 'clear'],
    ['Zwei Wochen später schien die Sonne auf den Gletscher.', 'clear'],
    ['The sky is the color of slate.', 'overcast'],
    ['Fat flakes are drifting down past the streetlamp.', 'snow'],
    ['The wind screams around the corners of the house.', 'storm'],
    ['The voice on the phone said that it was snowing in Denver.', undefined],
    ['She gave him a sunny smile.', undefined],
    ['He rained blows on the door.', undefined],
  ])('%s', (text, weather) => {
    expect(readWeather(text)?.value).toBe(weather);
  });

  it.each([
    'Trieste, a week later.',
    'A fortnight later the siege was over.',
    'That Saturday you leave early.',
  ])('time passes: %s', (text) => {
    expect(readSceneMark(text)?.confidence).toBeGreaterThan(0.8);
  });
});
