import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsIn } from '#core/feedback/points.ts';
import type { ThemeId } from '#core/ids.ts';

const said = (text: string, placed: (words: string) => ThemeId | undefined = () => undefined) =>
  pointsIn(text, placed).map(({ start, end }) => text.slice(start, end));

describe('the points of a text', () => {
  it('are those of what it lists, or of how its sentences begin', () => {
    expect(said('Export times out. Also the dark theme is unreadable. And please add SSO')).toHaveLength(3);
    expect(said('Three ideas:\n- dark mode\n- keyboard shortcuts\n- SSO')).toEqual([
      'dark mode',
      'keyboard shortcuts',
      'SSO',
    ]);
  });

  it.each([
    'التصدير بطيء جدا. أيضا أريد الوضع الداكن.',
    'הייצוא איטי. בנוסף, חסר מצב כהה.',
    'निर्यात धीमा है। इसके अलावा, डार्क मोड चाहिए।',
    'Dışa aktarma çok yavaş. Ayrıca karanlık mod istiyorum.',
    'Eksport jest wolny. Ponadto brakuje trybu ciemnego.',
    '- 导出太慢\n- 需要深色模式',
    'Export is slow; also please add SSO',
  ])('are two in %s', (text) => {
    expect(said(text)).toHaveLength(2);
  });

  it.each([
    '1. 打开看板\n2. 点击导出\n3. 失败',
    '- [ ] fix login\n- [x] add search',
    '- 2x apples\n- 1x cola',
  ])('are one in %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('are one where they go on about the same', () => {
    expect(said('The export is slow. Also the exports fail.')).toEqual([]);
    expect(said('I ordered a shoe. Also I paid by card. It never came.')).toEqual([]);
    expect(said('Search is broken. Also it crashes.')).toEqual([]);
  });

  it('are as the themes are that they surely belong to, whatever words they share', () => {
    const text = 'The board export is slow. Also the board view needs colours.';
    expect(said(text)).toEqual([]);
    expect(said(text, (words) => (words.includes('view') ? 'THM-2' : 'THM-1'))).toHaveLength(2);
    expect(said('Export times out. Also, please add SSO', () => 'THM-1')).toEqual([]);
  });

  it('are at most five, and none of a document', () => {
    const list = (count: number) =>
      `Wishes:\n${Array.from('abcdefg', (letter) => `- add ${letter.repeat(9)}`)
        .slice(0, count)
        .join('\n')}`;
    expect(said(list(5))).toHaveLength(5);
    expect(said(list(6))).toEqual([]);
    expect(said(`Export fails. Also please add SSO. ${'more and more '.repeat(400)}`)).toEqual([]);
  });

  it('stand in the text in their order, whatever it is', () => {
    const part = fc.constantFrom(
      '- ',
      '1. ',
      '2) ',
      '\n',
      '. ',
      'Also ',
      'please add',
      ' it',
      'また、',
      '!',
      '😀',
      ' ',
    );
    const text = fc.array(fc.oneof(part, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 30 });
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        const places = pointsIn(whole, () => undefined);
        const bounds = [0, ...places.flatMap(({ start, end }) => [start, end]), whole.length];
        expect(places.length === 0 || (places.length >= 2 && places.length <= 5)).toBe(true);
        expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
      }),
    );
  });
});
