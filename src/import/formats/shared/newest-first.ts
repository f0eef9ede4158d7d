/** Whether times only go back: some programs write their newest message first. */
export function isNewestFirst(
  messages: readonly { readonly time?: number | undefined }[],
): boolean {
  const times = messages.flatMap(({ time }) => (time === undefined ? [] : [time]));
  const [first = 0, last = first] = [times[0], times.at(-1)];
  return last < first && times.every((time, i) => time <= (times[i - 1] ?? time));
}
