import { describe, expect, it } from 'vitest';
import type { Message, Speaker, Transcript } from '@/story';
import { draft, script } from './testing';

/** Posts of a player and of somebody called `name`, in turn. */
function chat(name: string, ...texts: readonly string[]): Transcript {
  const speakers: Speaker[] = [
    { key: 'user', name: 'User', role: 'player' },
    { key: name, name, role: 'character' },
  ];
  let at = 0;
  const messages: Message[] = texts.map((text, index) => {
    const bytes = [at, (at += text.length)] as const;
    const speaker = index % 2 === 0 ? 'user' : name;
    return { index, speaker, kind: 'post', text, bytes, textBytes: bytes, line: index + 1 };
  });
  return { speakers, messages, skipped: [], about: {} };
}

const TALE = [
  'Start when the bell rings.',
  'The bell over the salt pans rings twice. Perrin puts down his rake and turns to the wall.\n\n"That is not the hour," he says.',
  '"Then who is ringing it?"',
  'Perrin follows with the lamp, one hand on the wet ladder.\n\n"Nobody," he says. "The rope is gone."',
];

describe('what a model tells of others is not said by the model', () => {
  it.each(['Assistant', 'GPT-4o', 'claude-3-opus-20240229', 'DeepSeek R1', 'llama3.1:latest'])(
    '%s',
    (name) => {
      const lines = script(draft(chat(name, ...TALE)));
      const said = lines.filter((line) => !/^(?:-|user): /.test(line));
      expect(said.map((line) => line.split(': ')[0])).toEqual(['?', '?', '?']);
    },
  );

  it('one whom it plays, who acts between stars, stays who they are', () => {
    const lines = script(
      draft(
        chat(
          'Assistant',
          'Hello?',
          '*Looks up from the rake.* "You are late."',
          'Sorry.',
          '*Shrugs.* "Well."',
        ),
      ),
    );
    expect(lines).toContain('assistant: You are late.');
  });

  it('nor who speaks as "I"', () => {
    const lines = script(
      draft(
        chat(
          'Claude',
          'Hello?',
          'I put down my rake and look up at the wall, where the fog comes in. "You are late."',
          'Sorry.',
          'I turn back to the pans, for the salt will not wait for either of us. "Well then."',
        ),
      ),
    );
    expect(lines).toContain('claude: Well then.');
  });
});
