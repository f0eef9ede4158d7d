// What the columns of a table of messages are, by their names.

export interface Columns {
  /** Who says it and what, or what was asked and what was answered. */
  readonly who?: number;
  readonly text?: number;
  readonly asked?: number;
  readonly answered?: number;
  readonly time?: number;
  readonly chat?: number;
}

const WHO = 'role author sender speaker from name username user who'.split(' ');
const TEXT = ['content', 'message', 'text', 'body', 'msg', 'message_text', 'message content'];
const TIME = 'timestamp time date datetime created_at createdat sent_at create_time created'.split(
  ' ',
);
const CHAT = [
  'conversation_id',
  'conversation id',
  'conversation',
  'chat_id',
  'chat',
  'thread_id',
  'thread',
  'title',
];
const PAIRS = [
  ['prompt', 'response'],
  ['prompt', 'completion'],
  ['question', 'answer'],
  ['query', 'answer'],
  ['query', 'response'],
  ['instruction', 'output'],
  ['input', 'output'],
  ['user', 'assistant'],
  ['human', 'assistant'],
  ['human', 'ai'],
] as const;

/** Undefined where no columns say who said what. */
export function columnsOf(names: readonly string[]): Columns | undefined {
  const folded = names.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  const at = (words: readonly string[]): number | undefined => {
    const found = words.map((word) => folded.indexOf(word)).find((i) => i !== -1);
    return found;
  };
  const time = at(TIME);
  const chat = at(CHAT);
  const common = {
    ...(time === undefined ? {} : { time }),
    ...(chat === undefined ? {} : { chat }),
  };
  for (const [ask, answer] of PAIRS) {
    const [asked, answered] = [folded.indexOf(ask), folded.indexOf(answer)];
    if (asked !== -1 && answered !== -1) return { ...common, asked, answered };
  }
  const who = at(WHO);
  const text = at(TEXT);
  return who === undefined || text === undefined ? undefined : { ...common, who, text };
}
