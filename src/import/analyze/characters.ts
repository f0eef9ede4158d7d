// The cast as people of the story: who has a line, and how they look.
import { nameColor, type Character } from '@/story';
import type { CardFacts } from './card-facts';
import type { Cast } from './cast';
import { looksFromCard } from './looks';
import { foldName } from './names';

/** The people who have a line, in order of appearance, with what cards and telling say of their looks. */
export function charactersOf(
  cast: Cast,
  lines: ReadonlyMap<string, number>,
  cards: readonly CardFacts[],
  seen: ReadonlyMap<string, readonly string[]>,
): Character[] {
  const characters: Character[] = [];
  for (const member of cast.members.values()) {
    if (member.character === null) continue;
    if ((lines.get(member.key) ?? 0) === 0 && (member.stats?.messages ?? 0) === 0) continue;
    const folds = new Set([member.name, ...member.aliases].map(foldName));
    const card = cards.find(
      (facts) =>
        folds.has(foldName(facts.name)) ||
        (facts.nickname !== undefined && folds.has(foldName(facts.nickname))),
    );
    const said = member.stats?.speaker.description;
    const words = [
      ...(card ? [looksFromCard(card)] : []),
      ...(said !== undefined ? [said] : []),
      ...(seen.get(member.key) ?? []),
    ].filter((part) => part !== '');
    const merged = [...cast.members.values()]
      .filter((other) => other !== member && cast.member(other.key) === member)
      .map((other) => other.name);
    const aliases = [
      ...new Set([...member.aliases, ...merged, ...(card?.nickname ? [card.nickname] : [])]),
    ].filter((alias) => alias !== member.name);
    characters.push({
      id: member.character,
      name: member.name,
      aliases,
      role: member.role,
      color: nameColor(characters.length),
      description: card?.description.replace(/\{\{char\}\}/gi, member.name).slice(0, 2000) ?? '',
      looks: { words: [...new Set(words)].join(', ').slice(0, 500), traits: {} },
      sprites: {},
      onStage: true,
    });
  }
  return characters;
}
