// Who a model is told to be. Chats with roles name nobody else.

/** `<Seraphina's Persona>`, as JanitorAI writes the sheet of the character into its instructions. */
const PERSONA_SHEET = /<(?!User|\{)([^<>{}\n]{1,60}?)['’]s Persona>/;

/** "You are Seraphina, …" in the instructions names the character. */
export function characterIn(instructions: string): string | undefined {
  const sheet = PERSONA_SHEET.exec(instructions.slice(0, 4000))?.[1]?.trim();
  if (sheet !== undefined && sheet !== '') return sheet;
  const match =
    /\b(?:You are|You're|You will play(?: as)?|Act as|Roleplay as|Play the role of|Character(?: name)?:|Name:)\s+["“]?((?:\p{Lu}[\p{L}'’-]+)(?: (?:\p{Lu}[\p{L}'’-]+|of|the|de|von))*)/u.exec(
      instructions.slice(0, 4000),
    );
  // `Captain Reyes of the harbor watch`: a name does not end in small words.
  const name = match?.[1]?.replace(/(?: (?:of|the|de|von)){1,9}$/, '').trim();
  return name === undefined || /^(?:ChatGPT|Claude|An?|The|AI|Assistant)\b/.test(name)
    ? undefined
    : name;
}
