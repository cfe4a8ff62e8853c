import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Coverage, FetchState, Known } from '../../domain/coverage.ts';
import type { AllergyEntry, ConditionEntry } from '../../domain/entry.ts';
import { fault } from '../../domain/fault.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN } from '../../domain/partial-date.ts';
import { codedFrom, factOf, labsFrom, medicinesFrom, tableLines, whenFrom } from '../test-facts.ts';
import { currentMedications } from './current-medications.ts';
import { type CheckInput, drugChecks, type DrugChecks, type ListedCheck } from './drug-checks.ts';
import { runCheckCases } from './drug-checks-cases.ts';

const TODAY = '2026-11-24';

const STATES: Readonly<Record<string, FetchState>> = {
  complete: { state: 'complete', received: 1, at: new Date(0) },
  failed: { state: 'failed', fault: fault('timeout', 'x') },
  cutShort: { state: 'cutShort', received: 1, fault: fault('server', 'x') },
  listed: { state: 'complete', received: 1, at: new Date(0), asListed: true },
  heldBack: { state: 'complete', received: 1, at: new Date(0), heldBack: 1 },
  waiting: { state: 'waiting' },
  withheld: { state: 'withheld', by: 'consent' },
  notOffered: { state: 'notOffered' },
};

/** `湊:complete 潮:failed` */
function coverageOf(text: string): Coverage {
  return {
    cells: text.split(' ').map((cell) => {
      const [source = '', name = ''] = cell.split(':');
      return {
        source: branded<SourceId>(source),
        feed: 'Condition' as const,
        state: STATES[name] ?? { state: 'waiting' as const },
      };
    }),
  };
}

const WHOLE = coverageOf('湊:complete');

function known<T>(value: T, coverage: Coverage = WHOLE): Known<T> {
  return { value, coverage };
}

/** when | name | ICD-10 | status and marks */
function conditionsFrom(text: string): readonly Merged<ConditionEntry>[] {
  return tableLines(text).map(([when = '', title = '', icd = '', more = '']) =>
    factOf<ConditionEntry>({
      kind: 'condition',
      title,
      when: whenFrom(when),
      onset: whenFrom(when),
      abatement: UNKNOWN_WHEN,
      code: codedFrom(title, icd === '' ? '' : `icd:${icd}`),
      clinicalStatus: /status:(\w+)/u.exec(more)?.[1] ?? 'active',
      marks: more.includes('疑い') ? ['suspected'] : [],
      ...(more.includes('否定') ? { negative: 'refuted' } : {}),
    } as Partial<ConditionEntry> & { kind: 'condition' }),
  );
}

function checksOf(medicines: string, more: Partial<CheckInput> = {}): DrugChecks {
  return drugChecks({
    medicines: known(currentMedications(medicinesFrom(medicines), TODAY)),
    allergies: known<readonly Merged<AllergyEntry>[]>([]),
    conditions: known<readonly Merged<ConditionEntry>[]>([]),
    results: known([]),
    person: { sex: 'female' },
    now: TODAY,
    ...more,
  });
}

function listed({ listed: named, others, unchecked }: ListedCheck): string {
  const texts = named.map(({ medicine, rows }) => `${medicine.name}(${rows.length})`);
  return `${texts.join(' ') || '—'} others ${others} unchecked ${unchecked.length}`;
}

function allergyFrom(text: string): Merged<AllergyEntry> {
  return factOf<AllergyEntry>({
    kind: 'allergy',
    title: text,
    code: { text, codings: [] },
    category: 'medication',
    criticality: 'unknown',
    contraindication: false,
    reactions: [],
  } as Partial<AllergyEntry> & { kind: 'allergy' });
}

