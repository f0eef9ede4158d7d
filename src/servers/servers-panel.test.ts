// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost:5173/" }
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fleet } from '@/jobs/servers/fleet.svelte';
import type { Storage } from '@/storage';
import { Confirmations } from '@/ui/confirm.svelte';
import { makeFleet, makeStorage, WebSocket } from './testing';
import TestShell from './TestShell.svelte';

// A loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const PATIENT = { timeout: 20_000 };

/** In a process of its own: it needs Node's URL and streams, which a document takes the place of. */
let comfy: ChildProcess;
let url = '';
beforeAll(async () => {
  const cli = join(import.meta.dirname, '../../e2e/comfyui/cli.mjs');
  comfy = spawn(process.execPath, [cli, '--port', '0']);
  url = await new Promise<string>((resolve, reject) => {
    comfy.once('exit', () => reject(new Error('The test server did not start.')));
    comfy.stdout?.on('data', (text: Buffer) => {
      const found = /http:\/\/[\d.:]+/.exec(text.toString());
      if (found) resolve(found[0]);
    });
  });
});
afterAll(() => comfy.kill());

let storage: Storage;
let fleet: Fleet;
let confirmations: Confirmations;
beforeEach(async () => {
  vi.stubGlobal('WebSocket', WebSocket);
  storage = await makeStorage();
  fleet = await makeFleet(storage);
  confirmations = new Confirmations();
  location.hash = '#/servers';
  render(TestShell, { fleet, storage, confirmations });
});
afterEach(async () => {
  // What is asked is answered before the server goes.
  await waitFor(() => expect(fleet.ready.every(({ info }) => info)).toBe(true), PATIENT);
  await fleet.close();
  storage.close();
  vi.unstubAllGlobals();
});

const status = () => screen.getByRole('status', { name: 'Server status' });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

async function connect(text: string) {
  await fireEvent.input(screen.getByLabelText('ComfyUI address'), { target: { value: text } });
  await press('Connect');
}

describe('the servers room', () => {
  it('adds a server, shows it, changes it and lets go of it', async () => {
    expect(status().textContent).toContain('No server yet');
    await connect(url);
    await waitFor(() => expect(status().textContent).toContain('Connected'), PATIENT);
    expect(fleet.servers[0]?.link.at).toBe('online');
    await waitFor(() => expect(status().textContent).toContain('ComfyUI 0.3.64'), PATIENT);
    const card = screen.getByRole('article');
    await waitFor(() => expect(card.textContent).toContain('free of'), PATIENT);

    await press('Options');
    await fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Attic' } });
    expect(status().textContent).toContain('Attic');
    const rows = await storage.servers.list();
    expect(rows).toMatchObject({ value: [{ name: 'Attic', isOn: true }] });

    await press('Stop using');
    await waitFor(() => expect(card.textContent).toContain('Not in use'), PATIENT);
    await press('Use it');
    await waitFor(() => expect(status().textContent).toContain('Connected'), PATIENT);

    await press('Remove');
    confirmations.answer('confirm');
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull(), PATIENT);
    await waitFor(
      async () => expect(await storage.servers.list()).toMatchObject({ value: [] }),
      PATIENT,
    );
  });

  it('reads an address while it is typed, and says what is wrong with it', async () => {
    const field = screen.getByLabelText('ComfyUI address');
    await fireEvent.input(field, { target: { value: '10.0.0.2' } });
    expect(screen.getByText(/^Read as http:\/\/10\.0\.0\.2:8188, in your network/)).toBeTruthy();
    await fireEvent.input(field, { target: { value: '10.0.0.2:99999' } });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await press('Connect');
    await waitFor(() => expect(status().textContent).toContain('not an address'), PATIENT);
  });

  it('shows what the server has, and its log as text', async () => {
    await connect(url);
    await waitFor(() => expect(status().textContent).toContain('Connected'), PATIENT);
    await press('Nodes and models');
    await screen.findByText('alice_v1.safetensors', {}, PATIENT);
    const search = screen.getByLabelText('Search what it has');
    await fireEvent.input(search, { target: { value: 'alice' } });
    expect(within(screen.getByRole('tabpanel')).getAllByRole('listitem')).toHaveLength(1);

    await press('Log');
    const log = screen.getByRole('region', { name: /^Log of/ });
    await waitFor(() => expect(log.textContent).toContain('test server'), PATIENT);
    await press('Clear');
    expect(log.textContent).toContain('Cleared');
  });
});
