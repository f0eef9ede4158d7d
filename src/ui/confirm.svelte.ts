// A question with a yes and a no, asked from anywhere; `ConfirmHost.svelte` shows it.
import { createContext } from 'svelte';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** Label of the button that says yes: a verb, never "OK". */
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
}

export class Confirmations {
  #asked = $state.raw<{ question: Question; answer: (yes: boolean) => void } | null>(null);

  get question(): Question | null {
    return this.#asked?.question ?? null;
  }

  ask(question: Question): Promise<boolean> {
    this.answer(false);
    return new Promise((resolve) => {
      this.#asked = { question, answer: resolve };
    });
  }

  answer(yes: boolean): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.answer(yes);
  }
}

export const [getConfirmations, setConfirmations] = createContext<Confirmations>();
