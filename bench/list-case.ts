// A long list, against the same list with a hundredth of the rows.
import { mount, unmount } from 'svelte';
import BenchList from './BenchList.svelte';
import { compare, nextFrame, ratioRow, type Row } from './measure';

async function show(count: number): Promise<number> {
  const target = document.createElement('div');
  target.style.height = '700px';
  document.body.append(target);
  const items = Array.from({ length: count }, (_, index) => index);
  const list = mount(BenchList, { target, props: { items } });
  await nextFrame();
  const rows = target.querySelectorAll('[role="listitem"]').length;
  await unmount(list);
  target.remove();
  return rows;
}

export async function measureList(rounds: number): Promise<Row[]> {
  let rows = 0;
  const ratio = await compare(
    rounds,
    () => show(1000),
    async () => {
      rows = await show(100_000);
    },
  );
  return [
    ratioRow('a list of 100,000 rows, against 1,000', 2, ratio),
    {
      path: 'row nodes in it',
      goal: '≤ 120',
      figure: String(rows),
      met: rows > 0 && rows <= 120,
      detail: '',
    },
  ];
}
