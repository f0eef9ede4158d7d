import { describe, expect, it } from 'vitest';
import { HabitCounter } from './habits';
import { findHidden } from './hidden';
import { pieceText, segmentMessage } from './segment';

function read(text: string) {
  const counter = new HabitCounter();
  counter.add({ speaker: 'A', text, kind: 'post' });
  const segmented = segmentMessage(text, {
    kind: 'post',
    habit: counter.habit('A'),
    isTold: false,
  });
  return {
    shown: segmented.pieces.map((piece) => `${piece.kind}: ${pieceText(piece)}`),
    stated: segmented.stated,
    lost: segmented.skipped.filter((skip) => skip.why === 'lost'),
  };
}

describe('what presets, cards and extensions leave in a message', () => {
  it('shows what their tags wrap, and no tag that is closed again', () => {
    const { shown, lost } = read(
      '<content>\nThe lamp goes out. "Who is there?"\n</content>\n<StatusPlaceHolderImpl/>',
    );
    expect(shown).toEqual(['narration: The lamp goes out.', 'speech: Who is there?']);
    expect(lost).toEqual([]);
  });
  it('leaves what nobody closes', () => {
    expect(read('"Oh," she says. <gasp>').shown).toEqual([
      'speech: Oh,',
      'narration: she says. <gasp>',
    ]);
  });
  it('hides changes of variables, summaries and thinking under any of their names', () => {
    const { shown } = read(
      '<UpdateVariable>\n<Analysis>\nlamp.oil: Y\n</Analysis>\n_.set("lamp.oil", 3, 2);//burnt\n</UpdateVariable>\n' +
        'It rains.\n\n<loom_sum>Rain.</loom_sum>\n<思考>写什么呢</思考>\n<StatusBlock>\nMood: wet\n</StatusBlock>',
    );
    expect(shown).toEqual(['narration: It rains.']);
  });
  it('ends a panel with its own end, not with that of one inside it', () => {
    expect(read('<details><details>a</details>b</details>"Rain!"').shown).toEqual([
      'speech: Rain!',
    ]);
  });
  it('keeps a note of the model to its reader out of character', () => {
    expect(read('<lumia_ooc name="Wisp">Lovely rain!</lumia_ooc>').shown).toEqual([
      'ooc: Lovely rain!',
    ]);
  });
  it('drops the turns of a prompt that were saved with an answer', () => {
    expect(read('"Go," he says.<|im_end|>\n<|im_start|>user').shown).toEqual([
      'speech: Go,',
      'narration: he says.',
    ]);
  });
  it('hides pages that cards draw, and shows letters', () => {
    expect(read('```html\n<!DOCTYPE html>\n<p>1 message</p>\n```\n"Rain!"').shown).toEqual([
      'speech: Rain!',
    ]);
    expect(read('```\nDear Ada,\nthe boat is gone.\n```').shown).toEqual([
      'narration: Dear Ada,\nthe boat is gone.',
    ]);
  });
});

describe('status panels', () => {
  it('are read out of nested data, and hidden', () => {
    const { shown, stated } = read(
      '```json\n{"stats":[{"name":"Oil","value":3}],"infoBox":{"time":{"start":"21:10","end":"21:20"},' +
        '"weather":{"emoji":"🌫️","forecast":"Fog"},"location":{"value":"Lamp room"}},' +
        '"characters":[{"name":"Ada","location":"elsewhere"}]}\n```\nThe lamp goes out.',
    );
    expect(stated).toEqual({ place: 'Lamp room', hour: '21:10', weather: 'Fog' });
    expect(shown).toEqual(['narration: The lamp goes out.']);
  });
  it('that were cut off or lack a comma are no story either', () => {
    expect(
      read('```json\n{"time": "21:10"\n"location": "Lamp room"\n```\nIt rains.').shown,
    ).toEqual(['narration: It rains.']);
  });
  it('are read in brackets, with signs alone, and in other tongues', () => {
    expect(read('【时间】亥时\n【地点】灯塔\n【天气】大雨\n\n灯灭了。').stated).toEqual({
      place: '灯塔',
      hour: '亥时',
      weather: '大雨',
    });
    expect(read('📅 Day 3 🕚 23:50 📍 The pier ❄️ Snow\n\nIt is late.').stated).toEqual({
      place: 'The pier',
      hour: '23:50',
      weather: 'Snow',
    });
  });
  it('are read out of tables', () => {
    const table =
      '| Stat | Value |\n|---|---|\n| 📍 Location | Harbour wall |\n| ⏰ Time | 03:15 |';
    expect(read(`<details><summary>Status</summary>\n\n${table}\n\n</details>`).stated).toEqual({
      place: 'Harbour wall',
      hour: '03:15',
    });
  });
  it('are read where tags alone end their lines', () => {
    const panel =
      '<div class="panel">Location: clinic, back room<br>Time: 02:40<br>Weather: drizzle<br>Trust: 12/100</div>';
    expect(read(`<details><summary>Status</summary>\n${panel}\n</details>`).stated).toEqual({
      place: 'clinic, back room',
      hour: '02:40',
      weather: 'drizzle',
    });
  });
  it('are no lines with hearts between the words', () => {
    expect(read('❤ miss you 💕 so much').shown).toEqual(['speech: ❤ miss you 💕 so much']);
  });
  it('within one another by the thousand are one, and read once', () => {
    const text = `${'<details>'.repeat(60_000)}x${'</details>'.repeat(60_000)}`;
    expect(findHidden(text)).toMatchObject([{ start: 0, end: text.length }]);
  });
  it('of points and feelings alone are hidden', () => {
    expect(read('"Go," he says.\n\n<sub>HP: 40/50 | MP: 12/20</sub>').shown).toEqual([
      'speech: Go,',
      'narration: he says.',
    ]);
  });
});

describe('Chinese quotations', () => {
  it('are speech where a sentence goes on behind a comma', () => {
    expect(read('「也好。」他说，「总比淋雨强。」').shown).toEqual([
      'speech: 也好。',
      'narration: 他说，',
      'speech: 总比淋雨强。',
    ]);
  });
});
