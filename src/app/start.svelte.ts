// The way from the first paint to a page that works: one state, moved by one function.
import type { StorageFailure } from '@/storage';
import type { LightServices, Services } from './services';
import type StudioComponent from './Studio.svelte';
import type StorageReportComponent from './StorageReport.svelte';

export type StartState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly services: Services; readonly Studio: typeof StudioComponent }
  /** The browser's storage refused. */
  | {
      readonly kind: 'refused';
      readonly failure: StorageFailure;
      readonly Report: typeof StorageReportComponent;
    }
  /** A script did not load, or a fault of ours. */
  | { readonly kind: 'broken'; readonly error: unknown };

export class Start {
  readonly #light: LightServices;
  #state = $state.raw<StartState>({ kind: 'starting' });
  #resolve: (services: Services) => void = () => undefined;
  /** Pending until storage is open: what comes early (a drop) waits for it. */
  readonly services = new Promise<Services>((resolve) => (this.#resolve = resolve));

  constructor(light: LightServices) {
    this.#light = light;
  }

  get state(): StartState {
    return this.#state;
  }

  async run(): Promise<void> {
    this.#state = { kind: 'starting' };
    try {
      const [{ openServices }, studio] = await Promise.all([
        import('./services'),
        import('./Studio.svelte'),
      ]);
      const opened = await openServices(this.#light);
      if (opened.ok) {
        this.#resolve(opened.value);
        this.#state = { kind: 'ready', services: opened.value, Studio: studio.default };
      } else {
        const { default: Report } = await import('./StorageReport.svelte');
        this.#state = { kind: 'refused', failure: opened.failure, Report };
      }
    } catch (error) {
      this.#light.log.add('error', 'page', 'The page could not start', String(error));
      this.#state = { kind: 'broken', error };
    }
  }
}
