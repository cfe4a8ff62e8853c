import { describe, expect, it } from 'vitest';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { currentMedications } from '../medications/current-medications.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { medicinesFrom } from '../test-facts.ts';
import { LIFETIME_SECTIONS, lifetimeSummary } from './lifetime.ts';

const NOW = '2026-11-24';

function summaryOf(life: string, medicines: readonly Merged<MedicationEntry>[] = []) {
  return lifetimeSummary({
    facts: lifeFromText(life),
    medicines: currentMedications(medicines, NOW),
    now: NOW,
  });
}

/** Each line: section, words, from, last day, how sure, on how many records it rests. */
function said(life: string, medicines: readonly Merged<MedicationEntry>[] = []): readonly string[] {
  return summaryOf(life, medicines).flatMap(({ id, lines }) =>
    lines.map(({ facts, when, last, certainty, title, isOnset }) =>
      [
        `${id}:`,
        title ?? facts[0].shown.title,
        when.state === 'dated' ? when.start.text : '-',
        ...(isOnset ? ['onset'] : []),
        ...(last === undefined ? [] : [`last ${last}`]),
        ...(certainty === 'recorded' ? [] : [certainty]),
        ...(facts.length > 1 ? [`×${facts.length}`] : []),
      ].join(' '),
    ),
  );
}

describe('the lifetime summary', () => {
  it('lifetime-problem-01: records of one problem are one line with its first onset; a suspicion is a line of its own', () => {
    expect(
      said(`
        condition 2026-10-01 - 2型糖尿病 onset=2006
        condition 2012-05-01 - ２型糖尿病 onset=2005-04 source=shiokaze
        condition 2026-10-01 - 肺癌 !suspected onset=?
        condition 2020-01-01 2020-02-01 肺炎
        condition 2019-01-01 - 胃潰瘍 status=resolved onset=?
        condition 2015-01-01 - 胃潰瘍 onset=?
      `),
    ).toEqual([
      'problems: 2型糖尿病 2005-04 onset last 2026-10-01 ×2',
      'problems: 肺癌 2026-10-01 suspected',
      'past-problems: 肺炎 2020-01-01 onset',
      'past-problems: 胃潰瘍 2015-01-01 last 2019-01-01 ×2',
    ]);
  });

  it('lifetime-01: what a record holds stands in its part: operations, devices, pregnancies, vaccines, letters of will', () => {
    expect(
      said(`
        operation 2021-06-01 - 腹腔鏡下右半結腸切除術
        operation 2022-03-01 - ペースメーカー植込術
        operation 1987-08-01 - 帝王切開術
        stay 2026-09-28 2026-10-09 肺炎
        allergy 2009-03-01 - ペニシリン !self-reported
        vaccine 2025-11-01 - 帯状疱疹ワクチン
        device 2022-03-01 - ペースメーカー
      `),
    ).toEqual([
      'allergies: ペニシリン 2009-03-01 self-reported',
      'operations: 腹腔鏡下右半結腸切除術 2021-06-01',
      'operations: ペースメーカー植込術 2022-03-01',
      'devices: ペースメーカー 2022-03-01',
      'devices: ペースメーカー植込術 2022-03-01',
      'admissions: 肺炎 2026-09-28',
      'pregnancies: 帝王切開術 1987-08-01',
      'vaccinations: 帯状疱疹ワクチン 2025-11-01',
    ]);
  });

  it('lifetime-medicine-01: in use since 90 days or more, or of a class that needs care; what is over is none', () => {
    const medicines = medicinesFrom(`
      dispensing | 2026-07-01 | アムロジピン錠5mg | yj:2171022F2010 | 1錠 | 90
      dispensing | 2026-10-01 | アムロジピン錠5mg | yj:2171022F2010 | 1錠 | 90
      dispensing | 2026-11-20 | ワーファリン錠1mg | yj:3332001F1024 | 2錠 | 28
      dispensing | 2026-11-20 | カルボシステイン錠500mg | yj:2233002F2010 | 3錠 | 7
      dispensing | 2024-01-01 | ファモチジン錠20mg | yj:2325003F2010 | 1錠 | 28
    `);
    expect(said('', medicines).toSorted()).toEqual([
      'medicines: アムロジピン錠5mg 2026-07-01 onset estimated ×2',
      'medicines: ワーファリン錠1mg 2026-11-20 onset estimated',
    ]);
  });

  it('all parts stand, also empty ones, and name the kinds that could hold them', () => {
    const sections = summaryOf('');
    expect(sections.map(({ id }) => id)).toEqual([...LIFETIME_SECTIONS]);
    expect(sections.every(({ kinds, lines }) => kinds.length > 0 && lines.length === 0)).toBe(true);
  });
});
