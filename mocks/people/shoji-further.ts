import { addCondition } from './form/condition.ts';
import { addProcedure } from './form/procedure.ts';
import { addRecord, coded, named, quantity, words } from './form/record.ts';
import type { Chart } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const DIALYSIS = { institution: 'migiwa', department: '腎臓内科', doctor: '水際 透' } as const;
const ROLE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';

/** A graft long ago, a reaction to blood, what the dialysis staff must mind, and whom to call. */
export function addShojiFurther({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  addProcedure([minato, national], {
    institution: 'university',
    department: '眼科',
    doctor: '水晶 明',
    at: cal.yearsAgo(9, '10-04'),
    text: '全層角膜移植術（右）',
    kind: '手術',
    bodySite: '右眼',
    performed: cal.yearsAgo(9, '10-04').slice(0, 7),
    note: '献眼による。拒絶反応なし。',
  });
  addCondition([minato], {
    institution: 'university',
    department: '眼科',
    at: cal.yearsAgo(9, '11-04'),
    text: '角膜移植後（右）',
    icd: 'Z947',
    onset: cal.yearsAgo(9, '10-04').slice(0, 7),
    longTerm: true,
  });
  addRecord(
    [minato],
    'AdverseEvent',
    { ...DIALYSIS, institution: 'tsukimihama', at: cal.daysAgo(1377) },
    '輸血',
    {
      actuality: 'actual',
      event: words('輸血中の発熱・悪寒（非溶血性副作用の疑い）'),
      date: cal.daysAgo(1377),
      seriousness: words('非重篤'),
      severity: words('軽症'),
      outcome: words('回復'),
      suspectEntity: [{ instance: named('照射赤血球液-LR') }],
    },
  );
  addRecord([minato], 'Flag', { ...DIALYSIS, at: cal.daysAgo(90) }, 'シャント', {
    status: 'active',
    category: [words('処置上の注意')],
    code: words('左腕の採血・血圧測定・点滴は禁止（内シャント肢）'),
    period: { start: cal.yearsAgo(6, '02-10') },
  });
  addRecord([minato], 'NutritionOrder', { ...DIALYSIS, at: cal.daysAgo(90) }, '透析食', {
    status: 'active',
    intent: 'order',
    dateTime: cal.daysAgo(90),
    oralDiet: {
      type: [words('透析食')],
      nutrient: [
        { modifier: words('エネルギー'), amount: quantity(1800, 'kcal') },
        { modifier: words('食塩'), amount: quantity(6, 'g') },
        { modifier: words('カリウム'), amount: quantity(2000, 'mg') },
      ],
      instruction: '飲水は1日700mLまで。',
    },
  });
  for (const [relation, code, name, number, rank] of [
    ['長女', 'DAU', '相馬 早苗', '090-0000-4417', 1],
    ['長男（県外）', 'SON', '相馬 洋一', '080-0000-7781', 2],
  ] as const)
    addRecord([shiokaze], 'RelatedPerson', { at: cal.daysAgo(22), institution: 'hamakaze' }, name, {
      active: true,
      relationship: [coded(ROLE, code, relation)],
      name: [{ use: 'official', text: name }],
      telecom: [{ system: 'phone', value: number, use: 'mobile', rank }],
    });
  addRecord([minato], 'ClinicalImpression', { ...DIALYSIS, at: cal.daysAgo(10) }, '透析評価', {
    status: 'completed',
    effectiveDateTime: cal.daysAgo(10),
    assessor: { reference: '#doctor', display: '水際 透' },
    summary: 'ドライウェイト58.0kgは適正。PT-INRは目標域上限、週末の採血で再検。',
    finding: [{ itemCodeableConcept: words('透析後の下腿浮腫なし') }],
    prognosisCodeableConcept: [words('安定')],
  });
}
