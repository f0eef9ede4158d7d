// @ts-check
// Files in and out: `/view` and the two uploads.
import { posix } from 'node:path';
import { bytes, empty, json } from '../core/answers.mjs';
import { formOf } from '../core/bodies.mjs';
import { fileAnswer } from '../core/file-answer.mjs';
import { annotated, folderOf, isInside } from '../core/files.mjs';
import { parseJson } from '../core/python.mjs';
import { normalize } from '../core/save-path.mjs';
import { encodeJpeg } from '../pictures/jpeg.mjs';
import { decodePng, encodePng, pngTexts } from '../pictures/png.mjs';
import { channelOf, raster, withChannels } from '../pictures/raster.mjs';
import { encodeWebp } from '../pictures/webp.mjs';

/** @param {URLSearchParams} query @param {import('../core/files.mjs').Files} files */
function locate(query, files) {
  const about = annotated(query.get('filename') ?? '');
  if (about.name === '' || about.name.startsWith('/') || about.name.includes('..')) return 400;
  const root = about.folder ?? folderOf(query.get('type') ?? 'output');
  if (root === undefined) return 400;
  const folder = posix.resolve(root, query.get('subfolder') ?? '');
  if (!isInside(folder, root)) return 403;
  const name = posix.basename(about.name);
  const file = files.read(posix.join(folder, name));
  return file ? { name, file } : 404;
}

/** @param {string} name @param {string} mime @param {Buffer} body */
const picture = (name, mime, body) =>
  bytes(body, { 'Content-Disposition': disposition(name), 'Content-Type': mime });

/** Raw UTF-8, as the server writes it; Node wants the bytes as letters. @param {string} name */
const disposition = (name) => Buffer.from(`filename="${name}"`, 'utf8').toString('latin1');

/** @type {Record<string, import('../core/http.mjs').Handler>} */
export const pictureRoutes = {
  'GET /view'(asked, { files }) {
    const { query } = asked;
    if (!query.has('filename')) return empty(404);
    const found = locate(query, files);
    if (typeof found === 'number') return empty(found);
    const { name, file } = found;
    const channel = query.get('channel') ?? 'rgba';
    if (query.has('preview')) {
      const parts = (query.get('preview') ?? '').split(';');
      const last = parts.at(-1) ?? '';
      const quality = /^\d+$/.test(last) ? Number(last) : 90;
      const decoded = decodePng(file.bytes);
      if (parts[0] === 'jpeg' && !query.get('channel')?.includes('a')) {
        return picture(name, 'image/jpeg', encodeJpeg(withChannels(decoded, 3), quality));
      }
      return picture(name, 'image/webp', encodeWebp(decoded));
    }
    if (channel === 'rgb') {
      return picture(name, 'image/png', encodePng(withChannels(decodePng(file.bytes), 3)));
    }
    if (channel === 'a') {
      const alpha = channelOf(decodePng(file.bytes), 3);
      const out = raster(alpha.width, alpha.height, 4);
      for (let at = 0; at < alpha.data.length; at++) out.data[at * 4 + 3] = alpha.data[at] ?? 0;
      return picture(name, 'image/png', encodePng(out));
    }
    return fileAnswer(asked, file, name, { 'Content-Disposition': disposition(name) });
  },

  'POST /upload/image': (asked, machine) =>
    upload(asked, machine, (path, given) => machine.files.write(path, given)),

  'POST /upload/mask': (asked, machine) =>
    upload(asked, machine, (path, given, fields) => {
      const original = parseJson(fields.get('original_ref')?.text ?? '');
      const about = annotated(original.filename);
      const root = about.folder ?? folderOf(original.type ?? 'output');
      if (root === undefined || about.name.includes('..')) return;
      const from = machine.files.read(posix.join(root, original.subfolder ?? '', about.name));
      // A missing original is answered like a success, and nothing is written.
      if (!from) return;
      const out = withChannels(decodePng(from.bytes), 4);
      const mask = channelOf(decodePng(given), 3);
      if (mask.width !== out.width || mask.height !== out.height) throw new Error('sizes differ');
      for (let at = 0; at < mask.data.length; at++) out.data[at * 4 + 3] = mask.data[at] ?? 0;
      machine.files.write(path, encodePng(out, pngTexts(from.bytes)));
    }),
};

/**
 * @param {import('../core/answers.mjs').Asked} asked
 * @param {import('../core/machine.mjs').Machine} machine
 * @param {(path: string, given: Buffer, fields: Map<string, import('../core/bodies.mjs').Field>) => void} write
 */
function upload(asked, { files }, write) {
  const fields = formOf(asked);
  const image = fields.get('image');
  const type = fields.get('type')?.text ?? 'input';
  const root = folderOf(type);
  if (root === undefined) throw new Error('unknown type');
  if (!image) return empty(400);
  if (!image.file) throw new Error('the field is no file');
  if (image.file.name === '') return empty(400);
  const subfolder = fields.get('subfolder')?.text ?? '';
  const folder = posix.join(root, normalize(subfolder));
  let name = image.file.name;
  let path = posix.resolve(folder, name);
  if (!isInside(path, root)) return empty(400);
  files.makeFolder(folder);
  if (!files.hasFolder(posix.dirname(path))) throw new Error('no such folder');
  const overwrite = fields.get('overwrite')?.text;
  if (overwrite !== 'true' && overwrite !== '1') {
    const { name: stem, ext } = posix.parse(image.file.name);
    for (let number = 1; ; number++) {
      const there = files.read(path);
      if (!there) break;
      if (there.bytes.equals(image.file.bytes)) return json({ name, subfolder, type });
      name = `${stem} (${number})${ext}`;
      path = posix.join(folder, name);
    }
  }
  write(path, image.file.bytes, fields);
  return json({ name, subfolder, type });
}
