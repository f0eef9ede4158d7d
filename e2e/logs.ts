// Small logs that journeys drop: readable at a glance, quick to play through.
import type { Dropped } from './pages/start-page';

type Line = readonly [who: string, text: string];

/** A SillyTavern chat; the first one who speaks is the user. */
export function chatOf(name: string, lines: readonly Line[]): Dropped {
  const user = lines[0]?.[0] ?? 'Ann';
  const other = lines.find(([who]) => who !== user)?.[0] ?? 'Bo';
  const records: object[] = [
    { user_name: user, character_name: other, create_date: '2024-09-14@18h02m00s' },
    ...lines.map(([who, mes], index) => ({
      name: who,
      is_user: who === user,
      is_system: false,
      send_date: new Date(Date.UTC(2024, 8, 14, 18, index)).toISOString(),
      mes,
    })),
  ];
  const text = records.map((record) => JSON.stringify(record)).join('\n');
  return { name, bytes: Buffer.from(`${text}\n`) };
}

export const LITTLE_LINES: readonly Line[] = [
  ['Ann', '*Ann stands on the beach at dusk. Rain falls.* "It is raining again."'],
  ['Bo', '*He smiles.* "Then we stay in. I am so happy that you came!"'],
  ['Ann', '"Again?"'],
  ['Bo', '*He sighs.* "I am sorry. I am so very sad today."'],
  ['Ann', '"Tell me."'],
  ['Bo', '"What shall we do?\n\n1. Play chess.\n2. Walk to the lighthouse.\n3. Go to sleep."'],
  ['Ann', '"2. Walk to the lighthouse."'],
  ['Bo', '***\n\n*The next morning they stand in the lighthouse. The sky is clear.* "Look!"'],
  ['Ann', '"How bright it is."'],
  ['Bo', '*He laughs.* "I told you so."'],
];

/** Two scenes, two people, one choice between three ways. */
export const LITTLE = chatOf('rainy-day.jsonl', LITTLE_LINES);

/** One place and two faces: three pictures. */
export const TINY = chatOf('two-words.jsonl', [
  ['Ann', '*Ann stands on the beach at noon.* "Here we are."'],
  ['Bo', '"Here we are."'],
]);

/** Prose that leaves open who says what: many lines are in doubt, some guessed alike. */
export const DOUBTFUL: Dropped = {
  name: 'three-at-the-door.md',
  bytes: Buffer.from(
    [
      '"Who goes there?" asked Ann.',
      'Bo and Cid came in from the rain.',
      '"It was not me."',
      '"Nor me."',
      '"Then who?"',
      'Nobody answered.',
      '"Well?" said Bo.',
      '"I saw it."',
      '"So did I," said Cid.',
      '"Never."',
      '"Perhaps."',
      'Ann shut the door. "Enough," she said.',
      '"Fine."',
      'The rain went on.',
      '"Out with it."',
    ].join('\n\n'),
  ),
};

/** As many short messages as asked for, each with its number in it. */
export function longChat(count: number): Dropped {
  return chatOf(
    'many.jsonl',
    Array.from({ length: count }, (_, index) => [
      index % 2 === 0 ? 'Ann' : 'Bo',
      `"This is message ${index + 1} of ours."`,
    ]),
  );
}
