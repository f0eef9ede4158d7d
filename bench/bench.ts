// The page that measures; `run.mjs` calls these one by one, each on a fresh page.
import { importForMemory, measureGrowth, measureImport } from './import-case';
import { measureJobClient } from './job-client-case';
import { measureList } from './list-case';
import { measureNodeList } from './node-list-case';
import { measureOpen } from './open-case';
import { measureQueue } from './queue-case';
import { measureZip } from './zip-case';

Object.assign(window, {
  importForMemory,
  measureGrowth,
  measureImport,
  measureJobClient,
  measureList,
  measureNodeList,
  measureOpen,
  measureQueue,
  measureZip,
});
