// Mentions as the API writes them: `<@101>`, `<:wave:202>`. Exports for people have names there.

/** What people see in their place; an account that nobody names stays a number. */
export function plainMentions(text: string, names: ReadonlyMap<string, string>): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<@!?(\d{1,24})>/g, (all, id: string) => {
      const name = names.get(id);
      return name === undefined ? all : `@${name}`;
    })
    .replace(/<a?:(\w{2,32}):\d{1,24}>/g, ':$1:');
}
