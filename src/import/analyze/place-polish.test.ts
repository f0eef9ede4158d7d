// Polish: where somebody is, when, in what weather, and when a scene begins.
import { describe, expect, it } from 'vitest';
import { readHour, readWeather } from './environment';
import { readPolishPlace } from './place-polish';
import { readSceneMark } from './scene-marks';

describe('a place in Polish', () => {
  it.each([
    ['W windzie jest ciemno, nikt się nie odzywa.', 'winda', false],
    ['Na dziesiątym piętrze gaśnie światło.', 'piętro', false],
    ['Kuba wbiega do kuchni i zapala światło.', 'kuchnia', true],
    ['Wychodzą na dach, wieje wiatr, żadnych świateł.', 'dach', true],
    ['Kuchnia pachnie kapustą.', 'kuchnia', false],
  ])('%s', (text, name, isMove) => {
    expect(readPolishPlace(text)).toMatchObject({ name, isMove });
  });

  it.each([
    'Pamięta, jak było w szkole.',
    'Kiedyś spali w stodole, śmiali się.',
    'Zosia myśli o domu.',
    'Der Balkon ist groß und die Straße laut.',
  ])('is none in: %s', (text) => {
    expect(readPolishPlace(text)).toBeUndefined();
  });
});

it.each([
  ['Jest za dziesięć dziewiąta wieczorem.', 'evening'],
  ['Jest grubo po północy.', 'midnight'],
  ['O świcie pukają do drzwi.', 'dawn'],
  ['Rano pachnie kawą.', 'morning'],
  ['W nocy ktoś chodzi po schodach.', 'night'],
])('an hour in Polish: %s', (text, hour) => {
  expect(readHour(text, new Set())?.value).toBe(hour);
});

it.each([
  ['Na dworze sypie śnieg.', 'snow'],
  ['Pada deszcz.', 'rain'],
  ['Nad polem stoi mgła.', 'fog'],
  ['Nadchodzi burza.', 'storm'],
  ['Niebo jest bezchmurne.', 'clear'],
])('weather in Polish: %s', (text, weather) => {
  expect(readWeather(text)?.value).toBe(weather);
});

it.each([
  'Dwie godziny później siedzą w kuchni.',
  'Następnego dnia nikt nie dzwoni.',
  'Jest grubo po północy, kiedy drzwi się otwierają.',
  'W sobotę wieczorem, po kolacji.',
  'Nad ranem gaśnie lampa.',
])('time passes with: %s', (text) => {
  expect(readSceneMark(text)?.confidence).toBeGreaterThanOrEqual(0.66);
});
