// Samplers and schedulers as A1111 and its kin name them, as ComfyUI does.

const SAMPLERS: Readonly<Record<string, string>> = {
  'euler a': 'euler_ancestral',
  euler: 'euler',
  lms: 'lms',
  heun: 'heun',
  dpm2: 'dpm_2',
  'dpm2 a': 'dpm_2_ancestral',
  'dpm++ 2s a': 'dpmpp_2s_ancestral',
  'dpm++ 2m': 'dpmpp_2m',
  'dpm++ sde': 'dpmpp_sde',
  'dpm++ 2m sde': 'dpmpp_2m_sde',
  'dpm++ 3m sde': 'dpmpp_3m_sde',
  'dpm fast': 'dpm_fast',
  'dpm adaptive': 'dpm_adaptive',
  restart: 'restart',
  ddim: 'ddim',
  ddpm: 'ddpm',
  unipc: 'uni_pc',
  lcm: 'lcm',
};

const SCHEDULERS: Readonly<Record<string, string>> = {
  automatic: 'normal',
  uniform: 'normal',
  normal: 'normal',
  karras: 'karras',
  exponential: 'exponential',
  'sgm uniform': 'sgm_uniform',
  simple: 'simple',
  beta: 'beta',
  'ddim uniform': 'ddim_uniform',
  ddim: 'ddim_uniform',
};

export interface ComfySampler {
  readonly sampler?: string;
  readonly scheduler?: string;
}

/** Older texts write both in one: "DPM++ 2M Karras". Names that ComfyUI has itself stay. */
export function comfySampler(
  sampler: string | undefined,
  scheduler: string | undefined,
): ComfySampler {
  let name = sampler?.trim().toLowerCase() ?? '';
  let schedule = scheduler?.trim().toLowerCase() ?? '';
  const tail = /^(.+) (karras|exponential)$/.exec(name);
  if (tail) {
    name = tail[1] ?? name;
    schedule ||= tail[2] ?? '';
  }
  return {
    ...(name === '' ? {} : { sampler: SAMPLERS[name] ?? name }),
    ...(schedule === '' ? {} : { scheduler: SCHEDULERS[schedule] ?? schedule }),
  };
}
