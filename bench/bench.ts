// The page that measures; `run.mjs` calls these one by one, each on a fresh page.
import { measureImport } from './import-case';
import { measureList } from './list-case';
import { measureZip } from './zip-case';

Object.assign(window, { measureImport, measureList, measureZip });
