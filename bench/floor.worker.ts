// The floor of an import: slices of 4 MB read ahead, cut at line ends, each line parsed and dropped.
const SLICE = 4 * 1024 * 1024;

onmessage = async (event: MessageEvent<Blob>) => {
  const file = event.data;
  const decoder = new TextDecoder();
  let rest = '';
  let lines = 0;
  let next = file.slice(0, SLICE).arrayBuffer();
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = await next;
    next = file.slice(at + SLICE, at + 2 * SLICE).arrayBuffer();
    const text = rest + decoder.decode(bytes, { stream: true });
    const parts = text.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part === '') continue;
      JSON.parse(part);
      lines += 1;
    }
  }
  postMessage(lines);
};
