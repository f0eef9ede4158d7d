import { createContext } from 'svelte';
import { fail, ok, type Result } from '@/lib/result';
import type { Storage, StorageFailure } from '@/storage';
import { applySettings, readSettings, type SettingsProblem } from './merge';
import { DEFAULT_SETTINGS, type SettingsPatch, type SettingsValue } from './schema';
import { mirrorTheme } from './theme';

const KEY = 'settings';

/** The settings of this browser, live. Saved at once; other tabs take them when they are reopened. */
export class Settings {
  readonly #storage: Storage;
  #value = $state.raw<SettingsValue>(DEFAULT_SETTINGS);
  #failure = $state.raw<StorageFailure | undefined>();
  #saving: Promise<Result<void, StorageFailure>> = Promise.resolve(ok(undefined));

  /** Reads what is stored. A stored value that does not fit is replaced by its default. */
  static async open(storage: Storage): Promise<Result<Settings, StorageFailure>> {
    const stored = await storage.settings.get(KEY);
    if (!stored.ok) return stored;
    return ok(new Settings(storage, readSettings(stored.value).value));
  }

  constructor(storage: Storage, value: SettingsValue = DEFAULT_SETTINGS) {
    this.#storage = storage;
    this.#value = value;
    mirrorTheme(value.appearance.theme);
  }

  get value(): SettingsValue {
    return this.#value;
  }

  /** Why the last change is not stored; it holds in this tab all the same. */
  get failure(): StorageFailure | undefined {
    return this.#failure;
  }

  /** `set({ player: { textSize: 1.2 } })`. Gives the values that were refused, by path. */
  set(patch: SettingsPatch): readonly SettingsProblem[] {
    return this.#take(patch);
  }

  /** Everything as it was at first. */
  reset(): void {
    this.#value = DEFAULT_SETTINGS;
    this.#save();
  }

  exportJson(): string {
    return `${JSON.stringify(this.#value, null, 2)}\n`;
  }

  /** Takes what is right in the text and names what is not. Fails where it is no JSON. */
  importJson(text: string): Result<readonly SettingsProblem[], SettingsProblem> {
    let patch: unknown;
    try {
      patch = JSON.parse(text);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return fail({ path: '', message: `This is not JSON: ${message}` });
    }
    return ok(this.#take(patch));
  }

  /** Resolves when all changes so far are stored, or have failed to be. */
  settled(): Promise<Result<void, StorageFailure>> {
    return this.#saving;
  }

  #take(patch: unknown): readonly SettingsProblem[] {
    const { value, problems } = applySettings(this.#value, patch);
    this.#value = value;
    this.#save();
    return problems;
  }

  #save(): void {
    mirrorTheme(this.#value.appearance.theme);
    const value = this.#value;
    this.#saving = this.#saving.then(async () => {
      const saved = await this.#storage.settings.put(KEY, value);
      this.#failure = saved.ok ? undefined : saved.failure;
      return saved;
    });
  }
}

export const [getSettings, setSettings] = createContext<Settings>();
