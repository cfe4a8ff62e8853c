import { describe, expect, it } from 'vitest';
import { lifeFromText } from '../../testing/life-from-text.ts';
import type {
  AllergyEntry,
  ConditionEntry,
  EncounterEntry,
  Entry,
  ProcedureEntry,
} from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN } from '../../domain/partial-date.ts';
import { codedFrom, factOf, labsFrom, medicinesFrom, tableLines, whenFrom } from '../test-facts.ts';
import { allergiesByDanger, briefOf, isOperation, openProblems } from './brief.ts';
import { lastsForLife, latestMeasurements } from './for-life.ts';
import { lifeStages } from './life-stages.ts';

const TODAY = '2026-11-24';

/** recorded | name | onset | status, marks, codes */
function conditions(text: string): readonly Merged<ConditionEntry>[] {
  return tableLines(text).map(([when = '', title = '', onset = '', more = '']) =>
    factOf<ConditionEntry>({
      kind: 'condition',
      when: whenFrom(when),
      title,
      code: codedFrom(title, /icd:\S+/u.exec(more)?.[0] ?? ''),
      clinicalStatus: (/resolved|remission|inactive|active/u.exec(more)?.[0] ?? 'unknown') as 'active',
      onset: whenFrom(onset),
      abatement: UNKNOWN_WHEN,
      marks: ['principal', 'suspected', 'long-term'].filter((mark) => more.includes(mark)) as 'principal'[],
    } as Partial<ConditionEntry> & { kind: 'condition' }),
  );
}

/** kind | when | name | more */
function facts(text: string): readonly Merged<Entry>[] {
  return tableLines(text).map(([kind = '', when = '', title = '', more = '']) =>
    factOf<Entry>({
      kind,
      when: whenFrom(when),
      title,
      visit: more,
      onset: UNKNOWN_WHEN,

      diagnoses: [],
      code: codedFrom(title, ''),
    } as never),
  );
}

describe('life stages', () => {
  const birth = parsePartialDate('1958-04-17');

  it('life-stage-01: every stage lived stands, also an empty one; the birthday begins a stage', () => {
    const all = facts(`
      procedure | 1969 | 虫垂切除
      condition | 2023-04-16 | 六十四歳の最後の日
      condition | 2023-04-17 | 六十五歳の誕生日
      allergy | ? | 時期の分からないもの
      procedure | 小学校高学年 | 言葉だけの時期
    `);
    expect(
      lifeStages(all, birth, TODAY).map((stage) =>
        `${stage.id} ${stage.fromAge ?? ''} ${stage.facts.map(({ shown }) => shown.title).join('・')}`.trim(),
      ),
    ).toEqual([
      'infancy 0',
      'childhood 6 虫垂切除',
      'adolescence 12',
      'youth 18',
      'prime 30',
      'middle 45 六十四歳の最後の日',
      'old 65 六十五歳の誕生日',
      'undated  時期の分からないもの・言葉だけの時期',
    ]);
  });

  it('life-stage-01: stages not yet reached do not stand, and without a birth date nothing is placed', () => {
    expect(lifeStages([], parsePartialDate('2020-01-01'), TODAY).map(({ id }) => id)).toEqual([
      'infancy',
      'childhood',
    ]);
    expect(lifeStages(facts('condition | 2020-01-01 | 何か'), undefined, TODAY).map(({ id }) => id)).toEqual([
      'undated',
    ]);
  });

  it('life-stage-02: pregnancy and birth are a stage by event, by ICD-10 or by words', () => {
    const all = [
      ...conditions(`
        1984-04-01 | 妊娠高血圧症候群 | |
        1984-04-02 | コードだけ | | icd:O141
        1990-01-01 | 高血圧症 | |
      `),
      ...facts('procedure | 1987-08-01 | 帝王切開術'),
    ];
    const stage = lifeStages(all, birth, TODAY).find(({ id }) => id === 'pregnancy');
    expect([stage?.fromYear, stage?.toYear, stage?.facts.length]).toEqual([1984, 1987, 3]);
  });

  it('life-stage-03: a diagnosis stands at its onset, not at the day it was written down', () => {
    const all = conditions('2026-11-10 | 高血圧症 | 1998 |');
    expect(lifeStages(all, birth, TODAY).find((stage) => stage.facts.length > 0)?.id).toBe('prime');
  });
});