const MEDICINES = `
  dispensing | 2026-11-20 | リクシアナ | yj:3339002F3022 | 1錠 | 28
  dispensing | 2026-11-20 | アムロジピン | yj:2171022F2017 | 1錠 | 28
  dispensing | 2026-11-20 | 院内製剤 | | 1錠 | 28
  dispensing | 2026-11-20 | 葛根湯 | yj:5200013D1066 | 1包 | 7
  dispensing | 2026-06-20 | 終わった薬 | yj:3943001F1012 | 1錠 | 28
`;

describe('allergies against medicines', () => {
  it('med-allergy-01…04: hits, no hits and what cannot be compared, case by case', () => {
    const run = runCheckCases();
    expect(run.wrong).toEqual([]);
    expect(run.missed).toBe(0);
    expect(run.falseHits).toBe(0);
    expect(run.cases).toBeGreaterThanOrEqual(60);
  });

  it('med-check-02: a witness that carries a code lends it to one that has words only', () => {
    const [worded] = medicinesFrom('prescription | 2026-11-20 | 院内名 | | 1錠 | 28 | | 潮');
    const [coded] = medicinesFrom('prescription | 2026-11-20 | サワシリン | yj:6131001M2300 | 1錠 | 28');
    if (worded === undefined || coded === undefined) throw new Error('no fact');
    const merged = { ...worded, witnesses: [worded.shown, coded.shown] as const };
    const lines = currentMedications([merged], TODAY);
    const { allergies, medicines } = drugChecks({
      medicines: known(lines),
      allergies: known([allergyFrom('ペニシリン系')]),
      conditions: known([]),
      results: known([]),
      person: { sex: 'male' },
      now: TODAY,
    });
    expect([medicines[0]?.known, allergies[0]?.outcome.kind]).toEqual(['parts', 'hit']);
  });

  it('med-check-01: insulin without days and what someone says are checked, what is over is not', () => {
    const { medicines } = checksOf(`
      prescription | 2026-10-26 | ランタス注ソロスター | yj:2492416G2024 | 8単位 | |
      medication-statement | 2026-10-22 | 市販の便秘薬 | | | |
      prescription | 2026-12-01 | 先の薬 | yj:3943001F1012 | 1錠 | 28 |
      dispensing | 2026-06-20 | 終わった薬 | yj:3943001F1012 | 1錠 | 28 |
    `);
    expect(medicines.map(({ name }) => name).toSorted()).toEqual([
      'ランタス注ソロスター',
      '先の薬',
      '市販の便秘薬',
    ]);
  });
});

