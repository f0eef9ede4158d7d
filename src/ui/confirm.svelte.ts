// A question with answers, asked from anywhere; `ConfirmHost.svelte` shows it.
import { createContext } from 'svelte';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** Label of the button that says yes: a verb, never "OK". */
  readonly confirm: string;
  /** Label of another way on, beside it: "Import again" beside "Open it". */
  readonly also?: string;
  readonly cancel?: string;
  readonly danger?: boolean;
}

export type Answer = 'confirm' | 'also' | 'cancel';

export class Confirmations {
  #asked = $state.raw<{ question: Question; resolve: (answer: Answer) => void } | null>(null);

  get question(): Question | null {
    return this.#asked?.question ?? null;
  }

  async ask(question: Question): Promise<boolean> {
    return (await this.choose(question)) === 'confirm';
  }

  /** A newer question takes the place of one that is still open, which counts as cancelled. */
  choose(question: Question): Promise<Answer> {
    this.answer('cancel');
    return new Promise((resolve) => {
      this.#asked = { question, resolve };
    });
  }

  answer(answer: Answer): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.resolve(answer);
  }
}

export const [getConfirmations, setConfirmations] = createContext<Confirmations>();
