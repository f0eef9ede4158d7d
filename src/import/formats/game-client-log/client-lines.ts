// A line of the log that a game's program keeps: what a machine wrote about it, and what somebody said.
import type { MessageKind } from '@/story';

export interface ClientLine {
  /** As written. */
  readonly time: string;
  readonly name?: string;
  /** Undefined where the line is not chat. */
  readonly kind?: MessageKind;
  readonly cue?: string;
  /** Offsets of the text in the line. */
  readonly textAt: number;
  readonly textEnd: number;
}

export type ReadClientLine = (line: string) => ClientLine | undefined;

/** However long a line is, its head lies here. */
const HEAD_CHARS = 300;

type Channel = { readonly kind: MessageKind; readonly cue?: string };
const SAID: Channel = { kind: 'post' };
const YELLED: Channel = { kind: 'post', cue: 'yells' };
const WHISPERED: Channel = { kind: 'post', cue: 'whispers' };
const ACTED: Channel = { kind: 'action' };
const OUT_OF_IT: Channel = { kind: 'ooc' };

/** Final Fantasy XIV by the Advanced Combat Tracker: `00|time|code|name|text|checksum`. */
const ACT =
  /^00\|(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))\|([0-9a-f]{4})\|([^|\n]{0,60})\|/i;
const ACT_OTHER = /^\d{2,3}\|\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})\|/;
const ACT_CHANNELS: Readonly<Record<string, Channel>> = {
  '000A': SAID,
  '000B': { kind: 'post', cue: 'shouts' },
  '000C': WHISPERED,
  '000D': WHISPERED,
  '000E': SAID,
  '000F': SAID,
  '0018': OUT_OF_IT,
  '001B': OUT_OF_IT,
  '001C': ACTED,
  '001D': ACTED,
  '001E': YELLED,
  '003D': SAID,
  '0044': SAID,
};
/** Linkshells, of one world and of several. */
const ACT_SHELLS = /^(?:001[0-7]|0025|006[5-9a-b])$/i;

export function readActLine(line: string): ClientLine | undefined {
  const head = line.slice(0, HEAD_CHARS);
  const found = ACT.exec(head);
  if (!found) return ACT_OTHER.test(head) ? notChat(head.slice(3, 40)) : undefined;
  const [all, time = '', code = '', name = ''] = found;
  const id = code.toUpperCase();
  const channel = ACT_SHELLS.test(id) ? OUT_OF_IT : ACT_CHANNELS[id];
  if (!channel || name === '') return notChat(time);
  // A checksum ends the line; bars of the text itself stand before it.
  const sum = /\|[0-9a-z]{6,64}$/i.exec(line.slice(-70));
  const textEnd = sum ? line.length - sum[0].length : line.length;
  return { time, name: name.trim(), ...channel, textAt: all.length, textEnd };
}

/** Elder Scrolls Online: `time channel,name^Fx,text`. */
const ESO = /^(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})) (\d{1,2}),([^,\n]{1,60}),/;
const ESO_CHANNELS: Readonly<Record<string, Channel>> = {
  0: SAID,
  1: YELLED,
  2: WHISPERED,
  3: SAID,
  4: WHISPERED,
  6: ACTED,
  7: SAID,
  8: YELLED,
  9: WHISPERED,
  10: ACTED,
};

export function readEsoLine(line: string): ClientLine | undefined {
  const found = ESO.exec(line.slice(0, HEAD_CHARS));
  if (!found) return undefined;
  const [all, time = '', channel = '', who = ''] = found;
  // Behind the name stands how the game's grammar treats it.
  const name = who.replace(/\^.*$/, '').trim();
  const how = ESO_CHANNELS[Number(channel)] ?? OUT_OF_IT;
  return { time, name, ...how, textAt: all.length, textEnd: line.length };
}

/** Minecraft, of a server or a player: `[time] [thread/INFO]: [CHAT] <Name> text`. */
const MINECRAFT =
  /^\[(?:\d{1,2}\p{L}{3}\d{4} )?(\d{2}:\d{2}:\d{2})(?:\.\d{1,3})?\] \[([^\]\n]{1,80})\/(?:INFO|WARN|ERROR|DEBUG|FATAL)\](?: \[[^\]\n]{0,120}\])?: /u;
const CHAT_MARK = /^(?:\[Not Secure\] )?(?:\[System\] )?(?:\[CHAT\] )?(?:\[Not Secure\] )?/;
const RANK = String.raw`(?:\[[^\]\n]{1,24}\] ?){0,3}`;
const PLAYER = '[~.*]?[A-Za-z0-9_]{2,24}';
const IN_ANGLES = new RegExp(String.raw`^<${RANK}(${PLAYER})> `);
const WITH_COLON = new RegExp(String.raw`^${RANK}(${PLAYER})(?: ?[»>:]) `);
const ACTS = new RegExp(String.raw`^\* (${PLAYER}) (?=\S)`);
const TO_ONE = new RegExp(String.raw`^(${PLAYER}) whispers to you: `);

export function readMinecraftLine(line: string): ClientLine | undefined {
  const head = line.slice(0, HEAD_CHARS);
  const stamp = MINECRAFT.exec(head);
  if (!stamp) return undefined;
  const time = stamp[1] ?? '';
  const mark = CHAT_MARK.exec(head.slice(stamp[0].length))?.[0] ?? '';
  const at = stamp[0].length + mark.length;
  const rest = head.slice(at);
  const common = { time, textEnd: line.length };
  const angles = IN_ANGLES.exec(rest);
  if (angles) return { ...common, ...SAID, name: angles[1] ?? '', textAt: at + angles[0].length };
  const whisper = TO_ONE.exec(rest);
  if (whisper)
    return { ...common, ...WHISPERED, name: whisper[1] ?? '', textAt: at + whisper[0].length };
  const acts = ACTS.exec(rest);
  if (acts) return { ...common, ...ACTED, name: acts[1] ?? '', textAt: at + 2 };
  // Servers write warnings with colons; only what is marked as chat is somebody's.
  const colon = mark.includes('[CHAT]') ? WITH_COLON.exec(rest) : null;
  if (colon) return { ...common, ...SAID, name: colon[1] ?? '', textAt: at + colon[0].length };
  return notChat(time);
}

function notChat(time: string): ClientLine {
  return { time, textAt: 0, textEnd: 0 };
}
