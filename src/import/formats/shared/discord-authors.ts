// Accounts, proxied characters and dice bots of a Discord channel.
import type { Speaker } from '@/story';
import { isNarratorName } from './text-marks';

interface Author {
  readonly key: string;
  /** Display names by use; accounts change theirs over time. */
  readonly names: Map<string, number>;
  readonly isBot: boolean;
  readonly id: string;
  messages: number;
  /** Messages that look like dice or are nothing but an embed. */
  notices: number;
}

const ROLL =
  /\b\d{0,3}d\d{1,4}\b[^\n]{0,80}(?:=|→|:)|\brolled?\b[^\n]{0,30}\d|makes an? .{3,30} (?:check|save)|\bResult\b/i;
const BOT_NAMES =
  /^(?:avrae|rollem|dice\s?(?:bot|parser|maiden)?|mee6|dyno|carl-?bot|pluralkit|tupperbox|mudae|dank memer)$/i;
const NOTICE_SHARE = 0.6;

export function isBotName(name: string): boolean {
  return BOT_NAMES.test(name);
}

export class Authors {
  readonly #authors = new Map<string, Author>();

  note(
    author: Record<string, unknown>,
    text: string,
    isEmbed: boolean,
  ): { key: string; name: string; isProxy: boolean } {
    const id = textOf(author.id) || textOf(author.name) || 'unknown';
    const name = textOf(author.nickname) || textOf(author.name) || 'Unknown';
    const isBot = author.isBot === true;
    const own = textOf(author.name) || name;
    const key = isBot && id !== own ? `${id}:${own}` : id;
    let known = this.#authors.get(key);
    if (!known) {
      known = { key, names: new Map(), isBot, id, messages: 0, notices: 0 };
      this.#authors.set(key, known);
    }
    known.messages++;
    known.names.set(name, (known.names.get(name) ?? 0) + 1);
    if (isEmbed || ROLL.test(text.slice(0, 300))) known.notices++;
    return { key, name, isProxy: isBot && !isBotName(name) };
  }

  isProxyKey(key: string): boolean {
    return this.#authors.get(key)?.isBot === true;
  }

  /** Speakers in order of appearance, and the keys of bots whose every word is a notice. */
  resolve(): { speakers: Speaker[]; dice: Set<string> } {
    const all = [...this.#authors.values()];
    const dice = new Set(
      all
        .filter((one) => one.isBot)
        .filter((one) => isBotName(nameOf(one)) || one.notices >= one.messages * NOTICE_SHARE)
        .map(({ key }) => key),
    );
    // Where characters have posts of their own, the accounts beside them are the players.
    const hasProxies = all.some(({ key, isBot }) => isBot && !dice.has(key));
    const speakers = all.map((one): Speaker => {
      const name = nameOf(one);
      const aliases = [...one.names.keys()].filter((other) => other !== name);
      const extra = aliases.length > 0 ? { aliases } : {};
      if (dice.has(one.key)) return { key: one.key, name, role: 'system', isBot: true, ...extra };
      if (!one.isBot)
        return { key: one.key, name, ...(hasProxies ? { isAccount: true } : {}), ...extra };
      return {
        key: one.key,
        name,
        ...(isNarratorName(name) ? { role: 'narrator' } : {}),
        ...extra,
      };
    });
    return { speakers, dice };
  }
}

function nameOf({ names, key }: Author): string {
  return [...names].sort((a, b) => b[1] - a[1])[0]?.[0] ?? key;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
