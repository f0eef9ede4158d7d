// The service worker: registered when the page has come to rest; a new version waits until the user
// takes it, and never takes the page away while work runs or is unsaved.

/** How often a page that stays open asks for a newer version. */
const CHECK_EVERY_MS = 60 * 60 * 1000;

export class Updates {
  #waiting = $state.raw<ServiceWorker>();
  #isOffline = $state(typeof navigator !== 'undefined' && !navigator.onLine);
  #isReady = $state(false);
  #isApplying = false;

  /** A newer version is here and waits. */
  get isAvailable(): boolean {
    return this.#waiting !== undefined;
  }

  get isOffline(): boolean {
    return this.#isOffline;
  }

  /** Everything is stored for use without a network. */
  get isReadyOffline(): boolean {
    return this.#isReady;
  }

  /** Starts listening; returns what stops it. Registers only a built page: in development there is none. */
  start(register = import.meta.env.PROD): () => void {
    const onOnline = () => (this.#isOffline = !navigator.onLine);
    addEventListener('online', onOnline);
    addEventListener('offline', onOnline);
    let timer: ReturnType<typeof setInterval> | undefined;
    if (register && 'serviceWorker' in navigator) {
      whenIdle(() => {
        void this.#register().then((registration) => {
          if (!registration) return;
          timer = setInterval(() => void registration.update().catch(noNetwork), CHECK_EVERY_MS);
        });
      });
    }
    return () => {
      removeEventListener('online', onOnline);
      removeEventListener('offline', onOnline);
      clearInterval(timer);
    };
  }

  /** Lets the new version take over and reloads. The caller has asked whether anything would be lost. */
  apply(): void {
    if (!this.#waiting) return;
    this.#isApplying = true;
    this.#waiting.postMessage({ type: 'SKIP_WAITING' });
  }

  async #register(): Promise<ServiceWorkerRegistration | undefined> {
    try {
      const registration = await navigator.serviceWorker.register('./sw.js', { scope: './' });
      navigator.serviceWorker.addEventListener('controllerchange', () => {
        // Another tab may have taken the update: this one goes on with the version it has.
        if (this.#isApplying) location.reload();
      });
      void navigator.serviceWorker.ready.then(() => (this.#isReady = true));
      this.#follow(registration);
      return registration;
    } catch {
      // Private windows and pages over plain http have no service worker: all else works.
      return undefined;
    }
  }

  #follow(registration: ServiceWorkerRegistration): void {
    const notice = () => {
      // Without a controller this is the first visit, and nothing older is to be replaced.
      if (registration.waiting && navigator.serviceWorker.controller) {
        this.#waiting = registration.waiting;
      }
    };
    notice();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', notice);
    });
  }
}

function noNetwork(): void {
  // Asked again in an hour.
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 5000 });
  else setTimeout(work, 2000);
}
