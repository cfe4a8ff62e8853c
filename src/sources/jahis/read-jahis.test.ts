import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Entry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { entryToText } from '../../testing/entry-to-text.ts';
import { steadyLine } from '../ssmix2/test-message.ts';
import { inTimeZones, readDamaged } from '../../testing/damaged-files.ts';
import { readJahis } from './read-jahis.ts';

function lineOf(entry: Entry): string {
  return steadyLine(entryToText(entry));
}

const CONTEXT = { source: branded<SourceId>('techo'), fetchedAt: new Date(0) };
const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
const FOLDERS = [
  'older-formats/medication-record-qr-format',
  'older-formats/jahis-rx-parser/test',
  'jp/jahis-rx-parser/test',
];

type Input = Parameters<typeof readJahis>[0];

function picture(input: Input): readonly string[] {
  const reading = readJahis(input, CONTEXT);
  return [
    ...reading.entries.map((entry) => [lineOf(entry), ...entry.notes.map((note) => `（${note}）`)].join(' ')),
    ...reading.issues.map((issue) => `問題 ${issue.problem}: ${issue.detail}`),
    ...reading.unread.map((line) => `その他 ${line}`),
  ];
}

const HEAD = ['JAHISTC08,1', '1,潮見 つむぎ,2,S330303,950-0001,新潟県,025-000-0000,,,,シオミ ツムギ'];
const SHOP = [
  '5,R080310,1',
  '11,浜薬局,15,4,7654321,,,,1',
  '15,薬師 一,,1',
  '51,浜病院,15,1,1234567,1',
  '55,医師 二,内科,1',
];

function text(...lines: readonly string[]): string {
  return lines.join('\r\n');
}

