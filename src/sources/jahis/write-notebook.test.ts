import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { encodeShiftJis } from '../../base/shift-jis.ts';
import type { AllergyEntry, Entry, MedicationEntry } from '../../domain/entry.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN, type When } from '../../domain/partial-date.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import { readJahis } from './read-jahis.ts';
import { writeNotebook } from './write-notebook.ts';
import { type NotebookCode, notebookQrCodes, splitNotebook } from './write-notebook-codes.ts';
import { runs } from '../../testing/laws.ts';

const SOURCE = branded<SourceId>('minato');
const CONTEXT = { source: SOURCE, fetchedAt: new Date(0) };
const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
const GENERAL = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode';
const HOT9 = 'http://medis.or.jp/CodeSystem/master-HOT9';
const ID = '20260310120000';
const TODAY = { today: '2026-03-10' };

function person(): PersonRecord {
  const record = normalisePatient(
    {
      resourceType: 'Patient',
      id: '1',
      name: [{ text: '潮見　つむぎ' }, { text: 'シオミ　ツムギ' }],
      gender: 'female',
      birthDate: '1958-03-03',
      address: [{ text: '新潟県' }],
    },
    SOURCE,
    new Date(0),
  );
  if (record === undefined) throw new Error('the patient was not read');
  return record;
}

const PERSON = person();

function dated(text: string): When {
  const start = parsePartialDate(text);
  return start === undefined ? UNKNOWN_WHEN : { state: 'dated', start };
}

function amount(value: number, unit: string): Quantity {
  return { value, text: String(value), unit };
}

function medicine(more: Partial<MedicationEntry> = {}): MedicationEntry {
  const when = more.when ?? dated('2026-03-01');
  return {
    key: branded<EntryKey>('minato/MedicationDispense/1'),
    kind: 'dispensing',
    when,
    title: '甲錠',
    marks: [],
    notes: [],
    businessIds: [],
    provenance: {
      source: SOURCE,
      resourceType: 'MedicationDispense',
      resourceId: '1',
      stands: [],
      institution: '浜薬局',
      institutionNumber: '1547654321',
      fetchedAt: new Date(0),
      raw: { resourceType: 'MedicationDispense' },
    },
    drug: { text: more.title ?? '甲錠', codings: [] },
    dosageText: '分３ 毎食後',
    doseIsSubstance: false,
    asNeeded: false,
    instructions: [],
    ...(when.state === 'dated' ? { start: when.start } : {}),
    ...more,
  };
}

function factOf<E extends Entry>(shown: E, index = 0, counterparts: readonly EntryKey[] = []): Merged<E> {
  const key = branded<EntryKey>(`${shown.kind}/${index}`);
  const because = { by: 'reference', rule: 'merge-14' } as const;
  return {
    key,
    shown,
    witnesses: [shown],
    earlier: [],
    because: { by: 'alone' },
    conflicts: [],
    counterparts: counterparts.map((other) => ({ key: other, because })),
  };
}

function linesOf(...entries: readonly (MedicationEntry | AllergyEntry)[]): readonly string[] {
  const facts = entries.map((entry, index) => factOf(entry, index));
  return writeNotebook(PERSON, facts, TODAY).text.split('\r\n').slice(2, -1);
}

/** All that makes a medicine one, as one line. */
function picture(entry: Entry): string {
  if (!('drug' in entry)) return entry.kind;
  const day = entry.when.state === 'dated' ? entry.when.start.sortKey.slice(0, 10) : '?';
  const own = entry.marks.includes('self-reported');
  return JSON.stringify([
    own ? 'own' : 'handed',
    day,
    entry.title,
    entry.drug.codings.map(({ system, code }) => `${system} ${code}`),
    entry.dosageText,
    entry.dailyDose === undefined ? '' : `${entry.dailyDose.text} ${entry.dailyDose.unit}`,
    // Of what the person says the reader takes no days and no whole amount.
    own ? '' : (entry.days ?? ''),
    own || entry.quantity === undefined ? '' : `${entry.quantity.text} ${entry.quantity.unit}`,
    entry.asNeeded,
    entry.instructions,
  ]);
}

function sorted(lines: readonly string[]): readonly string[] {
  return lines.toSorted();
}

