// The one line that says how things stand with all servers. No number in it changes by itself: it is read
// aloud each time that it changes. Pure.
import type { Attempt } from '../connect-attempt.svelte';
import type { LinkWords, Tone } from './link-words';

export interface StatusWords {
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
}

export interface KnownServer {
  readonly name: string;
  /** It was added just now. */
  readonly isLatest?: boolean;
  readonly version: string | undefined;
  readonly words: LinkWords;
}

const RANK: Record<Tone, number> = { good: 0, warn: 1, busy: 2, bad: 3, off: 4 };

export function statusWords(attempt: Attempt, servers: readonly KnownServer[]): StatusWords {
  switch (attempt.at) {
    case 'checking':
      return { tone: 'busy', title: `Asking ${attempt.address.baseUrl} …`, detail: '' };
    case 'asking':
      return { tone: 'warn', title: attempt.finding.title, detail: attempt.finding.why };
    case 'refused':
      return {
        tone: 'bad',
        title: attempt.finding.title,
        detail:
          attempt.wait && !attempt.wait.isOver
            ? `${attempt.finding.why} Waiting for it.`
            : attempt.finding.why,
      };
    case 'looking':
      return { tone: 'busy', title: 'Looking on this computer …', detail: '' };
    case 'unsaved':
      return {
        tone: 'bad',
        title: 'The server could not be stored',
        detail: 'See below what is wrong with the storage.',
      };
    case 'idle':
    case 'found':
      return fleetWords(servers);
  }
}

function fleetWords(servers: readonly KnownServer[]): StatusWords {
  const [best, ...others] = [...servers].sort(
    (a, b) =>
      Number(b.isLatest ?? false) - Number(a.isLatest ?? false) ||
      RANK[a.words.tone] - RANK[b.words.tone],
  );
  if (!best) {
    return {
      tone: 'off',
      title: 'No server yet',
      detail: 'Pictures come from the built-in painter until there is one.',
    };
  }
  const { tone, word, detail } = best.words;
  const version = best.version ? `, ComfyUI ${best.version}` : '';
  const more = others.length === 0 ? '' : ` ${readyWords(servers)}`;
  return tone === 'good' || tone === 'warn'
    ? { tone, title: `${word}: ${best.name}${version}`, detail: `${detail}${more}`.trim() }
    : { tone, title: `${best.name}: ${word}`, detail: `${detail}${more}`.trim() };
}

function readyWords(servers: readonly KnownServer[]): string {
  const ready = servers.filter(({ words }) => words.word.startsWith('Connected')).length;
  return `${ready} of ${servers.length} servers ready.`;
}
