// What the lines of a status panel are called, in words and in signs.
export type Field = 'place' | 'hour' | 'weather' | 'other';

const WORDS: readonly (readonly [Field, string])[] = [
  [
    'place',
    'location|place|where|scene|setting|area|venue|current location|ort|lieu|lugar|ubicación|local|место|локация|место действия|' +
      '場所|現在地|地点|地點|位置|当前地点|當前地點|当前位置|所在地|场景|場景|장소|위치',
  ],
  [
    'hour',
    'time|time of day|current time|date & time|date and time|date/time|datetime|hour|clock|zeit|uhrzeit|heure|hora|время|' +
      '時間|時刻|时间|当前时间|時辰|时辰|时刻|日期时间|시간',
  ],
  ['weather', 'weather|forecast|sky|wetter|météo|clima|tempo|погода|天気|天候|天气|天氣|날씨'],
  [
    'other',
    'date|day|mood|outfit|clothes|clothing|attire|thoughts|thought|inner thoughts|inner monologue|present|present characters|characters|' +
      'characters present|character|hp|mp|sp|xp|exp|level|lv|affection|trust|love|lust|arousal|health|status|stats|inventory|on person|items|' +
      'gold|money|coins|relationship|condition|conditions|position|posture|goal|goals|quest|quests|stamina|mana|energy|hunger|satiety|hygiene|' +
      'hair|appearance|demeanor|details|state|notes|turn|round|temperature|season|year|month|skills|recent events|feelings|emotion|' +
      '日期|日付|姓名|名字|名前|年龄|身份|职业|好感度|好感|亲密度|信任度|心情|情绪|想法|内心想法|内心|心理|心理活动|内心独白|衣着|穿着|服装|衣服|' +
      '姿势|动作|状态|身体状态|生命|生命值|体力|精力|金钱|物品|背包|关系|任务|目标|当前任务|备注|温度|在场|在场人物|在场角色|人物|호감도|기분|날짜',
  ],
];

const SIGNS: readonly (readonly [Field, string])[] = [
  ['place', '📍 🏠 🗺 🏰 🏙 🌍 🌎 🌏 🧭'],
  ['hour', '🕰 ⏰ ⌚ ⏱ ⏳ ⌛'],
  ['weather', '🌤 🌧 ☀ ⛈ ❄ ☁ 🌫 ⛅ 🌥 🌦 🌨 🌩 🌪 🌈 ☔'],
  ['other', '📅 📆 🗓 ❤ 💗 💖 💕 💭 👗 👔 👕 👥 👤 💰 😊 🎭 🌡 🧠 🎒 ⚔ 🩸 🔋'],
];

const FIELDS = new Map<string, Field>();
for (const [field, words] of WORDS) for (const word of words.split('|')) FIELDS.set(word, field);
for (const [field, signs] of SIGNS) for (const sign of signs.split(' ')) FIELDS.set(sign, field);
for (let clock = 0x1f550; clock <= 0x1f567; clock++)
  FIELDS.set(String.fromCodePoint(clock), 'hour');

/** A blank before one of these parts a line that has no other signs between its entries. */
export const BEFORE_SIGN = new RegExp(
  `\\s+(?=(?:${SIGNS.flatMap(([, signs]) => signs.split(' ')).join('|')}|[\\u{1f550}-\\u{1f567}])\\ufe0f?)`,
  'u',
);

/** What a key of a panel tells, or undefined where panels have no such key. */
export function fieldOf(written: string): Field | undefined {
  const key = written
    .replace(/\ufe0f/g, '')
    .trim()
    .toLowerCase();
  const bare = key.replace(/^[^\p{L}]+/u, '');
  // "Orrin's affection", "{{user}}'s stats".
  const owned = bare.replace(/^.*['’]s /, '');
  return FIELDS.get(key) ?? FIELDS.get(bare) ?? FIELDS.get(owned);
}
