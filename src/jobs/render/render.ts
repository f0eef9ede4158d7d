// A render as a value: what is asked of a ComfyUI, how far it is, and what moves it. Pure.
import type { RenderRequest, RenderRow } from '@/storage';
import type { AssetId } from '@/story';

export type Render = RenderRow;
export type RenderState = Render['state'];
export type Needs = Render['needs'];
export type { RenderRequest };
export type { Sent } from '@/storage';

const LOG_LINES = 2000;
/** A server that loses the same render this often would lose it again. */
export const LOSSES = 3;

export function isWaiting({ state }: Render): boolean {
  return state === 'queued';
}

/** Waits, runs or is being stored. */
export function isLive({ state }: Render): boolean {
  return state === 'queued' || state === 'sent' || state === 'storing';
}

export function isEnded(render: Render): boolean {
  return !isLive(render);
}

export function withLog(render: Render, text: string, at: number): Render {
  return { ...render, log: [...render.log.slice(-(LOG_LINES - 1)), { at, text }] };
}

export type RenderChange =
  /** Written before the prompt leaves. */
  | { readonly do: 'send'; readonly server: string; readonly promptId: string }
  | { readonly do: 'accept' }
  | { readonly do: 'tell'; readonly message: string }
  | { readonly do: 'files'; readonly files: NonNullable<Render['sent']>['files'] }
  /** Back to our queue: it did not run there, as far as anybody knows. */
  | { readonly do: 'take-back'; readonly why: string; readonly isLoss?: boolean }
  | { readonly do: 'store' }
  | {
      readonly do: 'finish';
      readonly assets: Render['assets'];
      readonly isCached: boolean;
    }
  | { readonly do: 'fail'; readonly failure: NonNullable<Render['failure']> }
  | { readonly do: 'cancel'; readonly why: string }
  /** The server is known not to run it any more. */
  | { readonly do: 'stopped' }
  | { readonly do: 'store-again' };

/** The render after a change. One that has ended stays as it ended, but for what is said to apply. */
export function changeRender(render: Render, change: RenderChange, at: number): Render {
  switch (change.do) {
    case 'stopped':
      return render.isStopping ? { ...render, isStopping: false } : render;
    case 'store-again': {
      if (render.state !== 'failed' || render.sent === undefined) return render;
      const { failure: _failure, endedAt: _endedAt, ...rest } = render;
      return { ...rest, state: 'storing', message: 'Fetching the result again' };
    }
    case 'files': {
      if (!render.sent) return render;
      const known = new Set(render.sent.files.map(fileKey));
      const fresh = change.files.filter((file) => !known.has(fileKey(file)));
      if (fresh.length === 0) return render;
      return { ...render, sent: { ...render.sent, files: [...render.sent.files, ...fresh] } };
    }
    default:
      return isEnded(render) ? render : changeLive(render, change, at);
  }
}

function changeLive(
  render: Render,
  change: Exclude<RenderChange, { do: 'stopped' | 'store-again' | 'files' }>,
  at: number,
): Render {
  switch (change.do) {
    case 'send': {
      if (render.state !== 'queued') return render;
      const { server, promptId } = change;
      const sent = { server, promptId, at, isAccepted: false, files: [] };
      return { ...render, state: 'sent', sent, startedAt: at, message: 'Sending' };
    }
    case 'accept':
      if (render.state !== 'sent' || !render.sent || render.sent.isAccepted) return render;
      return { ...render, sent: { ...render.sent, isAccepted: true } };
    case 'tell':
      return render.message === change.message ? render : { ...render, message: change.message };
    case 'take-back': {
      if (render.state !== 'sent' || !render.sent) return render;
      const { sent, startedAt: _startedAt, progress: _progress, ...rest } = render;
      const back = withLog({ ...rest, state: 'queued', message: change.why }, change.why, at);
      // What is known to be lost there need not be stopped there.
      return change.isLoss
        ? { ...back, lost: render.lost + 1 }
        : { ...back, abandoned: [...render.abandoned, sent] };
    }
    case 'store':
      return render.state === 'sent'
        ? { ...render, state: 'storing', message: 'Fetching the result' }
        : render;
    case 'finish': {
      const { assets, isCached } = change;
      const ended = {
        ...render,
        state: 'done',
        assets,
        isCached,
        endedAt: at,
        progress: 1,
      } as const;
      return { ...ended, message: isCached ? 'The same as before: nothing was computed anew' : '' };
    }
    case 'fail':
      return withLog(
        { ...render, state: 'failed', failure: change.failure, endedAt: at, message: '' },
        `${change.failure.title}. ${change.failure.hint}`,
        at,
      );
    case 'cancel':
      return withLog(
        {
          ...render,
          state: 'cancelled',
          endedAt: at,
          message: change.why,
          isStopping: render.state === 'sent',
        },
        change.why,
        at,
      );
  }
}

function fileKey(file: NonNullable<Render['sent']>['files'][number]): string {
  return [file.type, file.subfolder, file.filename, file.node].join('\n');
}

/** Order in which renders that wait are sent: interactive first, then as the user has them. */
export function byTurn(a: Render, b: Render): number {
  const lanes = Number(a.lane === 'batch') - Number(b.lane === 'batch');
  return lanes || a.order - b.order || a.createdAt - b.createdAt;
}

/** Prompts of a render that this server may still know of. */
export function promptsOf(render: Render, server: string): readonly NonNullable<Render['sent']>[] {
  const isOpen = render.state === 'sent' || render.state === 'storing' || render.isStopping;
  const own = isOpen && render.sent?.server === server ? [render.sent] : [];
  return [...own, ...render.abandoned.filter((sent) => sent.server === server)];
}

/** The picture that a render is made from, once the render that it waited for is done. */
export function baseOf(
  render: Render,
  book: { find(id: string): Render | undefined },
): AssetId | undefined {
  return render.after === undefined ? undefined : book.find(render.after)?.assets[0];
}
