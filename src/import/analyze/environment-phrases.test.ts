// What several words tell together of hour and weather, and what takes it back.
import { describe, expect, it } from 'vitest';
import { readHour, readWeather } from './environment';

const hour = (text: string): string | undefined => {
  const cue = readHour(text, new Set());
  return cue && cue.confidence >= 0.5 ? cue.value : undefined;
};

describe('hour told by several words', () => {
  it.each([
    ['Everyone else in the house is asleep.', 'night'],
    ["The town slept; only the baker's window was lit.", 'night'],
    ['It was ten past two in the morning and the kettle had gone cold.', 'night'],
    ['At a quarter to four in the morning the phone rings.', 'night'],
    ['It is past three in the morning when the lift stops.', 'night'],
    ['It was not yet nine in the morning.', 'morning'],
    ['At half past eight in the morning the whole street is out.', 'morning'],
    ['At eight in the evening the shutters come down.', 'evening'],
    ['At four in the afternoon nobody moves.', 'afternoon'],
    ['At eleven at night the ward is quiet.', 'night'],
    ["It's gone eleven at night.", 'night'],
    ['The breakfast things are still on the table.', 'morning'],
    ['The dinner plates have been cleared away and the candles are low.', 'evening'],
    ['The last guests have gone to bed and the fire is down to embers.', 'night'],
    ['The moon, thin as a fingernail, hung over the barn.', 'night'],
    ['A fat yellow moon was climbing over the roofs.', 'night'],
    ['The street lamps are coming on, one after another.', 'dusk'],
    ['By lamplighting time the rain had turned to sleet.', 'dusk'],
    ['The cocks are crowing when they reach the gate.', 'dawn'],
    ['The sky was just beginning to pale.', 'dawn'],
    ['The early sun slants through the shutters.', 'morning'],
    ['The noon bell is ringing as they cross the square.', 'day'],
    ['The night shift has just come on.', 'night'],
    ['Somewhere in the house a clock strikes twelve.', 'midnight'],
    ['Five minutes to midnight, and the square is packed.', 'midnight'],
    ['The clock in the hall says 2:15 a.m.', 'night'],
    ['It was 3 a.m. and the bar was closing.', 'night'],
    ["Seven o'clock in the evening, and still thirty degrees.", 'evening'],
    ['Es ist kurz nach zwei Uhr nachts.', 'night'],
    ['Um acht Uhr abends ist der Saal voll.', 'evening'],
    ['Um neun Uhr morgens steht die Polizei vor der Tür.', 'morning'],
    ['Das ganze Haus schläft schon.', 'night'],
    ['Toute la maison dort.', 'night'],
    ['À la tombée du jour, ils arrivent au village.', 'dusk'],
    ['Il est deux heures du matin.', 'night'],
    ['Al caer la tarde llegan al pueblo.', 'dusk'],
    ['Son las dos de la madrugada.', 'night'],
    ['Ao cair da tarde a praça se enche.', 'dusk'],
    ['Tarde da noite, alguém bate à porta.', 'night'],
    ['São duas da manhã.', 'night'],
    ['Вечером на кухне собираются все.', 'evening'],
    ['Два часа ночи.', 'night'],
    ['Девять утра, и уже жарко.', 'morning'],
    ['На рассвете они выходят.', 'dawn'],
  ])('%s', (text, told) => {
    expect(hour(text)).toBe(told);
  });
});

