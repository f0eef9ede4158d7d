// Where and when a log begins, by what it or a card says of itself.
import { hourFromLabel, readHour, readWeather, weatherFromLabel } from './environment';
import { readLabel } from './labels';
import { readPlace } from './places';
import type { SceneBuilder } from './scene-builder';
import type { SceneMakerFacts } from './scene-maker';

/** What the log or a card says of where all begins, for the first scene and only where the telling is silent. */
export function settleFromAbout(
  builder: SceneBuilder,
  facts: Pick<SceneMakerFacts, 'about' | 'options' | 'places'>,
  names: ReadonlySet<string>,
): void {
  const { about } = facts;
  const card = facts.options.cards.find(
    ({ isPlayer, scenario }) => isPlayer !== true && scenario !== undefined,
  );
  const scenario = about.scenario ?? card?.scenario ?? '';
  const hour = readHour(scenario, names);
  if (hour && builder.hourNow === undefined)
    builder.setHour(hour.value, 0.45, 'place-about', hour.evidence);
  const weather = readWeather(scenario);
  if (weather && builder.weatherNow === undefined)
    builder.setWeather(weather.value, 0.4, 'place-about', weather.evidence);
  if (builder.placeNow !== undefined) return;
  const cue = readPlace(scenario, facts.places, names);
  const setting = about.setting?.replace(/[#_-]+/g, ' ').trim();
  const named =
    setting !== undefined && setting !== '' ? readLabel(setting, false).place : undefined;
  const found = named ?? (cue ? { name: cue.name, kind: cue.kind } : undefined);
  if (found)
    builder.setPlace(
      facts.places.place(found.name, found.kind, '').id,
      0.42,
      'place-about',
      setting ?? cue?.evidence,
    );
  if (setting !== undefined) {
    const settingHour = hourFromLabel(setting);
    const settingWeather = weatherFromLabel(setting);
    if (settingHour && builder.hourNow === undefined)
      builder.setHour(settingHour, 0.42, 'place-about', setting);
    if (settingWeather && builder.weatherNow === undefined)
      builder.setWeather(settingWeather, 0.42, 'place-about', setting);
  }
}