describe('an お薬手帳 that is written', () => {
  it('has the records of the format, newest first, an RP for what is taken alike', () => {
    const usage = { dosageText: '朝夕食後', days: 14 };
    expect(
      linesOf(
        medicine({
          ...usage,
          dailyDose: amount(2, '錠'),
          drug: { text: '甲錠', codings: [{ system: YJ, code: '3339004F1029' }] },
        }),
        medicine({
          ...usage,
          title: '乙錠',
          drug: { text: '乙錠', codings: [{ system: GENERAL, code: '1149019F1ZZZ' }] },
          dailyDose: amount(6, '錠'),
        }),
        medicine({
          title: 'うがい液',
          category: '外用',
          quantity: amount(60, 'mL'),
          dosageText: 'うがい',
          when: dated('2026-03-05'),
        }),
      ),
    ).toEqual([
      '5,20260305,1',
      '11,浜薬局,15,4,7654321,,,,1',
      '201,1,うがい液,60,mL,1,,1',
      '301,1,うがい,1,調剤,5,1,,1',
      '5,20260301,1',
      '11,浜薬局,15,4,7654321,,,,1',
      '201,2,甲錠,2,錠,4,3339004F1029,1',
      '201,2,乙錠,6,錠,1,,1,,2,1149019F1ZZZ',
      '301,2,朝夕食後,14,日分,1,1,,1',
    ]);
  });

  it('tells in words what has no field, and reckons nothing', () => {
    expect(
      linesOf(
        medicine({
          kind: 'prescription',
          dose: amount(1, '錠'),
          asNeeded: true,
          quantity: amount(10, '錠'),
          days: 5,
          when: dated('2026-02'),
          notes: ['薬品補足：粉砕', '服用上の注意：眠気', '処方の注意：残薬確認', '医師のみ：家族に相談中'],
          instructions: ['６時間あける'],
        }),
      ),
    ).toEqual([
      '5,,1',
      '51,浜薬局,15,4,7654321,1',
      '201,1,甲錠,,,1,,1',
      '281,1,処方の記録（調剤の記録ではない）,1',
      '281,1,日付 2026-02,1',
      '281,1,1回量 1錠,1',
      '281,1,総量 10錠,1',
      '281,1,粉砕,1',
      '291,1,眠気,1',
      '301,1,分３ 毎食後,5,日分,3,1,,1',
      '311,1,６時間あける,1',
      '391,1,残薬確認,1',
    ]);
  });

  it('does not say twice what a field says, and does say where they differ', () => {
    const usual = {
      dosageText: '1日3回 毎食後 1回 2錠',
      dose: amount(2, '錠'),
      dailyDose: amount(6, '錠'),
      days: 14,
      route: '口',
      when: dated('2026-03-01T10:00:00+09:00'),
      start: parsePartialDate('2026-03-01'),
    } as const;
    const { start, ...rest } = usual;
    const whole = { ...rest, ...(start === undefined ? {} : { start }) };
    const line = '201,1,甲錠,6,錠,1,,1';
    expect(linesOf(medicine({ ...whole, quantity: amount(84, '錠') }))[2]).toBe(line);
    expect(linesOf(medicine({ ...whole, quantity: amount(84, '錠') }))[3]).toMatch(/^301/u);
    expect(linesOf(medicine({ ...whole, quantity: amount(70, '錠') })).slice(2, 4)).toEqual([
      line,
      '281,1,総量 70錠,1',
    ]);
  });

  it('what the person says or bought is theirs', () => {
    const own = { kind: 'medication-statement', marks: ['self-reported'], dosageText: '' } as const;
    expect(
      linesOf(
        medicine({
          ...own,
          title: '市販甲',
          category: '要指導・一般用医薬品',
          notes: ['成分：アセトアミノフェン、カフェイン'],
        }),
        medicine({ ...own, title: '持っている薬', dosageText: '眠れない時' }),
      ),
    ).toEqual([
      '3,市販甲,20260301,,2,1',
      '31,1,アセトアミノフェン,1,,2',
      '31,1,カフェイン,1,,2',
      '5,20260301,2',
      '201,1,持っている薬,,,1,,2',
      '301,1,眠れない時,,,10,1,,2',
    ]);
  });

  it('leaves out nothing in silence', () => {
    const dispensed = factOf(medicine(), 1);
    const { text, written, leftOut } = writeNotebook(
      PERSON,
      [
        dispensed,
        factOf(medicine({ kind: 'prescription' }), 2, [dispensed.key]),
        factOf(medicine({ kind: 'administration', title: '点滴' }), 3),
        factOf(medicine({ marks: ['restricted'], title: '秘' }), 4),
        factOf(medicine({ marks: ['cancelled'], title: '消' }), 5),
        factOf(medicine({ kind: 'medication-statement', negative: 'none', title: 'なし' }), 6),
      ],
      { ...TODAY, memo: ['潮風医療連携は未取得'] },
    );
    expect(written).toBe(1);
    expect(leftOut.map(({ title, because }) => `${title} ${because}`)).toEqual([
      '甲錠 dispensed',
      '点滴 administered',
      '秘 restricted',
      '消 not-in-force',
      'なし statement',
    ]);
    expect(text).not.toMatch(/点滴|秘|消/u);
    expect(text).toContain('\r\n4,潮風医療連携は未取得,20260310,1\r\n');
  });

  it('carries allergies, and of the person no address', () => {
    const { dosageText: _, asNeeded: __, drug, ...rest } = medicine({ title: 'ペニシリン系' });
    const allergy: AllergyEntry = {
      ...rest,
      kind: 'allergy',
      code: drug,
      category: 'medication',
      criticality: 'high',
      contraindication: true,
      reactions: ['アナフィラキシー'],
    };
    const { text } = writeNotebook(PERSON, [factOf(allergy)], TODAY);
    expect(text.split('\r\n')).toEqual([
      'JAHISTC08,1',
      '1,潮見　つむぎ,2,19580303,,,,,,,シオミ　ツムギ',
      '2,1,ペニシリン系（禁忌）（アナフィラキシー）,1',
      '',
    ]);
  });

  it('cannot be broken by what a value holds', () => {
    const lines = linesOf(medicine({ title: '甲,錠\r\n201,9,偽の薬,1,錠,1,,1', dosageText: '朝\t夕' }));
    expect(lines.filter((line) => line.startsWith('201'))).toEqual([
      '201,1,甲，錠 201，9，偽の薬，1，錠，1，，1,,,1,,1',
    ]);
    expect(lines.at(-1)).toBe('301,1,朝 夕,,,10,1,,1');
  });
});

