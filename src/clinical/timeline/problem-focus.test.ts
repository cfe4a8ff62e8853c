import { expect, test } from 'vitest';
import { runToEnd } from '../../base/sliced.ts';
import type { ConditionEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { belongingTo } from './problem-focus.ts';

function with_(fact: Merged, provenance: object, rest: object = {}): Merged {
  const shown = { ...fact.shown, ...rest, provenance: { ...fact.shown.provenance, ...provenance } };
  return { ...fact, shown, witnesses: [shown] } as Merged;
}

function coded(system: string, code: string) {
  return { text: '', codings: [{ system, code }] };
}

const ICD = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full';
const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';

const [problem, ...rest] = lifeFromText(`
  condition 2006-04-01 - 2型糖尿病 id=dm
  drug      2020-01-01 28d テルミサルタン id=named
  stay      2021-01-01 2021-01-09 血糖の調整 id=stay
  lab       2021-01-02 - ケトン体 id=within
  letter    2022-01-01 - 紹介状 id=letter text=2型糖尿病で通院中です
  condition 2010-01-01 - 糖尿病網膜症 id=other
  drug      2023-01-01 28d メトホルミン id=drug
  drug      2023-01-01 28d アムロジピン id=else
  lab       2023-01-02 - Na id=na
`);

test('focus-01…05: what belongs to a problem, each with the rule that says so, the surest first', () => {
  if (problem === undefined) throw new Error('no problem');
  const diabetes = with_(problem, {}, { code: coded(ICD, 'E119') }) as Merged<ConditionEntry>;
  const facts = [diabetes, ...rest].map((fact) => {
    switch (fact.shown.provenance.resourceId) {
      case 'named':
      case 'stay':
        return with_(fact, { concerns: ['Basic/dm'] });
      case 'within':
        return with_(fact, { visit: 'Basic/stay' });
      case 'other':
        return with_(fact, {}, { code: coded(ICD, 'E113') });
      case 'drug':
        return with_(fact, {}, { drug: coded(YJ, '3962002F1019') });
      case 'else':
        return with_(fact, {}, { drug: coded(YJ, '2171022F1010') });
      default:
        return fact;
    }
  });
  const stay = facts.map((fact) =>
    fact.shown.provenance.resourceId === 'stay' ? with_(fact, { stands: ['Basic/stay'] }) : fact,
  );
  expect(
    runToEnd(belongingTo(diabetes, stay)).map(({ fact, rule }) => `${rule} ${fact.shown.title}`),
  ).toEqual([
    'focus-01 テルミサルタン',
    'focus-01 血糖の調整',
    'focus-02 ケトン体',
    'focus-03 紹介状',
    'focus-04 糖尿病網膜症',
    'focus-05 メトホルミン',
  ]);
});

test('a reason given by another source under the same number is another thing', () => {
  if (problem === undefined) throw new Error('no problem');
  const other = lifeFromText('drug 2020-01-01 28d 何か source=shiokaze').map((fact) =>
    with_(fact, { concerns: ['Basic/dm'] }),
  );
  expect(runToEnd(belongingTo(problem as Merged<ConditionEntry>, other))).toEqual([]);
});
