// From a file to a story that plays, and to an archive that Ren'Py opens.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, SAMPLES, test } from './fixtures';

test('a dropped log becomes a story that plays, and a project that downloads', async ({
  start,
  review,
  studio,
  script,
  play,
  exporting,
  page,
}) => {
  test.setTimeout(180_000);
  await start.open();
  await start.drop(join(SAMPLES, 'lantern-tide.st.jsonl'), join(SAMPLES, 'lantern-tide.card.json'));
  await review.expectReady();
  expect(await review.count('messages')).toBe(60);
  expect(await review.count('characters lost')).toBe(0);
  const told = (await review.count('spoken lines')) + (await review.count('lines of narration'));
  await review.createProject();

  await script.expectReady();
  await expect(script.scenes.getByText(/harbour of Saltmarrow/i).first()).toBeVisible();

  await studio.go('Play');
  await play.begin();
  const seen = await play.playToTheEnd();
  // Every line of the log was told once, whatever was chosen: the ways of the sample meet again.
  expect(seen.lines).toHaveLength(told);
  expect(seen.choices).toBeGreaterThanOrEqual(1);
  for (const who of ['Mira Vale', 'Oswin Fennick', 'Pip']) {
    const faces = seen.faces.filter((alt) => alt.startsWith(`${who}, `));
    expect(faces.length, `faces of ${who}: ${faces.join(' | ')}`).toBeGreaterThanOrEqual(3);
  }
  const settings = seen.backgrounds.join('\n');
  expect(settings).toMatch(/harbour/i);
  expect(settings).toMatch(/lighthouse/i);
  expect(settings).toMatch(/cave/i);
  expect(settings).toMatch(/beach/i);
  expect(settings).toMatch(/fog/i);
  expect(settings).toMatch(/storm/i);
  expect(settings).toMatch(/dusk/i);
  expect(settings).toMatch(/night/i);

  await studio.go('Export');
  await exporting.runDry();
  const path = test.info().outputPath('golden-path.zip');
  await exporting.saveRenpy(path);
  expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors');
  const python = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip())';
  expect(execFileSync('python3', ['-c', python, path], { encoding: 'utf8' }).trim()).toBe('None');
  const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' });
  for (const name of ['game/script.rpy', 'game/screens.rpy', 'game/custom.rpy', 'game/options.rpy'])
    expect(names).toContain(name);
  expect(names).toMatch(/images\/.*oswin.*\.(png|webp)/);
  expect(names).toMatch(/images\/bg.*\.(png|jpg|webp)/);
  await expect(page.getByText('Saved as')).toBeVisible();
});

test('the same file again: open it, or import it again', async ({
  start,
  review,
  makeProject,
  page,
}) => {
  const file = join(SAMPLES, 'midnight-greenhouse.play.txt');
  await makeProject(file);
  const home = page.url().replace(/\?.*$/, '');

  await start.drop(file);
  const dialog = page.getByRole('dialog', { name: /already imported/i });
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => page.url().replace(/\?.*$/, '')).toBe(home);

  await start.drop(file);
  await dialog.getByRole('button', { name: 'Import again' }).click();
  await review.expectReady();
});
