import { describe, expect, it } from 'vitest';
import type { DeviceEntry, Entry, EncounterEntry, ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { codedFrom, factOf, labsFrom, tableLines, whenFrom } from '../test-facts.ts';
import { aroundDischarge } from './around-discharge.ts';
import { careRisks, devicesByUse, nextDates } from './care-matters.ts';
import { lastDischarge } from './discharge.ts';

const TODAY = '2026-11-24';

/** kind | when | title | sort | facts `name=value` */
function facts<E extends Entry = Entry>(text: string): readonly Merged<E>[] {
  return tableLines(text).map(([kind = '', when = '', title = '', sort = '', more = '']) => {
    const told = more.split(' ').flatMap((one) => {
      const [name = '', value = ''] = one.split('=');
      return name === '' ? [] : [{ name, value }];
    });
    return factOf<E>({
      kind,
      when: whenFrom(when),
      title,
      code: codedFrom(title, ''),
      ...(sort === '' ? {} : { sort }),
      more: told,
      facts: [],
    } as never);
  });
}

describe('what those who care must mind', () => {
  it('care-risk-01: diagnoses, findings and warnings by their own words; a warning of any words is told', () => {
    const groups = careRisks({
      problems: facts('condition | 2026-07-01 | 仙骨部褥瘡\ncondition | 2026-01-01 | 高血圧症'),
      observations: facts('observation | 2026-11-12 | 転倒\nobservation | 2026-11-12 | 食事形態'),
      infections: labsFrom(
        '2026-09-27 | HBs抗原 | | 陰性（文字） | NEG\n2026-09-27 | HCV抗体 | | 陽性（文字）',
        'infection',
      ),
      others: facts(`
        other | 2026-11-11 | 転倒転落リスク 高 | warning
        other | 2026-11-11 | 面会は家族のみ | warning
        other | 2026-11-11 | 転倒予防の目標 | goal
      `),
    });
    expect(
      groups.map(({ risk, facts: all }) => `${risk}: ${all.map(({ shown }) => shown.title).join(', ')}`),
    ).toEqual([
      'fall: 転倒, 転倒転落リスク 高',
      'pressure: 仙骨部褥瘡',
      'infection: HCV抗体',
      'other: 面会は家族のみ',
    ]);
  });

  it('care-device-01: what somebody has to do with day by day stands apart from what lies in the body', () => {
    const { daily, others } = devicesByUse(
      facts<DeviceEntry>(`
        device | 2022-03-13 | 植込み型ペースメーカー
        device | 2026-10-01 | 在宅酸素濃縮器
        device | 2026-08-01 | 床ずれ防止用具
      `),
    );
    expect(daily.map(({ shown }) => shown.title)).toEqual(['在宅酸素濃縮器', '床ずれ防止用具']);
    expect(others.map(({ shown }) => shown.title)).toEqual(['植込み型ペースメーカー']);
  });

  it('care-next-01: days from today on that records name, the nearest first; what is over is none', () => {
    const dates = nextDates(
      facts(`
        care-level | 2026-08-12〜2027-08-11 | 要介護3
        care-plan | 2026-08-20〜2027-02-16 | 居宅サービス計画書
        care-plan | 2026-01-01〜2026-11-23 | 古い計画
        other | 2026-08-20 | 立ち上がり | goal | target=3回/日、2026-12-13
        encounter | 2026-11-24 | 訪問診療
        encounter | 2026-11-23 | 昨日の受診
      `),
      TODAY,
    );
    expect(dates.map(({ what, day, fact }) => `${day} ${what} ${fact.shown.title}`)).toEqual([
      '2026-11-24 visit 訪問診療',
      '2026-12-13 goal 立ち上がり',
      '2027-02-16 plan 居宅サービス計画書',
      '2027-08-11 care-level 要介護3',
    ]);
  });
});

describe('around the last discharge', () => {
  const encounters = facts<EncounterEntry>('encounter | 2026-06-26〜2026-07-28 | 入院').map((fact) => ({
    ...fact,
    shown: { ...fact.shown, visit: 'inpatient' as const },
  }));
  const discharge = lastDischarge({ encounters, documents: [], medications: [], now: TODAY });

  it('care-discharge-02: the assessment before the stay beside the first one from the discharge on', () => {
    if (discharge === undefined) throw new Error('no discharge');
    const observations: readonly Merged<ObservationEntry>[] = labsFrom(
      `
        2026-10-24 | Barthel Index | | 40 点
        2026-07-28 | Barthel Index | | 35 点
        2026-07-01 | Barthel Index | | 20 点
        2025-07-11 | Barthel Index | | 75 点
        2026-08-15 | 改訂長谷川式簡易知能評価スケール | | 11 点
        2026-11-18 | 食事形態 | | ソフト食（文字）
        2025-01-01 | 食事形態 | | 普通食（文字）
      `,
      'observation',
    );
    const around = aroundDischarge({
      discharge,
      observations,
      others: facts('other | 2026-10-18 | 嚥下調整食 | meal'),
      devices: facts<DeviceEntry>('device | 2026-06-27 | 髄内釘\ndevice | 2010 | 義歯'),
    });
    const value = (fact: Merged<ObservationEntry> | undefined) =>
      fact?.shown.value.type === 'quantity' ? fact.shown.value.quantity.text : '-';
    expect(
      around.living.map(
        ({ assessment, before, after }) => `${assessment} ${value(before)} → ${value(after)}`,
      ),
    ).toEqual(['barthel 75 → 35', 'cognition - → 11']);
    expect(around.diet.map(({ shown }) => shown.title)).toEqual(['食事形態', '嚥下調整食']);
    expect(around.equipment.map(({ shown }) => shown.title)).toEqual(['髄内釘']);
  });
});