describe('no hour of here and now', () => {
  it.each([
    "He hasn't slept since the night before last.",
    'She works nights at the mill.',
    'It has been snowing since noon.',
    'They have been driving since dawn.',
    'Every evening at seven she lays a place at the window.',
    'All morning he had been avoiding her.',
    'Tomorrow at dawn they hang him.',
    'The evening train has not come.',
    "He smells of last night's beer.",
    'It was the spring of 1911.',
    'A winter coat hung on the door.',
    'Es schneit seit dem Morgen.',
    'Jeden Abend stellt sie ein Gedeck ans Fenster.',
    'Der Abendzug ist nicht gekommen.',
    'Depuis midi, il neige.',
    'Chaque soir, elle met une assiette de plus.',
    'Desde el mediodía nadie ha hablado.',
    'Todas as noites ela espera.',
    'Каждый вечер она ждёт его у окна.',
    'С утра идёт снег.',
  ])('%s', (text) => {
    expect(hour(text)).toBeUndefined();
  });
});

describe('weather told by several words', () => {
  it.each([
    ['By morning the snow had stopped.', 'clear'],
    ['The last of the clouds tear open, and there is the moon.', 'clear'],
    ['There has been no rain for a hundred days.', 'clear'],
    ['The sky was swept clean.', 'clear'],
    ['Not a cloud anywhere.', 'clear'],
    ['The fog has burned off.', 'clear'],
    ['The mist had thinned to nothing by ten.', 'clear'],
    ['Stars, thousands of them, and no wind.', 'clear'],
    ['The sun has come out at last.', 'clear'],
    ['The sky is the hard blue of enamel.', 'clear'],
    ['A thin moon hung over the yard.', 'clear'],
    ['It was a wet Tuesday.', 'rain'],
    ['It has come on to rain.', 'rain'],
    ["It's tipping down outside.", 'rain'],
    ['It is bucketing down.', 'rain'],
    ['The windows run with water and the gutters are singing with rain.', 'rain'],
    ['The clouds hang so low that the steeple has no top.', 'overcast'],
    ['The sky was the colour of wet slate.', 'overcast'],
    ["It hasn't stopped snowing since Thursday.", 'snow'],
    ["The snow still hadn't stopped.", 'snow'],
    ['The wind gets into the chimney and howls.', 'storm'],
    ['Der Himmel ist wie blank geputzt.', 'clear'],
    ['Der Regen hat aufgehört.', 'clear'],
    ['Die Sonne steht hoch am Himmel.', 'clear'],
    ['La pluie a cessé.', 'clear'],
    ['Pas un nuage dans le ciel.', 'clear'],
    ['Ha dejado de llover.', 'clear'],
    ['No hay una sola nube en el cielo.', 'clear'],
    ['A chuva parou.', 'clear'],
    ['Não se vê uma nuvem.', 'clear'],
    ['Дождь кончился.', 'clear'],
    ['Ни облачка на небе.', 'clear'],
    ['За окном третий день идёт дождь.', 'rain'],
    ['Гремит гром.', 'storm'],
    ['Над рекой стоит туман.', 'fog'],
  ])('%s', (text, told) => {
    expect(readWeather(text)?.value).toBe(told);
  });
});

describe('no weather of here and now', () => {
  it.each([
    'Pray for rain, says the sign over the pump.',
    'She wished it would snow.',
    'They stand in line to ask the saint for rain.',
    'A snow globe stands on the desk.',
    'He hated the snow.',
    'The fog of sleep left him slowly.',
    'The television showed a blizzard somewhere in Norway.',
    'He remembered one thing: snow, on the day they left.',
    "She tells him about the storm that took the roof in '62.",
    'A storm of applause.',
    "There's a drawing of a rainy street over the bed.",
    'The projector throws snow on the walls.',
    'In the corner the old television hissed with snow.',
    'His thunder was stolen.',
    'The machine blew artificial fog across the stage.',
    'He smelled of rain.',
    'It smells of rain, on a road, in summer.',
    'A perfume called Winter Rain.',
    "Last winter's storm had taken the pier.",
    'Sie beten um Regen.',
    'Ils prient pour la pluie.',
    'Piden lluvia al santo.',
    'Rezam por chuva.',
    'Он вспомнил снег того года.',
  ])('%s', (text) => {
    expect(readWeather(text)?.value).toBeUndefined();
  });
});
