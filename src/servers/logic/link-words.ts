// How a server is, in words and a tone; the panel adds an icon, so that no color stands alone. Pure.
import { describeFailure } from '@/comfy/describe';
import type { LinkState } from '@/comfy';

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'off';

export interface LinkWords {
  readonly tone: Tone;
  /** One or two words for the chip. */
  readonly word: string;
  /** What it means, and what happens now. */
  readonly detail: string;
  /** When it tries again, ms since 1970. */
  readonly retryAt?: number;
}

export function linkWords(link: LinkState, isWaitingForClick = false): LinkWords {
  switch (link.at) {
    case 'closed':
      return isWaitingForClick
        ? {
            tone: 'warn',
            word: 'Needs a click',
            detail: 'Your browser will ask whether this page may use your network.',
          }
        : { tone: 'off', word: 'Not in use', detail: 'It gets no jobs.' };
    case 'connecting':
      return { tone: 'busy', word: 'Connecting', detail: 'Waiting for its first answer.' };
    case 'online':
      return { tone: 'good', word: 'Connected', detail: '' };
    case 'polling':
      return {
        tone: 'warn',
        word: 'Connected, no live messages',
        detail: `${link.why} Rendering works, without live previews.`,
      };
    case 'reconnecting':
      return {
        tone: 'busy',
        word: 'Reconnecting',
        detail: 'The connection was cut. Jobs that it has go on there.',
        retryAt: link.retryAt,
      };
    case 'away': {
      const { title, hint } = describeFailure(link.failure);
      return {
        tone: 'bad',
        word: 'Does not answer',
        detail: `${title}. ${hint} Jobs wait until it is back.`,
        retryAt: link.retryAt,
      };
    }
  }
}

/** "in 4 s", "now". */
export function retryWords(retryAt: number, now: number): string {
  const seconds = Math.ceil((retryAt - now) / 1000);
  return seconds > 0 ? `Tries again in ${seconds} s.` : 'Trying again now.';
}
