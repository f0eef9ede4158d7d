// Stories that try to break an export, each holding many tricks at once since a run of the engine is slow.
import { buildCharacter, buildScene, narrate, say, stage } from '@/stage/testing';
import { buildStory } from '@/export/testing';
import { placeSchema, type Character, type Scene, type Story } from '@/story';

const NASTY_TEXTS = [
  '[sighs] and {grins} at 100% of "them" \\ back\\slash',
  'C:\\users\\new\\temp %(name)s %s 50%, 100% fun %',
  '{{b}} [[x]] {b}bold?{/b} {w} {#note} [who!q] [1] [] {} {',
  '__init__ and ___x _ _ a__b 【東|とう】 【note】 】【',
  '**bold *both* bold** ~~struck~~ *a 😀 b* \\*no star\\*',
  'Line one\nline two\n\nNew paragraph with  two   spaces',
  'emoji 😀👨‍👩‍👧 日本語のテキスト שלום עולם مرحبا',
  '"fully quoted" \'single\' `tick` # hash $ cash // <b>&amp;</b>',
  'tab\tbetween, nbsp\u00a0here, wide\u3000space, \ufeffbom, \u2028sep, nul\u0000',
  '"); import os; os.system("true") #',
  '"\n    jump start\nlabel start:\n    "',
  '{{user}} greets {{char}} and {{unknown}}.',
  'W'.repeat(300),
  `${'https://example.org/'.repeat(30)}`,
  `${'A sentence of moderate length, with a clause; and another one. '.repeat(160)}`,
];

const ODD_NAMES = [
  'list',
  'config',
  'renpy',
  'None',
  'return',
  'Play',
  'narrator',
  'extend',
  'Mira',
  'mira',
  'MÍRA',
  'Tomás O’Neil [Jr] {x}',
  '名無し',
  'Анна',
  '😀',
  '__init__',
  '   .',
  'con',
  'A "quoted" \\ name%s',
  'class',
  'nvl',
  'pause',
  'x'.repeat(120),
  'さくら',
  '김민수',
];

const ODD_OUTFITS = [
  'joy',
  'neutral',
  'at',
  'Evening "dress" [x] {y}',
  'evening dress',
  '晩',
  '😀',
];

/** Every nasty text in say, thought, narration, prompts and options, by people with odd names. */
export function hostileTexts(): Story {
  const people = ODD_NAMES.map((name, index) =>
    buildCharacter(`c${index}`, {
      name,
      color: index % 2 ? '#101010' : '#c9b1f5',
      // Names that are faces, words of the engine, or none at all in ASCII.
      outfits: ODD_OUTFITS.map((outfit) => ({ name: outfit })),
    }),
  );
  const teller = buildCharacter('teller', { name: 'Teller', role: 'narrator' });
  const me = buildCharacter('me', { name: 'You [x] {y}', role: 'player' });
  const scenes: Scene[] = [
    buildScene(
      's0',
      NASTY_TEXTS.flatMap((text, index) => [
        say(`c${index}`, text, { expression: index % 3 ? 'joy' : 'Odd "face" [x]' }),
        narrate(text, { actor: 'c1' }),
      ]),
      { title: 'A "title" [with] {braces}\nand __lines__', place: 'p0' },
    ),
    buildScene(
      's1',
      [
        ...ODD_NAMES.map((name, index) => say(`c${index}`, `I am ${name}.`)),
        ...ODD_OUTFITS.flatMap((outfit) => [
          stage('dress', 'c24', { outfit }),
          say('c24', `I wear ${outfit}.`, { expression: 'joy' }),
        ]),
        stage('dress', 'c24'),
        say('c24', 'My usual clothes.'),
        say(null, 'Who speaks?'),
        say('ghost', 'A speaker that the cast does not hold.'),
        say('teller', 'The teller tells.'),
        say('me', '*thinking [hard]*', { mode: 'thought' }),
        say('me', '   '),
        narrate('* *'),
        { kind: 'note', text: 'never shown' },
        { kind: 'pause', seconds: 0.2 },
      ],
      { title: '', place: 'p1', weather: 'snow' },
    ),
    buildScene(
      's2',
      [
        ...NASTY_TEXTS.slice(0, 11).map((text, index) => ({
          kind: 'choose',
          prompt: index % 2 ? text : '',
          options: [
            { id: 'a', text, target: { to: 'next' } },
            { id: 'b', text: '', target: { to: 'next' } },
          ],
        })),
        {
          kind: 'choose',
          prompt: NASTY_TEXTS[14] ?? '',
          options: Array.from({ length: 14 }, (_, index) => ({
            id: `o${index}`,
            text: `${index} ${'a long option '.repeat(index * 3)}`,
            target: { to: index % 4 === 3 ? 'end' : 'next' },
          })),
        },
        { kind: 'choose', prompt: 'No options at all.', options: [] },
      ],
      { title: 'choices', place: 'p2', weather: 'fog', hour: 'night' },
    ),
  ];
  return buildStory(scenes, [...people, teller, me], {
    project: { title: 'Hostile "texts" [x] {y} 100%', author: 'Nobody {z} [w]', player: 'me' },
    world: {
      places: [
        place('p0', 'Day', 'pier'),
        place('p1', 'hide', 'forest'),
        place('p2', '東京 "tower"', 'street'),
      ],
    },
  });
}

