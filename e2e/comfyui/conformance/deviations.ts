// Where the test server is known to differ from the recordings, and why that is right. The list is exact: a
// difference that is not here fails, and so does an entry that no difference needs any more.

export interface Deviation {
  /** `http internal`, `socket 30-…`, `cors star`. */
  readonly where: string;
  /** How the difference begins. */
  readonly begins: string;
  readonly why: string;
}

export const DEVIATIONS: readonly Deviation[] = [
  {
    where: 'http internal',
    begins: '/internal/logs: body',
    why: 'The terminal of another program says other things.',
  },
  {
    where: 'http internal',
    begins: '/internal/logs/raw: body.entries',
    why: 'The terminal of another program says other things.',
  },
  {
    where: 'http models',
    begins: '/experiment/models/checkpoints: body[0].name',
    why: 'The recorded order is that of a disk.',
  },
  {
    where: 'http models',
    begins: '/experiment/models/checkpoints: body[2].name',
    why: 'The recorded order is that of a disk.',
  },
  {
    where: 'http routing',
    begins: '/: body',
    why: 'The recorded server had a stand-in for its page, this one has another.',
  },
  {
    where: 'http routing',
    begins: '/index.html: body',
    why: 'The recorded server had a stand-in for its page, this one has another.',
  },
  {
    where: 'http upload',
    begins: '101 MiB (limit 100): body',
    why: 'aiohttp stops counting when there is too much; this server reads to the end, so that no client sees a broken pipe.',
  },
  {
    where: 'socket 30-server-stopped-and-restarted',
    begins: 'A2 order at 24',
    why: 'The recorded kill fell between a step and its preview.',
  },
];

/** What is not compared at all, so that the report does not claim it. */
export const NOT_COMPARED: readonly string[] = [
  'clocks, sizes and versions of the machine, traces, texts of current_inputs, help texts of nodes',
  'the order of what is a set in ComfyUI (executed, current_outputs, which output comes first)',
  'messages of type logs (how a terminal was drawn); sizes and pixels of previews',
  'ws/26 (it measures time); cors/browser*.json (a browser is needed: the journeys)',
];
