import { describe, expect, it } from 'vitest';
import { readHour, readWeather } from './environment';
import { PlaceBook } from './place-book';
import { readPlace } from './places';
import { opensWithJump, readSceneMark } from './scene-marks';

const NOBODY: ReadonlySet<string> = new Set();

describe('hour and weather of a telling', () => {
  it.each([
    ['The fog had not lifted all day.', 'fog'],
    ['The rain had not stopped.', 'rain'],
    ['By midnight the fog was gone.', 'clear'],
    ['Through the open dome the night is clear.', 'clear'],
    ['He crossed the yard in sunlight.', 'clear'],
    ['The afternoon sun lies on the glass.', 'clear'],
    ['A sandstorm rolls in from the east.', 'storm'],
    ['Der Regen prasselt auf das Dach.', 'rain'],
    // Words that begin with none of the words in them.
    ['A downpour beats on the roof.', 'rain'],
    ['Geregnet, die ganze Zeit.', 'rain'],
    ['Geschneit, die ganze Zeit.', 'snow'],
    ['Der Himmel ist sternklar.', 'clear'],
    ['There was no sign of snow.', undefined],
    ['She is the Queen of the Snow.', undefined],
  ])('%s', (text, weather) => {
    expect(readWeather(text)?.value).toBe(weather);
  });

  it.each([
    ['Es ist spät am Abend.', 'evening'],
    ['Am nächsten Morgen trete ich hinaus.', 'morning'],
    ['It is dark outside now.', 'night'],
    ['Daylight is draining.', 'dusk'],
    ['Tonight the square is full.', 'night'],
    ['Midnight comes.', 'midnight'],
    ['It is afternoon.', 'afternoon'],
    ['Am Nachmittag gehen sie los.', 'afternoon'],
  ])('%s', (text, hour) => {
    expect(readHour(text, NOBODY)?.value).toBe(hour);
  });

  it('takes "toward nightfall" for time that has passed', () => {
    expect(readSceneMark('Toward nightfall a storm rolls in.')?.reason).toBe('time-passes');
    expect(readSceneMark('She ran toward nightfall.')).toBeUndefined();
    for (const text of [
      'Zwei Stunden später stehen sie da.',
      'Am nächsten Morgen regnet es.',
      'Trois jours plus tard, il revient.',
      'Le lendemain, tout est calme.',
      'Dos horas después llegan.',
      'Al día siguiente llueve.',
      'No dia seguinte chove.',
      'Tre giorni dopo tornano.',
      'La mattina seguente piove.',
      'Через два часа они дома.',
      'Twenty minutes later they are there.',
      'It takes them three days to reach the coast.',
    ])
      expect(readSceneMark(text)?.reason, text).toBe('time-passes');
  });
});

describe('where a telling says to be', () => {
  it.each([
    ['The lighthouse kitchen, past midnight.', 'lighthouse kitchen'],
    ['Am nächsten Morgen trete ich hinaus auf den Marktplatz.', 'Marktplatz'],
    ['Ten minutes later, in the greenhouse, a girl holds up one finger.', 'greenhouse'],
    ['That evening, in the bakery on the corner, he pays.', 'bakery'],
    ['В библиотеке тихо.', 'библиотека'],
    ['They speak of the harbour.', undefined],
    ['They ducked into the bakery on the corner.', 'bakery'],
    ['Vex pushes open the door of the Rusty Nail.', 'Rusty Nail'],
    ['The lift doors open on deck four.', 'deck four'],
    ['We ended up on the roof.', 'roof'],
    ['She entered the orangery and stopped.', 'orangery'],
    ['By the time they reach the ridge the light is gone.', 'ridge'],
    ['He grew up on a farm in Kansas.', undefined],
    ['He stepped into the light.', undefined],
    ['At the end of the day, he was tired.', undefined],
    ['Thunder rolls across the valley.', undefined],
    ['They would rather walk to the market.', undefined],
  ])('%s', (text, place) => {
    const cue = readPlace(text, new PlaceBook([]));
    expect(cue && cue.confidence >= 0.6 ? cue.name : undefined).toBe(place);
  });
});

it('a jump in time may be told in figures', () => {
  expect(opensWithJump('3 days later, the sea was calm.')).toBe(true);
  expect(opensWithJump('Three days later, the sea was calm.')).toBe(true);
});