function place(id: string, name: string, kind: string) {
  return placeSchema.parse({ id, name, kind });
}

/** Eight people, moves, weather changes in a scene, variables of changing type, loops, asides. */
export function hostileFlow(): Story {
  const cast: Character[] = Array.from({ length: 9 }, (_, index) =>
    buildCharacter(`p${index}`, { name: `Person ${index}` }),
  );
  const to = (scene: string) => ({ to: 'scene', scene });
  const scenes: Scene[] = [
    buildScene(
      'crowd',
      [
        ...cast.map(({ id }) => say(id, `Here comes ${id}.`, { expression: 'joy' })),
        stage('move', 'p3', { x: 0.1 }),
        say('p3', 'I moved.', { expression: 'anger', cue: 'whis[per]ing "low" {b}\n__x' }),
        stage('leave', 'p4'),
        { kind: 'weather', weather: 'storm' },
        narrate('A storm.'),
        { kind: 'hour', hour: 'night' },
        { kind: 'weather', weather: 'rain' },
        narrate('Night and rain.'),
        { kind: 'place', place: 'inn' },
        say('p2', 'Inside.'),
        stage('express', 'p2', { expression: 'sadness' }),
        narrate('Her face falls.'),
        { kind: 'set', effects: [{ variable: 'class', operator: '=', value: 3 }] },
      ],
      { place: 'pier', title: 'The crowd' },
    ),
    buildScene(
      'loop',
      [
        narrate('Round we go.'),
        { kind: 'set', effects: [{ variable: 'count it', operator: '+=', value: 1 }] },
        {
          kind: 'choose',
          prompt: 'Again?',
          options: [
            { id: 'a', text: 'Again', target: to('loop') },
            {
              id: 'b',
              text: 'Enough',
              target: { to: 'next' },
              when: [{ variable: 'count it', operator: '>=', value: 2 }],
            },
            { id: 'c', text: 'Aside', target: to('aside') },
            {
              id: 'd',
              text: 'Mixed',
              target: { to: 'next' },
              effects: [{ variable: 'mood', operator: '=', value: 'gl"ad' }],
            },
          ],
        },
        {
          kind: 'jump',
          target: to('end'),
          when: [
            { variable: 'mood', operator: '==', value: 'gl"ad' },
            { variable: 'count it', operator: '<', value: 10 },
          ],
        },
        narrate('Not glad.'),
        { kind: 'set', effects: [{ variable: 'mood', operator: '+=', value: 2 }] },
        {
          kind: 'jump',
          target: to('deleted'),
          when: [{ variable: 'mood', operator: '<=', value: 1 }],
        },
      ],
      { title: 'loop', weather: 'fog' },
    ),
    buildScene('aside', [say('p0', 'An aside.'), { kind: 'jump', target: to('loop') }], {
      aside: true,
      place: 'inn',
    }),
    buildScene('empty', [], { title: '' }),
    buildScene('end', [
      say('p1', 'The end is near.'),
      {
        kind: 'choose',
        options: [
          {
            id: 'x',
            text: 'Never',
            target: { to: 'end' },
            when: [{ variable: 'flag', operator: '==', value: true }],
          },
        ],
      },
      { kind: 'jump', target: { to: 'end' } },
      narrate('Nobody reads this.'),
    ]),
  ];
  return buildStory(scenes, cast, {
    project: { title: 'Flow' },
    world: {
      places: [place('pier', 'Old pier', 'pier'), place('inn', 'The Inn', 'tavern')],
      environment: { weather: 'clear', hour: 'dusk' },
    },
  });
}
