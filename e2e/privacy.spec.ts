// Logs are private: the page asks its own host for its own parts, and nobody else for anything.
import { LITTLE } from './logs';
import { expect, test } from './fixtures';

test('the whole way asks no host but our own', async ({
  guards,
  start,
  makeProject,
  studio,
  play,
  exporting,
  page,
  baseURL,
}) => {
  await makeProject(LITTLE);
  for (const room of ['Cast', 'World', 'Library', 'Settings']) {
    await studio.go(room);
    await expect(page.getByRole('heading', { name: room, level: 1 })).toBeVisible();
  }
  await studio.go('Play');
  await play.begin();
  await play.playToTheEnd();
  await studio.go('Export');
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await exporting.downloadRenpy.click();
  await download;
  await start.drop({ name: 'nothing.txt', bytes: Buffer.from('') });
  const origins = new Set(
    guards.requests.filter((url) => !/^(blob|data):/.test(url)).map((url) => new URL(url).origin),
  );
  expect([...origins]).toEqual([new URL(baseURL ?? '').origin]);
  // Nothing was sent either: every request only asks.
  expect(guards.requests.filter((url) => new URL(url).search !== '')).toEqual([]);
});

for (const path of ['./', './recovery.html']) {
  test(`${path} lets no script in but its own files`, async ({ guards, page }) => {
    await page.goto(path);
    const policy =
      (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ??
      '';
    const rules = new Map(
      policy.split(';').map((rule) => {
        const [name = '', ...values] = rule.trim().split(/\s+/);
        return [name, values];
      }),
    );
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect(rules.get('default-src')).toEqual(["'self'"]);
    expect(rules.get('object-src')).toEqual(["'none'"]);
    expect(rules.get('base-uri')).toEqual(["'none'"]);
    expect(rules.get('worker-src') ?? ["'self'"]).toEqual(["'self'"]);
    // The policy holds: a script in the page itself is refused.
    guards.allow(/^policy: Executing inline script violates/);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.gotIn = true';
      document.body.append(script);
      return 'gotIn' in window;
    });
    expect(ran).toBe(false);
  });
}
