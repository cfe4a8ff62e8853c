import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentSection } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { foldForSearch } from '../search/fact-search.ts';
import { changedSections, changedSentences, previousOf } from './document-changes.ts';
import { leadOf, quotedWords } from './document-lead.ts';
import { entriesBeside } from './entries-beside.ts';
import { BLOCK_MARK, findInText } from './find-in-text.ts';
import { sectionWords } from './section-words.ts';

function section(
  title: string,
  html: string | undefined,
  rest: Partial<DocumentSection> = {},
): DocumentSection {
  return {
    title,
    ...(html === undefined ? {} : { html, text: html.replace(/<[^>]*>/gu, ' ') }),
    entries: [],
    attachments: [],
    sections: [],
    ...rest,
  };
}

function led(sections: readonly DocumentSection[]): readonly string[] {
  return leadOf(sections).map(({ role, path, section: { title } }) => `${role} ${path.join('.')} ${title}`);
}

test('doc-lead-01: decisions, medicines at discharge and plan stand before the course, by their codes wherever they stand', () => {
  const discharge = section('構造情報', undefined, {
    code: '300',
    sections: [
      section('入院中経過', '<p>解熱</p>', { code: '333' }),
      section('退院時診断', '<p>肺炎</p>', { code: '344' }),
      section('方針', '<p>3か月後に胸部CT</p>', { code: '424' }),
      section('薬', '<p>エリキュース錠2.5mg</p>', { code: '444' }),
    ],
  });
  expect(led([discharge])).toEqual(['decided 0.1 退院時診断', 'medicines 0.3 薬', 'plan 0.2 方針']);
});

test('doc-lead-01: without a code the title tells; what names the course too is left at its place', () => {
  expect(
    led([
      section('治療経過と今後の方針', '<p>経過</p>'),
      section('今後の方針', '<p>外来で再検</p>'),
      section('申し送り', '<p>むせ込みあり</p>'),
      section('退 院 時 処 方', '<p>薬</p>'),
      section('紹介目的', '<p>精査</p>'),
      section('Hospital Course', '<p>x</p>'),
      section('Plan of Treatment', '<p>y</p>'),
      section('IMPRESSION', '<p>z</p>'),
    ]),
  ).toEqual([
    'asked 4 紹介目的',
    'decided 7 IMPRESSION',
    'medicines 3 退 院 時 処 方',
    'plan 1 今後の方針',
    'plan 6 Plan of Treatment',
    'open 2 申し送り',
  ]);
});

test('doc-lead-01: where no such section tells anything, nothing stands at the head', () => {
  expect(
    led([section('現病歴', '<p>発熱</p>'), section('今後の方針', '<p> </p>'), section('', '<p>x</p>')]),
  ).toEqual([]);
});

test('doc-lead-03: a line that its author marked stands before all else, that line and no more', () => {
  const letter = [
    section('紹介目的', '<p>在宅緩和ケア</p>', { code: '950' }),
    section(
      '現病歴',
      '<p>黄疸で発症。</p><p>【重要】病名は告知していません。本人の前では話さない。</p><p>注意深く観察</p>',
    ),
    section('Course', '<p>WARNING: difficult airway</p><p>It is important.</p>'),
  ];
  expect(leadOf(letter).map(({ role, path, lines }) => `${role} ${path.join('.')} ${lines ?? ''}`)).toEqual([
    'marked 1 【重要】病名は告知していません。本人の前では話さない。',
    'marked 2 WARNING: difficult airway',
    'asked 0 ',
  ]);
  const marked = section('紹介目的', '<p>【至急】精査</p>', { code: '950' });
  expect(led([marked, section('現病歴', '<p>x</p>')])).toEqual(['asked 0 紹介目的']);
});

test('doc-lead-02: a long section is quoted by whole sentences, verbatim, and says that more follows', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 120 }), { maxLength: 40 }), (pieces) => {
      const text = pieces.map((piece) => `${piece}。`).join('');
      const { words, cut } = quotedWords(text);
      expect(text.trim().startsWith(words)).toBe(true);
      expect(cut).toBe(words.length < text.trim().length && text.trim().length > 400);
      expect(words.length).toBeLessThanOrEqual(400);
    }),
  );
  expect(quotedWords('腎機能 Cr 1.62 まで上昇。改善。')).toEqual({
    words: '腎機能 Cr 1.62 まで上昇。改善。',
    cut: false,
  });
});

test('words of a section: a line a block, cells apart, entities read, scripts not', () => {
  expect(
    sectionWords(
      section(
        '',
        '<div><p>A&lt;B&#x3042;</p><table><tr><td>CRP</td><td>18.6</td></tr></table><script>no()</script>次<br/>行</div>',
      ),
    ),
  ).toBe('A<Bあ\nCRP　18.6\n次\n行');
});

const HELD = lifeFromText(`
  drug      2026-10-01 28d エリキュース錠２．５ｍｇ
  drug      2026-10-01 28d ﾗﾝｿﾌﾟﾗｿﾞｰﾙOD錠15mg「トーワ」
  drug      2026-10-01 28d ワーファリン錠0.5mg
  condition 2026-10-01 - 右下葉肺炎
  condition 2026-10-01 - 認知症の疑い
  allergy   2026-10-01 - ペニシリン系抗菌薬
  allergy   2026-10-01 - 卵 negative=absent
  lab       2026-10-01 - CRP value=1
`).map(({ shown }) => shown);

