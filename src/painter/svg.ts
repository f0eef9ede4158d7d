import { hashText } from './random';
import { round } from './path';
import type { Drawing, Op, Paint, Stop } from './drawing';

interface Pen {
  readonly prefix: string;
  readonly defs: string[];
  /** Markup of a definition → its id, so that equal gradients are written once. */
  readonly known: Map<string, string>;
}

const number = (value: number) => String(Math.round(value * 10000) / 10000);
const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The drawing as one standalone SVG document. Ids are derived from its content, so that several can
 * stand in one page. `title` becomes the accessible name. */
export function toSvg(drawing: Drawing, title?: string): string {
  const pen: Pen = {
    prefix: `p${hashText(JSON.stringify(drawing)).toString(36)}`,
    defs: [],
    known: new Map(),
  };
  const body = drawing.ops.map((op) => writeOp(pen, op)).join('');
  const { width, height } = drawing;
  const label = title === undefined ? '' : `<title>${escape(title)}</title>`;
  const defs = pen.defs.length === 0 ? '' : `<defs>${pen.defs.join('')}</defs>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" ` +
    `viewBox="0 0 ${number(width)} ${number(height)}">${label}${defs}${body}</svg>`
  );
}

function writeOp(pen: Pen, op: Op): string {
  const opacity = op.opacity === undefined ? '' : ` opacity="${number(op.opacity)}"`;
  if (op.op === 'group') {
    const transform =
      op.transform === undefined
        ? ''
        : ` transform="matrix(${op.transform.map(number).join(' ')})"`;
    const clip = op.clip === undefined ? '' : ` clip-path="url(#${clipId(pen, op.clip)})"`;
    return `<g${transform}${clip}${opacity}>${op.children.map((child) => writeOp(pen, child)).join('')}</g>`;
  }
  const fill = ` fill="${op.fill === undefined ? 'none' : paintValue(pen, op.fill)}"`;
  const stroke =
    op.stroke === undefined
      ? ''
      : ` stroke="${paintValue(pen, op.stroke.paint)}" stroke-width="${round(op.stroke.width)}"` +
        ` stroke-linecap="${op.stroke.cap ?? 'round'}" stroke-linejoin="round"`;
  return `<path d="${escape(op.d)}"${fill}${stroke}${opacity}/>`;
}

function define(pen: Pen, write: (id: string) => string): string {
  const key = write('');
  const known = pen.known.get(key);
  if (known !== undefined) return known;
  const id = `${pen.prefix}-${pen.known.size}`;
  pen.known.set(key, id);
  pen.defs.push(write(id));
  return id;
}

function clipId(pen: Pen, d: string): string {
  return define(pen, (id) => `<clipPath id="${id}"><path d="${escape(d)}"/></clipPath>`);
}

function paintValue(pen: Pen, paint: Paint): string {
  if (typeof paint === 'string') return escape(paint);
  const stops = paint.stops.map(writeStop).join('');
  const id = define(pen, (name) => {
    if (paint.kind === 'linear') {
      const [[x1, y1], [x2, y2]] = [paint.from, paint.to];
      return (
        `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="${round(x1)}" y1="${round(y1)}" ` +
        `x2="${round(x2)}" y2="${round(y2)}">${stops}</linearGradient>`
      );
    }
    const [cx, cy] = paint.center;
    return (
      `<radialGradient id="${name}" gradientUnits="userSpaceOnUse" cx="${round(cx)}" cy="${round(cy)}" ` +
      `r="${round(paint.radius)}">${stops}</radialGradient>`
    );
  });
  return `url(#${id})`;
}

function writeStop({ at, color, opacity }: Stop): string {
  const alpha = opacity === undefined ? '' : ` stop-opacity="${number(opacity)}"`;
  return `<stop offset="${number(at)}" stop-color="${escape(color)}"${alpha}/>`;
}
