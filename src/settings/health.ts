// Checks that what the page stands on works here: each says what it found and what to do about it.
import { projectSchema, sceneSchema } from '@/story';
import { describeFailure, readPersistence, type Storage } from '@/storage';
import { formatSize } from '@/lib/format-size';
import { settingsSchema } from './schema';

export interface Finding {
  /** `warn`: works, with something to know. */
  readonly state: 'good' | 'warn' | 'bad';
  readonly found: string;
  /** What to do; always there when it is not good. */
  readonly hint?: string;
}

export interface HealthCheck {
  readonly id: string;
  readonly label: string;
  run(storage: Storage): Promise<Finding>;
}

/** Less than this left, and a long log no longer fits. */
const LEAST_FREE_BYTES = 50_000_000;
const WORKER_WAIT_MS = 5000;

const good = (found: string): Finding => ({ state: 'good', found });
const warn = (found: string, hint: string): Finding => ({ state: 'warn', found, hint });
const bad = (found: string, hint: string): Finding => ({ state: 'bad', found, hint });

export const HEALTH_CHECKS: readonly HealthCheck[] = [
  { id: 'database', label: 'Stories can be written and read back', run: checkDatabase },
  { id: 'quota', label: 'There is room for more', run: checkQuota },
  { id: 'persistence', label: 'The browser keeps what is stored', run: checkPersistence },
  { id: 'worker', label: 'Long work runs beside the page', run: checkWorker },
  { id: 'service-worker', label: 'The page works without a network', run: checkServiceWorker },
  { id: 'locks', label: 'Two tabs do not overwrite each other', run: checkLocks },
  { id: 'canvas', label: 'Pictures can be drawn', run: checkCanvas },
  { id: 'compression', label: 'Archives can be packed', run: checkCompression },
  { id: 'schemas', label: 'What is stored is understood', run: checkSchemas },
];

/** A check that throws is a finding too: the page must not fall over its own diagnosis. */
export async function runCheck(check: HealthCheck, storage: Storage): Promise<Finding> {
  try {
    return await check.run(storage);
  } catch (error) {
    return bad(String(error), 'Save diagnostics and send them with a report.');
  }
}

async function checkDatabase(storage: Storage): Promise<Finding> {
  const startedAt = performance.now();
  const token = Math.random();
  const written = await storage.settings.put('health-check', token);
  if (!written.ok) {
    const { title, hint } = describeFailure(written.failure);
    return bad(title, hint);
  }
  const read = await storage.settings.get('health-check');
  if (!read.ok || read.value !== token) {
    return bad('What was written was not there when read back.', 'Save backups, then reload.');
  }
  return good(`${Math.max(1, Math.round(performance.now() - startedAt))} ms for one round`);
}

async function checkQuota(): Promise<Finding> {
  const estimate = await navigator.storage?.estimate?.();
  if (estimate?.quota === undefined) {
    return warn('This browser does not say.', 'Keep backups of long stories.');
  }
  const free = estimate.quota - (estimate.usage ?? 0);
  const found = `${formatSize(free)} free`;
  return free < LEAST_FREE_BYTES
    ? bad(found, 'Free some space on this disk, or empty the bin in the library.')
    : good(found);
}

async function checkPersistence(): Promise<Finding> {
  const persistence = await readPersistence();
  if (persistence === 'kept') return good('Kept until you delete it');
  return warn(
    persistence === 'unknown'
      ? 'This browser does not say.'
      : 'May be cleared when the disk is full',
    'Press “Keep my stories” under Storage, or keep backups.',
  );
}

function checkWorker(): Promise<Finding> {
  return new Promise((resolve) => {
    const hint = 'Reload once while you are online. An extension may also block workers.';
    const worker = new Worker(new URL('./health.worker.ts', import.meta.url), { type: 'module' });
    const end = (finding: Finding) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(finding);
    };
    const timer = setTimeout(() => end(bad('It did not answer.', hint)), WORKER_WAIT_MS);
    worker.onmessage = () => end(good('Workers start'));
    worker.onerror = (event) => end(bad(event.message || 'It could not be started.', hint));
    worker.postMessage('ping');
  });
}

async function checkServiceWorker(): Promise<Finding> {
  if (!('serviceWorker' in navigator)) {
    return warn(
      'Not available here.',
      'Open the page over https or localhost, outside a private window.',
    );
  }
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.active) return good('Stored for use offline');
  return warn('Not set up yet.', 'It is set up a few seconds after the first visit.');
}

async function checkLocks(): Promise<Finding> {
  if (!('locks' in navigator)) {
    return warn('Not available here.', 'Open each project in one tab only.');
  }
  const held = await navigator.locks.request('comfyvn-health', () => 'held');
  return held === 'held' ? good('Locks work') : bad('No lock was given.', 'Reload the page.');
}

async function checkCanvas(): Promise<Finding> {
  if (typeof OffscreenCanvas === 'undefined') {
    return bad(
      'Off-screen drawing is missing.',
      'Update the browser: Safari 16.4 or later has it.',
    );
  }
  const canvas = new OffscreenCanvas(2, 2);
  const context = canvas.getContext('2d');
  if (!context) return bad('No drawing context.', 'Close other tabs and reload.');
  context.fillRect(0, 0, 2, 2);
  const blob = await canvas.convertToBlob();
  return blob.size > 0 ? good('Drawing works') : bad('An empty picture came back.', 'Reload.');
}

async function checkCompression(): Promise<Finding> {
  if (typeof CompressionStream === 'undefined') {
    return warn(
      'Not available here.',
      'Archives are written without packing; they work all the same.',
    );
  }
  const text = 'lantern '.repeat(200);
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const back = packed.pipeThrough(new DecompressionStream('deflate-raw'));
  const isSame = (await new Response(back).text()) === text;
  return isSame ? good('Packs and unpacks') : bad('Unpacked text differs.', 'Update the browser.');
}

async function checkSchemas(storage: Storage): Promise<Finding> {
  settingsSchema.parse({});
  projectSchema.parse({ id: 'p', title: 'Sample', createdAt: 0, updatedAt: 0 });
  sceneSchema.parse({
    id: 's',
    title: 'Sample',
    beats: [{ id: 'b', kind: 'narrate', text: 'Rain.' }],
  });
  const damaged = await storage.projects.listDamaged();
  if (damaged.ok && damaged.value.length > 0) {
    return bad(
      `${damaged.value.length} stored projects cannot be read.`,
      'The recovery page saves them as files.',
    );
  }
  return good('All stored projects can be read');
}
