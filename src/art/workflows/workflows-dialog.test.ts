// @vitest-environment happy-dom
// The workflow manager on a real storage and a real server over real sockets.
import 'fake-indexeddb/auto';
import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeFleet, openTestStorage, until } from '@/jobs/render/testing';
import { must } from '@/testing/must';
import type { Fleet } from '@/jobs/servers/fleet.svelte';
import type { Storage } from '@/storage';
import { Toasts } from '@/ui/toasts.svelte';
import { templateSchema } from '@/workflows';
import { API_TEXT, editorCase } from './logic/testing';
import Shell from './testing/Shell.svelte';
import { startComfy, type RunningComfy } from './testing/start-comfy';

// Roles are looked up slowly in a page of this size.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 90_000 });

let storage: Storage;
let fleet: Fleet;
let toasts: Toasts;
let comfy: RunningComfy | undefined;

beforeEach(async () => {
  storage = await openTestStorage();
  fleet = await makeFleet(storage);
  toasts = new Toasts();
  render(Shell, { storage, fleet, toasts });
});
afterEach(async () => {
  await fleet.close();
  await comfy?.close();
  comfy = undefined;
  storage.close();
});

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const choose = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
const rows = async () => must(await storage.templates.list());
const firstTemplate = async () => templateSchema.parse((await rows())[0]?.template);
const told = (text: string | RegExp) =>
  waitFor(() => expect(toasts.history.map((toast) => toast.text).join('\n')).toMatch(text));

async function addFile(name: string, text: string) {
  await press('Add a workflow');
  const file = new File([text], name, { type: 'application/json' });
  await fireEvent.change(await screen.findByLabelText('Workflow files'), {
    target: { files: [file] },
  });
}

async function connect(): Promise<string> {
  comfy = await startComfy();
  const server = must(await fleet.add({ address: comfy.url, name: 'Attic' }));
  fleet.connect(server.id);
  await until('the server is ready', () => server.isReady && server.info);
  return server.id;
}

describe('without a server', () => {
  it('one that a picture holds is read at once, and stored like any other', async () => {
    cleanup();
    const offered = { name: 'Workflow of a picture', text: API_TEXT };
    render(Shell, { storage, fleet, toasts, offered });
    await screen.findByRole('heading', { name: 'Check the workflow' });
    await press('Store the workflow');
    await told(/is stored/);
    expect((await firstTemplate()).title).toBe('Workflow of a picture');
  });

  it('an API file is read, checked, corrected and stored as it is', async () => {
    await addFile('Pier.json', API_TEXT);
    await screen.findByRole('heading', { name: 'Check the workflow' });
    expect((screen.getByLabelText('What it makes') as HTMLSelectElement).value).toBe('background');
    expect(screen.getByText('Guessed from its nodes; change it if that is wrong.')).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: 'Negative prompt' })).toBeTruthy();

    await press('Do not fill in Negative prompt');
    expect(screen.queryByRole('rowheader', { name: 'Negative prompt' })).toBeNull();
    await press('Add a place to fill in');
    await choose('What is filled in', '');
    await type('Name of the parameter', 'Hair color');
    await choose('Node', '7');
    await press('Add it');
    expect(await screen.findByRole('rowheader', { name: 'Hair color' })).toBeTruthy();

    await type('Name', ' ');
    await press('Store the workflow');
    expect(await screen.findByText('Give it a name.')).toBeTruthy();
    expect(await rows()).toEqual([]);
    await type('Name', 'The pier <b>at dusk</b>');
    await choose('What it makes', 'cg');
    await press('Store the workflow');
    await told(/is stored/);

    const [row] = await rows();
    expect(row?.text).toBe(API_TEXT);
    expect(row?.graph['3']?.inputs['seed']).toBe(18446744073709551615n);
    const template = await firstTemplate();
    expect(template).toMatchObject({ id: row?.id, title: 'The pier <b>at dusk</b>', role: 'cg' });
    const places = template.bindings.map(({ param, node, found }) => `${param} ${node} ${found}`);
    expect(places).toContain('hair_color 7 user');
    expect(places.join()).not.toContain('negative');
    // Shown as text.
    expect(await screen.findByRole('heading', { name: 'The pier <b>at dusk</b>' })).toBeTruthy();
  });

  it('an editor file says what it needs, and is kept until a server is there', async () => {
    await addFile('Plain.json', editorCase('plain'));
    const read = await screen.findByRole('button', { name: 'Read it now' });
    expect(read.hasAttribute('disabled')).toBe(true);
    await connect();
    await waitFor(() => expect(read.hasAttribute('disabled')).toBe(false));
    await fireEvent.click(read);
    await screen.findByRole('heading', { name: 'How it was read' });
    expect(screen.getByText('Read with the nodes of Attic.')).toBeTruthy();
    await choose('What it makes', 'sprite');
    await press('Store the workflow');
    await told(/“Plain” is stored/);
    const [row] = await rows();
    expect(row?.text).toBe(editorCase('plain'));
    expect(row?.graph['3']?.class_type).toBe('KSampler');
  });

  it('what is no workflow is told, and a shipped one can be copied and changed only so', async () => {
    await addFile('card.json', '{"spec":"chara_card_v2","data":{"name":"Sora"}}');
    expect(await screen.findByText(/character card/)).toBeTruthy();
    await press('All workflows');
    await press(/^Still clip/);
    expect(screen.queryByLabelText('Name')).toBeNull();
    await press('Make my own copy');
    await type('Name', 'My clip');
    await press('Store the workflow');
    await told(/is stored/);
    expect(await rows()).toMatchObject([{ basedOn: 'animate-simple' }]);

    const name = await screen.findByLabelText('Name');
    // One right after the other: neither is lost.
    void fireEvent.change(name, { target: { value: 'My still clip' } });
    void fireEvent.click(screen.getByLabelText('Cut out'));
    await waitFor(async () => expect((await firstTemplate()).title).toBe('My still clip'));
    await waitFor(async () => expect((await firstTemplate()).alsoFor).toEqual(['cutout']));

    await press('Delete');
    await told(/was deleted/);
    expect((await rows())[0]?.deletedAt).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /^My still clip/ })).toBeNull();
    toasts.history[0]?.action?.run();
    expect(await screen.findByRole('button', { name: /^My still clip/ })).toBeTruthy();
  });

  it('several files are checked one after another', async () => {
    await press('Add a workflow');
    const files = ['One.json', 'Two.json'].map((name) => new File([API_TEXT], name));
    const field = await screen.findByLabelText('Workflow files');
    await fireEvent.change(field, { target: { files } });
    expect(await screen.findByText('1 more to check after this one.')).toBeTruthy();
    await press('Store the workflow');
    const name = async () => ((await screen.findByLabelText('Name')) as HTMLInputElement).value;
    await waitFor(async () => expect(await name()).toBe('Two'));
    await press('Store the workflow');
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    const titles = (await rows()).map(({ template }) => templateSchema.parse(template).title);
    expect(titles.sort()).toEqual(['One', 'Two']);
  });

  it('leaving what is not stored is asked about', async () => {
    await addFile('Pier.json', API_TEXT);
    await screen.findByRole('heading', { name: 'Check the workflow' });
    await press('Close');
    await press('Stay');
    expect(screen.getByRole('heading', { name: 'Check the workflow' })).toBeTruthy();
    await press('Close');
    const ask = (await screen.findByText('Leave without storing?')).closest('dialog')!;
    await fireEvent.click(within(ask).getByText('Leave it'));
    expect(await screen.findByText('The room')).toBeTruthy();
    expect(await rows()).toEqual([]);
  });
});

