// Speakers of the log → people of the story: who is one person, who plays, who only types.
import { type CharacterId, type ImportRules, type Role, type TranscriptAbout } from '@/story';
import type { CardFacts } from './card-facts';
import { foldName, likeness, NameIndex, slugOf } from './names';
import { ARTICLE, isPersonNoun } from './person-words';
import type { Play } from './tagged-voices';
import { looksLikeNarrator, type SpeakerStats, type Survey } from './survey';
import type { FoundVoice } from './told-survey';

export interface CastMember {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly aliases: readonly string[];
  readonly ignored: boolean;
  readonly mergedInto: string | undefined;
  readonly mergeSuggestion: { readonly into: string; readonly why: string } | undefined;
  readonly confidence: number;
  /** A person at a keyboard beside characters: their posts are talk, not story. */
  readonly isOutside: boolean;
  readonly stats: SpeakerStats | undefined;
  readonly character: CharacterId | null;
}

const LIKENESS_WHY: Readonly<Record<string, string>> = {
  'part-of-name': 'One name is part of the other.',
  'same-but-bracket': 'Same name but for what stands in brackets.',
  'one-letter': 'The names differ by one letter.',
};

export class Cast {
  readonly members: ReadonlyMap<string, CastMember>;
  readonly names: NameIndex;
  readonly #nouns = new Map<string, string>();

  constructor(members: ReadonlyMap<string, CastMember>, names: NameIndex) {
    this.members = members;
    this.names = names;
    for (const member of members.values()) {
      const isVoice = member.key.startsWith('voice:');
      if (ARTICLE.test(member.name) || (isVoice && isPersonNoun(member.name)))
        this.#nouns.set(foldName(member.name).replace(ARTICLE, ''), member.key);
      for (const alias of member.key.startsWith('voice:') ? member.aliases : [])
        if (ARTICLE.test(alias)) this.#nouns.set(foldName(alias).replace(ARTICLE, ''), member.key);
    }
  }

  /** The member that stands for a key, merges followed; a rule that merges in a circle ends. */
  member(key: string): CastMember | undefined {
    let member = this.members.get(key);
    for (let i = 0; i < 8 && member?.mergedInto !== undefined; i++)
      member = this.members.get(member.mergedInto) ?? member;
    return member;
  }

  characterOf(key: string | null): CharacterId | null {
    return key === null ? null : (this.member(key)?.character ?? null);
  }

  nounVoice(noun: string): string | undefined {
    return this.#nouns.get(foldName(noun).replace(ARTICLE, ''));
  }

  isNarrator(key: string): boolean {
    return this.member(key)?.role === 'narrator';
  }
}

export interface CastFacts {
  readonly survey: Survey;
  readonly rules: ImportRules;
  readonly cards: readonly CardFacts[];
  readonly about: TranscriptAbout;
  readonly voices: readonly FoundVoice[];
  /** Whom an author's tags say they play. */
  readonly plays?: ReadonlyMap<string, Play>;
}

interface Draft {
  key: string;
  name: string;
  /** What the log calls them, whatever the user does. */
  readonly ownName: string;
  role: Role;
  aliases: string[];
  ignored: boolean;
  mergedInto: string | undefined;
  suggestion: { into: string; why: string } | undefined;
  confidence: number;
  isOutside: boolean;
  stats: SpeakerStats | undefined;
}

/** The cast of a log. Order of first appearance gives ids and colors. */
export function buildCast(facts: CastFacts): Cast {
  const drafts = new Map<string, Draft>();
  const outside = accountsOutside(facts.survey);
  const isShouted =
    [...facts.survey.speakers.values()].filter((stats) => isCapitals(stats.speaker.name)).length >=
    2;
  const someoneDeclared = [...facts.survey.speakers.values()].some(
    (stats) => stats.declared !== undefined,
  );
  for (const stats of facts.survey.speakers.values()) {
    const rule = facts.rules.cast[stats.key];
    const role = rule?.role ?? roleOf(stats, facts);
    const played =
      stats.speaker.role === undefined && !outside.has(stats.key)
        ? (playedName(stats, someoneDeclared) ?? facts.plays?.get(stats.key)?.main)
        : outside.has(stats.key)
          ? undefined
          : facts.plays?.get(stats.key)?.main;
    const ownName =
      played ??
      (isShouted && isCapitals(stats.speaker.name)
        ? titleCase(stats.speaker.name)
        : cleanName(stats.speaker.name));
    const name = rule?.name ?? ownName;
    const aliases = new Set([...(stats.speaker.aliases ?? [])]);
    if (stats.speaker.name !== name) aliases.add(stats.speaker.name);
    drafts.set(stats.key, {
      key: stats.key,
      name,
      ownName,
      role: outside.has(stats.key) && rule?.role === undefined ? 'system' : role,
      aliases: [...aliases],
      ignored: rule?.ignore === true,
      mergedInto: undefined,
      suggestion: undefined,
      confidence: rule
        ? 1
        : played !== undefined
          ? stats.declared
            ? 0.85
            : 0.55
          : stats.speaker.role
            ? 0.98
            : stats.messages >= 3
              ? 0.9
              : 0.6,
      isOutside: outside.has(stats.key) && rule?.role === undefined,
      stats,
    });
  }
  for (const voice of facts.voices) {
    const rule = facts.rules.cast[voice.key];
    const ownName = voice.isNoun
      ? voice.name.charAt(0).toUpperCase() + voice.name.slice(1)
      : voice.name;
    const name = rule?.name ?? ownName;
    drafts.set(voice.key, {
      key: voice.key,
      name,
      ownName,
      role: rule?.role ?? 'character',
      aliases: [...voice.aliases],
      ignored: rule?.ignore === true,
      mergedInto: undefined,
      suggestion: undefined,
      confidence: rule ? 1 : voice.tags >= 3 ? 0.85 : 0.6,
      isOutside: false,
      stats: undefined,
    });
  }
  const apart = new Set(
    [...drafts.keys()].filter((key) => facts.rules.cast[key]?.separate === true),
  );
  mergeAlike(drafts, apart);
  mergeByRule(drafts, facts.rules);
  settleRoles(drafts, facts.rules);
  return finish(drafts, apart);
}

