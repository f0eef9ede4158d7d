// The recovery page: works when the app does not. Lists every project, saves each as a file, and can
// take the stored copy of the page away. It deletes no story.
import '@/ui/tokens.css';
import './recovery.css';
import { saveBlob } from '@/ui/save-blob';
import { exportRaw } from './export-raw';
import { listProjects, openExisting, type FoundProject } from './raw-database';

const state = byId('state');
const list = byId('projects');
const tools = byId('tools');

void start();

async function start(): Promise<void> {
  addButton(tools, 'Reset the page', resetPage);
  addNote(
    tools,
    'Takes away the stored copy of the page (service worker and caches), so that a fresh one is fetched. Your stories stay.',
  );
  let database: IDBDatabase | undefined;
  try {
    database = await openExisting();
  } catch (error) {
    state.textContent = `The browser does not open its database: ${String(error)}`;
    return;
  }
  if (!database) {
    state.textContent = 'There are no stories in this browser.';
    return;
  }
  await show(database);
}

async function show(database: IDBDatabase): Promise<void> {
  const projects = await listProjects(database);
  state.textContent =
    projects.length === 0
      ? 'There are no projects in this browser.'
      : `${projects.length} ${projects.length === 1 ? 'project' : 'projects'} found.`;
  if (projects.length > 1) {
    addButton(byId('all'), 'Save all as files', async () => {
      for (const project of projects) await save(database, project, state);
    });
  }
  for (const project of projects) {
    const item = document.createElement('li');
    const title = document.createElement('strong');
    title.textContent = project.title;
    const about = document.createElement('p');
    const when = project.updatedAt && new Date(project.updatedAt).toLocaleString();
    about.textContent = [project.inBin && 'In the bin', when && `Changed ${when}`]
      .filter(Boolean)
      .join(' · ');
    const words = document.createElement('div');
    words.append(title, about);
    item.append(words);
    addButton(item, 'Save as a file', () => save(database, project, about), project.title);
    list.append(item);
  }
}

async function save(
  database: IDBDatabase,
  project: FoundProject,
  told: HTMLElement,
): Promise<void> {
  try {
    const { blob, name, problems } = await exportRaw(database, project);
    saveBlob(blob, name);
    told.textContent =
      problems.length === 0 ? `Saved “${name}”.` : `Saved “${name}”. ${problems.join(' ')}`;
  } catch (error) {
    told.textContent = `“${project.title}” could not be saved: ${String(error)}`;
  }
}

async function resetPage(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  // Only our own: other pages may live on the same host.
  const scope = new URL('./', location.href).href;
  for (const registration of registrations) {
    if (registration.scope === scope) await registration.unregister();
  }
  for (const name of 'caches' in globalThis ? await caches.keys() : []) {
    if (name.endsWith(scope)) await caches.delete(name);
  }
  state.textContent =
    'The stored copy of the page is gone. Opening the studio fetches a fresh one.';
}

function addButton(to: HTMLElement, label: string, run: () => Promise<void>, about?: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  if (about) button.setAttribute('aria-label', `${label}: ${about}`);
  button.addEventListener('click', () => {
    button.disabled = true;
    void run().finally(() => (button.disabled = false));
  });
  to.append(button);
}

function addNote(to: HTMLElement, text: string): void {
  const note = document.createElement('p');
  note.textContent = text;
  to.append(note);
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`recovery.html has no #${id}.`);
  return element;
}
