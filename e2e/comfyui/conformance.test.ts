// Replays the recordings of a real ComfyUI against the test server, so that it cannot drift from the truth.
import { afterAll, expect, test } from 'vitest';
import type { Difference } from './conformance/compare';
import { CORS_MODES, replayCors } from './conformance/cors-replay';
import { DEVIATIONS, NOT_COMPARED } from './conformance/deviations';
import { replayExchanges } from './conformance/http-replay';
import { HTTP_FILES, TRANSCRIPTS, transcript } from './conformance/recordings';
import { replayTranscript } from './conformance/transcript-replay';

const TIMEOUT_MS = 60_000;
const total = { compared: 0, different: 0 };

/** `differences` begin with the name of what differs. */
function judge(
  where: string,
  { compared, differences }: { compared: number; differences: Difference[] },
): void {
  const known = DEVIATIONS.filter((each) => each.where === where);
  const unknown = differences.filter(
    (each) => !known.some(({ begins }) => each.startsWith(begins)),
  );
  const vanished = known.filter(
    ({ begins }) => !differences.some((each) => each.startsWith(begins)),
  );
  total.compared += compared;
  total.different += new Set(differences.map((each) => each.split(': ')[0])).size;
  expect(compared).toBeGreaterThan(0);
  expect({ unknown, vanished }).toEqual({ unknown: [], vanished: [] });
}

test.each(HTTP_FILES)(
  'answers as recorded: http/%s',
  async (file) => judge(`http ${file}`, await replayExchanges(file)),
  TIMEOUT_MS,
);

test.each(TRANSCRIPTS)(
  'tells as recorded: ws/%s',
  async (file) => {
    const previews = file !== '31-no-previews-default';
    judge(`socket ${file}`, await replayTranscript(transcript(file), { previews }));
  },
  TIMEOUT_MS,
);

test.each(Object.keys(CORS_MODES) as (keyof typeof CORS_MODES)[])(
  'lets pages in and out as recorded: cors/%s',
  async (mode) => judge(`cors ${mode}`, await replayCors(mode)),
  TIMEOUT_MS,
);

test('every known deviation belongs to a recording', () => {
  const places = [
    ...HTTP_FILES.map((file) => `http ${file}`),
    ...TRANSCRIPTS.map((file) => `socket ${file}`),
    ...Object.keys(CORS_MODES).map((mode) => `cors ${mode}`),
  ];
  expect(DEVIATIONS.filter(({ where }) => !places.includes(where))).toEqual([]);
});

afterAll(() => {
  const { compared, different } = total;
  const lines = [
    `conformance: ${compared} answers and messages compared, ${compared - different} the same`,
    ...DEVIATIONS.map(({ where, begins, why }) => `  differs: ${where}, ${begins}: ${why}`),
    ...NOT_COMPARED.map((what) => `  not compared: ${what}`),
  ];
  console.log(lines.join('\n'));
});
