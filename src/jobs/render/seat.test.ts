import { afterEach, describe, expect, it } from 'vitest';
import { TestLocks } from '../test-locks';
import { Seat, type Channel } from './seat';
import { until } from './testing';

const open: Seat<string>[] = [];
let names = 0;
afterEach(() => {
  for (const seat of open.splice(0)) seat.close();
});

function sit(locks: TestLocks | undefined, channel?: Channel) {
  const heard: string[] = [];
  const led: number[] = [];
  const seat = new Seat<string>(locks, channel, {
    lead: () => led.push(1),
    message: (message) => heard.push(message),
  });
  open.push(seat);
  return { seat, heard, led };
}

describe('a seat', () => {
  it('is taken by one, and by the next when that one is closed', async () => {
    const locks = new TestLocks();
    const one = sit(locks);
    const two = sit(locks);
    await until('the first leads', () => one.seat.isLeader);
    expect([one.led.length, two.led.length, two.seat.isLeader]).toEqual([1, 0, false]);
    one.seat.close();
    await until('the second leads', () => two.seat.isLeader);
    expect([one.seat.isLeader, two.led.length]).toEqual([false, 1]);
  });

  it('passes over one that was closed while it waited', async () => {
    const locks = new TestLocks();
    const [one, two, three] = [sit(locks), sit(locks), sit(locks)];
    await until('the first leads', () => one.seat.isLeader);
    // Too late for its request to be taken back: the seat is granted, and given on.
    two.seat.close();
    one.seat.close();
    await until('the third leads', () => three.seat.isLeader);
    expect([two.led, two.seat.isLeader]).toEqual([[], false]);
  });

  it('is everybody’s without locks', async () => {
    const [one, two] = [sit(undefined), sit(undefined)];
    expect(one.seat.isLeader).toBe(false);
    await until('both lead', () => one.seat.isLeader && two.seat.isLeader);
  });

  it('carries messages to the others, and none once it is closed', async () => {
    const name = `seat-${++names}`;
    const [one, two] = [
      sit(undefined, new BroadcastChannel(name)),
      sit(undefined, new BroadcastChannel(name)),
    ];
    one.seat.post('hello');
    await until('it is heard', () => two.heard.length === 1);
    one.seat.close();
    one.seat.post('late');
    const three = sit(undefined, new BroadcastChannel(name));
    three.seat.post('end');
    await until('the last is heard', () => two.heard.includes('end'));
    expect([one.heard, two.heard]).toEqual([[], ['hello', 'end']]);
  });
});
