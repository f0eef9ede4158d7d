// What programs call the two sides of a chat with a model, in the languages of their pages.

export type Side = 'user' | 'model' | 'system' | 'aside' | 'gap';

export interface SideWord {
  readonly side: Side;
  /** What the model is called where the word is no role: `ChatGPT`, `claude-3-opus`. */
  readonly name?: string;
  /** Length of the word in the text. */
  readonly length: number;
}

const USER =
  'you asked|you wrote|you|user prompt|user message|user input|user|human|me|my prompt|your prompt|prompter|prompt|question|message from you|' +
  'du hast gesagt|vous avez dit|tu as dit|has dicho|dijiste|você disse|hai detto|вы сказали|ты сказал|je zei|你说|你說|나의 말|' +
  'usuario|usuária|usuário|utilisateur|utilisatrice|utente|benutzer|nutzer|du|ich|vous|moi|tú|yo|você|eu|' +
  'пользователь|вы|я|kullanıcı|用户提问|用户|使用者|我|你|来自你的消息|提问|问题|ユーザー|あなた|사용자|나';
const MODEL =
  'assistant message|assistant response|assistant|ai assistant|ai response|ai|a\\.i\\.|bot|model|llm|response|answer|reply|' +
  'asistente|assistente|assistent|ассистент|yanıt|助手|助理|回答|模型|アシスタント|어시스턴트';
const SYSTEM =
  'system prompt|system message|system|custom instructions|instructions|系统提示|系统|システム|система';
/** Parts of a saved chat that nobody says: calls of tools, figures. */
const ASIDE =
  'tool output|tool results?|tool calls?|tools?|function|plugin|token usage|options|attachments?|prompt fragments|' +
  'reasoning|thinking|thoughts|sources|citations|related';
/** A question and its answer, counted. */
const GAP = 'turn|exchange|round|conversation turn';
/** The big ones, with what is written behind them: `GPT-4o`, `Claude 3.5 Sonnet`, `gemini-2.5-pro`. */
const MODELS =
  'message from chatgpt|来自 chatgpt 的消息|microsoft copilot|copilot|chatgpt|gpt|o[134](?=-|\\b)|claude|gemini|bard|grok|deepseek|bing|perplexity|le chat|mistral|mixtral|' +
  'qwen|kimi|poe|pi|llama|gemma|phi|command-r|cursor|hermes|huggingchat|character\\.ai|豆包|通义千问|文心一言';
const BEHIND =
  '[\\w.+/-]*(?::\\w[\\w.-]*)?(?: (?:\\d[\\w.]*(?= \\p{L})|\\d\\.\\d\\w*|opus|sonnet|haiku|instant|pro|flash|ultra|advanced|mini|turbo|plus|thinking|preview|chat|large|medium|small|r1|v\\d))*';

const WORDS: readonly { readonly side: Side; readonly pattern: RegExp; readonly isName?: true }[] =
  [
    { side: 'user', pattern: word(USER) },
    { side: 'model', pattern: word(MODEL) },
    { side: 'system', pattern: word(SYSTEM) },
    { side: 'aside', pattern: word(ASIDE) },
    { side: 'gap', pattern: word(GAP) },
    {
      side: 'model',
      pattern: new RegExp(`^(?:${MODELS})${BEHIND}(?![\\p{L}\\p{N}])`, 'iu'),
      isName: true,
    },
  ];

function word(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})(?![\\p{L}\\p{N}_])`, 'iu');
}

/** The word for a side at the start of a text; of several the longest. */
export function sideWord(text: string): SideWord | undefined {
  let best: SideWord | undefined;
  for (const { side, pattern, isName } of WORDS) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined || found.length <= (best?.length ?? 0)) continue;
    const name = /^message from|^来自/i.test(found) ? 'ChatGPT' : found;
    // Where a page says "You", that is who they are there.
    const isNamed = isName === true || /^you(?! prompt)/i.test(found);
    best = { side, length: found.length, ...(isNamed ? { name: isName ? name : 'You' } : {}) };
  }
  return best;
}