function mergeByRule(drafts: ReadonlyMap<string, Draft>, rules: ImportRules): void {
  const ruled = new Set<string>();
  for (const [key, { mergeInto }] of Object.entries(rules.cast)) {
    const draft = drafts.get(key);
    const into = mergeInto === undefined ? undefined : drafts.get(mergeInto);
    if (!draft || !into || into === draft) continue;
    // Folded the other way round by the reader: the rule knows better. By rules, a circle ends where it began.
    if (mainOf(into, drafts) === draft) {
      if (ruled.has(into.key) || into.mergedInto !== key) continue;
      into.mergedInto = undefined;
    }
    draft.mergedInto = into.key;
    draft.suggestion = undefined;
    ruled.add(key);
  }
}

function mainOf(draft: Draft, drafts: ReadonlyMap<string, Draft>): Draft {
  let main = draft;
  for (let i = 0; i < 8 && main.mergedInto !== undefined; i++)
    main = drafts.get(main.mergedInto) ?? main;
  return main;
}

/** One player when the user has named one; else whoever is part of a player plays. */
function settleRoles(drafts: ReadonlyMap<string, Draft>, rules: ImportRules): void {
  const ruled = Object.keys(rules.cast).filter(
    (key) => rules.cast[key]?.role === 'player' && drafts.has(key),
  );
  // The latest is the one that is meant.
  const named = drafts.get(ruled.at(-1) ?? '');
  const player = named && mainOf(named, drafts);
  for (const draft of drafts.values()) {
    if (draft.role !== 'player') continue;
    const main = mainOf(draft, drafts);
    if (!player && main.role === 'character' && rules.cast[main.key]?.role === undefined)
      main.role = 'player';
    else if (player && main !== player) draft.role = 'character';
  }
  if (player) player.role = 'player';
}

/** Discord accounts beside characters that speak through webhooks. */
function accountsOutside(survey: Survey): Set<string> {
  const all = [...survey.speakers.values()];
  const hasCharacters = all.some(
    (stats) =>
      stats.speaker.isAccount !== true &&
      stats.speaker.isBot !== true &&
      stats.speaker.role !== 'narrator' &&
      stats.speaker.role !== 'system',
  );
  const outside = new Set<string>();
  for (const { key, speaker } of all) {
    if (speaker.isBot === true || speaker.role === 'system') outside.add(key);
    else if (hasCharacters && speaker.isAccount === true && !survey.habits.playsThemselves(key))
      outside.add(key);
  }
  return outside;
}

function roleOf(stats: SpeakerStats, facts: CastFacts): Role {
  const { speaker } = stats;
  if (speaker.role && !(speaker.role === 'character' && looksLikeNarrator(stats)))
    return speaker.role;
  if (speaker.isBot === true) return 'system';
  if (looksLikeNarrator(stats)) return 'narrator';
  const folded = foldName(speaker.name);
  const isUser =
    /^\{\{user\}\}$|^(?:you|user)$/i.test(speaker.name.trim()) ||
    speaker.key === facts.about.userName ||
    (facts.about.userName !== undefined && foldName(facts.about.userName) === folded);
  if (
    isUser ||
    facts.cards.some((card) => card.isPlayer === true && foldName(card.name) === folded)
  )
    return 'player';
  return 'character';
}