describe('pictures of お薬手帳', () => {
  it('who it is', () => {
    expect(readJahis(text(...HEAD), CONTEXT).person).toMatchObject({
      kanji: '潮見　つむぎ',
      kana: 'シオミ　ツムギ',
      sex: 'female',
      birthDate: { text: '1958-03-03' },
      telephone: '025-000-0000',
    });
  });

  it('dispensings: an amount a day only for 内服, 281 for the drug before it, a second doctor, 材料 without a usage', () => {
    expect(
      picture(
        text(
          ...HEAD,
          ...SHOP,
          '201,1,錠剤甲,6,錠,2,620004992,1,,,',
          '281,1,朝３錠 昼２錠 夕１錠,1',
          '201,1,錠剤乙,3,錠,1,620425801,1,【般】乙,2,1149037F1ZZZ',
          '301,1,分３ 毎食後,5,日分,1,1,,1',
          '311,1,一包化,1',
          '391,1,眠気に注意,1',
          '201,2,うがい液,60,ml,2,620008969,1',
          '301,2,うがい,1,調剤,5,1,,1',
          '201,3,頓服丙,1,錠,2,620098801,1',
          '301,3,痛い時,10,回分,3,1,,1',
          '55,佐藤 三,皮膚科,1',
          '201,4,針,60,本,,,1',
          '301,4,,1,調剤,9,1,,1',
          '421,残薬12錠,1',
        ),
      ),
    ).toEqual([
      '2026-03-10 | dispensing | 錠剤甲 | 分３ 毎食後 | 1日6錠 | 5日分 | @浜薬局 内科 （薬品補足：朝３錠 昼２錠 夕１錠） （処方の注意：眠気に注意） （処方：浜病院 内科 医師 二）',
      '2026-03-10 | dispensing | 錠剤乙 | 分３ 毎食後 | 1日3錠 | 5日分 | @浜薬局 内科 （一般名：【般】乙） （処方の注意：眠気に注意） （処方：浜病院 内科 医師 二）',
      '2026-03-10 | dispensing | うがい液 | うがい | @浜薬局 内科 （処方：浜病院 内科 医師 二）',
      '2026-03-10 | dispensing | 頓服丙 | 痛い時 / 用量 1錠 | 頓用 | @浜薬局 内科 （調剤数量：10回分） （処方：浜病院 内科 医師 二）',
      '2026-03-10 | dispensing | 針 | @浜薬局 皮膚科 （処方：浜病院 皮膚科 佐藤 三）',
      '2026-03-10 | other | 残薬確認 | @浜薬局',
    ]);
    const [, second] = readJahis(
      text(
        ...HEAD,
        ...SHOP,
        '201,1,甲,1,錠,1,620004992,1',
        '201,1,乙,3,錠,1,620425801,1,【般】乙,2,1149037F1ZZZ',
      ),
      CONTEXT,
    ).entries;
    expect(second).toMatchObject({
      drug: { codings: [{ code: '1149037F1ZZZ' }] },
      provenance: { institutionNumber: '1547654321', author: '薬師 一' },
    });
  });

  it('what the person says is marked so, and is no dispensing', () => {
    expect(
      picture(
        text(
          'JAHISTC08,2',
          '1,潮見 つむぎ,2,S330303,,,,,Ｂ＋,63.70',
          '2,1,乳製品,1',
          '2,2,セフェム系（発熱）,2',
          '2,3,狭心症,1',
          '2,9,嚥下困難,1',
          '3,市販甲,R080301,R080304,2,1,',
          '31,1,成分子,1,,2',
          '31,7,迷子の成分,1,,2',
          '4,健康診断,R080201,2',
          '5,R080310,2',
          '201,1,もらった薬,1,錠,1,,2',
          '301,1,寝る前,,,,,,2',
          '601,めまい,R080311',
          '701,薬師 一,浜薬局,,,,1',
        ),
      ),
    ).toEqual([
      '? | observation | 血液型 | Ｂ＋',
      '? | measurement | 体重 | 63.70 kg',
      '? | allergy | 乳製品 | unknown | unknown （アレルギー歴）',
      '? | allergy | セフェム系（発熱） | medication | unknown | !self-reported （副作用歴） （作成者：患者等）',
      '? | condition | 狭心症 | unknown （既往歴）',
      '? | other | 患者特記',
      '2026-03-01〜2026-03-04 | medication-statement | 市販甲 | !self-reported （成分：成分子） （作成者：患者等）',
      '2026-02-01 | other | 手帳メモ | !self-reported （作成者：患者等）',
      '? | other | かかりつけ薬剤師：薬師 一（浜薬局）',
      '2026-03-10 | medication-statement | もらった薬 | 寝る前 / 用量 1錠 | !self-reported （作成者：患者等）',
      '2026-03-11 | other | 患者等の記入 | !self-reported （作成者：患者等）',
      'その他 31,7,迷子の成分,1,,2',
    ]);
  });

  it('parts in any order, an RP cut in the middle, one missing, a repeated head', () => {
    const one = text(...HEAD, ...SHOP, '201,1,甲,1,錠,,,1', '201,1,乙,1,錠,,,1', '911,12345678901234,2,1');
    const two = text('JAHISTC08,1', '301,1,毎食後,5,日分,1,,,1', '501,備考です,1', '911,12345678901234,2,2');
    const whole = [
      '2026-03-10 | dispensing | 甲 | 毎食後 | 1日1錠 | 5日分 | @浜薬局 内科 （処方：浜病院 内科 医師 二）',
      '2026-03-10 | dispensing | 乙 | 毎食後 | 1日1錠 | 5日分 | @浜薬局 内科 （処方：浜病院 内科 医師 二）',
      '2026-03-10 | other | 備考 | @浜薬局',
    ];
    expect(picture([one, two])).toEqual(whole);
    expect(picture([two, one, two])).toEqual(whole);
    const repeated = text(
      ...HEAD,
      ...SHOP,
      '301,1,毎食後,5,日分,1,,,1',
      '501,備考です,1',
      '911,12345678901234,2,2',
    );
    expect(picture([one, repeated])).toEqual(whole);
    expect(picture([one]).at(-1)).toBe('問題 missing-part: 2 分の 1 のみ');
    expect(picture([one])[0]).toContain('（用法の記載なし）');
  });

  it('never joins two texts, or two people', () => {
    const one = text(...HEAD, ...SHOP, '201,1,甲,1,錠,,,1', '911,12345678901234,2,1');
    const other = text('JAHISTC08,1', '301,1,毎食後,5,日分,1,,,1', '911,99999999999999,2,2');
    expect(picture([one, other]).filter((line) => line.startsWith('問題'))).toEqual([
      '問題 missing-part: 2 分の 1 のみ',
      '問題 missing-part: 2 分の 2 のみ',
    ]);
    const stranger = text('JAHISTC08,1', '1,別人 一郎,1,S400101', ...SHOP, '201,1,乙,1,錠,,,1');
    const reading = readJahis([text(...HEAD), stranger], CONTEXT);
    expect(reading.issues).toMatchObject([{ problem: 'foreign-person' }]);
    expect(JSON.stringify(reading)).not.toContain('別人');
  });

  it('a byte stream cut inside a character (構造的連接) is joined before it is decoded', () => {
    // 甲 in Shift_JIS: 0x8D62
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode(`JAHISTC08,1\r\n5,R080310,1\r\n201,1,`),
      0x8d,
      0x62,
      ...new TextEncoder().encode(',1,T,,,1\r\n301,1,x,5,'),
      0x93,
      0xfa,
      0x95,
      0xaa,
      ...new TextEncoder().encode(',1,,,1'),
    ]);
    const cut = bytes.indexOf(0x8d) + 1;
    expect(picture([bytes.slice(0, cut), bytes.slice(cut)])).toEqual([
      '2026-03-10 | dispensing | 甲 | x | 1日1T | 5日分',
    ]);
  });

  it('goes on where the specification disagrees with itself, and warns of versions it does not know', () => {
    const surplus = text(...HEAD, '5,R080310,1', '411,粉砕して投与する,31,,,,,,1', '701,薬師 一,浜薬局,,,,1');
    expect(picture(surplus)).toEqual([
      '? | other | かかりつけ薬剤師：薬師 一（浜薬局）',
      '2026-03-10 | other | 退院後の療養に必要な服薬情報',
    ]);
    expect(picture(text('JAHISTC12,1', ...SHOP, '201,1,甲,1,錠,,,1')).at(-1)).toBe(
      '問題 source-notice: JAHISTC12: a version that is not known',
    );
    expect(picture('これは手帳ではない')).toEqual([
      '問題 unreadable: no JAHIS text (its first line is no JAHIS header)',
    ]);
    expect(picture([])).toEqual(['問題 unreadable: nothing to read']);
  });
});

