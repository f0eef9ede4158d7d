// A row of each table as version 1 wrote it. Never changed: it stands for what people have.
import type { Samples } from '../bench';

const HASH = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

const source = {
  id: '0123456789abcdef',
  fileName: 'lantern-tide.jsonl',
  asset: HASH,
  bytes: 48,
  format: 'sillytavern',
  formatVersion: 1,
  encoding: 'utf-8',
  messageCount: 1,
  rules: {
    cast: {},
    lines: [],
    cuts: { added: [], removed: [] },
    swipesAsChoices: false,
    sceneSensitivity: 0.5,
  },
  diagnostics: [],
  importedAt: 1795000000000,
};

const character = {
  id: 'mio',
  name: 'Mio',
  aliases: ['Mio-chan'],
  role: 'character',
  color: '#8fc7f4',
  description: 'Keeps the lanterns.',
  looks: { words: 'short black hair', traits: {} },
  sprites: { joy: HASH },
  onStage: true,
};

const place = {
  id: 'pier',
  name: 'The pier',
  aliases: [],
  kind: 'pier',
  description: '',
  environment: { hour: 'dusk' },
};

const world = { name: '', places: [place], lore: [], environment: {} };

const head = {
  id: 's1',
  title: 'The pier',
  place: 'pier',
  hour: 'dusk',
  weather: 'rain',
  cast: ['mio'],
  state: 'imported',
  beatCount: 2,
  cut: { confidence: 1, reason: 'start' },
};

const project = {
  id: 'p1',
  storyVersion: 1,
  title: 'Lantern tide',
  author: '',
  stage: { width: 1920, height: 1080 },
  player: 'mio',
  sources: [source],
  createdAt: 1795000000000,
  updatedAt: 1795000000001,
};

const outline = { projectId: 'p1', characters: [character], world, scenes: [head] };

const beats = [
  {
    id: 'b1',
    kind: 'say',
    who: 'mio',
    text: 'The lantern is *lit*.',
    mode: 'speech',
    expression: 'joy',
    span: { source: '0123456789abcdef', message: 0, start: 0, end: 19 },
    guesses: { who: { confidence: 0.9, reason: 'header' } },
  },
  {
    id: 'b2',
    kind: 'choose',
    prompt: '',
    options: [{ id: 'o1', text: 'Row out', target: { to: 'next' }, when: [], effects: [] }],
  },
];

export const v1: Samples = {
  projects: project,
  outlines: outline,
  scenes: { projectId: 'p1', id: 's1', beats },
  transcripts: {
    projectId: 'p1',
    source: '0123456789abcdef',
    speakers: [{ key: 'Mio', name: 'Mio' }],
    skipped: [{ bytes: [0, 4], why: 'header' }],
    about: { title: 'Lantern tide' },
    messageCount: 1,
  },
  messages: {
    projectId: 'p1',
    source: '0123456789abcdef',
    chunk: 0,
    first: 0,
    messages: [
      {
        index: 0,
        speaker: 'Mio',
        kind: 'post',
        text: 'The lantern is lit.',
        bytes: [4, 48],
        textBytes: [23, 42],
        line: 1,
      },
    ],
    skipped: [{ source: '0123456789abcdef', message: 0, start: 18, end: 19, why: 'markup' }],
  },
  imports: {
    projectId: 'p2',
    state: 'ready',
    startedAt: 1795000000000,
    updatedAt: 1795000000001,
    files: [{ name: 'lantern-tide.jsonl', bytes: 48, hash: HASH }],
    hashes: [HASH],
    formats: [{ id: 'sillytavern', score: 0.98 }],
    rules: source.rules,
    sources: [source],
    starts: [{ scene: 's1', source: '0123456789abcdef', message: 0, start: 0 }],
    doubts: [],
    draft: {
      title: 'Lantern tide',
      characters: [character],
      world,
      scenes: [head],
      cast: [],
      counts: { messages: 1, beats: 2 },
      diagnostics: [],
    },
  },
  assets: {
    id: HASH,
    crc32: 3421780262,
    size: 48,
    type: 'application/jsonl',
    name: 'lantern-tide.jsonl',
    origin: { by: 'import' },
    addedAt: 1795000000000,
  },
  blobs: { id: HASH, blob: new Blob(['{"name":"Mio"}']) },
  thumbnails: { id: HASH, blob: new Blob(['x']), width: 320, height: 180 },
  histories: {
    projectId: 'p1',
    position: 1,
    steps: [{ step: 1, name: 'Change text', at: 1795000000000 }],
  },
  undo: {
    projectId: 'p1',
    step: 1,
    patch: { scenes: [{ id: 's1', did: 'change', hunks: [{ at: 0, removed: [], inserted: [] }] }] },
  },
  snapshots: {
    projectId: 'p1',
    id: '0123456789abcdef0123',
    reason: 'Before replacing text',
    at: 1795000000000,
    hash: HASH,
    bytes: 120,
    project,
    outline,
    parts: { s1: HASH },
  },
  snapshotParts: { hash: HASH, packed: false, data: new TextEncoder().encode('[]') },
  settings: { key: 'settings', value: { appearance: { theme: 'dark' } } },
  saves: { projectId: 'p1', slot: '1', savedAt: 1795000000000, title: 'Dusk', state: { at: 1 } },
  seen: { projectId: 'p1', scene: 's1', beats: ['b1'] },
  exports: {
    projectId: 'p1',
    target: 'renpy',
    at: 1795000000000,
    files: { 'game/script.rpy': { sha256: HASH, size: 10 } },
  },
  jobs: {
    id: 'j1',
    kind: 'export',
    title: "Ren'Py project",
    state: 'done',
    progress: 1,
    message: '',
    log: [{ at: 1795000000000, text: 'Wrote 12 files.' }],
    createdAt: 1795000000000,
    startedAt: 1795000000000,
    endedAt: 1795000000001,
  },
};