/** Whom an account plays: said by themselves, or the name with which their actions begin. */
function playedName(stats: SpeakerStats, someoneDeclared: boolean): string | undefined {
  if (stats.declared !== undefined) return stats.declared;
  let best: [string, number] | undefined;
  for (const entry of stats.subjects) if (!best || entry[1] > best[1]) best = entry;
  if (!best || foldName(best[0]) === foldName(stats.speaker.name)) return undefined;
  if (
    foldName(stats.speaker.name).includes(foldName(best[0])) ||
    foldName(best[0]).includes(foldName(stats.speaker.name))
  )
    return undefined;
  // Others' names begin actions too ("Pip hops"): alone it counts only where the log is known to be played.
  const isPlayed = stats.speaker.isAccount === true || someoneDeclared;
  return isPlayed && (best[1] >= 2 || someoneDeclared) ? best[0] : undefined;
}

/** Scripts set names in capitals; people are not called so. */
function isCapitals(name: string): boolean {
  return /\p{Lu}{2}/u.test(name) && name === name.toUpperCase();
}

function titleCase(name: string): string {
  return cleanName(name)
    .toLowerCase()
    .replace(/(^|[\s.'’-])\p{Ll}/gu, (match) => match.toUpperCase());
}

function cleanName(name: string): string {
  const bare = name.replace(/\s+/g, ' ').trim();
  return bare === '' ? 'Nameless' : bare;
}

/** Equal folds are one person; likeness is offered. Of `apart` nobody is folded, whatever they are called. */
function mergeAlike(drafts: ReadonlyMap<string, Draft>, apart: ReadonlySet<string>): void {
  // By the log's names, so that a new name parts nobody; and by new ones, so that one given twice is one person.
  const byOwn = new Map<string, Draft>();
  const byShown = new Map<string, Draft>();
  const mains: Draft[] = [];
  const order = [...drafts.values()].sort(
    (a, b) => (b.stats?.messages ?? 0) - (a.stats?.messages ?? 0),
  );
  const isFile = (key: string): boolean => /\.(?:png|webp|jpe?g)$/i.test(key);
  for (const draft of order) {
    if (apart.has(draft.key)) {
      mains.push(draft);
      continue;
    }
    const own = foldName(draft.ownName) || draft.ownName;
    const shown = foldName(draft.name) || draft.name;
    const main = byOwn.get(own) ?? byShown.get(shown);
    if (!main) {
      byOwn.set(own, draft);
      byShown.set(shown, draft);
      mains.push(draft);
    }
    // Two cards of one name are two people until somebody says otherwise.
    else if (isFile(main.key) && isFile(draft.key))
      draft.suggestion = { into: main.key, why: 'Same name, another card.' };
    else if (main.isOutside === draft.isOutside) {
      draft.mergedInto = main.key;
      if (draft.name !== main.name && !main.aliases.includes(draft.name))
        main.aliases.push(draft.name);
    }
  }
  const people = mains.filter((draft) => !draft.isOutside && draft.role !== 'narrator');
  for (const [index, draft] of people.entries()) {
    if (apart.has(draft.key)) continue;
    for (const other of people.slice(0, Math.min(index, 200))) {
      const why = likeness(draft.name, other.name);
      if (why !== undefined && !draft.suggestion)
        draft.suggestion = { into: other.key, why: LIKENESS_WHY[why] ?? why };
    }
  }
}

function finish(drafts: ReadonlyMap<string, Draft>, apart: ReadonlySet<string>): Cast {
  const members = new Map<string, CastMember>();
  const names = new NameIndex();
  const slugs = new Set<string>();
  for (const draft of drafts.values()) {
    const isPerson = draft.role === 'player' || draft.role === 'character';
    let character: CharacterId | null = null;
    if (isPerson && draft.mergedInto === undefined && !draft.ignored && !draft.isOutside) {
      let slug = slugOf(draft.name);
      for (let n = 2; slugs.has(slug); n++) slug = `${slugOf(draft.name)}-${n}`;
      slugs.add(slug);
      character = `c-${slug}` as CharacterId;
    }
    if (isPerson && !draft.isOutside && !apart.has(draft.key))
      names.add(mainOf(draft, drafts).key, namesOf(draft));
    members.set(draft.key, {
      key: draft.key,
      name: draft.name,
      role: draft.role,
      aliases: draft.aliases,
      ignored: draft.ignored,
      mergedInto: draft.mergedInto,
      mergeSuggestion: draft.suggestion,
      confidence: draft.confidence,
      isOutside: draft.isOutside,
      stats: draft.stats,
      character,
    });
  }
  // Whoever was kept apart is called only by what calls nobody else: a shared name would name nobody.
  for (const key of apart) {
    const draft = drafts.get(key);
    if (draft && !draft.isOutside && (draft.role === 'player' || draft.role === 'character'))
      names.addUnheld(mainOf(draft, drafts).key, namesOf(draft));
  }
  return new Cast(members, names);
}

/** A name that the user gave stands beside the log's own, which the text goes on using. */
function namesOf(draft: Draft): string[] {
  return [...new Set([draft.name, draft.ownName, ...draft.aliases])];
}
