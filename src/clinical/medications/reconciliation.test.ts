import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Coverage, FetchState } from '../../domain/coverage.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import { fault } from '../../domain/fault.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { type ListKind, medicineList, type MedicineList } from './reconciliation-list.ts';
import { type ListCell, reconcile } from './reconciliation.ts';

const TODAY = '2026-11-24';

const STATES: Readonly<Record<string, FetchState>> = {
  全: { state: 'complete', received: 1, at: new Date(0) },
  手: { state: 'complete', received: 1, at: new Date(0) },
  断: { state: 'failed', fault: fault('timeout', 'x') },
  途中: { state: 'cutShort', received: 1, fault: fault('server', 'x') },
  禁: { state: 'withheld', by: 'consent' },
};

function coverageOf(how: string): Coverage {
  const cell = {
    source: branded<SourceId>(how),
    feed: 'MedicationRequest' as const,
    state: STATES[how] ?? { state: 'waiting' as const },
  };
  return { cells: [how === '手' ? { ...cell, carried: true as const } : cell] };
}

/** `own:当院=全 others:他院=断`: the lists, their column, and how far each is known. */
function listsFrom(heads: string, facts: readonly Merged<MedicationEntry>[]): readonly MedicineList[] {
  return heads.split(' ').map((head) => {
    const [, kind = '', place = '', how = ''] = /^(\w+):(\S+)=(\S+)$/u.exec(head) ?? [];
    return medicineList(
      {
        id: place,
        kind: kind as ListKind,
        facts,
        belongs: ({ provenance }) => provenance.source === branded<SourceId>(place),
        coverage: coverageOf(how),
      },
      TODAY,
    );
  });
}

function cellText(cell: ListCell): string {
  if (cell.state === 'listed') return cell.items.map(({ fact }) => fact.shown.title).join('+');
  return cell.state === 'missing' && cell.unread > 0 ? `<missing+${cell.unread}>` : `<${cell.state}>`;
}

/** One line a row: group, cells in the order of the lists, differences, and whether the amount of a day is the same. */
function picture(heads: string, text: string): readonly string[] {
  const lists = listsFrom(heads, medicinesFromText(text));
  return reconcile(lists).rows.map((row) => {
    const cells = lists.map(({ id }) => cellText(row.cells.get(id) ?? { state: 'not-listed' }));
    const amount = row.sameDailyAmount === undefined ? [] : [row.sameDailyAmount ? '1日量=' : '1日量≠'];
    const own = row.differences.filter((one) => one !== 'days' && one !== 'period');
    return [
      row.group,
      cells.join(' / '),
      ...own,
      ...row.conflicts.map(({ field }) => `!${field}`),
      ...amount,
      ...(row.highRisk === undefined ? [] : [`[${row.highRisk}]`]),
      ...(row.matchedBy === 'ingredient' || row.matchedBy === 'alone' ? [] : [`by ${row.matchedBy}`]),
    ].join(' | ');
  });
}

const TWO = 'own:当院=全 others:他院=全';

