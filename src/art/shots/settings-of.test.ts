import { describe, expect, it } from 'vitest';
import { parseParameters } from '@/lib/media';
import { comfySampler } from './sampler-names';
import { settingsFromGeneration, takeSettings, type SettingsHere } from './settings-of';

const HERE: SettingsHere = {
  values: {
    prompt: 'a pier',
    negative: '',
    steps: 20,
    cfg: 7,
    seed: 1,
    sampler: 'euler',
    scheduler: 'normal',
    model: 'x.safetensors',
    width: 512,
  },
  params: [
    'prompt',
    'negative',
    'steps',
    'cfg',
    'seed',
    'sampler',
    'scheduler',
    'model',
    'width',
    'height',
    'clip_skip',
  ],
  offered: {
    sampler: ['euler', 'dpmpp_2m'],
    scheduler: ['normal', 'karras'],
    model: ['x.safetensors', 'sd\\dreamy_8.safetensors'],
  },
  loras: [{ file: 'people/sora.safetensors', weight: 0.8 }],
};

const TEXT = `1girl, <lora:sora:0.8>, red hair
Negative prompt: blurry
Steps: 30, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 123456, Size: 832x1216, Model: dreamy_8, Clip skip: 2, Denoising strength: 0.4`;

function rowsOf(text: string) {
  const parameters = parseParameters(text);
  if (!parameters) throw new Error('not read');
  return settingsFromGeneration({ parameters }, HERE);
}

describe('settingsFromGeneration', () => {
  it('lays what an A1111 picture says beside what is set here', () => {
    const { rows, loras } = rowsOf(TEXT);
    expect(rows).toEqual([
      {
        param: 'prompt',
        here: 'a pier',
        there: '1girl, red hair',
        value: '1girl, red hair',
        isSame: false,
      },
      { param: 'negative', here: '', there: 'blurry', value: 'blurry', isSame: false },
      { param: 'seed', here: 1, there: '123456', value: 123456, isSame: false },
      { param: 'steps', here: 20, there: 30, value: 30, isSame: false },
      { param: 'cfg', here: 7, there: 7, value: 7, isSame: true },
      { param: 'sampler', here: 'euler', there: 'dpmpp_2m', value: 'dpmpp_2m', isSame: false },
      { param: 'scheduler', here: 'normal', there: 'karras', value: 'karras', isSame: false },
      { param: 'denoise', here: undefined, there: 0.4, isSame: false, problem: 'not-taken' },
      { param: 'width', here: 512, there: 832, value: 832, isSame: false },
      { param: 'height', here: undefined, there: 1216, value: 1216, isSame: false },
      {
        param: 'model',
        here: 'x.safetensors',
        there: 'dreamy_8',
        value: 'sd\\dreamy_8.safetensors',
        isSame: false,
      },
      { param: 'clip_skip', here: undefined, there: -2, value: -2, isSame: false },
    ]);
    expect(loras).toMatchObject({ isSame: true, there: [{ file: 'sora', weight: 0.8 }] });
  });

  it('never swaps a file that is not offered for one like it', () => {
    const row = rowsOf(TEXT.replace('dreamy_8', 'dreamy_9')).rows.find(
      ({ param }) => param === 'model',
    );
    expect(row).toEqual({
      param: 'model',
      here: 'x.safetensors',
      there: 'dreamy_9',
      isSame: false,
      problem: 'not-offered',
    });
  });

  it('takes no seed that a number cannot hold exactly', () => {
    const row = rowsOf(TEXT.replace('123456', '18446744073709551615')).rows.find(
      ({ param }) => param === 'seed',
    );
    expect(row).toMatchObject({ there: '18446744073709551615', problem: 'too-large' });
    expect(row).not.toHaveProperty('value');
    const graph = settingsFromGeneration({ values: { seed: 2n ** 60n } }, HERE);
    expect(graph.rows).toMatchObject([{ param: 'seed', problem: 'too-large' }]);
    const small = settingsFromGeneration({ values: { seed: 5 } }, HERE);
    expect(small.rows).toMatchObject([{ param: 'seed', value: 5 }]);
  });

  it('believes a graph over a text, and takes no file names of the server along', () => {
    const parameters = parseParameters(TEXT);
    const { rows, loras } = settingsFromGeneration(
      {
        ...(parameters ? { parameters } : {}),
        values: { steps: 8, image1: 'a.png', filename_prefix: 'b', glow: 0.5 },
        loras: [],
      },
      { ...HERE, params: [...HERE.params, 'glow', 'image1'] },
    );
    expect(rows.find(({ param }) => param === 'steps')?.value).toBe(8);
    expect(rows.at(-1)).toMatchObject({ param: 'glow', value: 0.5 });
    expect(rows.some(({ param }) => param === 'image1' || param === 'filename_prefix')).toBe(false);
    expect(loras).toMatchObject({ isSame: false, there: [] });
  });

  it('sets the chosen fields and no others', () => {
    const { rows } = rowsOf(TEXT);
    const taken = takeSettings(HERE.values, rows, new Set(['seed', 'width', 'denoise']));
    expect(taken).toEqual({ ...HERE.values, seed: 123456, width: 832 });
  });
});

describe('comfySampler', () => {
  it.each([
    ['Euler a', undefined, { sampler: 'euler_ancestral' }],
    ['DPM++ 2M SDE Karras', undefined, { sampler: 'dpmpp_2m_sde', scheduler: 'karras' }],
    ['DPM++ 2M', 'SGM Uniform', { sampler: 'dpmpp_2m', scheduler: 'sgm_uniform' }],
    ['UniPC', 'Automatic', { sampler: 'uni_pc', scheduler: 'normal' }],
    ['dpmpp_2m', 'karras', { sampler: 'dpmpp_2m', scheduler: 'karras' }],
    [undefined, undefined, {}],
  ])('reads %s, %s', (sampler, scheduler, expected) => {
    expect(comfySampler(sampler, scheduler)).toEqual(expected);
  });
});
