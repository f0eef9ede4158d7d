// Shapes that only one reader sees, each long enough to show a walk that starts again and again.
import { expect, it } from 'vitest';
import { timeToRead } from '@/testing/read-time';
import type { FormatId } from '.';

const CHARS = 200_000;
const rep = (piece: string): string => piece.repeat(Math.ceil(CHARS / piece.length));
const RULE = '='.repeat(62);
const TXT = `${RULE}\nGuild: x\nChannel: y\n${RULE}\n\n`;
const CSV = 'AuthorID,Author,Date,Content,Attachments,Reactions\n';
const HTML = '<html class="chatlog__message-group">';
const shapes: [format: FormatId, name: string, text: string][] = [
  ['irc', 'goOn', `12:00 <a> hi\n${rep('plain words here\n')}`],
  ['irc', 'joins', rep(`12:00 <a> ${'word '.repeat(80)}\n`)],
  ['irc', 'one', `12:00 <a> ${rep('x \x02y\x03 ')}`],
  ['irc', 'actions', rep('* a b\n')],
  ['game-chat', 'says', rep('You say, "hi\n')],
  ['game-chat', 'poses', `Ann says, "hi"\n${rep('Ann smiles at somebody who is not there\n')}`],
  ['game-chat', 'codes', `1/1 11:11:11.111  Ann says: ${rep('|cff')}`],
  ['game-chat', 'listing', `Contents:\n${rep('a thing\n')}`],
  [
    'tabletop-chat',
    'foundry',
    rep('[1/1/2024, 1:11:11 PM] Ann\nhi\n---------------------------\n'),
  ],
  ['tabletop-chat', 'roll20', rep('Ann (GM):rolling 1d20\n(\n1\n')],
  [
    'tabletop-chat',
    'page',
    `<div class="message general">${rep('<span class="by">A:</span><b>x')}`,
  ],
  ['spoken-transcript', 'one sentence', rep('1\n00:00:01,000 --> 00:00:01,500\nAnn: and\n\n')],
  ['spoken-transcript', 'one cue', `WEBVTT\n\n00:01.000 --> 00:02.000\n${rep('- <i>x &amp; \n')}`],
  ['chat-template', 'turns', rep('<|im_start|>user\nAnn: hi<|im_end|><|im_start|>assistant\n')],
  ['chat-template', 'one line', rep('USER: ASSISTANT: ')],
  ['storium', 'entries', `{"scenes":[{"entries":[${rep('{"role":"narrator","description":"a"},')}`],
  ['crd3', 'turns', `[{"TURNS":[${rep('{"NAMES":["A"],"UTTERANCES":["b"],"NUMBER":1},')}`],
  [
    'discord-data',
    'tracker',
    `{"meta":{"userindex":["1"]},"data":{"1":{${rep('"2":{"u":0,"t":1,"m":"<@1> <:a"},')}`,
  ],
  ['json-chat', 'answers', rep('{"messages":[{"sender":"User","text":"a","children":[')],
  ['json-chat', 'texts in texts', `${rep('{"content":')}"a"${'}'.repeat(CHARS / 11)}`],
  ['discord-copy', 'heads', rep('A — 6:30 PM\nhi\n')],
  ['discord-copy', 'wrapped', rep('A\nAPP\n — 6:30 PM\nhi\n')],
  ['discord-copy', 'quotes', rep('@a b c d e f g h\nA — 6:30 PM\nhi\n')],
  ['discord-copy', 'signs', rep('👍\n2\n')],
  ['telegram', 'copied', rep('a, [1/1/24 1:11]\nhi\n')],
  ['telegram', 'commas', rep(', [')],
  [
    'telegram',
    'json',
    `{"messages":[${rep('{"type":"message","text":[{"text":"a","type":"bold"}],"from":"A","from_id":"u1","date":"2024-01-01T00:00:00"},')}`,
  ],
  [
    'telegram',
    'json one',
    `{"messages":[{"type":"message","from":"A","text":[${rep('{"type":"bold","text":"a"},')}]}]}`,
  ],
  [
    'telegram',
    'html',
    `<div class="message default clearfix">${rep('<div class="message default"><div class="from_name">A</div><div class="text">x<br></div></div>')}`,
  ],
  ['telegram', 'html deep', `<div class="message default clearfix">${rep('<div class="text">')}`],
  [
    'discord-chat-exporter',
    'html',
    HTML +
      rep(
        '<div class="chatlog__message-group"><div class="chatlog__message-container"><span class=chatlog__author>A</span><div class=chatlog__content>hi <b>x</b></div></div></div>',
      ),
  ],
  [
    'discord-chat-exporter',
    'html grouped',
    HTML +
      rep(
        '<div class="chatlog__message-container"><div class=chatlog__content>hi <b>x</b></div></div>',
      ),
  ],
  [
    'discord-chat-exporter',
    'html one',
    HTML +
      '<div class=chatlog__message-container><div class=chatlog__content>' +
      rep('<b>a</b>&amp;<br>'),
  ],
  [
    'discord-chat-exporter',
    'html open',
    HTML +
      '<div class=chatlog__message-container><div class=chatlog__content>' +
      rep('<blockquote>a\n'),
  ],
  ['discord-chat-exporter', 'html tags', HTML + rep('<a x="<a" ')],
  [
    'discord-chat-exporter',
    'html lines',
    HTML + rep('<div class=chatlog__message-container>\n<div class=chatlog__content>a</div>'),
  ],
  ['discord-chat-exporter', 'txt', TXT + rep('[1/1/24 1:11 PM] a\nhi\n\n')],
  ['discord-chat-exporter', 'txt blocks', TXT + rep('[1/1/24 1:11 PM] a\n\n{Embed}\nx\n\n')],
  ['discord-chat-exporter', 'csv quotes', CSV + rep('"')],
  ['discord-chat-exporter', 'csv loose quotes', CSV + rep('"a "b,')],
  ['discord-chat-exporter', 'csv quotes in rows', CSV + rep('"x""y\n')],
  ['discord-chat-exporter', 'csv doubled quotes', CSV + rep('",""x')],
  ['discord-chat-exporter', 'csv rows behind an open quote', CSV + rep('1,A,x,"hi,,\n')],
  ['discord-chat-exporter', 'csv commas', CSV + rep(',')],
  ['discord-chat-exporter', 'csv rows', CSV + rep('"1","A","x","hi","",""\n')],
  ['discord-chat-exporter', 'csv open', CSV + rep('""",')],
  ['matrix', 'text', rep('5/6/2020, 6:30:00 PM - Ann: hi\n')],
  ['matrix', 'text names', rep('5/6/2020, 6:30:00 PM - A: b: c: d: hi\n')],
  [
    'matrix',
    'reply',
    `{"messages":[{"type":"m.room.message","sender":"@a:b","origin_server_ts":1,"content":{"msgtype":"m.text","body":"${rep('> a\\n')}","m.relates_to":{"m.in_reply_to":{}}}}]}`,
  ],
  ['f-chat', 'speech', rep('[2021-05-06 18:30] Ann: [b]hi[/b]\n')],
  ['f-chat', 'action', rep('[2021-05-06 18:30] *Ann  hi\n')],
  ['forum', 'heads', rep('Re: x\nby Ann » Wed May 06, 2020 6:30 pm\nhi\n')],
  [
    'forum',
    'quotes',
    `by Ann » Wed May 06, 2020 6:30 pm\nhi\nby Ann » Wed May 06, 2020 6:30 pm\n${rep('x wrote:\nhi\n')}`,
  ],
  ['forum', 'rules', rep('_____\na\n')],
  ['forum', 'bbcode', `by Ann » Wed May 06, 2020 6:30 pm\n${rep('[quote=x]')}`],
];
const msFor = async (text: string, format: string): Promise<number> =>
  (await timeToRead(text, format)).ms;

it.each(shapes)('%s: %s', { timeout: 60_000 }, async (format, _name, text) => {
  const quarter = await msFor(text.slice(0, text.length / 4), format);
  const whole = await msFor(text, format);
  // A walk that starts again takes sixteen times as long; a constant covers what is not the reader's.
  expect(whole).toBeLessThan(quarter * 8 + 500);
});
