// Every sample goes the whole way; the Ren'Py check plays the archives that are left here.
import { join } from 'node:path';
import { ARCHIVES, expect, SAMPLES, test } from './fixtures';

const LOGS = [
  {
    name: 'lantern-tide',
    files: ['lantern-tide.st.jsonl', 'lantern-tide.card.json', 'lantern-tide.lorebook.json'],
  },
  { name: 'lantern-tide-text', files: ['lantern-tide.st-export.txt'] },
  {
    name: 'snowbound-station',
    files: ['snowbound-station.group.jsonl', 'snowbound-station.group.json'],
  },
  { name: 'sky-ferry', files: ['sky-ferry.discord.json'] },
  { name: 'midnight-greenhouse', files: ['midnight-greenhouse.play.txt'] },
  { name: 'clockmakers-cat', files: ['clockmakers-cat.prose.md'] },
  { name: 'attic-radio', files: ['attic-radio.whatsapp.txt'] },
] as const;

for (const { name, files } of LOGS) {
  test(`${name} from file to archive`, async ({ start, review, studio, exporting }) => {
    test.setTimeout(180_000);
    await start.open();
    await start.drop(...files.map((file) => join(SAMPLES, file)));
    await review.expectReady();
    await review.createProject();
    await studio.go('Export');
    const saved = await exporting.saveRenpy(join(ARCHIVES, `${name}.zip`));
    expect(saved.suggestedFilename()).toMatch(/\.zip$/);
  });
}
