import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PNG_HEAD, pngChunk, tinyPng } from '@/lib/media/testing';
import { readWorkflow } from '@/workflows';
import { mediaAmong, saidOfFile, saidOfText } from './said';

const view = readFileSync(new URL('../../testing/comfyui/files/view.png', import.meta.url));
const file = (name: string, type = '', bytes: BlobPart = 'x') => new File([bytes], name, { type });
const text = (key: string, value: string) => pngChunk('tEXt', `${key}\0${value}`);

describe('mediaAmong', () => {
  it('takes pictures and clips by type or name', () => {
    const files = [file('a.png', 'image/png'), file('b.mp4'), file('c', 'video/webm')];
    expect(mediaAmong(files)).toEqual(files);
  });

  it('leaves a drop with anything else in it to the import', () => {
    expect(mediaAmong([file('a.png'), file('log.txt', 'text/plain')])).toEqual([]);
    expect(mediaAmong([file('chat.jsonl'), file('a.png')])).toEqual([]);
    expect(mediaAmong([file('song.mp3', 'audio/mpeg')])).toEqual([]);
    expect(mediaAmong([])).toEqual([]);
  });
});

describe('saidOfFile', () => {
  it('reads a picture of ComfyUI, and gives a workflow that can be imported', async () => {
    const said = await saidOfFile(new Blob([view]), []);
    expect(said?.writers).toEqual(['ComfyUI']);
    const read = readWorkflow(said?.workflow ?? '');
    expect(read.ok && read.value.format === 'api' && read.value.workflow).toBeTruthy();
  });

  it('tells a card, and a picture that says nothing', async () => {
    const card = await saidOfFile(new Blob([tinyPng(text('chara', 'e30='))]), []);
    expect(card).toMatchObject({ isCard: true, making: undefined, workflow: undefined });
    const plain = await saidOfFile(new Blob([tinyPng()]), []);
    expect(plain).toEqual({ making: undefined, writers: [], isCard: false, workflow: undefined });
  });

  it('reads nothing from damaged files, and does not fail on them', async () => {
    const cut = new Blob([PNG_HEAD, Uint8Array.of(255, 255, 255, 255, 116, 69, 88, 116)]);
    expect((await saidOfFile(cut, []))?.making).toBeUndefined();
    const bad = tinyPng(text('prompt', '{"3":{"class_type":'), text('parameters', 'hello'));
    expect((await saidOfFile(new Blob([bad]), []))?.making).toBeUndefined();
  });
});

describe('saidOfText', () => {
  it('reads what A1111 writes, and workflows', () => {
    const said = saidOfText('1girl\nNegative prompt: x\nSteps: 20, Sampler: Euler, Seed: 1', []);
    expect(said).toMatchObject({ writers: ['Text of its settings'], workflow: undefined });
    expect(said?.making?.found.parameters).toMatchObject({ steps: 20, seed: '1' });
    const graph = '{"1":{"class_type":"KSampler","inputs":{"seed":18446744073709551615}}}';
    expect(saidOfText(graph, [])?.workflow).toBe(graph);
  });

  it('leaves other texts to whom they belong', () => {
    expect(saidOfText('Ann: It is raining.\nBo: Again.', [])).toBeUndefined();
    expect(saidOfText('{"name":"Ann","mes":"Hello"}', [])).toBeUndefined();
    expect(saidOfText('', [])).toBeUndefined();
  });
});
