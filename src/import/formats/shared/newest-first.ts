// Some programs write their newest message first. Each format that may be so asks here.

interface Timed {
  readonly time?: number | undefined;
}

/** So many steps back in time for each forward: a clock that was set is no order. */
const MANY = 10;

/** Whether times go back nearly everywhere. Files put together begin anew a few times and go forward. */
export function isNewestFirst(messages: readonly Timed[]): boolean {
  let [back, forward] = [0, 0];
  let last: number | undefined;
  for (const { time } of messages) {
    if (time === undefined) continue;
    if (last !== undefined && time < last) back++;
    if (last !== undefined && time > last) forward++;
    last = time;
  }
  return back > 0 && back >= forward * MANY;
}

/** The messages in the order in which they were written. */
export function oldestFirst<M extends Timed>(messages: readonly M[]): readonly M[] {
  return isNewestFirst(messages) ? messages.toReversed() : messages;
}