describe('first-visit brief', () => {
  it('brief-01: open problems, 主傷病 first, suspicions last', () => {
    expect(
      openProblems(
        conditions(`
          2026-11-10 | 右肺結節 | | suspected
          2019-05-01 | 心房細動 | |
          2024-08-01 | 慢性心不全 | | principal
          2020-01-01 | 肺炎 | | resolved
          2021-01-01 | 大腸癌術後 | | remission
        `),
      ).map(({ shown }) => shown.title),
    ).toEqual(['慢性心不全', '大腸癌術後', '心房細動', '右肺結節']);
  });

  it('allergy-order-01: contraindications, then high criticality, then medicines', () => {
    const allergy = (title: string, more: Partial<AllergyEntry>) =>
      factOf<AllergyEntry>({
        kind: 'allergy',
        title,
        category: 'food',
        criticality: 'unknown',
        contraindication: false,
        ...more,
      } as never);
    expect(
      allergiesByDanger([
        allergy('キウイ', {}),
        allergy('造影剤', { category: 'medication' }),
        allergy('そば', { criticality: 'high' }),
        allergy('ペニシリン', { contraindication: true }),
      ]).map(({ shown }) => shown.title),
    ).toEqual(['ペニシリン', 'そば', '造影剤', 'キウイ']);
  });

  it('brief-stay-01: wards within one admission are parts of it; the one that tells why stands', () => {
    const encounters = lifeFromText(`
      stay 2026-09-28 2026-10-08 入院 at=湊中央病院 id=whole
      stay 2026-09-28 2026-10-02 集中治療室 at=湊中央病院
      stay 2026-10-02 2026-10-08 内科病棟 at=湊中央病院
      stay 2026-09-30 2026-10-01 入院 at=潮風病院
      stay 2024-08-06 2024-08-23 心不全 at=湊中央病院
    `) as readonly Merged<EncounterEntry>[];
    const none = { conditions: [], medications: [], allergies: [], procedures: [] };
    const { stays } = briefOf({ ...none, encounters, now: '2026-11-24' });
    expect(stays.map(({ shown }) => `${shown.title} ${shown.provenance.institution ?? ''}`)).toEqual([
      '入院 潮風病院',
      '入院 湊中央病院',
      '心不全 湊中央病院',
    ]);
  });

  it('brief-02: what changed in 90 days', () => {
    const { changes, medicines } = briefOf({
      conditions: conditions(`
        2026-11-10 | 古い病名の再記載 | 1998 |
        2026-10-01 | 急性腎障害 | 2026-09-29 |
      `),
      medications: medicinesFrom(`
        dispensing | 2026-11-17 | ロキソプロフェン錠60mg | yj:1149019F1706 | 1錠 | 14
        dispensing | 2026-11-02 | ワルファリンK錠1mg | yj:3332001F1083 | 2錠 | 28
        dispensing | 2026-05-02 | ワルファリンK錠1mg | yj:3332001F1083 | 2錠 | 28
        dispensing | 2026-08-20 | グリメピリド錠1mg | yj:3961008F1012 | 1錠 | 28
      `),
      allergies: [],
      procedures: facts(`
        procedure | 2026-10-05 | 血液透析（HD 4時間）
        procedure | 2026-10-04 | 内シャント造設術
      `) as readonly Merged<ProcedureEntry>[],
      encounters: facts(`
        encounter | 2026-09-28〜2026-10-09 | 肺炎 | inpatient
        encounter | 2026-11-10 | 再診 | ambulatory
        encounter | 2026-08-20〜2026-08-25 | 九十日より前 | inpatient
      `) as readonly Merged<EncounterEntry>[],
      now: TODAY,
    });
    expect(
      changes.map(
        (change) =>
          `${change.day} ${change.what} ${'line' in change ? change.line.name : change.fact.shown.title}`,
      ),
    ).toEqual([
      '2026-11-17 new-medicine ロキソプロフェン錠60mg',
      '2026-10-04 operation 内シャント造設術',
      '2026-09-29 new-condition 急性腎障害',
      '2026-09-28 admission 肺炎',
      '2026-09-16 ended-medicine グリメピリド錠1mg',
    ]);
    expect(medicines.map((line) => line.name)).toEqual(['ワルファリンK錠1mg']);
  });
});

describe('what lasts', () => {
  const procedure = (title: string, sort?: string) =>
    factOf<ProcedureEntry>({ kind: 'procedure', title, ...(sort === undefined ? {} : { sort }) } as never);

  it('brief-03: dressings, exercises and dialysis are no operations; without a sort it may be one', () => {
    const titles = [
      procedure('創傷処置', 'treatment'),
      procedure('運動器リハビリテーション', 'rehabilitation'),
      procedure('血液透析', 'dialysis'),
      procedure('全身麻酔', 'anaesthesia'),
      procedure('胆嚢摘出術'),
    ];
    expect(titles.filter(isOperation).map(({ shown }) => shown.title)).toEqual(['全身麻酔', '胆嚢摘出術']);
  });

  it('for-life-01: a transplant and a blood type last, an operation and any other result do not', () => {
    const [group, potassium] = labsFrom(
      '2021-11-19 | 血液型ABO | core:5H010141001000099=BLD-ABO | A型（文字）\n2026-11-21 | K | core:3H015=K | 4.1 mmol/L',
    );
    const all = [procedure('角膜移植', 'transplant'), procedure('胆嚢摘出術', 'operation'), group, potassium];
    expect(
      all.flatMap((fact) => (fact !== undefined && lastsForLife(fact) ? [fact.shown.title] : [])),
    ).toEqual(['角膜移植', '血液型ABO']);
  });

  it('for-life-02: the newest of each measure, height and weight first', () => {
    const measured = labsFrom(
      '2026-11-23 | 体重 | | 37.5 kg\n2026-10-23 | 体重 | | 38.0 kg\n2026-11-01 | 頭囲 | | 52 cm\n2019-01-01 | 身長 | | 148 cm',
      'measurement',
    );
    expect(latestMeasurements(measured).map(({ shown }) => shown.title)).toEqual(['身長', '体重', '頭囲']);
  });
});
