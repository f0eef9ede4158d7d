// `npm run bench:reading`: what is read of the labelled logs in src/testing/reading, as a table.
// `--variants` gives each shape of a format a row, `--misses` lists what was read wrongly; other words narrow it to folders whose names hold one of them.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith('--'));
const root = fileURLToPath(new URL('..', import.meta.url));

// Vite resolves `@/` and strips the types, as in the page; nothing is served.
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  resolve: { alias: { '@': `${root}src` } },
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { readingFixtures, scoreAll } = await vite.ssrLoadModule(
    '/src/testing/reading-fixtures.ts',
  );
  const { groupOf } = await vite.ssrLoadModule('/src/testing/reading-groups.ts');
  const { byFormat, byVariant, readingMisses, readingTable } = await vite.ssrLoadModule(
    '/src/testing/reading-table.ts',
  );
  const isWanted = ({ name }) => words.length === 0 || words.some((word) => name.includes(word));
  const scored = await scoreAll(readingFixtures().filter(isWanted));
  if (args.includes('--misses')) console.log(`${readingMisses(scored)}\n`);
  console.log(readingTable(scored, args.includes('--variants') ? byVariant : byFormat));
  // What the figures are worth: most logs were looked at while the readers were mended.
  const groups = readingTable(scored, ({ name }) => groupOf(name));
  console.log(`\n${groups.split('\n').slice(0, -1).join('\n')}`);
} finally {
  await vite.close();
}
