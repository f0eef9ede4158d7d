import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRender, isEnded, isLive, withLog, type Render, type RenderChange } from './render';
import { buildRender, sentTo } from './testing';

const file = (filename: string) =>
  ({ node: '9', filename, subfolder: '', type: 'output', key: 'images' }) as const;
const failure = { title: 'It broke', hint: 'Try again' };
const run = (render: Render, ...changes: RenderChange[]) =>
  changes.reduce((one, change) => changeRender(one, change, 5), render);
const SEND = { do: 'send', server: 'one', promptId: 'p' } as const;

describe('changeRender', () => {
  it('goes from waiting to a picture', () => {
    const sent = run(buildRender('a'), SEND);
    expect(sent).toMatchObject({ state: 'sent', startedAt: 5, sent: { isAccepted: false } });
    const storing = run(sent, { do: 'accept' }, { do: 'store' });
    expect(storing).toMatchObject({ state: 'storing', sent: { isAccepted: true } });
    const done = run(storing, { do: 'finish', assets: [], isCached: true });
    expect(done).toMatchObject({ state: 'done', endedAt: 5, progress: 1, isCached: true });
    expect(done.message).not.toBe('');
  });

  it('is not sent twice', () => {
    const sent = run(buildRender('a'), SEND);
    expect(run(sent, { ...SEND, promptId: 'other' })).toBe(sent);
  });

  it('remembers a prompt that it took back, unless the server lost it', () => {
    const sent = run(buildRender('a'), SEND);
    const back = run(sent, { do: 'take-back', why: 'Away' });
    expect(back).toMatchObject({ state: 'queued', lost: 0, message: 'Away' });
    expect(back.abandoned).toEqual([sent.sent]);
    expect([back.sent, back.startedAt]).toEqual([undefined, undefined]);
    const lost = run(sent, { do: 'take-back', why: 'Restarted', isLoss: true });
    expect(lost).toMatchObject({ state: 'queued', lost: 1, abandoned: [] });
  });

  it('keeps each file once', () => {
    const sent = run(buildRender('a'), SEND);
    const told = run(
      sent,
      { do: 'files', files: [file('a.png')] },
      { do: 'files', files: [file('a.png'), file('b.png')] },
    );
    expect(told.sent?.files.map(({ filename }) => filename)).toEqual(['a.png', 'b.png']);
    expect(run(told, { do: 'files', files: [file('b.png')] })).toBe(told);
  });

  it('has something to stop only where a server may run it', () => {
    expect(run(buildRender('a'), { do: 'cancel', why: '' }).isStopping).toBe(false);
    const cancelled = run(buildRender('a'), SEND, { do: 'cancel', why: '' });
    expect(cancelled.isStopping).toBe(true);
    expect(run(cancelled, { do: 'stopped' }).isStopping).toBe(false);
  });

  it('fetches again only what has failed and was sent', () => {
    const failed = run(buildRender('a'), SEND, { do: 'fail', failure });
    const again = run(failed, { do: 'store-again' });
    expect(again.state).toBe('storing');
    expect([again.failure, again.endedAt]).toEqual([undefined, undefined]);
    const unsent = run(buildRender('a'), { do: 'fail', failure });
    expect(run(unsent, { do: 'store-again' })).toBe(unsent);
  });

  it('keeps the newest lines of a long log', () => {
    let render = buildRender('a');
    for (let line = 0; line < 2100; line++) render = withLog(render, `${line}`, line);
    expect(render.log).toHaveLength(2000);
    expect(render.log.at(-1)?.text).toBe('2099');
  });
});

const change: fc.Arbitrary<RenderChange> = fc.oneof(
  fc.constantFrom<RenderChange>(
    { do: 'accept' },
    { do: 'store' },
    { do: 'stopped' },
    { do: 'store-again' },
    { do: 'tell', message: 'Something' },
    { do: 'take-back', why: 'Away' },
    { do: 'take-back', why: 'Lost', isLoss: true },
    { do: 'finish', assets: [], isCached: false },
    { do: 'fail', failure },
    { do: 'cancel', why: 'Cancelled' },
  ),
  fc.nat(5).map((n): RenderChange => ({ do: 'send', server: `s${n % 2}`, promptId: `p${n}` })),
  fc.nat(3).map((n): RenderChange => ({ do: 'files', files: [file(`${n}.png`)] })),
);

describe('whatever happens to a render', () => {
  it('an end is left by fetching again alone, and its id, place and words stay', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        let render = buildRender('a', { order: 3, lane: 'interactive' });
        for (const [at, one] of changes.entries()) {
          const next = changeRender(render, one, at);
          expect(isLive(next)).not.toBe(isEnded(next));
          expect(next).toMatchObject({ id: 'a', order: 3, lane: 'interactive', title: 'a' });
          if (isEnded(render) && next.state !== render.state) {
            expect([render.state, one.do, next.state]).toEqual([
              'failed',
              'store-again',
              'storing',
            ]);
          }
          // What is on a server can be asked about, and each prompt is remembered until it is settled.
          if (next.state === 'sent' || next.state === 'storing') expect(next.sent).toBeDefined();
          if (next.state === 'queued') expect(next.sent).toBeUndefined();
          if (isEnded(next)) expect(next.endedAt).toBeDefined();
          else expect(next.endedAt).toBeUndefined();
          if (one.do === 'take-back' && !one.isLoss && render.state === 'sent') {
            expect(next.abandoned).toContain(render.sent);
          }
          render = next;
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('starts from a row of any state without a fault', () => {
    const states = ['queued', 'sent', 'storing', 'done', 'failed', 'cancelled'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.boolean(), change, (state, isSent, one) => {
        const row = buildRender('a', { state, ...(isSent && { sent: sentTo('s', 'p') }) });
        expect(states).toContain(changeRender(row, one, 1).state);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