const title = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  fc
    .array(
      fc.constantFrom(
        'ペニシリン',
        'アスピリン',
        '系',
        '、',
        '（',
        '）',
        '発疹',
        '抗生物質',
        'ヨード',
        '造影剤',
        'で',
        'なし',
        'ー',
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);

describe('laws of the allergy check', () => {
  const uncoded = 'dispensing | 2026-11-20 | 院内製剤 | | 1錠 | 28';
  const outcome = (text: string, medicines: string) =>
    checksOf(medicines, { allergies: known([allergyFrom(text)]) }).allergies[0]?.outcome;

  it('med-allergy-05: "no hit" is never said where nothing could be compared, whatever the words', () => {
    fc.assert(
      fc.property(title, (text) => {
        expect(outcome(text, uncoded)?.kind).not.toBe('no-hit');
        expect(outcome(text, '')?.kind).not.toBe('no-hit');
        const both = outcome(text, MEDICINES);
        if (both?.kind === 'no-hit') expect([both.checked > 0, both.unchecked.length]).toEqual([true, 2]);
      }),
    );
  });

  it('med-allergy-05: one more medicine never takes a hit away', () => {
    const penicillin = 'dispensing | 2026-11-20 | サワシリン | yj:6131001M2300 | 1錠 | 7';
    fc.assert(
      fc.property(title, (text) => {
        if (outcome(text, penicillin)?.kind === 'hit')
          expect(outcome(text, `${penicillin}\n${MEDICINES}`)?.kind).toBe('hit');
      }),
    );
  });
});

describe('public lists', () => {
  it('med-kidney-01: tells who names it; the others are counted, not cleared; uncoded and compounds are open', () => {
    const { kidney } = checksOf(MEDICINES);
    expect(listed(kidney)).toBe('リクシアナ(1) others 1 unchecked 2');
    expect(kidney.listed[0]?.rows[0]?.sources.map(({ url }) => new URL(url).protocol)).toEqual([
      'https:',
      'https:',
    ]);
  });

  it('med-kidney-01: the newest values stand beside, and what is reckoned is said to be', () => {
    const birthDate = parsePartialDate('1958-04-17');
    const { kidney } = checksOf(MEDICINES, {
      results: known(labsFrom('2026-11-10 | クレアチニン | core:3C015000002327101=Cre | 1.11 mg/dL')),
      person: { sex: 'female', ...(birthDate === undefined ? {} : { birthDate }) },
    });
    expect(kidney.values.map(({ value, ageDays }) => `${value} ${ageDays}`)).toEqual(['Cre 14']);
    // 194 × 1.11^−1.094 × 68^−0.287 × 0.739 = 38.1
    expect(kidney.computed?.amount).toBe(38.1);
  });

  it('med-surgery-01: the list, without days', () => {
    expect(listed(checksOf(MEDICINES).surgery)).toBe('リクシアナ(1) others 1 unchecked 2');
  });

  it('med-pregnancy-01: only with a pregnancy on record; without one the coverage decides what may be said', () => {
    const warfarin = 'dispensing | 2026-11-20 | ワーファリン | yj:3332001F1024 | 1錠 | 28';
    const pregnant = conditionsFrom('2026-07-01 | 妊娠 | Z34.9 |');
    const on = checksOf(warfarin, { conditions: known(pregnant) }).pregnancy;
    expect([on.state, listed(on)]).toEqual(['on-record', 'ワーファリン(1) others 0 unchecked 0']);
    expect(checksOf(warfarin).pregnancy.state).toBe('none-recorded');
    const open = checksOf(warfarin, { conditions: known([], coverageOf('湊:complete 潮:failed')) });
    expect(open.pregnancy.state).toBe('not-known');
  });

  it.each([
    ['2025-11-01 | 妊娠 | Z34.9 |', 'over by its date'],
    ['2026-07-01 | 妊娠 | Z34.9 | status:resolved', 'over by its record'],
    ['2026-07-01 | 産褥 | O90.9 |', 'after birth'],
    ['2026-07-01 | 妊娠の既往 | |', 'in the past'],
    ['2026-07-01 | 妊娠 | Z34.9 | 否定', 'ruled out'],
    ['2026-07-01 | 避妊の相談 | Z30.9 |', 'contraception'],
  ])('med-pregnancy-01: %s is none now (%s)', (text) => {
    expect(checksOf(MEDICINES, { conditions: known(conditionsFrom(text)) }).pregnancy.state).toBe(
      'none-recorded',
    );
  });

  it('med-diagnosis-01: in the words of an insert that was read; all other medicines are said to be without a rule', () => {
    const { diagnoses } = checksOf(
      `
        dispensing | 2026-11-20 | ロキソニン | yj:1149019F1560 | 1錠 | 7
        dispensing | 2026-11-20 | プロプラノロール | yj:2123008F1269 | 1錠 | 28
        dispensing | 2026-11-20 | アムロジピン | yj:2171022F2017 | 1錠 | 28
      `,
      {
        conditions: known(
          conditionsFrom(`
            2026-01-01 | 胃潰瘍 | K25.9 |
            2026-01-01 | 気管支喘息 | J45.9 | 疑い
            2020-01-01 | アスピリン喘息 | | status:resolved
            2026-01-01 | 十二指腸潰瘍 | K26.9 | status:resolved
            2026-01-01 | 心不全 | I50.9 |
          `),
        ),
      },
    );
    expect(
      diagnoses.hits
        .map(({ medicine, row, condition, suspected }) =>
          [medicine.name, row.quoted, condition.shown.title, suspected ? '疑い' : ''].join(' '),
        )
        .toSorted(),
    ).toEqual([
      'プロプラノロール 気管支喘息、気管支痙攣のおそれのある患者 気管支喘息 疑い',
      'ロキソニン アスピリン喘息又はその既往歴のある患者 アスピリン喘息 ',
      'ロキソニン 消化性潰瘍のある患者 胃潰瘍 ',
    ]);
    expect(diagnoses.withoutRule.map(({ name }) => name)).toEqual(['アムロジピン']);
  });

  it('med-hepatitis-01: recorded tests stand beside immunosuppressants; without any the coverage decides', () => {
    const tacrolimus = 'dispensing | 2026-11-20 | タクロリムス | yj:3999014M1022 | 1カプセル | 28';
    const tests = labsFrom(
      `
        2026-10-01 | HBs抗原 | local:1 | （文字）陰性
        2026-09-01 | ＨＢｃ抗体 | local:2 | （文字）陽性
        2026-09-01 | HCV抗体 | local:3 | （文字）陰性
      `,
      'infection',
    );
    const found = checksOf(tacrolimus, { results: known(tests) }).hepatitisB;
    expect([found?.state, found?.results.map(({ shown }) => shown.title)]).toEqual([
      'recorded',
      ['HBs抗原', 'ＨＢｃ抗体'],
    ]);
    expect(checksOf(tacrolimus).hepatitisB?.state).toBe('none-recorded');
    const others = labsFrom('2026-10-01 | 白血球 | local:9 | 5000');
    expect(checksOf(tacrolimus, { results: known(others) }).hepatitisB?.state).toBe('not-found');
    const open = checksOf(tacrolimus, { results: known([], coverageOf('湊:cutShort')) });
    expect(open.hepatitisB?.state).toBe('not-known');
    expect(checksOf(MEDICINES).hepatitisB).toBeUndefined();
  });
});

describe('what could not be checked', () => {
  it('med-check-06: every source that may hold more, with what stands in the way most', () => {
    const { gaps, whole } = checksOf(MEDICINES, {
      allergies: known(
        [],
        coverageOf(
          '湊:complete 潮:complete 潮:failed 全:waiting 県:withheld 市:listed 町:heldBack 村:notOffered',
        ),
      ),
    }).notChecked;
    expect(gaps.allergies.map(({ source, state }) => `${source} ${state}`)).toEqual([
      '潮 failed',
      '全 waiting',
      '県 withheld',
      '市 as-listed',
      '町 held-back',
    ]);
    expect(gaps.medicines).toEqual([]);
    expect([whole.allergies, whole.medicines]).toEqual([false, true]);
  });

  it('med-check-06: a network that nobody could ask about is not asked, one that does not know the person is no gap', () => {
    const sources = [branded<SourceId>('島')];
    const unasked = (state: NonNullable<Coverage['unasked']>['state']): Coverage => ({
      ...WHOLE,
      unasked: { sources, locators: [], state },
    });
    const gapsOf = (coverage: Coverage) =>
      checksOf(MEDICINES, { allergies: known([], coverage) }).notChecked.gaps.allergies.map(
        ({ state }) => state,
      );
    expect(gapsOf(unasked({ state: 'not-known', fault: fault('timeout', 'x') }))).toEqual(['not-asked']);
    expect(gapsOf(unasked({ state: 'asking' }))).toEqual(['waiting']);
    expect(gapsOf(unasked({ state: 'not-located', at: new Date(0) }))).toEqual([]);
  });

  it('med-check-05: uncoded medicines and compounds are named', () => {
    const { uncoded, compounds } = checksOf(MEDICINES).notChecked;
    expect([uncoded, compounds].map((list) => list.map(({ name }) => name))).toEqual([
      ['院内製剤'],
      ['葛根湯'],
    ]);
  });
});
