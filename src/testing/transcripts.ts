// Small transcripts for tests that begin behind the format readers.
import type { Message, Speaker, Transcript, TranscriptAbout } from '@/story';

export interface LineOfLog extends Partial<Message> {
  readonly text: string;
}

export interface TranscriptFacts {
  readonly speakers?: readonly Speaker[];
  readonly about?: TranscriptAbout;
}

/** A transcript of these messages: `['Mira', '"Hi."']`, or an object where a message has more to it. */
export function transcriptOf(
  lines: readonly (readonly [speaker: string | null, text: string] | LineOfLog)[],
  facts: TranscriptFacts = {},
): Transcript {
  let at = 0;
  const messages = lines.map((line, index): Message => {
    const given: LineOfLog = 'text' in line ? line : { speaker: line[0], text: line[1] };
    const bytes = new TextEncoder().encode(given.text).length;
    const start = at;
    at += bytes + 1;
    return {
      speaker: null,
      kind: 'post',
      bytes: [start, at],
      textBytes: [start, start + bytes],
      line: index + 1,
      ...given,
      index,
    };
  });
  const keys = new Set(
    messages.flatMap((message) => (message.speaker === null ? [] : [message.speaker])),
  );
  const stated = facts.speakers ?? [];
  const speakers = [
    ...stated,
    ...[...keys]
      .filter((key) => !stated.some((speaker) => speaker.key === key))
      .map((key) => ({ key, name: key })),
  ];
  return { speakers, messages, skipped: [], about: facts.about ?? {} };
}

/** A transcript of prose: one message a paragraph, by nobody. */
export function proseOf(paragraphs: readonly string[]): Transcript {
  return transcriptOf(
    paragraphs.map((text) => [null, text] as const),
    { about: { isProse: true } },
  );
}
