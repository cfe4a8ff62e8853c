import { describe, expect, it } from 'vitest';
import { branded } from '../../../base/brand.ts';
import type { SourceId } from '../../../domain/ids.ts';
import type { RawResource } from '../../../domain/provenance.ts';
import { entryToText } from '../../../testing/entry-to-text.ts';
import { NO_LOOKUP } from '../references.ts';
import type { Context } from './context.ts';
import { normalise } from './registry.ts';

const CONTEXT: Context = { source: branded<SourceId>('a'), fetchedAt: new Date(0), lookup: NO_LOOKUP };

const INSTITUTION = {
  url: 'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber',
  valueIdentifier: {
    system: 'http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no',
    value: '9910000037',
  },
};
const TAGS = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication';

/** What becomes of one resource: its entries as lines, its issues as `?problem`. */
function read(resource: object): readonly string[] {
  const { entries, issues } = normalise({ id: 'x', ...resource } as RawResource, CONTEXT);
  return [...entries.map(entryToText), ...issues.map((issue) => `?${issue.problem}`)];
}

describe('傷病名', () => {
  it('is named by its text, else by modifiers and stem; doubt, principal, untold and long-kept are marked', () => {
    const modifier = (tail: string, text: string) => ({
      url: `http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_${tail}`,
      valueCodeableConcept: { text },
    });
    expect(
      read({
        resourceType: 'Condition',
        meta: {
          tag: [
            { system: TAGS, code: 'UNINFORMED' },
            { system: TAGS.replace('//', '/'), code: 'LTS' },
          ],
        },
        extension: [
          INSTITUTION,
          {
            url: 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_DiagnosisType',
            valueCodeableConcept: {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/ex-diagnosistype', code: 'principal' },
              ],
            },
          },
        ],
        verificationStatus: { coding: [{ code: 'unconfirmed' }] },
        clinicalStatus: { coding: [{ code: 'active' }] },
        code: {
          extension: [
            modifier('DiseasePrefixModifier', '急性'),
            modifier('DiseasePostfixModifier', 'の疑い'),
          ],
          coding: [{ system: 'urn:oid:1.2.392.200119.4.101.2', code: '20054540', display: '胃炎' }],
        },
        onsetDateTime: '2019',
      }),
    ).toEqual([
      '2019 | condition | 急性胃炎の疑い | active | !suspected | !principal | !uninformed | !long-term | @9910000037',
    ]);
  });

  it('keeps an onset told in words, and takes the day it was written down for its place', () => {
    const told = { resourceType: 'Condition', code: { text: '高血圧症' }, onsetString: '数年前から' };
    expect(read(told)).toEqual(['「数年前から」 | condition | 高血圧症 | unknown']);
    expect(read({ ...told, recordedDate: '2024-05-01' })).toEqual([
      '2024-05-01 | condition | 高血圧症 | unknown',
    ]);
  });

  it('never shows the placeholder for "uncoded", and never what must not be delivered', () => {
    const uncoded = {
      coding: [
        {
          system: 'http://medis.or.jp/CodeSystem/master-disease-keyNumber',
          code: '99999999',
          display: '未コード化傷病名',
        },
      ],
    };
    expect(read({ resourceType: 'Condition', code: { ...uncoded, text: '右膝の痛み' } })[0]).toContain(
      '右膝の痛み',
    );
    expect(
      read({
        resourceType: 'Condition',
        meta: { tag: [{ system: TAGS, code: 'UNDELIVERED' }] },
        code: { text: '秘密' },
      }),
    ).toEqual(['?undelivered']);
  });
});

describe('アレルギー・薬剤禁忌', () => {
  it('is a contraindication where a drug reaction was severe; an empty manifestation prints nothing', () => {
    expect(
      read({
        resourceType: 'AllergyIntolerance',
        category: ['medication'],
        criticality: 'high',
        code: { text: 'ペニシリン系' },
        reaction: [
          {
            manifestation: [
              {
                extension: [
                  { url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'NI' },
                ],
              },
            ],
            description: 'アナフィラキシー',
          },
        ],
      }),
    ).toEqual(['? | allergy | ペニシリン系 | medication | high | 禁忌 | アナフィラキシー']);
    expect(
      read({
        resourceType: 'AllergyIntolerance',
        category: ['food'],
        criticality: 'high',
        code: { text: 'サバ' },
      }),
    ).toEqual(['? | allergy | サバ | food | high']);
  });
});