describe('with a server', () => {
  it('a missing file can be replaced there, which is asked first and taken back', async () => {
    const id = await connect();
    await addFile('Pier.json', API_TEXT);
    const here = await screen.findByRole('region', { name: 'On Attic' });
    expect(within(here).getByText('It lacks 1 file')).toBeTruthy();
    expect(within(here).getByText('models/checkpoints')).toBeTruthy();
    const field = within(here).getByLabelText('Use another file in its place');
    const [, offered] = [...(field as HTMLSelectElement).options].map(({ value }) => value);
    await fireEvent.change(field, { target: { value: offered } });
    await press(/^Use .* instead of harbor-xl.safetensors$/);
    expect(fleet.find(id)?.row.remaps).toEqual({});
    await press('Use it');
    await waitFor(() =>
      expect(fleet.find(id)?.row.remaps).toEqual({
        'CheckpointLoaderSimple.ckpt_name=harbor-xl.safetensors': offered,
      }),
    );
    expect(await within(here).findByText('It has everything')).toBeTruthy();
    expect(must(await storage.servers.list())[0]?.remaps).toEqual(fleet.find(id)?.row.remaps);
    await press(/^No longer use/);
    expect(await within(here).findByText('It lacks 1 file')).toBeTruthy();
  });

  it('a workflow goes into its list, never over another, and comes back from there', async () => {
    await connect();
    await press(/^Still clip/);
    for (const name of ['Still clip', 'Still clip (2)']) {
      await press('Save to ComfyUI');
      await press('Save on Attic');
      if (name !== 'Still clip') {
        expect(await screen.findByText(/and it stays/)).toBeTruthy();
        await press('Save on Attic');
      }
      await told(`“${name}” is saved`);
    }
    await press('All workflows');
    await press('Add a workflow');
    await press('Show the workflows of Attic');
    await press('Take over Still clip (2).json');
    expect(((await screen.findByLabelText('Name')) as HTMLInputElement).value).toBe(
      'Still clip (2)',
    );
    expect((screen.getByLabelText('What it makes') as HTMLSelectElement).value).toBe('animate');
    await press('Store the workflow');
    await told(/is stored/);
    expect((await firstTemplate()).bindings.map(({ param }) => param)).toContain('image1');
  });
});