describe('pictures of 院外処方箋', () => {
  const body = [
    '101,1,1,,7',
    '111,1,1,,１日２回朝夕食後,2',
    '201,1,1,,7,1149037F1ZZZ,【般】錠剤甲,2,1,錠',
    '241,1,1,1,',
  ];
  const head = [
    'JAHIS10',
    '1,1,7654321,15,浜病院',
    '4,1,,内科',
    '5,,,医師 二',
    '11,,潮見 つむぎ,ｼｵﾐ ﾂﾑｷﾞ',
    '12,2',
    '13,3330303',
    '22,06000004',
    '23,１２,34567,1,05',
    '51,20260310',
  ];

  it('an order, with the insurance that tells who it is', () => {
    expect(picture(text(...head, '52,20260313', '64,3', '81,1,,懸濁する', ...body))).toEqual([
      '2026-03-10 | prescription | 【般】錠剤甲 | １日２回朝夕食後 | 1回1錠 | 1日2錠 | 7日分 | @浜病院 内科',
      '2026-03-10 | other | 処方箋の備考 | @浜病院 内科',
      '? | coverage | 06000004',
    ]);
    const { person } = readJahis(text(...head, ...body), CONTEXT);
    expect(person).toMatchObject({
      kanji: '潮見　つむぎ',
      kana: 'シオミ　ツムギ',
      birthDate: { text: '1958-03-03' },
      memberIds: [{ text: '06000004:１２:34567:05' }],
    });
  });

  it.each([
    ['without 情報区分', '201,1,1,4,2412403G3022,注射甲,1,キット'],
    ['without a code', '201,1,1,注射甲,1,キット'],
    ['whole', '201,1,1,1,4,2412403G3022,注射甲,1,1,キット'],
  ])('finds the name by its shape: %s', (_, line) => {
    expect(picture(text('JAHIS10', '101,1,5,注射,1', '111,1,1,１日１回', line))).toEqual([
      '? | prescription | 注射甲 | １日１回',
    ]);
  });

  it('an amount of the raw substance says so; of an unknown form it is told in words only', () => {
    const [entry] = readJahis(text('JAHIS10', '101,1,1,,5', '201,1,1,,1,,散剤,50,2,mg'), CONTEXT).entries;
    expect(entry).toMatchObject({ doseIsSubstance: true, dailyDose: { text: '50', unit: 'mg' } });
    expect(picture(text('JAHIS10', '101,1,9,,1', '201,1,1,,1,,何か,4,1,本'))).toEqual([
      '? | prescription | 何か （用量：4本）',
    ]);
  });
});

