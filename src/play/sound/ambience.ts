// Sounds of the weather, made of noise on the spot: no files, nothing to load, nothing to license.
import type { Weather } from '@/story';

/** Gains from 0 to 1 before the reader's volume. */
export interface AmbienceLevels {
  /** Hiss of drops. */
  readonly rain: number;
  /** Slow gusts. */
  readonly wind: number;
  /** Deep rolling of a storm. */
  readonly rumble: number;
  /** Cutoff of what comes through, in Hz: low behind walls. */
  readonly cutoffHz: number;
}

const OUTSIDE: Readonly<Record<Weather, Omit<AmbienceLevels, 'cutoffHz'>>> = {
  clear: { rain: 0, wind: 0, rumble: 0 },
  overcast: { rain: 0, wind: 0.12, rumble: 0 },
  rain: { rain: 0.5, wind: 0.08, rumble: 0 },
  storm: { rain: 0.75, wind: 0.45, rumble: 0.5 },
  snow: { rain: 0, wind: 0.22, rumble: 0 },
  fog: { rain: 0, wind: 0.1, rumble: 0 },
};

export function ambienceOf(weather: Weather, isInside: boolean): AmbienceLevels {
  const { rain, wind, rumble } = OUTSIDE[weather];
  const through = isInside ? 0.55 : 1;
  return {
    rain: rain * through,
    wind: wind * through,
    rumble: rumble * through,
    cutoffHz: isInside ? 900 : 12_000,
  };
}

const FADE_SECONDS = 1.2;
const LOOP_SECONDS = 4;

interface Graph {
  readonly context: AudioContext;
  readonly rain: GainNode;
  readonly wind: GainNode;
  readonly rumble: GainNode;
  readonly wall: BiquadFilterNode;
  readonly master: GainNode;
}

/** Plays the levels. Silent until `unlock` is called from a gesture, as browsers ask for. */
export class AmbiencePlayer {
  #graph: Graph | undefined;
  #levels: AmbienceLevels = ambienceOf('clear', false);
  #volume = 0;

  /** Call from a click or key press; makes nothing while the volume is 0. */
  unlock(): void {
    if (this.#graph) {
      if (this.#graph.context.state === 'suspended') void this.#graph.context.resume();
      return;
    }
    if (this.#volume === 0 || typeof AudioContext === 'undefined') return;
    this.#graph = buildGraph(new AudioContext());
    this.#apply();
  }

  play(levels: AmbienceLevels, volume: number): void {
    this.#levels = levels;
    this.#volume = volume;
    this.#apply();
  }

  /** While the page is hidden. */
  pause(): void {
    void this.#graph?.context.suspend();
  }

  resume(): void {
    void this.#graph?.context.resume();
  }

  close(): void {
    void this.#graph?.context.close();
    this.#graph = undefined;
  }

  #apply(): void {
    const graph = this.#graph;
    if (!graph) return;
    const { rain, wind, rumble, cutoffHz } = this.#levels;
    const now = graph.context.currentTime;
    const fade = (param: AudioParam, value: number) =>
      param.setTargetAtTime(value, now, FADE_SECONDS / 3);
    fade(graph.rain.gain, rain * 0.5);
    fade(graph.wind.gain, wind * 0.7);
    fade(graph.rumble.gain, rumble);
    fade(graph.wall.frequency, cutoffHz);
    // Hearing is about quadratic: half the slider is half as loud.
    fade(graph.master.gain, this.#volume ** 2);
  }
}

function buildGraph(context: AudioContext): Graph {
  const master = new GainNode(context, { gain: 0 });
  const wall = new BiquadFilterNode(context, { type: 'lowpass', frequency: 12_000 });
  wall.connect(master).connect(context.destination);
  const noise = noiseBuffer(context);
  const voice = (filter: BiquadFilterOptions, rate: number): GainNode => {
    const source = new AudioBufferSourceNode(context, {
      buffer: noise,
      loop: true,
      playbackRate: rate,
    });
    const gain = new GainNode(context, { gain: 0 });
    source.connect(new BiquadFilterNode(context, filter)).connect(gain).connect(wall);
    source.start();
    return gain;
  };
  const rain = voice({ type: 'highpass', frequency: 1800 }, 1);
  const wind = voice({ type: 'bandpass', frequency: 320, Q: 1.1 }, 0.6);
  const rumble = voice({ type: 'lowpass', frequency: 90 }, 0.35);
  // Gusts: the wind's own loudness swings slowly.
  const gust = new OscillatorNode(context, { frequency: 0.11 });
  gust.connect(new GainNode(context, { gain: 0.05 })).connect(wind.gain);
  gust.start();
  return { context, rain, wind, rumble, wall, master };
}

/** White noise whose end runs into its beginning, so that the loop is not heard. */
function noiseBuffer(context: BaseAudioContext): AudioBuffer {
  const length = context.sampleRate * LOOP_SECONDS;
  const buffer = context.createBuffer(1, length, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < length; i++) samples[i] = Math.random() * 2 - 1;
  return buffer;
}
