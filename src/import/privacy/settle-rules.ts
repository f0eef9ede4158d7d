// Corrections name speakers and count characters as the log is shown. When other details are hidden,
// names and offsets are other ones: the rules move along, so that no correction is lost.
import type { ImportRules, LineRule, LogTranscript, Message, SourceId } from '@/story';
import {
  hideInPattern,
  makeHider,
  toOriginal,
  toShown,
  type Hider,
  type PrivateDetail,
} from '@/story/privacy';
import { foldName } from '../analyze/names';
import { isSameList } from '../join-rules';

const VOICE = 'voice:';

const ALL = 'all';

export interface Hiding {
  /** As the logs are shown from now on. */
  readonly shown: Hider;
  /** As one was shown when its rules were made; `shown` itself where nothing changes. */
  before(source: SourceId): Hider;
}

export function hidingOf({ privacy: { details, spansOf } }: ImportRules): Hiding {
  const shown = makeHider(details);
  return {
    shown,
    before(source) {
      const old = spansOf?.[source] ?? spansOf?.[ALL];
      return old === undefined || isSameList(old, details) ? shown : makeHider(old);
    },
  };
}

/** Rules for other details: what is counted and named by the old ones moves when the log is read next. */
export function withDetails(rules: ImportRules, details: readonly PrivateDetail[]): ImportRules {
  const { privacy } = rules;
  const spansOf = { [ALL]: privacy.details, ...privacy.spansOf };
  return { ...rules, privacy: { ...privacy, details: [...details], spansOf } };
}

/** Every log was read: nothing is counted the old way any more. */
export function settled(rules: ImportRules): ImportRules {
  if (rules.privacy.spansOf === undefined) return rules;
  const { spansOf: _spansOf, ...privacy } = rules.privacy;
  return { ...rules, privacy };
}

/**
 * Moves the rules that are about one log. `log` is as its format was read. `isFirst` takes along what
 * names no source.
 */
export function settleRules(
  rules: ImportRules,
  hiding: Hiding,
  log: LogTranscript,
  source: SourceId,
  isFirst: boolean,
): ImportRules {
  const { shown } = hiding;
  const before = hiding.before(source);
  if (before === shown) return rules;
  const keys = new Map<string, string>();
  for (const { key } of log.speakers) keys.set(before.hide(key), shown.hide(key));
  // Voices of told text are no speakers of the log; their keys hold their names.
  const keyOf = (key: string): string =>
    keys.get(key) ??
    (key.startsWith(VOICE)
      ? `${VOICE}${foldName(shown.hide(key.slice(VOICE.length)))}`
      : shown.hide(key));
  const isMeant = (rule: { readonly source?: SourceId | undefined }): boolean =>
    rule.source === source || (rule.source === undefined && isFirst);
  const messages = messagesOf(log, rules);
  const move = (message: number, offset: number): number =>
    moved(messages.get(message), offset, before, shown);
  const line = (rule: LineRule): LineRule => ({
    ...rule,
    ...(typeof rule.speaker === 'string' && { speaker: keyOf(rule.speaker) }),
    ...(isMeant(rule) && {
      start: move(rule.message, rule.start),
      end: move(rule.message, rule.end),
    }),
  });
  const cut = <T extends ImportRules['cuts']['added'][number]>(rule: T): T =>
    isMeant(rule) ? { ...rule, start: move(rule.message, rule.start) } : rule;
  return {
    ...rules,
    cast: Object.fromEntries(
      Object.entries(rules.cast).map(([key, rule]) => [
        keyOf(key),
        {
          ...rule,
          ...(rule.mergeInto !== undefined && { mergeInto: keyOf(rule.mergeInto) }),
          ...(rule.name !== undefined && { name: shown.hide(rule.name) }),
        },
      ]),
    ),
    lines: rules.lines.map(line),
    cuts: { added: rules.cuts.added.map(cut), removed: rules.cuts.removed.map(cut) },
    texts: rules.texts.map((rule) => ({
      ...rule,
      text: (rule.how === 'regex' ? hideInPattern(rule.text, shown) : shown.hide(rule.text)).slice(
        0,
        200,
      ),
      ...(rule.by !== undefined && { by: keyOf(rule.by) }),
      ...(typeof rule.speaker === 'string' && { speaker: keyOf(rule.speaker) }),
    })),
  };
}

/** The messages that rules are about, by index. */
function messagesOf(log: LogTranscript, rules: ImportRules): ReadonlyMap<number, Message> {
  const { added, removed } = rules.cuts;
  const wanted = new Set([...rules.lines, ...added, ...removed].map(({ message }) => message));
  const found = new Map<number, Message>();
  if (wanted.size === 0) return found;
  for (const message of log.messages) {
    if (!wanted.has(message.index)) continue;
    found.set(message.index, message);
    if (found.size === wanted.size) break;
  }
  return found;
}

function moved(message: Message | undefined, offset: number, before: Hider, shown: Hider): number {
  if (!message) return offset;
  return toShown(shown.edits(message.text), toOriginal(before.edits(message.text), offset));
}
