import { describe, expect, it } from 'vitest';
import type { Clock, Surroundings } from './environment';
import { ServerSocket, type SocketLike, type SocketState } from './socket';

class FakeSocket implements SocketLike {
  binaryType = 'blob';
  readyState = 0;
  sent: string[] = [];
  isClosing = false;
  onopen: SocketLike['onopen'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;
  onmessage: SocketLike['onmessage'] = null;
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.isClosing = true;
  }
  opens(): void {
    this.onopen?.({} as never);
  }
  closes(): void {
    this.onerror?.({} as never);
    this.onclose?.({} as never);
  }
  says(data: unknown): void {
    this.onmessage?.({ data } as never);
  }
}

class FakeClock implements Clock {
  time = 0;
  private timers = new Map<number, { at: number; work: () => void }>();
  private last = 0;
  now(): number {
    return this.time;
  }
  setTimeout(work: () => void, ms: number): unknown {
    this.timers.set((this.last += 1), { at: this.time + ms, work });
    return this.last;
  }
  clearTimeout(timer: unknown): void {
    this.timers.delete(timer as number);
  }
  pass(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const due = [...this.timers]
        .filter(([, { at }]) => at <= until)
        .sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.time = due[1].at;
      due[1].work();
    }
    this.time = until;
  }
}

function start(options: { needsNetwork?: boolean; open?: () => SocketLike; random?: number } = {}) {
  const clock = new FakeClock();
  const sockets: FakeSocket[] = [];
  const states: SocketState[] = [];
  const frames: unknown[] = [];
  let change: () => void = () => undefined;
  const surroundings: Surroundings & { isOnline: boolean; isHidden: boolean } = {
    isOnline: true,
    isHidden: false,
    onChange(listener) {
      change = listener;
      return () => {
        change = () => undefined;
      };
    },
  };
  const socket = new ServerSocket({
    url: 'ws://127.0.0.1:8188/ws?clientId=a',
    open: () => {
      if (options.open) return options.open();
      const fake = new FakeSocket();
      sockets.push(fake);
      return fake;
    },
    clock,
    random: () => options.random ?? 0.5,
    surroundings,
    needsNetwork: options.needsNetwork ?? true,
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
  });
  const at = (i: number): FakeSocket => {
    const found = sockets[i];
    if (!found) throw new Error(`no socket ${i}`);
    return found;
  };
  return { clock, sockets, states, frames, surroundings, socket, at, change: () => change() };
}

describe('the socket', () => {
  it('says its flags first, after each open', () => {
    const { socket, at, clock } = start();
    socket.open();
    expect(at(0).sent).toEqual([]);
    at(0).opens();
    const hello = { type: 'feature_flags', data: { supports_preview_metadata: true } };
    expect(at(0).sent.map((text) => JSON.parse(text) as unknown)).toEqual([hello]);
    expect(at(0).binaryType).toBe('arraybuffer');
    at(0).closes();
    clock.pass(1000);
    at(1).opens();
    expect(at(1).sent).toEqual(at(0).sent);
  });

  it('backs off from 1 to 30 seconds, and starts again after an open', () => {
    const { socket, sockets, states, clock, at } = start();
    socket.open();
    for (let i = 0; i < 8; i += 1) {
      at(i).closes();
      clock.pass(30_000);
    }
    const waits = states.flatMap((state) => (state.at === 'failed' ? [state] : []));
    const opened = states.filter(({ at: where }) => where === 'opening');
    expect(opened).toHaveLength(9);
    expect(waits.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(waits.map(({ retryAt }, i) => retryAt - i * 30_000)).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
    at(sockets.length - 1).opens();
    at(sockets.length - 1).closes();
    expect(states.at(-1)).toMatchObject({ at: 'failed', wasOpen: true, attempt: 1 });
  });

  it.each([
    [0, 750],
    [0.999, 1250],
  ])('chance %d moves the wait to %d ms', (random, wait) => {
    const { socket, states, at } = start({ random });
    socket.open();
    at(0).closes();
    expect(states.at(-1)).toMatchObject({ retryAt: wait });
  });

  it('14: never opens a socket before the old one has closed', async () => {
    const { socket, sockets, at } = start();
    socket.open();
    at(0).opens();
    const reopened = socket.reopen();
    void socket.reopen();
    expect(at(0).isClosing).toBe(true);
    expect(sockets).toHaveLength(1);
    at(0).closes();
    await reopened;
    expect(sockets).toHaveLength(2);
    await Promise.resolve();
    expect(sockets).toHaveLength(2);
  });

  it('14: nor when it is closed and opened at once', async () => {
    const { socket, sockets, at, clock } = start();
    socket.open();
    at(0).opens();
    const closed = socket.close();
    socket.open();
    clock.pass(60_000);
    expect(sockets).toHaveLength(1);
    at(0).closes();
    await closed;
    clock.pass(2000);
    expect(sockets).toHaveLength(2);
  });

  it('close resolves after the close event, and nothing is opened again', async () => {
    const { socket, sockets, states, at, clock } = start();
    socket.open();
    at(0).opens();
    let isClosed = false;
    const closed = socket.close().then(() => (isClosed = true));
    await Promise.resolve();
    expect(isClosed).toBe(false);
    at(0).closes();
    await closed;
    clock.pass(120_000);
    expect(sockets).toHaveLength(1);
    expect(states.at(-1)).toEqual({ at: 'closed' });
  });

  it('takes a constructor that throws for a failed attempt', () => {
    const { socket, states } = start({
      open: () => {
        throw new DOMException('mixed content', 'SecurityError');
      },
    });
    expect(() => socket.open()).not.toThrow();
    expect(states.at(-1)).toMatchObject({ at: 'failed', wasOpen: false });
  });

  it('gives up an attempt that hangs', () => {
    const { socket, at, clock } = start();
    socket.open();
    clock.pass(29_000);
    expect(at(0).isClosing).toBe(false);
    clock.pass(2000);
    expect(at(0).isClosing).toBe(true);
  });

  it('waits while the machine is offline, and tries when it is back', () => {
    const { socket, sockets, surroundings, at, clock, change } = start();
    socket.open();
    at(0).opens();
    surroundings.isOnline = false;
    at(0).closes();
    clock.pass(10 * 60_000);
    expect(sockets).toHaveLength(1);
    surroundings.isOnline = true;
    change();
    expect(sockets).toHaveLength(2);
  });

  it('tries loopback also offline', () => {
    const { socket, sockets, surroundings } = start({ needsNetwork: false });
    surroundings.isOnline = false;
    socket.open();
    expect(sockets).toHaveLength(1);
  });

  it('tries seldom in a hidden tab, and at once when it is seen', () => {
    const { socket, sockets, surroundings, at, clock, change } = start();
    socket.open();
    surroundings.isHidden = true;
    at(0).closes();
    clock.pass(29_000);
    expect(sockets).toHaveLength(1);
    surroundings.isHidden = false;
    change();
    expect(sockets).toHaveLength(2);
  });

  it('passes on texts and bytes, nothing else', () => {
    const { socket, frames, at } = start();
    socket.open();
    at(0).opens();
    const bytes = new ArrayBuffer(4);
    at(0).says('{}');
    at(0).says(bytes);
    at(0).says(5);
    expect(frames).toEqual(['{}', bytes]);
  });
});
