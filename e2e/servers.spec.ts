// Connecting to a ComfyUI: every usual spelling of its address, every usual reason why it does not work
// with its way out, and what is remembered.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures';
import { LITTLE, TINY } from './logs';

/** What the browser itself says of a server that refuses. */
const REFUSED = /console: (Failed to load resource|WebSocket connection to|Access to fetch)/;

test('any spelling of the address connects to the one server', async ({
  servers,
  comfy,
  page,
  guards,
}) => {
  guards.allowServer(`http://localhost:${comfy.port}`);
  await servers.open();
  await expect(servers.status).toContainText('No server yet');
  const at = `127.0.0.1:${comfy.port}`;
  for (const typed of [
    at,
    `  http://${at}/  `,
    `To see the GUI go to: http://${at}`,
    `ws://${at}/ws?clientId=me`,
    `http://${at}/api/queue`,
  ]) {
    await servers.connect(typed);
    await servers.expectConnected('0.3.64');
    await expect(servers.address).toHaveValue(`http://${at}`);
    await expect(servers.cards).toHaveCount(1);
    await servers.address.fill('');
  }
  await expect.poll(() => comfy.socketCount).toBe(1);
  expect(comfy.counts.get('GET /object_info')).toBe(1);

  await servers.connect(`localhost:${comfy.port}`);
  await expect(servers.card(`http://localhost:${comfy.port}`)).toContainText('Connected');
  await expect(servers.cards).toHaveCount(2);

  await servers.address.fill('ftp://nowhere');
  await expect(servers.form).toContainText('starts with http:// or https://');
  await page.keyboard.press('Enter');
  await expect(servers.status).not.toContainText('Connected');
  await expect(servers.cards).toHaveCount(2);
});

test.describe('started without the flag', () => {
  test.use({ comfyOptions: { cors: 'none' } });

  test('the cause is said, with the command for this page; then it works', async ({
    servers,
    comfy,
    guards,
    page,
    baseURL,
  }) => {
    guards.allow(REFUSED);
    const { origin } = new URL(baseURL ?? '');
    await servers.open();
    await servers.connect(comfy.url);
    await expect(servers.status).toContainText('Something answers, but does not let this page in');
    await expect(servers.form).toContainText(`--enable-cors-header ${origin}`);
    for (const launcher of ['Windows portable', 'Docker', 'Linux and macOS']) {
      await servers.form.getByRole('tab', { name: launcher }).click();
      await expect(servers.form.getByRole('tabpanel')).toContainText(
        `--enable-cors-header ${origin}`,
      );
    }
    await expect(servers.cards).toHaveCount(0);
    expect(comfy.socketCount).toBe(0);

    comfy.set({ cors: origin });
    await page.getByRole('button', { name: 'Try again' }).click();
    await servers.expectConnected('0.3.64');
    await expect(servers.cards).toHaveCount(1);
  });
});

test('a server that is down is waited for, and connected to when it is up', async ({
  servers,
  comfy,
  guards,
}) => {
  guards.allow(REFUSED);
  await comfy.close();
  await servers.open();
  await servers.connect(comfy.url);
  await expect(servers.status).toContainText('Nothing answers at this address');
  await expect(servers.form).toContainText('Start ComfyUI');
  await expect(servers.cards).toHaveCount(0);
  await comfy.restart({ downMs: 0 });
  // Nobody clicks.
  await servers.expectConnected('0.3.64');
  await expect(servers.cards).toHaveCount(1);
});