describe('reconciliation of lists', () => {
  it('med-rec-01: the same product and directions on both lists is the same', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方        | 他院/調剤
         11-20 | アムロ5 1T x1 28d | アムロ5 1T x1 28d`,
      ),
    ).toEqual(['same | アムロジピン錠５ｍｇ / アムロジピン錠５ｍｇ | 1日量=']);
  });

  it('med-rec-03: half of 40 mg for one of 20 mg is similar, and says that the amount of a day is the same', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方         | 他院/調剤
         11-20 | フロセ20 1T x1 28d | フロセ40 0.5T x1 28d`,
      ),
    ).toEqual(['similar | フロセミド錠２０ｍｇ / フロセミド錠４０ｍｇ | strength | 1日量=']);
  });

  it('med-rec-03: another strength at the same number of tablets is another amount', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方         | 他院/調剤
         11-20 | フロセ20 1T x1 28d | フロセ40 1T x1 28d`,
      ),
    ).toEqual([
      'different | フロセミド錠２０ｍｇ / フロセミド錠４０ｍｇ | dose-per-day | dose-at-once | strength | 1日量≠',
    ]);
  });

  it('med-rec-03: another strength without an amount is unclear, not similar', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方     | 他院/調剤
         11-20 | フロセ20 28d   | フロセ40 28d`,
      ),
    ).toEqual(['different | フロセミド錠２０ｍｇ / フロセミド錠４０ｍｇ | dose-unclear | strength']);
  });

  it('med-rec-03: a brand for a generic is similar; a general name is no brand', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方                          | 他院/調剤
         11-20 | アムロ5 1T x1 28d; アピ般 1T x2 28d | ノルバ5 1T x1 28d; アピ25 1T x2 28d`,
      ),
    ).toEqual([
      'similar | アムロジピン錠５ｍｇ / ノルバスク錠５ｍｇ | brand | 1日量=',
      'same | 【般】アピキサバン錠２．５ｍｇ / エリキュース錠２．５ｍｇ | 1日量= | [anticoagulant]',
    ]);
  });

  it('med-rec-04: directions differ by times, time of day and relation to meals; what one leaves out is no difference', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方                                            | 他院/調剤
         11-20 | アムロ5 1T 「1日1回_朝食後」 28d                      | アムロ5 1T 「1日1回_夕食後」 28d
         11-20 | カンデ 1T 「1日1回_朝」 28d                            | カンデ 1T 「1日1回_朝食後」 28d
         11-20 | ロキソ60 1T 「1日3回_毎食後」 7d                       | ロキソ60 1T 「1日2回_朝夕食後」 7d`,
      ),
    ).toEqual([
      'different | アムロジピン錠５ｍｇ / アムロジピン錠５ｍｇ | directions | 1日量=',
      'different | ロキソプロフェンＮａ錠６０ｍｇ / ロキソプロフェンＮａ錠６０ｍｇ | dose-per-day | directions | 1日量≠',
      'same | カンデサルタン錠４ｍｇ / カンデサルタン錠４ｍｇ | 1日量=',
    ]);
  });

  it('med-rec-02: ingredient and route match under other codes; another route is another row', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方                        | 他院/調剤
         11-20 | マグ330 1T x3 14d; ロキソ60 1T x3 7d | マグ末 「1日3回」 14d; ロキソテープ 外用`,
      ),
    ).toEqual([
      'different | マグミット錠３３０ｍｇ / 酸化マグネシウム | dose-unclear',
      'different | <missing> / ロキソプロフェンＮａテープ１００ｍｇ | missing',
      'different | ロキソプロフェンＮａ錠６０ｍｇ / <missing> | missing',
    ]);
  });

  it('med-rec-02: by equal name where a code is lacking, and says so; a similar name only proposes', () => {
    const heads = TWO;
    const text = `      | 当院/処方         | 他院/調剤
                  11-20 | アピ25 1T x2 28d   | 名だけアピ 1T x2 28d
                  11-20 | HOT薬 1C x2 28d    | ダビガ 1C x2 28d`;
    expect(picture(heads, text)).toEqual([
      'different | <missing+1> / プラザキサカプセル１１０ｍｇ | missing | [anticoagulant]',
      'not-compared | ダビガトランカプセル（院内採用） / <not-known>',
      'same | エリキュース錠２．５ｍｇ / エリキュース錠２．５ｍｇ | 1日量= | [anticoagulant] | by name',
    ]);
  });

  it('med-rec-02: what may be the same medicine is proposed, never joined', () => {
    const facts = medicinesFromText(
      `      | 当院/処方                        | 他院/調剤
       11-20 | 名だけアピ 1T x2 28d; アムロ5 1T x1 28d | アピ5 1T x2 28d; アス100 1T x1 28d; タケルダ 1T x1 28d`,
    );
    const { rows } = reconcile(listsFrom(TWO, facts));
    const nameOf = (key: string) => rows.find((row) => row.key === key)?.name;
    expect(
      rows.filter(({ maybe }) => maybe.length > 0).map(({ name, maybe }) => [name, maybe.map(nameOf)]),
    ).toEqual([
      ['エリキュース錠５ｍｇ', ['エリキュース錠２．５ｍｇ']],
      ['エリキュース錠２．５ｍｇ', ['エリキュース錠５ｍｇ']],
    ]);
  });

  it('med-rec-02: uncoded medicines stand in a group of their own', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方     | 他院/調剤
         11-20 | 院内A 「1日1回」 14d | 院内B 「1日1回」 14d`,
      ),
    ).toEqual(['only-uncoded | 院内製剤Ａ / <not-known>', 'only-uncoded | <not-known> / 院内製剤Ｂ']);
  });

  it.each(['断', '途中', '禁'])(
    'med-rec-05: of a list that did not wholly come nothing is missing (%s)',
    (how) => {
      expect(
        picture(
          `own:当院=全 others:他院=${how}`,
          `      | 当院/処方         | 他院/調剤
         11-20 | アムロ5 1T x1 28d; ワル1 2T x1 28d | ワル1 2T x1 28d`,
        ),
      ).toEqual([
        'not-compared | アムロジピン錠５ｍｇ / <not-known>',
        'same | ワルファリンＫ錠１ｍｇ / ワルファリンＫ錠１ｍｇ | 1日量= | [anticoagulant]',
      ]);
    },
  );

  it('med-rec-05: what a notebook does not hold counts only where nobody else holds it', () => {
    const text = `      | 当院/処方                          | 他院/調剤         | 手帳/調剤
                  11-20 | アムロ5 1T x1 28d; カンデ 1T x1 28d | アムロ5 1T x1 28d |`;
    expect(picture('own:当院=全 others:他院=全 notebook:手帳=手', text)).toEqual([
      'different | カンデサルタン錠４ｍｇ / <missing> / <not-listed> | missing',
      'same | アムロジピン錠５ｍｇ / アムロジピン錠５ｍｇ / <not-listed> | 1日量=',
    ]);
    expect(picture('own:当院=全 notebook:手帳=手', text)).toEqual([
      'different | アムロジピン錠５ｍｇ / <not-listed> | not-listed',
      'different | カンデサルタン錠４ｍｇ / <not-listed> | not-listed',
    ]);
  });

  it('med-rec-06: high-risk medicines stand first among those that differ', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方                                      | 他院/調剤
         11-20 | アムロ5 1T x1 28d; ワル1 2T x1 28d; ランタス 8U | `,
      ).map((row) => row.split(' | ')[1]),
    ).toEqual([
      'ワルファリンＫ錠１ｍｇ / <missing>',
      'ランタス注ソロスター / <missing>',
      'アムロジピン錠５ｍｇ / <missing>',
    ]);
  });

  it('med-rec-01: two lines of one order are one medicine; what is over stands on no list', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方                                               | 他院/調剤
         11-20 | プレド5 1T x1 14d rx:1 rp:1; プレド1 2T x1 14d rx:1 rp:1 | プレド5 1T x1 14d rx:9 rp:1; プレド1 2T x1 14d rx:9 rp:1
         09-01 | アムロ5 1T x1 28d                                       |`,
      ),
    ).toEqual([
      'same | プレドニン錠５ｍｇ+プレドニゾロン錠１ｍｇ / プレドニン錠５ｍｇ+プレドニゾロン錠１ｍｇ | 1日量= | [steroid]',
    ]);
  });

  it('med-rec-01: an early refill is the same medicine; two supplies that differ are not added', () => {
    expect(
      picture(
        TWO,
        `      | 当院/調剤         | 他院/調剤
         10-25 | アムロ5 1T x1 35d |
         11-20 | アムロ5 1T x1 28d | アムロ5 1T x1 28d`,
      ),
    ).toEqual(['same | アムロジピン錠５ｍｇ+アムロジピン錠５ｍｇ / アムロジピン錠５ｍｇ | 1日量=']);
    expect(
      picture(
        TWO,
        `      | 当院/調剤         | 他院/調剤
         11-10 | アムロ25 1T x1 28d |
         11-20 | アムロ5 1T x1 28d | アムロ5 1T x1 28d`,
      )[0],
    ).toMatch(/^different \| .*several-supplies/u);
  });

  it('med-rec-01: an order and its supply that disagree are different, whoever else agrees', () => {
    expect(
      picture(
        TWO,
        `      | 当院/処方                        | 当院/調剤                         | 他院/調剤
         11-20 | アピ5 1T x2 28d rx:1 | アピ25 1T x2 28d rx:1 | アピ25 1T x2 28d`,
      ),
    ).toEqual([
      'different | エリキュース錠２．５ｍｇ / エリキュース錠２．５ｍｇ | !amount | 1日量= | [anticoagulant]',
    ]);
  });
});