describe('検査', () => {
  const lab = (more: object) =>
    read({
      resourceType: 'Observation',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text: 'ＣＥＡ' },
      ...more,
    })[0];

  it('keeps value, comparator, unit, flag and the range of that result', () => {
    expect(
      lab({
        effectiveDateTime: '2026-11-08T10:20:00+09:00',
        valueQuantity: { value: 0.1, comparator: '<', unit: 'ng/mL' },
        interpretation: [{ coding: [{ code: 'N' }] }],
        referenceRange: [{ high: { value: 5, unit: 'ng/mL' } }],
        specimen: { display: '血清' },
        status: 'preliminary',
      }),
    ).toBe('2026-11-08T10:20:00+09:00 | lab | ＣＥＡ | <0.1 ng/mL | N | –5 | 血清 | !preliminary');
  });

  it('reads numbers sent as text, and the reason why there is none', () => {
    expect(lab({ valueString: '1.2' })).toContain('| 1.2');
    expect(lab({ dataAbsentReason: { text: '検体量不足のため' } })).toContain('(検体量不足のため)');
  });

  it('is an infection by the code system, a care level by LOINC 80391-6', () => {
    const coded = (system: string, code: string) =>
      read({ resourceType: 'Observation', code: { coding: [{ system, code }], text: 't' } })[0];
    expect(
      coded('http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS', '5F016'),
    ).toContain('infection');
    expect(coded('http://loinc.org', '80391-6')).toContain('care-level');
  });
});

describe('処方・調剤', () => {
  it('keeps the dosage verbatim and takes from the coded form only what is unambiguous', () => {
    expect(
      read({
        resourceType: 'MedicationRequest',
        status: 'completed',
        authoredOn: '2026-10-22',
        medicationCodeableConcept: { text: 'アピキサバン錠５ｍｇ' },
        dosageInstruction: [
          {
            text: '１日２回朝夕食後',
            timing: { repeat: { boundsDuration: { value: 42, unit: '日', code: 'd' } } },
            doseAndRate: [
              {
                doseQuantity: { value: 1, unit: '錠' },
                rateRatio: { numerator: { value: 2, unit: '錠' }, denominator: { value: 1, unit: '日' } },
              },
            ],
          },
        ],
      }),
    ).toEqual([
      '2026-10-22 | prescription | アピキサバン錠５ｍｇ | １日２回朝夕食後 | 1回1錠 | 1日2錠 | 42日分',
    ]);
  });

  it('reads 頓用, and a drug that is only referred to by the display of its reference', () => {
    expect(
      read({
        resourceType: 'MedicationDispense',
        whenHandedOver: '2026-11-01',
        medicationReference: { reference: 'Medication/none', display: 'ロキソプロフェン' },
        dosageInstruction: [{ text: '発熱時 4 回分', asNeededBoolean: true }],
      }),
    ).toEqual(['2026-11-01 | dispensing | ロキソプロフェン | 発熱時 4 回分 | 頓用']);
  });
});

describe('anything else', () => {
  it('of an unknown type is drawn by whatever name and date it has, never dropped', () => {
    expect(read({ resourceType: 'Basic', code: { text: '覚え書き' }, created: '2020-02' })).toEqual([
      '2020-02 | other | 覚え書き',
    ]);
  });

  it('that cannot be read is an issue, and nothing throws', () => {
    expect(read({ resourceType: 'Observation' })).toEqual(['?unreadable']);
    expect(normalise({ resourceType: 'Condition' }, CONTEXT).issues[0]?.problem).toBe('unreadable');
    for (const broken of [
      { code: 3 },
      { code: [null] },
      { code: { coding: 'x' }, effectivePeriod: [] },
      { code: { text: ['a'] } },
    ]) {
      expect(() => read({ resourceType: 'Observation', ...broken })).not.toThrow();
    }
  });
});