const words = fc
  .array(fc.constantFrom(...Array.from('甲乙丙丁表錠剤ソ能㈱①髙ｱミ5a（）・％５．')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((characters) => characters.join(''));
const unit = fc.constantFrom('錠', 'g', 'mL', 'カプセル');
const quantity = fc
  .tuple(fc.integer({ min: 1, max: 200 }), unit)
  .map(([value, name]) => amount(value / 2, name));
const digits = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
const codings = fc.oneof(
  fc.constant([]),
  digits.map((n) => [{ system: YJ, code: `113${n}F10${n.slice(2)}` }]),
  digits.map((n) => [{ system: HOT9, code: `1000${n}1` }]),
  digits.map((n) => [
    { system: YJ, code: `333900${n.slice(3)}F10${n.slice(2)}` },
    { system: GENERAL, code: `333900${n.slice(3)}F1ZZZ` },
  ]),
);
const day = fc.integer({ min: 1, max: 28 }).map((n) => dated(`2026-02-${String(n).padStart(2, '0')}`));

/** A medicine in one of the shapes in which records hold them. */
const anyMedicine = fc
  .record({
    title: words,
    codings,
    dosageText: words,
    when: fc.oneof(day, fc.constant(UNKNOWN_WHEN)),
    own: fc.boolean(),
    instructions: fc.array(words, { maxLength: 2 }),
    shape: fc.oneof(
      fc.record({
        category: fc.constant('内服'),
        dailyDose: quantity,
        days: fc.integer({ min: 1, max: 90 }),
      }),
      fc.record({ category: fc.constant('外用'), quantity }),
      fc.record({ asNeeded: fc.constant(true), quantity }),
      fc.record({ category: fc.constant('その他') }),
    ),
  })
  .map(({ title, codings: codes, own, shape, ...rest }) =>
    medicine({
      ...rest,
      ...shape,
      title,
      drug: { text: title, codings: codes },
      ...(own ? { kind: 'medication-statement', marks: ['self-reported'] } : {}),
    }),
  );

describe('what is written is read back', () => {
  it('to the same medicines, in Shift_JIS, split over codes, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(anyMedicine, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 250, max: 2000 }),
        (entries, most) => {
          const { text } = writeNotebook(
            PERSON,
            entries.map((entry, index) => factOf(entry, index)),
            TODAY,
          );
          const parts = splitNotebook(text, ID, most).map((part) => encodeShiftJis(part));
          expect(parts.flatMap(({ replaced }) => replaced)).toEqual([]);
          const reading = readJahis(parts.map(({ bytes }) => bytes).toReversed(), CONTEXT);
          expect(reading.issues).toEqual([]);
          expect(reading.unread).toEqual([]);
          expect(sorted(reading.entries.map(picture))).toEqual(sorted(entries.map(picture)));
          expect(reading.person).toMatchObject({
            kanji: '潮見　つむぎ',
            sex: 'female',
            birthDate: { text: '1958-03-03' },
          });
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('and written again is the same', () => {
    fc.assert(
      fc.property(fc.array(anyMedicine, { minLength: 1, maxLength: 10 }), (entries) => {
        const write = (all: readonly Entry[]) =>
          writeNotebook(
            PERSON,
            all.flatMap((entry, index) => ('drug' in entry ? [factOf(entry, index)] : [])),
            TODAY,
          ).text;
        const once = write(readJahis(write(entries), CONTEXT).entries);
        expect(sorted(write(readJahis(once, CONTEXT).entries).split('\r\n'))).toEqual(
          sorted(once.split('\r\n')),
        );
      }),
      { numRuns: runs(80) },
    );
  });

  it('a month of the same medicines, over and over: no part begins where the joining would drop it', () => {
    const same = Array.from({ length: 24 }, (_, month) =>
      Array.from({ length: 8 }, (__, drug) =>
        medicine({
          title: `同じ薬${drug}`,
          days: 28,
          dailyDose: amount(1, '錠'),
          category: '内服',
          when: dated(`${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`),
        }),
      ),
    ).flat();
    const { text } = writeNotebook(
      PERSON,
      same.map((entry, index) => factOf(entry, index)),
      TODAY,
    );
    const parts = splitNotebook(text, ID);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(encodeShiftJis(part).bytes.length).toBeLessThanOrEqual(900);
    expect(readJahis(parts, CONTEXT).entries.length).toBe(same.length);
  });
});

/** A code as a camera would see it, eight pixels a module. */
function drawn({ size, path }: NotebookCode) {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = '0', y = '0', length = '0'] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return { width, height: width, data };
}

describe('codes', () => {
  it('a text that fits is one code, and is read as it was written', async () => {
    const { text } = writeNotebook(PERSON, [factOf(medicine({ title: '表ソ能髙①錠' }))], TODAY);
    expect(splitNotebook(text, ID)).toEqual([text]);
    const [code] = await notebookQrCodes([text]);
    if (code === undefined) throw new Error('no code');
    const read = decodeQR(drawn(code), {
      textDecoder: (bytes) => new TextDecoder('shift_jis').decode(bytes),
    });
    expect(read).toBe(text);
  });

  it('the largest part is still a code that is read', async () => {
    const { text } = writeNotebook(
      PERSON,
      Array.from({ length: 90 }, (_, index) => factOf(medicine({ title: `長い名前の薬${index}` }), index)),
      TODAY,
    );
    const codes = await notebookQrCodes(splitNotebook(text, ID));
    expect(codes.length).toBeGreaterThan(1);
    for (const code of codes) {
      expect(code.size).toBeLessThanOrEqual(113 + 8);
      expect(
        decodeQR(drawn(code), { textDecoder: (bytes) => new TextDecoder('shift_jis').decode(bytes) }),
      ).toMatch(/^JAHISTC08,1\r\n[\s\S]*\r\n911,20260310120000,\d+,\d+\r\n$/u);
    }
  });
});
