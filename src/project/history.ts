// The undo list as a value: named steps and how many of them are done.
import type { HistoryStep } from '@/storage';

/** Steps beyond this are forgotten, oldest first. */
export const STEPS_KEPT = 500;

export interface History {
  readonly steps: readonly HistoryStep[];
  /** Steps before this one are done, the rest can be redone. */
  readonly position: number;
}

export const EMPTY_HISTORY: History = { steps: [], position: 0 };

export interface HistoryChange {
  readonly history: History;
  /** Numbers of steps that are gone, whose patches may go too. */
  readonly gone: readonly number[];
}

/** A new step: what could be redone is gone, and so is the oldest step beyond the limit. */
export function addStep(history: History, name: string, at: number): HistoryChange {
  const done = history.steps.slice(0, history.position);
  const undone = history.steps.slice(history.position);
  const step = { step: (history.steps.at(-1)?.step ?? 0) + 1, name, at };
  const all = [...done, step];
  const old = all.slice(0, Math.max(0, all.length - STEPS_KEPT));
  const steps = all.slice(old.length);
  return {
    history: { steps, position: steps.length },
    gone: [...undone, ...old].map((each) => each.step),
  };
}

/** Takes the last step off the list, as if it had not been made. */
export function dropLastStep(history: History): HistoryChange {
  const last = history.steps[history.position - 1];
  if (!last) return { history, gone: [] };
  const steps = history.steps.filter((step) => step !== last);
  return { history: { steps, position: history.position - 1 }, gone: [last.step] };
}

export function moveBack(history: History): History {
  return { ...history, position: Math.max(0, history.position - 1) };
}

export function moveForward(history: History): History {
  return { ...history, position: Math.min(history.steps.length, history.position + 1) };
}
