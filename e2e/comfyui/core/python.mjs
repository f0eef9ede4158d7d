// @ts-check
// What Python writes and reads differently from JavaScript: JSON with NaN and whole numbers of any length,
// `str()` of values in messages, and the conversions that the validation tries.

/**
 * JSON as Python's `json.loads` takes it: NaN and Infinity are values; whole numbers beyond 2^53 come as BigInt.
 * Throws SyntaxError.
 * @param {string} text
 * @returns {any}
 */
export function parseJson(text) {
  let at = 0;
  const fail = () => new SyntaxError(`Expecting value at ${at}`);
  const space = () => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  };
  const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
  const words = /** @type {const} */ ([
    ['null', null],
    ['true', true],
    ['false', false],
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
  ]);

  /** @returns {any} */
  function value() {
    space();
    const first = text[at];
    if (first === '{') return object();
    if (first === '[') return list();
    if (first === '"') return string();
    for (const [word, meaning] of words) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    }
    number.lastIndex = at;
    const match = number.exec(text);
    if (!match) throw fail();
    at = number.lastIndex;
    const read = Number(match[0]);
    const isWhole = match[1] === undefined && match[2] === undefined;
    return isWhole && !Number.isSafeInteger(read) ? BigInt(match[0]) : read;
  }

  function string() {
    let end = at + 1;
    while (text[end] !== '"') {
      if (end >= text.length) throw fail();
      end += text[end] === '\\' ? 2 : 1;
    }
    const read = JSON.parse(text.slice(at, end + 1));
    at = end + 1;
    return read;
  }

  function list() {
    /** @type {any[]} */
    const items = [];
    at += 1;
    space();
    if (text[at] === ']') {
      at += 1;
      return items;
    }
    for (;;) {
      items.push(value());
      space();
      const next = text[at];
      at += 1;
      if (next === ']') return items;
      if (next !== ',') throw fail();
    }
  }

  function object() {
    /** @type {Record<string, any>} */
    const read = {};
    at += 1;
    space();
    if (text[at] === '}') {
      at += 1;
      return read;
    }
    for (;;) {
      space();
      if (text[at] !== '"') throw fail();
      const key = string();
      space();
      if (text[at] !== ':') throw fail();
      at += 1;
      // A key named `__proto__` is a key like any other.
      Object.defineProperty(read, key, {
        value: value(),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      space();
      const next = text[at];
      at += 1;
      if (next === '}') return read;
      if (next !== ',') throw fail();
    }
  }

  const read = value();
  space();
  if (at < text.length) throw fail();
  return read;
}

/**
 * JSON as `json.dumps` writes it: spaces after separators, only ASCII, NaN as NaN, BigInt in full.
 * @param {any} value
 * @returns {string}
 */
export function writeJson(value) {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return `[${value.map(writeJson).join(', ')}]`;
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${quote(key)}: ${writeJson(item)}`);
  return `{${pairs.join(', ')}}`;
}

/** @param {string} text */
function quote(text) {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Python's `str()` of a JSON value; inside lists and dicts texts are quoted.
 * @param {any} value
 * @param {boolean} [isInside]
 * @returns {string}
 */
export function str(value, isInside = false) {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return isInside ? repr(value) : value;
  if (Array.isArray(value)) return `[${value.map((item) => str(item, true)).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, item]) => `${repr(key)}: ${str(item, true)}`);
    return `{${pairs.join(', ')}}`;
  }
  return String(value);
}

/** @param {string} text */
export function repr(text) {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return mark + (mark === "'" ? body.replaceAll("'", "\\'") : body) + mark;
}

/** How Python writes a float: whole ones with `.0`. @param {number | bigint} value */
export function float(value) {
  const text = String(value);
  return /^-?\d+$/.test(text) && text.length < 17 ? `${text}.0` : text;
}

/** @param {any} value */
function typeName(value) {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'str' : 'dict';
}

/**
 * `int(value)`; throws with Python's message.
 * @param {any} value
 * @returns {number | bigint}
 */
export function toInt(value) {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') {
    if (Number.isNaN(value)) throw new Error('cannot convert float NaN to integer');
    if (!Number.isFinite(value)) throw new Error('cannot convert float infinity to integer');
    const whole = Math.trunc(value);
    return Number.isSafeInteger(whole) ? whole : BigInt(whole);
  }
  if (typeof value === 'string') {
    const text = value.trim().replaceAll('_', '');
    if (!/^[+-]?\d+$/.test(text)) {
      throw new Error(`invalid literal for int() with base 10: ${repr(value)}`);
    }
    const whole = Number(text);
    return Number.isSafeInteger(whole) ? whole : BigInt(text);
  }
  throw new Error(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  );
}

/**
 * `float(value)`; throws with Python's message.
 * @param {any} value
 * @returns {number}
 */
export function toFloat(value) {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    const text = value.trim();
    if (text === '' || Number.isNaN(Number(text))) {
      throw new Error(`could not convert string to float: ${repr(value)}`);
    }
    return Number(text);
  }
  throw new Error(`float() argument must be a string or a real number, not '${typeName(value)}'`);
}

/** `bool(value)`. @param {any} value */
export function toBool(value) {
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === 'object') return Object.keys(value).length > 0;
  return Boolean(value);
}
