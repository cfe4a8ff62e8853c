import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

function marked(text: string, query: string): string | undefined {
  const found = excerptOf(text, query);
  return found === undefined ? undefined : `${found.before}[${found.hit}]${found.after}`;
}

test('the place of a word in the text as it stands, however it is spelt', () => {
  expect(marked('入院時のﾍﾓｸﾞﾛﾋﾞﾝは8.1', 'ヘモグロビン')).toBe('入院時の[ﾍﾓｸﾞﾛﾋﾞﾝ]は8.1');
  expect(marked('ワーファリン  1 mg を中止', '1mg')).toBe('ワーファリン [1 mg] を中止');
  expect(marked('胆囊ポリープ', '胆嚢')).toBe('[胆囊]ポリープ');
  expect(marked('胆囊ポリープ', '膵')).toBeUndefined();
});

test('a long text is cut round the word', () => {
  const text = `${'あ'.repeat(60)}貧血${'い'.repeat(60)}`;
  expect(marked(text, '貧血')).toBe(`…${'あ'.repeat(28)}[貧血]${'い'.repeat(28)}…`);
});
