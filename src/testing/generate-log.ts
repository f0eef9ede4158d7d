// Logs of any size, the same for the same seed: SillyTavern lines of about 1,050 bytes, 40 % of them
// with characters beyond Latin-1, one to three swipes, five people, changing places and hours.

const PEOPLE = ['Mira Vale', 'Oswin Fennick', 'Pip', 'Hana Sato', 'Captain Vos'] as const;

const ACTIONS = [
  'She looks up from the map and smiles.',
  'He frowns at the door as though it owed him money.',
  'A gull lands on the railing, thinks better of it, and leaves.',
  'The lamp gutters; for a moment nobody breathes.',
  'Rain begins to tick against the window.',
  'They walk down to the harbour without a word.',
  'He laughs, quickly, and pretends that it was a cough.',
  'The wind turns and brings the smell of bread.',
] as const;

const SPEECHES = [
  'I never said that the tide would wait for us.',
  'You are late again. Sit down, the soup is still warm.',
  'Do you hear it? There, under the planks!',
  'Thank you. I mean it, though I will deny it tomorrow.',
  'No. Absolutely not. We tried that in the spring and lost the boat.',
  'What if the light never comes back?',
  'I am so sorry about your brother. He was the best of us.',
  'Look at that sky, it is all on fire!',
] as const;

const FOREIGN = [
  'これは風の音だ。',
  '„Das Meer schläft nicht.“',
  'Море зовёт нас…',
  '🌊✨',
  'ça ira',
] as const;

const TURNS = [
  'Three hours later, they stand inside the lighthouse. Night has fallen and a storm howls outside.',
  'The next morning is clear and bright on the beach.',
  '***',
  'At dusk they reach the market square, and fog creeps between the stalls.',
] as const;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** JSON lines of a chat with `messages` messages after its header; each with its line end. */
export function* generateChat(messages: number, seed = 1): Generator<string> {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  yield `${JSON.stringify({
    user_name: PEOPLE[0],
    character_name: PEOPLE[1],
    create_date: '2024-09-14@18h02m00s',
    chat_metadata: {},
  })}\n`;
  for (let index = 0; index < messages; index += 1) {
    const who = index % 2 === 0 ? pick(PEOPLE.slice(1)) : PEOPLE[0];
    const parts: string[] = [];
    if (index % 60 === 59) parts.push(pick(TURNS));
    const wished = 560 + random() * 200;
    for (let length = 0; length < wished; length = parts.join(' ').length) {
      parts.push(random() < 0.45 ? `*${pick(ACTIONS)}*` : `"${pick(SPEECHES)}"`);
    }
    if (random() < 0.4) parts.push(pick(FOREIGN));
    const mes = parts.join(random() < 0.2 ? '\n\n' : ' ');
    const swipes = random() < 0.3 ? [mes, `*${pick(ACTIONS)}* "${pick(SPEECHES)}"`] : undefined;
    yield `${JSON.stringify({
      name: who,
      is_user: who === PEOPLE[0],
      is_system: false,
      send_date: new Date(Date.UTC(2024, 8, 14, 18) + index * 90_000).toISOString(),
      mes,
      extra: { api: 'koboldcpp', model: 'demo-model', token_count: Math.round(mes.length / 4) },
      ...(swipes ? { swipe_id: 0, swipes } : {}),
    })}\n`;
  }
}

/** A whole chat of about this size. */
export function generateChatOfBytes(bytes: number, seed = 1): string {
  const lines: string[] = [];
  let size = 0;
  for (const line of generateChat(Number.MAX_SAFE_INTEGER, seed)) {
    lines.push(line);
    size += line.length;
    if (size >= bytes) break;
  }
  return lines.join('');
}
