// Text → words and marks, for the lexicons and the model alike. The model was trained on exactly these:
// whoever changes them must train it again (`tools/train-emotions.mjs`).

const TOKEN =
  /\[[a-z]+\]|[a-z\u00c0-\u1fff\u3040-\uabff\uac00-\ud7a3]+(?:'[a-z\u00c0-\u1fff]+)*|[0-9]+|!+\?+[!?]*|\?+!+[!?]*|!+|\?+|\.\.\.+|[:;][-']?[)(dpo/|]|<3|[",.]|\p{Extended_Pictographic}/gu;

/** In order, lower case, as written; `normalToken` folds their spellings. */
export function tokensOf(text: string): readonly string[] {
  if (text === '') return [];
  const plain = /[’‘…“”]/.test(text)
    ? text.replace(/[’‘]/g, "'").replace(/…/g, '...').replace(/[“”]/g, '"')
    : text;
  return plain.toLowerCase().match(TOKEN) ?? [];
}

/** "Sooooo" is "soo", "hahahaha" is "haha", a row of marks is one, every number is `#`. */
export function normalToken(token: string): string {
  if (isVoiceMark(token)) {
    if (token.includes('?')) return token.includes('!') ? '!?' : token.length > 1 ? '??' : '?';
    return token.length > 1 ? '!!' : '!';
  }
  if (token.startsWith('...')) return '...';
  if (/^[0-9]/.test(token)) return '#';
  return token
    .replace(/(.)\1\1+/gu, '$1$1')
    .replace(/^(?:ha){2,}h?$/, 'haha')
    .replace(/^(?:lo)+l+$/, 'lol');
}

/** Of `!` and `?` alone. */
export function isVoiceMark(token: string): boolean {
  return token.startsWith('!') || token.startsWith('?');
}