test('something else at the address is told apart', async ({ servers, guards }) => {
  const other = createServer((_request, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' });
    response.end('<h1>It works!</h1>');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  guards.allowServer(url);
  await servers.open();
  await servers.connect(url);
  await expect(servers.status).toContainText('Something answers, but it is not ComfyUI');
  await expect(servers.form).toContainText('Check the port');
  await expect(servers.cards).toHaveCount(0);
  other.closeAllConnections();
  other.close();
});

test.describe('too old', () => {
  test.use({ comfyOptions: { version: '0.3.40' } });

  test('it is not used, and the version that it takes is said', async ({ servers, comfy }) => {
    await servers.open();
    await servers.connect(comfy.url);
    await expect(servers.status).toContainText('This ComfyUI is too old');
    await expect(servers.status).toContainText('0.3.40');
    await expect(servers.form).toContainText('Update ComfyUI');
    await expect(servers.cards).toHaveCount(0);
  });
});

test.describe('behind a password', () => {
  const token = 'open-sesame-4711';
  test.use({ comfyOptions: { auth: { bearer: token, token } } });

  test('it is asked for, it opens, it is remembered, and it is nowhere to be seen', async ({
    makeProject,
    servers,
    studio,
    library,
    comfy,
    guards,
    page,
  }, info) => {
    guards.allow(REFUSED);
    await makeProject(LITTLE);
    await studio.go('Servers');
    await servers.connect(comfy.url);
    await expect(servers.status).toContainText('The server asks for a password');
    await expect(servers.cards).toHaveCount(0);
    await servers.form
      .getByLabel('How it asks')
      .selectOption({ label: 'Token (Authorization: Bearer)' });
    await servers.form.getByLabel('Token', { exact: true }).fill(token);
    await servers.connectButton.click();
    await servers.expectConnected('0.3.64');
    await expect.poll(() => comfy.socketCount).toBe(1);
    await expect(servers.address).toHaveValue(comfy.url);
    await expect(servers.card(comfy.url)).toContainText('Answers in');

    await page.reload();
    await servers.expectConnected('0.3.64');
    await expect.poll(() => comfy.socketCount).toBe(1);
    expect(await page.content()).not.toContain(token);
    expect(page.url()).not.toContain(token);

    await studio.go('Library');
    const backup = info.outputPath('backup.comfyvn');
    await library.backUp('Rainy Day', backup);
    const unpacked = execFileSync('unzip', ['-p', backup], { maxBuffer: 64 * 1024 * 1024 });
    expect(unpacked.length).toBeGreaterThan(1000);
    expect(unpacked.includes(token)).toBe(false);
    expect(unpacked.includes(String(comfy.port))).toBe(false);

    await studio.go('Settings');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save diagnostics' }).click();
    const diagnostics = info.outputPath('diagnostics.json');
    await (await saving).saveAs(diagnostics);
    const text = readFileSync(diagnostics, 'utf8');
    expect(text).toContain('Chrome');
    expect(text).not.toContain(token);
  });

  test('a token pasted with the address opens too, and leaves the field', async ({
    servers,
    comfy,
    page,
  }) => {
    await servers.open();
    await servers.connect(`${comfy.url}/?token=${token}`);
    await servers.expectConnected('0.3.64');
    await expect(servers.address).toHaveValue(comfy.url);
    await expect.poll(() => comfy.socketCount).toBe(1);
    expect(await page.content()).not.toContain(token);
    await page.reload();
    await servers.expectConnected('0.3.64');
  });
});

test('where no WebSocket opens, pictures come all the same, and it is said', async ({
  makeProject,
  servers,
  studio,
  art,
  comfy,
  guards,
}) => {
  guards.allow(REFUSED);
  comfy.fault({ kind: 'refuse-sockets', times: 0 });
  await makeProject(TINY);
  await studio.go('Servers');
  await servers.connect(comfy.url);
  await expect(servers.status).toContainText('Connected, no live messages');
  await expect(servers.status).toContainText('without live previews');
  await studio.go('Art');
  await art.expectReady();
  await art.renderMissing.click();
  await art.expectEnded('3 done');
  await expect(art.shotsThat('Rendered')).toHaveCount(3);
  expect(comfy.counts.get('POST /prompt')).toBe(3);
  expect(comfy.socketCount).toBe(0);
});

test('a cut connection and a restart are mended without a click', async ({
  servers,
  comfy,
  guards,
}) => {
  guards.allow(REFUSED);
  await servers.open();
  await servers.connect(comfy.url);
  await servers.expectConnected('0.3.64');
  await expect.poll(() => comfy.socketCount).toBe(1);

  comfy.cutSockets();
  await expect(servers.status).toContainText('Reconnecting');
  await servers.expectConnected('0.3.64');
  await expect.poll(() => comfy.socketCount).toBe(1);

  const restart = comfy.restart({ downMs: 3000 });
  await expect(servers.status).toContainText(/Reconnecting|Does not answer/);
  await restart;
  await expect(servers.status).toContainText(/^Connected: /, { timeout: 20_000 });
  await expect.poll(() => comfy.socketCount).toBe(1);
});

test('the list outlives a reload; a server that is removed does not', async ({
  servers,
  comfy,
  page,
}) => {
  await servers.open();
  await servers.connect(comfy.url);
  await servers.expectConnected('0.3.64');
  await page.reload();
  await expect(servers.card(comfy.url)).toBeVisible();
  await servers.expectConnected('0.3.64');
  await expect.poll(() => comfy.socketCount).toBe(1);

  await servers.card(comfy.url).getByRole('button', { name: 'Stop using' }).click();
  await expect(servers.card(comfy.url)).toContainText('Not in use');
  await expect.poll(() => comfy.socketCount).toBe(0);
  await page.reload();
  await expect(servers.card(comfy.url)).toContainText('Not in use');
  expect(comfy.socketCount).toBe(0);
  await servers.card(comfy.url).getByRole('button', { name: 'Use it' }).click();
  await servers.expectConnected('0.3.64');

  await servers.remove(comfy.url);
  await expect(servers.status).toContainText('No server yet');
  await expect.poll(() => comfy.socketCount).toBe(0);
  await page.reload();
  await expect(servers.status).toContainText('No server yet');
  await expect(servers.cards).toHaveCount(0);
});
