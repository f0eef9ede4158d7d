// Logs in which only a door tells of another place, and logs in which a door tells nothing.
import { describe, expect, it } from 'vitest';
import { NO_RULES, type SourceId } from '@/story';
import { transcriptOf } from '@/testing/transcripts';
import { analyze } from './analyze';
import type { Draft } from './draft';
import { readThreshold } from './thresholds';

function draft(messages: readonly (readonly [string, string])[], userName?: string): Draft {
  const log = transcriptOf(messages);
  const transcript = { ...log, about: { ...log.about, ...(userName && { userName }) } };
  return analyze(transcript, {
    sourceId: 's' as SourceId,
    rules: NO_RULES,
    cards: [],
    lore: [],
    fileName: 'log.txt',
  });
}
/** "2 Outside the cabin": the message of each scene start, and where it is. */
function starts({ scenes, world }: Draft): string[] {
  return scenes.map((scene) => {
    const place = world.places.find((row) => row.id === scene.place);
    return `${scene.beats[0]?.span?.message ?? '?'} ${place?.name ?? '-'}`;
  });
}

describe('doors', () => {
  it('takes the story out and back in when all go', () => {
    const log = draft([
      ['Ada', '*They sit in the cabin while the kettle sings.* "Did you hear that?"'],
      ['Finn', '"The goats." *He reaches for his boots.* "All of them."'],
      ['Ada', '*They run out into the rain without their hats.* "There! By the fence!"'],
      ['Finn', '"I have the little one!" *He holds it under his coat.*'],
      ['Ada', '*They tumble back inside, soaked, and she bars the door.* "Tea."'],
      ['Finn', '"Tea," *he agrees.*'],
    ]);
    expect(starts(log)).toEqual(['0 Cabin', '2 Outside the cabin', '4 Cabin']);
    expect(log.scenes[1]?.weather).toBe('rain');
    expect(log.scenes[1]?.guesses?.place?.reason).toBe('place-door');
  });
  it('goes along with the player', () => {
    const log = draft(
      [
        ['Moss', '*The old man is sitting in the tavern with his pipe.* "Cold night for it."'],
        ['You', '"I have had worse." *I finish my cup.* "Keep the change."'],
        ['You', '*I step outside.* "Who is there?"'],
        ['Vera', '"Only me. Keep your voice down." *She pulls up her hood.* "Were you followed?"'],
        ['You', '"No." *I walk back in with her.* "Two more, please."'],
        ['Moss', '"Two it is."'],
      ],
      'You',
    );
    expect(starts(log)).toEqual(['0 Tavern', '2 Outside the tavern', '4 Tavern']);
  });
  it('stays where it is when somebody leaves, looks out or would go', () => {
    const log = draft([
      ['Ada', '*They sit in the kitchen.* "So."'],
      ['Bob', '"So." *He drums on the table.* "Nothing to say?"'],
      ['Ada', '*She looks out into the night.* "Nothing."'],
      ['Bob', '*He would go outside, if it were not for the dog.* "Nothing at all?"'],
      ['Ada', '*The postman comes through the door.* "A letter!"'],
      ['Cy', '*He storms out the back door.* "I have had it with letters!"'],
      ['Ada', '"Well." *She opens the letter on the table.* "Well, well."'],
    ]);
    expect(starts(log)).toEqual(['0 Kitchen']);
  });
  it('says nothing of doors in the open', () => {
    const log = draft([
      ['Ada', '*They lie on the beach.* "Look, a crab."'],
      ['Bob', '"It is waving." *He waves.* "Hello, crab."'],
      ['Ada', '*They walk out into the sun again.* "My nose is burning."'],
    ]);
    expect(starts(log)).toEqual(['0 Beach']);
  });
  it.each([
    ['The door opens on a wall of white.', 'out'],
    ['The hatch swings open onto the storm.', 'out'],
    ['We head out into the open air.', 'out'],
    ['They stumble back through the front door.', 'in'],
    ['She closes the gate behind them.', 'in'],
    ['The road goes back through the snow.', undefined],
    ['The door opens.', undefined],
    ['They are back in time.', undefined],
    ['He thought of the yard, and the door, and his coat.', undefined],
  ])('%s', (text, way) => {
    expect(readThreshold(text, false)?.way).toBe(way);
  });
});
