// A chat that was played on is exported whole again: what of it the story has already.
import type { Storage, StorageFailure } from '@/storage';
import type { ProjectId } from '@/story';
import { ok, type Result } from '@/lib/result';

/** Fewer that are the same may be chance: "Hello." stands in many logs. */
const ENOUGH = 3;

/** The messages of a story, by what they say. Holds a number for each. */
export class KnownMessages {
  readonly #prints = new Set<number>();

  get size(): number {
    return this.#prints.size;
  }

  add(text: string): void {
    this.#prints.add(printOf(text));
  }

  /**
   * How many messages of a log go before the first that the story does not have. 0 where the log is another
   * one. Messages edited or left out since are no break: what counts is where known and new ones part best.
   */
  countBefore(texts: Iterable<string>): number {
    let at = 0;
    let balance = 0;
    let same = 0;
    let best = { at: 0, balance: 0, same: 0 };
    for (const text of texts) {
      at++;
      const isKnown = this.#prints.has(printOf(text));
      balance += isKnown ? 1 : -1;
      if (isKnown) same++;
      if (isKnown && balance >= best.balance) best = { at, balance, same };
    }
    return best.same >= Math.min(ENOUGH, this.size) ? best.at : 0;
  }
}

/** All messages of all logs of the story. None where the story is gone. */
export async function knownMessages(
  storage: Storage,
  story: ProjectId,
): Promise<Result<KnownMessages, StorageFailure>> {
  const known = new KnownMessages();
  const heads = await storage.transcripts.listHeads(story);
  if (!heads.ok) return heads;
  for (const { source } of heads.value) {
    for await (const chunk of storage.transcripts.eachChunk(story, source)) {
      if (!chunk.ok) return chunk;
      for (const { text } of chunk.value.messages) known.add(text);
    }
  }
  return ok(known);
}

/** 53 bits of two FNV-1a hashes: among a million messages two meet by chance once in ten thousand logs. */
function printOf(text: string): number {
  let one = 0x811c9dc5;
  let two = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32) continue;
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x01000197);
  }
  return (one >>> 0) * 0x200000 + (two & 0x1fffff);
}