const WORDS = [
  'アピ25',
  'アピ5',
  'アピ般',
  '名だけアピ',
  'アムロ5',
  'ノルバ5',
  'フロセ20',
  'フロセ40',
  '院内A',
  'HOT薬',
  'ダビガ',
];
const TOKENS = ['1T x1 28d', '0.5T x1 28d', '1T x2 28d', '28d', '「1日1回_朝食後」 28d'];
const place = fc.constantFrom('当院', '他院', '手帳');
const record = fc.tuple(place, fc.constantFrom(...WORDS), fc.constantFrom(...TOKENS));

function tableOf(records: readonly (readonly [string, string, string])[]): string {
  const places = ['当院', '他院', '手帳'];
  const rows = records.map(([where, word, token]) =>
    ['11-20', ...places.map((name) => (name === where ? `${word} ${token}` : ''))].join(' | '),
  );
  return [['', ...places.map((name) => `${name}/調剤`)].join(' | '), ...rows].join('\n');
}

const HEADS = ['own:当院=全', 'others:他院=途中', 'notebook:手帳=手'];

describe('laws of reconciliation', () => {
  it('med-rec-07: every item stands in exactly one row', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const lists = listsFrom(HEADS.join(' '), medicinesFromText(tableOf(records)));
        const placed = reconcile(lists).rows.flatMap(({ cells }) =>
          [...cells.values()].flatMap((cell) =>
            cell.state === 'listed' ? cell.items.map(({ key }) => key) : [],
          ),
        );
        const all = lists.flatMap(({ items }) => items.map(({ key }) => key));
        expect(placed.toSorted()).toEqual(all.toSorted());
        expect(new Set(placed).size).toBe(placed.length);
      }),
    );
  });

  it('med-rec-07: neither the order of the lists nor that of the records changes a row', () => {
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 10 }),
        fc.shuffledSubarray(HEADS, { minLength: 3 }),
        (records, heads) => {
          const facts = medicinesFromText(tableOf(records));
          const rowsOf = (order: readonly string[], given: typeof facts) =>
            reconcile(listsFrom(order.join(' '), given)).rows.map((row) => ({
              ...row,
              cells: [...row.cells]
                .map(
                  ([id, cell]) =>
                    `${id} ${cell.state === 'listed' ? cell.items.map(({ key }) => key).join() : cell.state}`,
                )
                .toSorted(),
            }));
          const once = rowsOf(HEADS, facts);
          expect(rowsOf(heads, facts)).toEqual(once);
          expect(rowsOf(HEADS, facts.toReversed()).map(({ key, group }) => [key, group])).toEqual(
            once.map(({ key, group }) => [key, group]),
          );
        },
      ),
    );
  });

  it('med-rec-07: a list that did not come never makes anything missing', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 10 }), (records) => {
        const { rows } = reconcile(listsFrom(HEADS.join(' '), medicinesFromText(tableOf(records))));
        for (const { cells } of rows) {
          expect(cells.get('他院')?.state).not.toBe('missing');
          expect(cells.get('手帳')?.state).not.toBe('missing');
        }
      }),
    );
  });
});
