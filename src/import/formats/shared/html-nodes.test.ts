import { describe, expect, it } from 'vitest';
import { htmlNodes } from './html-nodes';
import { effectOf, HtmlText } from './html-text';

function shapeOf(html: string): string {
  return [...htmlNodes(html)]
    .map((node) =>
      node.kind === 'text'
        ? JSON.stringify(html.slice(node.start, node.end))
        : `${node.kind === 'open' ? '+' : '-'}${node.element.name}`,
    )
    .join(' ');
}

function saidBy(html: string): string {
  const text = new HtmlText();
  for (const node of htmlNodes(html)) {
    if (node.kind === 'text') text.text(html.slice(node.start, node.end));
    else if (node.kind === 'open') text.open(effectOf(node.element), node.element);
    else text.close(effectOf(node.element));
  }
  return text.said;
}

describe('pages as they are found', () => {
  it.each([
    ['<p>One<p>Two</p>', '+p "One" -p +p "Two" -p'],
    ['<ul><li>a<li>b</ul>', '+ul +li "a" -li +li "b" -li -ul'],
    ['a <3 b & <b>c', '"a <3 b & " +b "c" -b'],
    ['<i>x</b>y</i>', '+i "x" "y" -i'],
    ['x<br>y<br/>z', '"x" +br -br "y" +br -br "z"'],
    ['<script>if (a<b) "<p>"</script>t', '+script -script "t"'],
    ['<title/><script src="x"/>t', '+title -title +script -script "t"'],
    ['<!-- <p> -->t<!doctype html>', '"t"'],
    ['<a title="1 > 0" href=x>y</a>', '+a "y" -a'],
    ['<a title="never closed>text', '"<a title=\\"never closed>text"'],
  ])('%s', (html, shape) => {
    expect(shapeOf(html)).toBe(shape);
  });

  it('reads attributes with quotes and without', () => {
    const [node] = htmlNodes('<div id=a class="one  two" data-x=\'3 4\' hidden>');
    const element = node?.kind === 'open' ? node.element : undefined;
    expect(['id', 'data-x', 'hidden', 'title'].map((name) => element?.attribute(name))).toEqual([
      'a',
      '3 4',
      '',
      undefined,
    ]);
    expect([element?.is('two'), element?.is('three')]).toEqual([true, false]);
  });

  it('says what formatted text says', () => {
    expect(saidBy('a<blockquote>b<br>c</blockquote>d <b>e</b><pre>f\n<i>g</i></pre>')).toBe(
      'a\n> b\n> c\nd **e**\n```\nf\ng\n```',
    );
    expect(saidBy('&lt;gasp&gt; &amp;lt; caf&#233; &#128522;')).toBe('<gasp> &lt; café 😊');
  });
});

describe('time', () => {
  it.each(['<', '<a ', '<a x="', '<a x="<a" ', '<!--', '<div>', '</p>', '<b', "<i a='b"])(
    'is linear for %s',
    (piece) => {
      const start = process.cpuUsage().user;
      let count = 0;
      for (const node of htmlNodes(piece.repeat(Math.floor(2_000_000 / piece.length))))
        count += node.kind === 'text' ? 1 : 0;
      expect(count).toBeGreaterThanOrEqual(0);
      expect((process.cpuUsage().user - start) / 1000).toBeLessThan(3000);
    },
  );
});
