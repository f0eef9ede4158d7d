import { describe, expect, it } from 'vitest';
import { BOTH, CAI, habitOf, NOVEL } from '@/testing/author-habits';
import { pieceText, segmentMessage, type SegmentOptions } from './segment';

/** `kind: text` of each piece, the author writing like `like`. */
function pieces(
  text: string,
  like: readonly string[] = [text],
  options: Partial<SegmentOptions> = {},
): string[] {
  const segmented = segmentMessage(text, {
    kind: 'post',
    habit: habitOf(like),
    isTold: false,
    authorName: 'Alice',
    ...options,
  });
  return segmented.pieces.map((piece) => `${piece.kind}: ${pieceText(piece)}`);
}

describe('what asterisks and quotes mean', () => {
  it('takes unmarked words for speech where stars are actions', () => {
    expect(pieces('*waves* Hello there! *smiles* How are you?', CAI)).toEqual([
      'action: waves',
      'speech: Hello there!',
      'action: smiles',
      'speech: How are you?',
    ]);
  });
  it('takes unmarked words for telling where speech is quoted', () => {
    expect(pieces('He looked up: there she was. "Hello," he said.', NOVEL)).toEqual([
      'narration: He looked up: there she was.',
      'speech: Hello,',
      'narration: he said.',
    ]);
  });
  it('keeps an action between two lines of speech in order', () => {
    expect(pieces('*He says,* "Hi," *and leaves.*', BOTH)).toEqual([
      'action: He says,',
      'speech: Hi,',
      'action: and leaves.',
    ]);
  });
  it('hears speech inside stars and stress inside speech', () => {
    expect(pieces('*"Run!"* she said. "It is *mine*."', NOVEL)).toEqual([
      'speech: Run!',
      'narration: she said.',
      'speech: It is mine.',
    ]);
  });
  it('finds thoughts between stars in prose', () => {
    expect(
      pieces('*Poor thing,* thought Wren, and then, *poor everybody.*', NOVEL, { isTold: true }),
    ).toEqual([
      'thought: Poor thing,',
      'narration: thought Wren, and then,',
      'thought: poor everybody.',
    ]);
  });
  it('tells stress from action by the sentence around it', () => {
    expect(pieces('I *really* mean it. *nods*', CAI)).toEqual([
      'speech: I really mean it.',
      'action: nods',
    ]);
  });
  it('leaves a quoted word inside telling in its sentence', () => {
    expect(pieces('The so-called "expert" frowned.', NOVEL)).toEqual([
      'narration: The so-called "expert" frowned.',
    ]);
  });
});

describe('faults of comfyvn 3.2', () => {
  it('`*The rain falls.* It is 10:45 now.` is telling', () => {
    const read = pieces('*The rain falls.* It is 10:45 now.', NOVEL, { isTold: true });
    expect(read.map((line) => line.split(':')[0])).toEqual(['narration']);
  });
  it('`"Remember: never run," she said.` is speech and a tag', () => {
    expect(pieces('"Remember: never run," she said.')).toEqual([
      'speech: Remember: never run,',
      'narration: she said.',
    ]);
  });
  it('`(OOC: brb)` is out of character and kept', () => {
    expect(pieces('(OOC: brb)', CAI)).toEqual(['ooc: brb']);
    expect(pieces('Hello there ((brb)) friend', CAI)).toEqual([
      'speech: Hello there',
      'ooc: brb',
      'speech: friend',
    ]);
  });
  it('`[and] then…` leaves the text untouched', () => {
    expect(pieces('[and] then…', CAI)).toEqual(['speech: [and] then…']);
  });
  it('`*She smiles* Hello *waves*` keeps order, and bold is not torn', () => {
    expect(pieces('*She smiles* Hello **you** *waves*', CAI)).toEqual([
      'action: She smiles',
      'speech: Hello you',
      'action: waves',
    ]);
  });
  it('lines that begin with - or > stay', () => {
    expect(pieces('- Hello\n> you there', CAI)).toEqual(['speech: Hello', 'speech: you there']);
  });
  it('an address is no name and no markup', () => {
    expect(pieces('See https://example.org/a_b_c', CAI)).toEqual([
      'speech: See https://example.org/a_b_c',
    ]);
  });
  it('the second paragraph of a post belongs to it', () => {
    expect(pieces('Hello there!\n\nAre you well?', CAI)).toEqual([
      'speech: Hello there!',
      'speech: Are you well?',
    ]);
  });
});

describe('marks that are not closed', () => {
  it('end with their line, not with the message', () => {
    expect(pieces('*waves slowly\nHello there!', CAI)).toEqual([
      'action: waves slowly',
      'speech: Hello there!',
    ]);
    expect(pieces('"Wait, he said.\n\nThe door closed.', NOVEL)).toEqual([
      'speech: Wait, he said.',
      'narration: The door closed.',
    ]);
  });
  it('a lone closing star tells that the line so far was starred', () => {
    expect(pieces('She smiles* Hello', CAI)).toEqual(['action: She smiles', 'speech: Hello']);
  });
  it('measures, products and censored words are no marks', () => {
    expect(pieces(`I am 6'2" tall. 2 * 3 = 6. f*** off`, CAI)).toEqual([
      `speech: I am 6'2" tall. 2 * 3 = 6. f*** off`,
    ]);
  });
});

