// Private details go before anybody reads the log: between the reader of the format and the analysis.
// So beats, names, titles, places, prompts and exports never hold them; only the stored file does.
import type { LogTranscript, LoreEntry, Message, MessageList, Speaker } from '@/story';
import { hideDeep, type Hider } from '@/story/privacy';
import type { StoredCard } from '../gather-facts';

/** The transcript as everybody sees it. Two speakers who are called the same now are one. */
export function hideTranscript(transcript: LogTranscript, hider: Hider): LogTranscript {
  if (hider.isIdle) return transcript;
  const speakers = new Map<string, Speaker>();
  for (const speaker of transcript.speakers) {
    const shown = hideDeep(speaker, hider, SPEAKER_FIELDS);
    if (!speakers.has(shown.key)) speakers.set(shown.key, shown);
  }
  return {
    ...transcript,
    speakers: [...speakers.values()],
    messages: hideMessages(transcript.messages, hider),
    about: hideDeep(transcript.about, hider),
  };
}

/** Of a log that is not held, each walk hides anew. */
function hideMessages(messages: MessageList, hider: Hider): MessageList {
  if (Array.isArray(messages))
    return (messages as readonly Message[]).map((message) => hideMessage(message, hider));
  return {
    length: messages.length,
    *[Symbol.iterator]() {
      for (const message of messages) yield hideMessage(message, hider);
    },
  };
}

const SPEAKER_FIELDS: ReadonlySet<string> = new Set(['role']);
const MESSAGE_FIELDS: ReadonlySet<string> = new Set([
  'kind',
  'bytes',
  'textBytes',
  'text',
  'alternatives',
]);

/** Bytes go on naming the record in the file as it is. */
function hideMessage(message: Message, hider: Hider): Message {
  const shown = hideDeep(message, hider, MESSAGE_FIELDS);
  const text = hider.hide(message.text);
  const alternatives = message.alternatives?.map((one) => hider.hide(one));
  return { ...shown, text, ...(alternatives && { alternatives }) };
}

const CARD_FIELDS: ReadonlySet<string> = new Set(['portrait', 'sprites', 'id', 'kind']);

/** Cards, personas and lorebooks tell of the same people. */
export function hideFacts<
  T extends { readonly cards: readonly StoredCard[]; readonly lore: readonly LoreEntry[] },
>(facts: T, hider: Hider): T {
  return hideDeep(facts, hider, CARD_FIELDS);
}
