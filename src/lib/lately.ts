/** Of a pure function, what it gave for the last few texts: neighbours in a log are often asked about twice. */
export function lately<T>(read: (text: string) => T, count = 4): (text: string) => T {
  const held: { readonly text: string; readonly result: T }[] = [];
  return (text) => {
    for (const one of held) if (one.text === text) return one.result;
    const result = read(text);
    if (held.unshift({ text, result }) > count) held.pop();
    return result;
  };
}