const examples = existsSync(DATA)
  ? FOLDERS.flatMap((folder) =>
      readdirSync(path.join(DATA, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
        .map((entry) => ({
          name: entry.name,
          bytes: new Uint8Array(readFileSync(path.join(entry.parentPath, entry.name))),
        })),
    )
  : [];

describe.skipIf(!existsSync(DATA))('public JAHIS texts (skipped where the shared folder is absent)', () => {
  it('every line of every text becomes something or is told as unread', () => {
    const counted = examples
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, bytes }) => {
        const reading = readJahis(bytes, CONTEXT, name);
        const kinds = [...Map.groupBy(reading.entries, ({ kind }) => kind)].map(
          ([kind, same]) => `${kind} ${same.length}`,
        );
        const problems = reading.issues.map(({ problem }) => `!${problem}`);
        return `${name}: ${[...kinds, ...problems, ...(reading.unread.length === 0 ? [] : [`その他 ${reading.unread.length}`])].join(', ')}`;
      });
    expect(counted).toMatchInlineSnapshot(`
      [
        "empty-input.txt: !unreadable",
        "example-01.txt: dispensing 5",
        "example-02.txt: dispensing 9",
        "example-03.txt: dispensing 9, other 1",
        "example-04.txt: dispensing 10, other 2",
        "example-05.txt: dispensing 5",
        "example-06.txt: dispensing 5",
        "example-07.txt: observation 1, measurement 1, allergy 2, condition 1, other 3, dispensing 1",
        "example-08.txt: other 1",
        "example-09.txt: dispensing 5",
        "example-10.txt: dispensing 3, other 1",
        "example-11.txt: observation 1, measurement 1, allergy 2, condition 1, other 6, medication-statement 2, dispensing 5",
        "invalid-header.txt: !unreadable",
        "invalid-missing-101.txt: prescription 1",
        "minimal-valid.txt: ",
        "normalization-extended-101-111-201.txt: prescription 1",
        "normalization-extended-181.txt: その他 3",
        "normalization-extended-201-spec-full.txt: prescription 1",
        "normalization-extended-211.txt: prescription 1, その他 1",
        "normalization-extended-221.txt: prescription 1",
        "normalization-extended-231.txt: prescription 1, その他 1",
        "normalization-extended-241.txt: prescription 1",
        "normalization-extended-281.txt: prescription 1",
        "normalization-full.txt: prescription 1, other 1, coverage 1, その他 11",
        "normalization-multi-rp.txt: prescription 2",
        "normalization-spec-fields.txt: prescription 1, その他 3",
        "normalization-unknown-record.txt: その他 2",
        "qr-decoded-anonymized.txt: prescription 1, other 1, その他 2",
        "sample.txt: prescription 1, other 1, その他 2",
        "sample2.txt: prescription 1, other 1, coverage 1, その他 2",
        "split-part-1.txt: dispensing 5, !missing-part",
        "split-part-2.txt: dispensing 5, other 1, !missing-part, その他 1",
        "tc-invalid-missing-drug-code.txt: dispensing 1",
        "tc-invalid-missing-otc-sequence-parent.txt: その他 1",
        "tc-minimal-valid.txt: other 5, dispensing 1",
        "tc-multi-dispensing.txt: observation 1, measurement 1, dispensing 2, other 3",
        "tc-output-category-2-full.txt: observation 1, measurement 1, allergy 2, medication-statement 1, other 4, dispensing 1, !source-notice",
        "tc-split-output-part-2.txt: observation 1, measurement 1, dispensing 1, other 1, !missing-part",
        "tc-supported-records-full.txt: observation 1, measurement 1, allergy 1, medication-statement 1, other 7, dispensing 1, !missing-part",
        "tc-with-otc-components-and-remaining-medicine.txt: medication-statement 1, dispensing 1, other 1",
      ]
    `);
  });
});

describe('damaged JAHIS texts', () => {
  const own = [
    text(...HEAD, ...SHOP, '201,1,甲,1,錠,,,1', '301,1,毎食後,5,日分,1,,,1', '911,12345678901234,1,1'),
    text('JAHIS10', '101,1,1,,7', '201,1,1,,7,1149037F1ZZZ,甲,2,1,錠'),
  ];
  const files = [...own.map((one) => new TextEncoder().encode(one)), ...examples.map(({ bytes }) => bytes)];

  it('never throw and never hang: 3,000 seeded mutations', () => {
    const damage = readDamaged(files, 0x0a, 3_000, (bytes) => readJahis(bytes, CONTEXT));
    expect({ thrown: damage.thrown, slow: damage.slow }).toEqual({ thrown: [], slow: [] });
    expect(damage.entries).toBeGreaterThan(1_000);
  });

  it('come out the same in every time zone', () => {
    for (const bytes of files) {
      const [utc, ...others] = inTimeZones(() => JSON.stringify(readJahis(bytes, CONTEXT)));
      for (const other of others) expect(other).toBe(utc);
    }
  });
});
