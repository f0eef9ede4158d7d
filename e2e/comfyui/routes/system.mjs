// @ts-check
// What the server says of itself, its nodes and its models.
import { empty, json, Raised } from '../core/answers.mjs';
import { fileAnswer } from '../core/file-answer.mjs';
import { ROOT } from '../core/files.mjs';
import { metadataOf, MODEL_FOLDERS } from '../core/models.mjs';

const RAM = 25276510208;
const FREE = 23935279104;

/** Kinds that lie in more than their own folder. @type {Record<string, string[]>} */
const PLACES = {
  checkpoints: ['models/checkpoints', 'output/checkpoints'],
  loras: ['models/loras', 'output/loras'],
  vae: ['models/vae', 'output/vae'],
  text_encoders: ['models/text_encoders', 'models/clip', 'output/clip'],
  diffusion_models: ['models/unet', 'models/diffusion_models', 'output/diffusion_models'],
  controlnet: ['models/controlnet', 'models/t2i_adapter'],
  custom_nodes: ['custom_nodes'],
};

/** @param {string} folder */
export const placesOf = (folder) =>
  (PLACES[folder] ?? [`models/${folder}`]).map((place) => `${ROOT}/${place}`);

const STARTED = 1795230914000;

/** @param {string} words @param {string} type */
const file =
  (words, type, more = {}) =>
  (/** @type {import('../core/answers.mjs').Asked} */ asked) => {
    const stored = { bytes: Buffer.from(words), changedAt: STARTED };
    const { headers, ...answer } = fileAnswer(asked, stored, '');
    return { ...answer, headers: { ...headers, ...more, 'Content-Type': type } };
  };

const INDEX =
  '<!doctype html><title>ComfyUI</title><p>This is the test ComfyUI of ComfyVN Studio. It has no page of its own.</p>\n';
const NEVER_KEPT = { 'Cache-Control': 'no-cache', Pragma: 'no-cache', Expires: '0' };

/** @type {Record<string, import('../core/http.mjs').Handler>} */
export const systemRoutes = {
  'GET /': file(INDEX, 'text/html', NEVER_KEPT),
  'GET /index.html': file(INDEX, 'text/html'),
  'GET /extensions/core/index.js': file('// stub\n', 'text/javascript', {
    'Cache-Control': 'no-cache',
  }),

  'GET /ws'() {
    const words = 'No WebSocket UPGRADE hdr: None\n Can "Upgrade" only to "WebSocket".';
    throw new Raised(400, words);
  },

  'GET /system_stats': (_, { options }) =>
    json({
      system: {
        os: 'posix',
        ram_total: RAM,
        ram_free: FREE,
        comfyui_version: options.version,
        required_frontend_version: '1.27.10',
        installed_templates_version: '0.1.95',
        required_templates_version: '0.1.95',
        python_version: '3.13.5 (main, Aug 10 2026, 12:06:59) [GCC 14.2.0]',
        pytorch_version: '2.6.0+test',
        embedded_python: false,
        argv: argumentsOf(options),
      },
      devices: [
        {
          name: 'cpu',
          type: 'cpu',
          index: null,
          vram_total: RAM,
          vram_free: FREE,
          torch_vram_total: RAM,
          torch_vram_free: FREE,
        },
      ],
    }),

  'GET /features': (_, { features }) => json(features),
  'GET /i18n': () => json({}),
  'GET /workflow_templates': () => json({}),

  'GET /object_info': (_, { infos }) =>
    json(Object.fromEntries(infos.names.map((name) => [name, infos.get(name)]))),
  'GET /object_info/{name}'({ params }, { infos }) {
    const info = infos.get(params.name);
    return json(info === undefined ? {} : { [String(params.name)]: info });
  },

  'GET /models': () => json(MODEL_FOLDERS),
  'GET /models/{folder}'({ params: { folder = '' } }, { models }) {
    return MODEL_FOLDERS.includes(folder) ? json(models[folder] ?? []) : empty(404);
  },
  'GET /embeddings': (_, { models }) =>
    json((models.embeddings ?? []).map((name) => name.replace(/\.[^./]*$/, ''))),
  'GET /experiment/models': () =>
    json(
      MODEL_FOLDERS.filter((name) => name !== 'configs' && name !== 'custom_nodes').map((name) => ({
        name,
        folders: placesOf(name),
      })),
    ),
  'GET /experiment/models/{folder}'({ params: { folder = '' } }, { models }) {
    if (!MODEL_FOLDERS.includes(folder)) return empty(404);
    return json(
      (models[folder] ?? []).map((name) => ({
        name,
        pathIndex: 0,
        modified: 1795231061.6772845,
        created: 1795231061.6772845,
        size: 146062 + name.length,
      })),
    );
  },
  'GET /experiment/models/preview/{folder}/{index}/{file}': () => empty(404),
  'GET /view_metadata/{folder}'({ params: { folder = '' }, query }, { models }) {
    const file = query.get('filename') ?? '';
    if (!file.endsWith('.safetensors') || !models[folder]?.includes(file)) return empty(404);
    const metadata = metadataOf(folder, file);
    return metadata ? json(metadata) : empty(404);
  },
};

/** The flags that would have led to this. @param {import('../core/options.mjs').Options} options */
function argumentsOf({ port, host, cors, previews }) {
  const flags = [`${ROOT}/main.py`, '--cpu', '--listen', host, '--port', String(port)];
  if (cors !== 'none') flags.push('--enable-cors-header');
  if (cors !== 'none' && cors !== 'star') flags.push(cors);
  return previews ? [...flags, '--preview-method', 'auto'] : flags;
}
