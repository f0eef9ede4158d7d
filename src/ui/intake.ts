// Where files enter, whichever way they come: button, drop, paste, share, the system's "open with".
import { createContext } from 'svelte';

export interface Intake {
  /** Reads the files and goes to the review; what cannot be read is told in a toast. */
  takeFiles(files: readonly File[]): Promise<void>;
  /** Files may come: makes the reader ready, so that they need not wait for it. */
  warmUp(): void;
  /** Opens the file dialog of the system. Call it from a click. */
  chooseFiles(): void;
  /** The sample log with its card and lorebook, from our own folder: works offline. */
  takeSample(): Promise<void>;
}

export const [getIntake, setIntake] = createContext<Intake>();
