// Titles of saved pages and chats: programs put their own name beside the title of what is shown.

const PROGRAMS =
  /^(?:(?:ai )?chat(?: (?:export|history|log))?|conversation|chat ?gpt|openai|open ?ai playground|claude(?:\.ai)?|(?:google )?(?:gemini|bard|ai studio)|grok|xai|deepseek(?: chat)?|perplexity(?: ai)?|(?:microsoft |bing )?copilot|bing chat|poe|le chat|mistral(?: ai)?|huggingchat|hugging face|open ?webui|librechat|lobe ?chat|typingmind|big-agi|openrouter|kimi(?: ai)?|qwen(?: chat)?|豆包|通义千问|文心一言|character[. ]ai|c\.ai|janitor ?ai|chub(?: ai)?|sillytavern|risu ?ai|agnai(?:stic)?|spicychat(?: ai)?|crushon[. ]ai|polybuzz|novelai|ai dungeon|kobold(?:cpp|ai)?(?: lite)?|text generation web ?ui)$/i;
const SEPARATOR = /\s[-–—|·•:]\s|[|｜]|:\s/g;
/** How many messages wait unread, as pages write before their titles. */
const UNREAD = /^\(\d{1,3}\+?\)\s+/;

/** The title without the name of the program and what it says of itself; '' where nothing else is in it. */
export function titleWithoutProgram(title: string): string {
  const plain = title.slice(0, 300).replace(UNREAD, '').trim();
  const signs = [...plain.matchAll(SEPARATOR)];
  const starts = [0, ...signs.map(({ index, 0: sign }) => index + sign.length)];
  const ends = [...signs.map(({ index }) => index), plain.length];
  const isProgram = starts.map((start, i) => PROGRAMS.test(plain.slice(start, ends[i]).trim()));
  const first = isProgram.indexOf(false);
  if (first === -1) return '';
  // Behind its name a page praises its program.
  const after = isProgram.indexOf(true, first);
  return plain.slice(starts[first], after === -1 ? plain.length : ends[after - 1]).trim();
}
