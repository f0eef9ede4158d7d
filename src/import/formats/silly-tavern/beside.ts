// What extensions keep beside a message instead of in its text: the trackers of a scene, and a card's variables.
import type { StatedSetting } from '@/story';
import { settingOfData } from '../../segment/panel';
import { isObject } from '../shared/json-lines';
import type { Fields } from './fields';

/** Where, when and in what weather a message plays, as its extensions say. */
export function statedBeside(
  fields: Fields,
  extra: Fields,
  header: Fields | undefined,
  index: number,
): StatedSetting | undefined {
  for (const data of dataBeside(fields, extra)) {
    const stated = settingOfData(data);
    if (stated) return stated;
  }
  const snapshot = snapshotsOf(header)?.[String(index)];
  return snapshot === undefined ? undefined : settingOfData(parsed(snapshot));
}

function* dataBeside(fields: Fields, extra: Fields): Generator {
  yield fields.tracker;
  for (const value of Object.values(extra)) {
    if (!isObject(value)) continue;
    // Trackers keep what they say in `value`, beside the page that shows it, or once for each swipe.
    if (isObject(value.value)) yield value.value;
    const swipe = value[String(fields.swipe_id ?? 0)];
    if (isObject(swipe)) yield parsed(swipe.infoBox);
  }
  const { variables } = fields;
  const shown: unknown = Array.isArray(variables)
    ? variables[typeof fields.swipe_id === 'number' ? fields.swipe_id : 0]
    : variables;
  if (isObject(shown)) yield shown.stat_data;
}

function snapshotsOf(header: Fields | undefined): Fields | undefined {
  const meta = header?.chat_metadata;
  if (!isObject(meta)) return undefined;
  for (const value of Object.values(meta))
    if (isObject(value) && isObject(value.snapshots)) return value.snapshots;
  return undefined;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 40_000) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
