// Days, dates and stretches of time that a post opens with, and what only sounds like them.
import { describe, expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { readSceneMark } from './scene-marks';
import { readSkipWish } from './skip-wishes';
import { draft } from './testing';

describe('time passes', () => {
  it.each([
    'Sunday afternoon. The snow has not stopped.',
    'Saturday night, and the bar is three deep.',
    'Monday. Rain.',
    'Wednesday, half past six.',
    'Three days before the wedding, the dress arrives.',
    'The following Thursday they bury the dog.',
    'A week goes by.',
    'Spring comes late that year.',
    'Winter.',
    'Day Two.',
    'By the time the bar opens its shutters, the rain has stopped.',
    'By noon they have crossed the ridge.',
    'By ten that night the rain has come.',
    'By seven the third floor has emptied out.',
    'Half past nine. The storm has gone.',
    '12:40 — the canteen in the basement.',
    'It takes them the rest of the day to reach the coast.',
    "An hour's walk later, they see the lights.",
    'Half an hour later they are in the boat.',
    'It is three weeks before she writes again.',
    'The next time he sees her, it is June.',
    'Not until Friday does the telephone ring.',
    'At first light the canal lets go of them.',
    'On the twelfth day there is no rain.',
    'On the morning of the hearing, it snows.',
    'On the night of the ball, every window is lit.',
    'Two nights pass.',
    'Later, when the dishes are done, they sit on the step.',
    'Hours later, the phone rings.',
    'That evening the lamps are lit early.',
    'When she wakes, the fire has gone out.',
    'The morning after, nobody speaks.',
    'Past midnight, the corridor creaks.',
    'Midnight. The boiler room is hot as a mouth.',
    'Ein paar Tage später sitzt er wieder da.',
    'Am Sonntagmorgen läuten die Glocken.',
    'Tags darauf kommt ein Brief.',
    'Eine halbe Stunde später stehen sie vor dem Tunnel.',
    'Drei Wochen vergehen.',
    'Dimanche matin. Il neige.',
    'Une heure plus tard, ils sont sur la route.',
    'Le lendemain matin, la place est vide.',
    'Trois jours passent.',
    'El domingo por la mañana suenan las campanas.',
    'Media hora después están en el coche.',
    'Pasan tres días.',
    'A la mañana siguiente no queda nadie.',
    'Domingo de manhã, os sinos tocam.',
    'Meia hora depois estão no carro.',
    'Na manhã seguinte, a praça está vazia.',
    'Tarde da noite, na sacristia, três pessoas esperam.',
    'Passam-se três dias.',
    'Утром, ровно в девять, на кухне не протолкнуться.',
    'Через полчаса они уже в лодке.',
    'Прошло три дня.',
    'На следующее утро двор пуст.',
    'Воскресное утро. Звонят колокола.',
    'Полночь. На чердаке темно.',
    'Поздно ночью кто-то стучит.',
    'Domenica mattina. Nevica.',
    "Mezz'ora dopo sono in macchina.",
  ])('with %s', (text) => {
    expect(readSceneMark(text)?.confidence).toBeGreaterThanOrEqual(0.6);
  });
  it.each([
    'Two days ago she would have laughed.',
    'Later is what he always says.',
    'A week is a long time to wait for a letter.',
    'Sunday is the day she hates most.',
    'Three days is enough, he says.',
    'Winter coats hang on the door.',
    'By the time she has finished speaking, he is on his feet.',
    'Night shifts have made her pale.',
    'An hour from now he will be dead, she thinks.',
    'For three days she has not slept.',
    'When he wakes the machine, it purrs.',
    'Every morning she feeds the birds.',
    'Vor drei Tagen war er noch hier.',
    'Hace tres días que no come.',
    'Il y a trois jours, il riait encore.',
  ])('not with %s', (text) => {
    expect(readSceneMark(text)).toBeUndefined();
  });
});

describe('a wish to skip', () => {
  it.each([
    ['can we timeskip to sunday?', 'asked'],
    ['Können wir direkt dahin springen? Der Weg interessiert mich nicht so', 'asked'],
    ['timeskip to the harbour', 'told'],
    ['skipping ahead to the next morning', 'told'],
    ['mods said ok, so moving it along! jump in whenever', 'told'],
    ['on fait une ellipse ?', 'asked'],
    ['давайте скипнем дорогу?', 'asked'],
  ])('is %s', (text, wish) => {
    expect(readSkipWish(text)).toBe(wish);
  });
  it.each([
    "let's not timeskip yet",
    'no timeskip please',
    'we could timeskip later',
    'i skip breakfast every day',
    'she jumped to her feet lol',
    'brb, jumping in the shower',
  ])('is none in: %s', (text) => {
    expect(readSkipWish(text)).toBeUndefined();
  });

  const told = 'The kitchen is dark, and nobody has slept.';
  const scenes = (wish: string, after: string) =>
    draft(
      transcriptOf([
        ['Narrator', told],
        ['Mira', '"You should sleep."'],
        ['Corin', '"So should you."'],
        ['Mira', wish],
        ['Narrator', after],
        ['Mira', '"There he is."'],
      ]),
    ).scenes.length;
  it('is mostly followed by a scene', () => {
    const after = 'A few minutes later the boats come in.';
    expect(scenes('((can we timeskip to when the boats come in?))', after)).toBe(2);
    expect(scenes("((let's not timeskip yet))", after)).toBe(1);
  });
});

describe('what a new scene takes along', () => {
  const weathers = (move: string) =>
    draft(
      transcriptOf([
        ['Narrator', 'Rain falls on the street. It is evening.'],
        ['Mira', '"Well?"'],
        ['Corin', '"Well what?"'],
        ['Mira', '"Well, where is he?"'],
        ['Narrator', move],
        ['Mira', '"Hello?"'],
      ]),
    ).scenes.map(({ hour, weather }) => [hour, weather]);
  it('is the weather of a place around the corner', () => {
    expect(weathers('They walk into the market.')).toEqual([
      ['evening', 'rain'],
      ['evening', 'rain'],
    ]);
  });
  it('is none where time has passed as well', () => {
    expect(weathers('Two hours later, they walk into the market.')[1]).toEqual([
      undefined,
      undefined,
    ]);
  });
  it('is none under the ground', () => {
    expect(weathers('They climb down into the catacombs.')[1]).toEqual(['evening', undefined]);
  });
});

describe('a person set apart', () => {
  it('is no place', () => {
    const read = draft(
      transcriptOf([
        ['Narrator', 'The library is quiet.'],
        ['Tanaka', '"Who is there?"'],
        ['Mira', '"Only me."'],
        ['Tanaka', '"Good."'],
        ['Narrator', '**Officer Tanaka**\n\nHe puts the torch down.'],
      ]),
    );
    expect(read.world.places.map(({ name }) => name)).toEqual(['Library']);
  });
});

describe('what is heard and remembered', () => {
  const scenes = (telling: string) =>
    draft(
      transcriptOf([
        ['Narrator', 'The office is hot. It is four in the afternoon.'],
        ['Mira', '"Well?"'],
        ['Corin', '"Well what?"'],
        ['Mira', '"Well, where is he?"'],
        ['Narrator', telling],
      ]),
    ).scenes.length;
  it.each([
    'Down in the street a car goes by, slowly.',
    'He walked into that barn with a lamp in his hand, thirty years ago.',
    'She crosses the room and shuts the window.',
    'He remembers the farm, and the snow, and the night the barn burned.',
  ])('is no new scene: %s', (telling) => {
    expect(scenes(telling)).toBe(1);
  });
});

describe('a heading with the number of a day', () => {
  it('has its hour from the clock', () => {
    const read = draft(
      transcriptOf([
        [
          'Narrator',
          "**[Day 3 | 21:40 | The Crow's Nest | Clear skies]**\n\nThe watch has changed.",
        ],
        ['Mira', '"Anything?"'],
      ]),
    );
    expect(read.scenes[0]?.hour).toBe('evening');
  });
});
