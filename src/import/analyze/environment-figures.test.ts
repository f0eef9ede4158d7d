// Words of weather and hours that mean something else, as logs and novels have them on every page.
import { describe, expect, it } from 'vitest';
import { readHour, readWeather } from './environment';

const NOBODY: ReadonlySet<string> = new Set();

describe('the weather', () => {
  it.each([
    'The horses thundered down the road.',
    '"Out!" he thundered.',
    'He storms into the kitchen and slams the door.',
    'Mira storms off.',
    'She was storming out of the room.',
    'Her stormy eyes met his.',
    'A stormy silence settled between them.',
    'His head was foggy with sleep.',
    'His eyes grew misty.',
    'Misty-eyed, she looked away.',
    'She blew a misty puff of smoke.',
    'His snowy beard touched his belt.',
    'Her snow-white hair fell over one eye.',
    'The cloudy liquid swirled in the flask.',
    'Blows rained down on his shield.',
    'In a lightning-fast move he drew.',
    'Lightning crackled between her fingers.',
    'The storm in her chest would not calm.',
    'She was the storm he had waited for.',
    'She had walked in the rain the previous afternoon.',
    'Fog rolled in from her mind.',
    'A storm raged within her.',
    'There was ice and snow in her veins.',
    'If the rain stopped, they would go.',
    'They could not have known about the storm.',
    'He remembered snow on his boots.',
    'His misty gaze met the others.',
  ])('is not told by %s', (text) => {
    expect(readWeather(text)).toBeUndefined();
  });

  it.each([
    ['The misty streets were empty.', 'fog'],
    ['In the misty harbor the ships lay still.', 'fog'],
    ['It was a foggy, miserable morning.', 'fog'],
    ['The air was misty and cold.', 'fog'],
    ['On a stormy night, a knock came.', 'storm'],
    ['The sky thundered.', 'storm'],
    ['It was storming outside.', 'storm'],
    ['Lightning split the sky.', 'storm'],
    ['Snow-covered roofs glittered.', 'snow'],
    ['A snowy field lay before them.', 'snow'],
    ['It rained on the tents.', 'rain'],
    ['It had been raining all day.', 'rain'],
    ['The misty pier creaked.', 'fog'],
    ['They met in a foggy old graveyard.', 'fog'],
    ['The snowy station platform was empty.', 'snow'],
    ['Rain trickled down his spine.', 'rain'],
    ['Rain dripped from his fingertips.', 'rain'],
    ['He had rain on his coat.', 'rain'],
    ['She had snow in her hair and none on her boots.', 'snow'],
    ['His hat was still wet from the rain.', 'rain'],
    ['She could hear rain.', 'rain'],
    ['You could not see the river for the fog.', 'fog'],
    ['They could not hear each other over the storm.', 'storm'],
    ['He could see nothing but fog.', 'fog'],
    ['Not even the rain could keep them in.', 'rain'],
    ['The rain would not let up.', 'rain'],
  ])('is told by %s', (text, value) => {
    expect(readWeather(text)).toMatchObject({ value });
  });
});

describe('the hour', () => {
  it.each([
    'It dawned on him that she knew.',
    'It slowly dawned on Mira that the door was open.',
    'They bade each other good-night.',
    'What they had planned the night before, she did not know.',
    'The dance was to be held that night.',
    'They must leave the city that afternoon.',
    'Night and day he worked at it.',
    'They laughed at the blunders of the previous night.',
    'He wore his evening-dress.',
    'She lived in perpetual twilight.',
  ])('is not told by %s', (text) => {
    expect(readHour(text, NOBODY)).toBeUndefined();
  });

  it.each([
    ['That night they sat by the fire.', 'night'],
    ['The night before the wedding, she could not sleep.', 'night'],
    ['It dawned over the hills.', 'dawn'],
    ['Dawn in the valley was slow.', 'dawn'],
    ['By night-time the road was empty.', 'night'],
  ])('is told by %s', (text, value) => {
    expect(readHour(text, NOBODY)).toMatchObject({ value });
  });
});
