// @ts-check
// Routes that exist without `/api` only.
import { empty, json } from '../core/answers.mjs';
import { jsonOf } from '../core/bodies.mjs';
import { folderOf } from '../core/files.mjs';
import { MODEL_FOLDERS } from '../core/models.mjs';
import { placesOf } from './system.mjs';

/** @type {Record<string, import('../core/http.mjs').Handler>} */
export const internalRoutes = {
  'GET /internal/logs': (_, { logs }) =>
    json(logs.entries.map(({ t, m }) => `${t} - ${m}`).join('')),
  'GET /internal/logs/raw': (_, { logs }) =>
    json({ entries: logs.entries, size: { cols: 80, rows: 24 } }),
  'PATCH /internal/logs/subscribe'(asked, { logs }) {
    const data = jsonOf(asked);
    if (!('clientId' in data) || !('enabled' in data)) throw new Error('KeyError');
    logs.subscribe(data.clientId, data.enabled);
    return empty();
  },
  'GET /internal/folder_paths': () =>
    json(Object.fromEntries(MODEL_FOLDERS.map((name) => [name, placesOf(name)]))),
  'GET /internal/files/{type}'({ params: { type = '' } }, { files }) {
    const folder = folderOf(type);
    if (folder === undefined) return json({ error: 'Invalid directory type' }, 400);
    return json(files.names(folder).reverse());
  },
};