function marked(html: string | undefined): readonly string[] {
  const marks = entriesBeside(section('処方', html), HELD);
  return HELD.flatMap((entry) => {
    const mark = marks.get(entry.key);
    return mark === undefined ? [] : [`${entry.title} ${mark}`];
  });
}

test('doc-beside-01: a record that the words of its section do not name is marked; other writing of the name is the name', () => {
  expect(marked('<p>エリキュース 5mg、ランソプラゾール、肺炎、認知症</p>')).toEqual([
    'エリキュース錠２．５ｍｇ other-strength',
    'ワーファリン錠0.5mg not-in-words',
    '右下葉肺炎 not-in-words',
    'ペニシリン系抗菌薬 not-in-words',
  ]);
});

test('doc-beside-01: records without words beside them are not compared, and words without records say nothing', () => {
  expect(marked(undefined)).toEqual([]);
  expect(entriesBeside(section('処方', '<p>バイアスピリン錠100mg</p>'), []).size).toBe(0);
});

test('doc-beside-01: a document that hangs on a section brings its own words along', () => {
  const carried = lifeFromText(`
    discharge-summary 2026-10-01 - 退院時サマリー
    drug              2026-10-01 28d ワーファリン錠0.5mg
  `).map(({ shown }) => shown);
  expect(entriesBeside(section('添付', '<p>退院時サマリーを添付</p>'), carried).size).toBe(0);
});

test('doc-beside-02: another strength only where the words give one and never the own one', () => {
  expect(marked('<p>ワーファリン錠１ｍｇ 1錠</p>')).toContain('ワーファリン錠0.5mg other-strength');
  expect(marked('<p>ワーファリン錠1mg、ワーファリン錠0.5mg</p>').join(' ')).not.toContain('ワーファリン');
  expect(marked('<p>ワーファリン継続</p><p>アスピリン 100mg</p>').join(' ')).not.toContain('ワーファリン');
});

test('doc-find-01: places are those of the text as written, whatever its width, kana or old characters', () => {
  const text = 'ﾍﾓｸﾞﾛﾋﾞﾝと胆囊、Ｈｂ 11.1';
  const found = (word: string) => findInText(text, word).map(({ start, end }) => text.slice(start, end));
  expect(['へもぐろびん', '胆嚢', 'HB11.1', 'グ', 'x'].map(found)).toEqual([
    ['ﾍﾓｸﾞﾛﾋﾞﾝ'],
    ['胆囊'],
    ['Ｈｂ 11.1'],
    ['ｸﾞ'],
    [],
  ]);
  expect(findInText(`胸部${BLOCK_MARK}CT`, '胸部CT')).toEqual([]);
});

test('doc-find-01: what is found folds to what was asked, and every written piece of a text finds itself', () => {
  const letters = fc.array(
    fc.constantFrom(...'あ ア ｱ ガ ｶﾞ 胆 囊 嚢 佐 々 木 A ａ 1 １ ー - 。'.split(' '), '　', ' '),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(letters, fc.nat(40), fc.integer({ min: 1, max: 6 }), (list, from, length) => {
      const text = list.join('');
      for (const word of [list.slice(from, from + length).join('')]) {
        const places = findInText(text, word);
        for (const { start, end } of places)
          expect(foldForSearch(text.slice(start, end))).toContain(foldForSearch(word));
      }
    }),
  );
});

test('doc-change-01: sentences that stay, came and went; widths and blanks are no change', () => {
  expect(
    changedSentences(
      '食事は全粥。歩行は自立。内服は家族が管理。',
      '食事は全粥 。 歩行は杖。内服は家族が管理。',
    ),
  ).toEqual([
    { change: 'same', words: '食事は全粥 。' },
    { change: 'removed', words: '歩行は自立。' },
    { change: 'added', words: '歩行は杖。' },
    { change: 'same', words: '内服は家族が管理。' },
  ]);
});

test('doc-change-01: what is told gives back both texts, in order and whole', () => {
  const sentence = fc.constantFrom('甲。', '乙。', '丙。', '丁。');
  fc.assert(
    fc.property(fc.array(sentence), fc.array(sentence), (older, newer) => {
      const told = changedSentences(older.join(''), newer.join(''));
      const but = (change: string) => told.filter((one) => one.change !== change).map(({ words }) => words);
      expect(but('added')).toEqual(older);
      expect(but('removed')).toEqual(newer);
    }),
  );
});

test('doc-change-02: sections are paired by code, else by title; what only one has is told as that', () => {
  const older = [section('方針', '<p>甲。</p>', { code: '424' }), section('経過', '<p>乙。</p>')];
  const newer = [section('退院時方針', '<p>甲。</p>', { code: '424' }), section('ADL', '<p>丙。</p>')];
  expect(changedSections(older, newer).map(({ title, stands }) => `${title} ${stands}`)).toEqual([
    '退院時方針 both',
    'ADL newer',
    '経過 older',
  ]);
});

test('doc-previous-01: of the same kind and institution, else of any; never one without a date', () => {
  const facts = lifeFromText(`
    letter            2026-10-05 - 新 at=甲病院
    letter            2026-09-05 - 乙の at=乙病院
    letter            2026-08-05 - 前 at=甲病院
    letter            ?          - 日付なし at=甲病院
    discharge-summary 2026-10-01 - 別 at=甲病院
  `) as readonly Merged[] as Parameters<typeof previousOf>[1];
  const previous = facts.map((fact) => {
    const found = previousOf(fact, facts);
    return found === undefined ? '-' : `${found.fact.shown.title} ${found.sameInstitution}`;
  });
  expect(previous).toEqual(['前 true', '前 false', '-', '-', '-']);
});
