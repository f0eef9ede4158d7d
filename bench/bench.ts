// The page that measures; `run.mjs` calls these one by one, each on a fresh page.
import { measureImport } from './import-case';
import { measureJobClient } from './job-client-case';
import { measureList } from './list-case';
import { measureNodeList } from './node-list-case';
import { measureQueue } from './queue-case';
import { measureZip } from './zip-case';

Object.assign(window, {
  measureImport,
  measureJobClient,
  measureList,
  measureNodeList,
  measureQueue,
  measureZip,
});
