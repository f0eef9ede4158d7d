// Short messages that also stay findable: the notification center keeps the last 200.
import { createContext } from 'svelte';

export type ToastTone = 'info' | 'good' | 'warn' | 'bad';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: ToastTone;
  readonly text: string;
  /** What to do now. */
  readonly hint?: string;
  readonly action?: ToastAction;
  readonly at: number;
}

const KEPT = 200;

export class Toasts {
  #showing = $state.raw<readonly Toast[]>([]);
  #history = $state.raw<readonly Toast[]>([]);
  #unread = $state(0);
  #next = 1;

  /** On screen now. */
  get showing(): readonly Toast[] {
    return this.#showing;
  }

  /** The last 200, newest first. */
  get history(): readonly Toast[] {
    return this.#history;
  }

  get unread(): number {
    return this.#unread;
  }

  add(tone: ToastTone, text: string, more: { hint?: string; action?: ToastAction } = {}): number {
    const toast: Toast = { id: this.#next++, tone, text, at: Date.now(), ...more };
    this.#showing = [...this.#showing, toast].slice(-4);
    this.#history = [toast, ...this.#history].slice(0, KEPT);
    this.#unread += 1;
    return toast.id;
  }

  dismiss(id: number): void {
    this.#showing = this.#showing.filter((toast) => toast.id !== id);
  }

  markRead(): void {
    this.#unread = 0;
  }

  clear(): void {
    this.#history = [];
    this.#unread = 0;
  }
}

export const [getToasts, setToasts] = createContext<Toasts>();