describe('what is not story', () => {
  const skipped = (text: string): [string, string][] =>
    segmentMessage(text, { kind: 'post', habit: habitOf(CAI), isTold: false })
      .skipped.filter((span) => span.why !== 'blank')
      .map((span) => [span.why, text.slice(span.start, span.end)]);
  it('thinking, closed or not, and never its quotations', () => {
    expect(skipped('<think>say "no"</think>Hello')[0]).toEqual([
      'thinking',
      '<think>say "no"</think>',
    ]);
    expect(pieces('<think>say "no"\n\nHello there!', CAI)).toEqual(['speech: Hello there!']);
    expect(pieces('plan plan</think>\nHello there!', CAI)).toEqual(['speech: Hello there!']);
  });
  it('status panels are read, then hidden', () => {
    const panel = segmentMessage('```json\n{"location": "Tavern", "time": "night"}\n```\nHello!', {
      kind: 'post',
      habit: habitOf(CAI),
      isTold: false,
    });
    expect(panel.stated).toEqual({ place: 'Tavern', hour: 'night' });
    expect(panel.pieces).toHaveLength(1);
    const heads = segmentMessage('📍 Tavern | 🕰 21:40 | 🌧 Rain\nHello!', {
      kind: 'post',
      habit: habitOf(CAI),
      isTold: false,
    });
    expect(heads.stated).toEqual({ place: 'Tavern', hour: '21:40', weather: 'Rain' });
  });
  it('known tags are markup, other angles are text, entities are decoded once', () => {
    expect(pieces('<b>Hi</b> &amp;lt; <3 <gasp> <i>waves</i>', CAI)).toEqual([
      'speech: Hi &lt; <3 <gasp>',
      'action: waves',
    ]);
  });
  it('macros are made one spelling, comments dropped', () => {
    expect(pieces('Hello <USER>, I am {{Char}}.{{// note}}', CAI)).toEqual([
      'speech: Hello {{user}}, I am {{char}}.',
    ]);
  });
});

describe('languages', () => {
  it('reads 「」, „“ and « »', () => {
    expect(
      pieces('「行こう」と彼は言った。', ['「行こう」と彼は言った。'], { isTold: true }),
    ).toEqual(['speech: 行こう', 'narration: と彼は言った。']);
    expect(pieces('„Hallo“, sagte er.', undefined, { isTold: true })).toEqual([
      'speech: Hallo',
      'narration: sagte er.',
    ]);
    expect(pieces('« Bonjour », dit-il.', undefined, { isTold: true })).toEqual([
      'speech: Bonjour',
      'narration: dit-il.',
    ]);
  });
  it('reads speech behind a dash, a second dash opening the tag', () => {
    const like = ['—Hola —dijo María—. ¿Qué tal?', '—Bien.', 'Entró.'];
    expect(pieces(like[0] ?? '', like, { isTold: true })).toEqual([
      'speech: Hola',
      'narration: dijo María',
      'speech: ¿Qué tal?',
    ]);
    const russian = ['— Привет, — сказал он. — Как дела?', '— Хорошо.'];
    expect(pieces(russian[0] ?? '', russian, { isTold: true })).toEqual([
      'speech: Привет,',
      'narration: сказал он.',
      'speech: Как дела?',
    ]);
  });
});

describe('tags for the stage', () => {
  it('are taken out of the text and keeps what they say', () => {
    const read = (text: string) =>
      segmentMessage(text, { kind: 'post', habit: habitOf(BOTH), isTold: false });
    const { pieces: found, skipped } = read(
      '[[e:happy]] "Hi there." *waves* {{emotion::sad}} "Bye [[mood: angry]]now."\n[[bg:harbor_night.png]]\n"Home."',
    );
    expect(found.map((piece) => [pieceText(piece), piece.expression, piece.place])).toEqual([
      ['Hi there.', 'happy', undefined],
      ['waves', 'happy', undefined],
      ['Bye now.', 'angry', undefined],
      ['Home.', 'angry', 'harbor_night.png'],
    ]);
    expect(skipped.map((span) => span.why).filter((why) => why.endsWith(' tag'))).toEqual([
      'expression tag',
      'expression tag',
      'place tag',
    ]);
    expect(read('"Well." [[emotion:joy]]').pieces[0]?.expression).toBe('joy');
    // No tag: a link of a wiki, a word nobody knows.
    expect(pieceText(read('"See [[Harbor]] and [[x:y]]."').pieces[0] ?? { runs: [] })).toBe(
      'See [[Harbor]] and [[x:y]].',
    );
  });
});

describe('a speech of a script', () => {
  const SCRIPT: Partial<SegmentOptions> = { isAllSaid: true };
  it('is said with what it stresses and quotes', () => {
    expect(pieces('He said "no" to me. _Never_.', undefined, SCRIPT)).toEqual([
      'speech: He said "no" to me. Never.',
    ]);
    expect(pieces('*I never listen.*', undefined, SCRIPT)).toEqual(['speech: I never listen.']);
  });

  it('has its directions in brackets, over ends of lines as well', () => {
    expect(
      pieces('Hide it well. (To the PORTER,\ntaking out her purse.) How much?', undefined, {
        ...SCRIPT,
        joinLines: true,
      }),
    ).toEqual([
      'speech: Hide it well.',
      'action: To the PORTER, taking out her purse.',
      'speech: How much?',
    ]);
    expect(pieces('It is (so they say) haunted.', undefined, SCRIPT)).toEqual([
      'speech: It is (so they say) haunted.',
    ]);
  });
});
