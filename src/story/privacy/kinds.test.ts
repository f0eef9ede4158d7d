import { describe, expect, it } from 'vitest';
import { findHandles, findKind, type PrivateKind } from './kinds';

const texts = (kind: PrivateKind, text: string) =>
  findKind(kind, text).map(({ start, end }) => text.slice(start, end));

describe('telephone numbers', () => {
  it.each([
    ['United States', 'Call me, (555) 123-4567, after nine.', '(555) 123-4567'],
    ['United States', 'it is 555-867-5309!', '555-867-5309'],
    ['United States', 'dots: 212.555.0187', '212.555.0187'],
    ['United States', '1-800-555-0199 please', '1-800-555-0199'],
    ['abroad', 'text +1 555 123 4567 now', '+1 555 123 4567'],
    ['Germany', 'Ruf an: 0171 2345678.', '0171 2345678'],
    ['Germany', 'Festnetz 030/123456789', '030/123456789'],
    ['Germany', 'oder +49 (171) 2345678', '+49 (171) 2345678'],
    ['Britain', 'ring 020 7946 0958', '020 7946 0958'],
    ['Britain', 'or 07700 900123', '07700 900123'],
    ['France', 'mon numéro : 06 12 34 56 78', '06 12 34 56 78'],
    ['France', 'ou 06.12.34.56.78.', '06.12.34.56.78'],
    ['Spain', 'llama al 612 34 56 78', '612 34 56 78'],
    ['Spain', 'teléfono: 612 345 678', '612 345 678'],
    ['Italy', 'chiama 333 123 4567', '333 123 4567'],
    ['Brazil', 'liga (11) 91234-5678', '(11) 91234-5678'],
    ['Russia', 'звони 8 (912) 345-67-89', '8 (912) 345-67-89'],
    ['Russia', '+7 912 345-67-89', '+7 912 345-67-89'],
    ['China', '我的号码13812345678。', '13812345678'],
    ['China', '号码 138 1234 5678', '138 1234 5678'],
    ['Japan', '番号は 090-1234-5678', '090-1234-5678'],
    ['Korea', '번호는 010-1234-5678', '010-1234-5678'],
    ['India', 'number 98765 43210', '98765 43210'],
    ['Australia', 'mob 0412 345 678', '0412 345 678'],
    ['Mexico', 'es 55 1234 5678', '55 1234 5678'],
    ['Poland', '+48 512 345 678', '+48 512 345 678'],
    ['dialed from abroad', 'dial 0049 171 2345678', '0049 171 2345678'],
    ['a word before', 'my number is 555-0123', '555-0123'],
    ['a word before', 'WhatsApp: 5551234567', '5551234567'],
  ])('%s: %s', (_where, text, number) => {
    expect(texts('phone', text)).toEqual([number]);
  });

  it.each([
    '2024-05-01 10:30:45',
    '01.05.2024 10',
    '01/05/2024 12:30',
    '12/31/1999',
    '1.5.2024, 9:00',
    'on 2024 05 01 at 12',
    '20240501',
    '2024-05-01T10:30:00.000Z',
    '[10:30:45]',
    'version 1.2.3.4',
    'Windows 10.0.19045.1234',
    '192.168.100.200',
    'rolls 3d6+12 = 17',
    'd20: 17, 12, 4, 20, 3',
    '2d10 (7, 3) 10 + 1234567',
    '1714557600',
    '1714557600123',
    '<@123456789012345678>',
    '1,234,567,890 gold',
    '1 234 567 890 gold',
    '1.234.567.890 Taler',
    '40.7128, -74.0060',
    'ISBN 978-3-16-148410-0',
    'HP 120/120 MP 45/60',
    'pages 100-2000',
    'score 555-0123',
    '03-04-05-06-07',
    '10-15-20-25-30',
    'seed 123456789',
    '3.14159265358979',
    '4111 1111 1111 1111 1111',
    'chapter 12 - 13 - 14',
    '0.12345678',
    '00000000000',
  ])('none in: %s', (text) => {
    expect(texts('phone', text)).toEqual([]);
  });

  it('takes no longer on hostile text', () => {
    const began = performance.now();
    for (const text of ['1 '.repeat(100_000), '('.repeat(100_000), '+1-'.repeat(60_000)]) {
      findKind('phone', text);
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('addresses and links', () => {
  it('finds e-mail addresses', () => {
    expect(texts('email', 'a.b+c@mail.example.co.uk, (jürgen@müller.de) and x@y are two.')).toEqual(
      ['a.b+c@mail.example.co.uk', 'jürgen@müller.de'],
    );
    expect(texts('email', 'meet @ 5pm, @Ann, 3@2.5 and v1@2')).toEqual([]);
  });

  it('finds links, and leaves what stands behind them', () => {
    expect(
      texts(
        'link',
        'See https://example.com/u/ann_99?x=1, [me](https://t.me/ann), (www.example.org). t.me/ann!',
      ),
    ).toEqual([
      'https://example.com/u/ann_99?x=1',
      'https://t.me/ann',
      'www.example.org',
      't.me/ann',
    ]);
    expect(texts('link', 'and/or 3/4, he said...www. Next.com/ is no link')).toEqual([]);
  });

  it('finds numbers of accounts', () => {
    expect(texts('account-id', 'hi <@!123456789012345678> in <#123456789012345678> <@5>')).toEqual([
      '<@!123456789012345678>',
      '<#123456789012345678>',
    ]);
  });

  it('finds handles by their name', () => {
    const names = (text: string) => findHandles(text).map(({ name }) => name);
    expect(names('@ann_99 and Bo.Bo#1234, @everyone @here @5pm @_@ a@b.de')).toEqual([
      'ann_99',
      'Bo.Bo',
    ]);
    expect(names('@Анна, @田中 said. room #1234 and issue#12')).toEqual(['Анна', '田中']);
  });

  it('takes no longer on hostile text', () => {
    const began = performance.now();
    for (const text of ['a'.repeat(300_000), 'a@'.repeat(100_000), 'a.'.repeat(100_000)]) {
      findKind('email', text);
      findKind('link', `http://${text}`);
      findHandles(`@${text}`);
    }
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
