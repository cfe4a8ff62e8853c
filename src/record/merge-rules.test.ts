import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { Entry } from '../domain/entry.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Merged } from '../domain/merged.ts';
import { normaliseStudy } from '../sources/dicomweb/normalise-study.ts';
import { normalise } from '../sources/fhir/normalise/registry.ts';
import { NO_LOOKUP } from '../sources/fhir/references.ts';
import { mergeEntries } from './merge.ts';

const SOURCES = ['national', 'minato', 'shiokaze'];
const RANK = new Map(SOURCES.map((source, rank) => [branded<SourceId>(source), rank]));
const INSTITUTION = 'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber';
const INSTANCE = 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier';
const RX = 'urn:oid:1.2.392.100495.20.3.11';
const RP = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber';
const RP_INDEX = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex';
const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
const ALLERGEN = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS';

type Fields = Readonly<Record<string, unknown>>;

interface Written {
  readonly at: string;
  readonly place?: string;
  readonly number?: string;
  readonly rx?: string;
  readonly updated?: string;
  readonly document?: string;
}

let counter = 0;

/** One resource of one source, through the real reader. */
function entriesFrom(
  type: string,
  { at, place = '9910000001', number, rx, updated, document }: Written,
  own: Fields,
) {
  counter += 1;
  const [rxId, rp, index] = rx?.split('/') ?? [];
  const identifier = [
    ...(number === undefined ? [] : [{ system: INSTANCE, value: number }]),
    ...(rxId === undefined
      ? []
      : [
          { system: RX, value: rxId },
          { system: RP, value: rp },
          { system: RP_INDEX, value: index },
        ]),
  ];
  const resource = {
    resourceType: type,
    id: `r${String(counter).padStart(3, '0')}`,
    meta: updated === undefined ? {} : { lastUpdated: updated },
    extension: place === '' ? [] : [{ url: INSTITUTION, valueIdentifier: { value: place } }],
    identifier,
    ...own,
  };
  const within = document === undefined ? {} : { within: { document, index: counter } };
  const context = { source: branded<SourceId>(at), fetchedAt: new Date(0), lookup: NO_LOOKUP, ...within };
  return normalise(resource, context).entries;
}

function diagnosis(written: Written, text: string, own: Fields = {}): readonly Entry[] {
  return entriesFrom('Condition', written, { code: { text }, onsetDateTime: '2020-04-10', ...own });
}

function potassium(written: Written, value: number, own: Fields = {}): readonly Entry[] {
  return entriesFrom('Observation', written, {
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { text: 'カリウム' },
    effectiveDateTime: '2026-10-01T08:00:00+09:00',
    valueQuantity: { value, unit: 'mmol/L' },
    specimen: { display: '血清' },
    ...own,
  });
}

function drugOf(text: string, code?: string): Fields {
  const coding = code === undefined ? [] : [{ system: YJ, code }];
  return { medicationCodeableConcept: { text, coding } };
}

function order(written: Written, drug: Fields, dose: number, own: Fields = {}): readonly Entry[] {
  return entriesFrom('MedicationRequest', written, {
    status: 'completed',
    authoredOn: '2026-10-01T10:00:00+09:00',
    dosageInstruction: [
      { text: '１日１回朝食後', doseAndRate: [{ doseQuantity: { value: dose, unit: '錠' } }] },
    ],
    dispenseRequest: { expectedSupplyDuration: { value: 28, code: 'd' } },
    ...drug,
    ...own,
  });
}

function supply(written: Written, drug: Fields, dose: number, own: Fields = {}): readonly Entry[] {
  return entriesFrom(
    'MedicationDispense',
    { place: '9940000001', ...written },
    {
      status: 'completed',
      whenHandedOver: '2026-10-01T12:00:00+09:00',
      dosageInstruction: [
        { text: '１日１回朝食後', doseAndRate: [{ doseQuantity: { value: dose, unit: '錠' } }] },
      ],
      daysSupply: { value: 28, code: 'd' },
      ...drug,
      ...own,
    },
  );
}

/** `kind title [sources] by ≠fields (earlier: n) ↔n` */
function drawn(...entries: readonly (readonly Entry[])[]): readonly string[] {
  return mergeEntries(entries.flat(), RANK).map(lineOf);
}

function lineOf({ shown, witnesses, earlier, because, conflicts, counterparts }: Merged): string {
  const sources = witnesses.map(({ provenance }) => provenance.source).join(' ');
  return [
    shown.title,
    `[${sources}]`,
    because.by,
    ...conflicts.map(({ field, values }) => `≠${field}(${values.map(({ text }) => text).join('/')})`),
    ...(earlier.length === 0 ? [] : [`earlier:${String(earlier.length)}`]),
    ...counterparts.map((counterpart) => `↔${counterpart.because.by}`),
  ].join(' ');
}

describe('merge-01: a common number', () => {
  it('counts together with its institution only: hospitals number alike', () => {
    expect(
      drawn(
        diagnosis({ at: 'minato', number: '1', place: '9910000001' }, '胃炎'),
        diagnosis({ at: 'shiokaze', number: '1', place: '9910000002' }, '胃炎'),
      ),
    ).toEqual(['胃炎 [minato] alone', '胃炎 [shiokaze] alone']);
  });

  it('names nothing where one holder gives it to several things (official examples)', () => {
    expect(
      drawn(
        potassium({ at: 'minato', number: '1' }, 4.1),
        potassium({ at: 'minato', number: '1' }, 3.9, { code: { text: 'アルブミン' } }),
        potassium({ at: 'national', number: '1' }, 4.1),
      ),
    ).toEqual(['カリウム [national minato] business-id', 'アルブミン [minato] alone']);
  });

  it('names two results where one holder gives it to two times of taking', () => {
    expect(
      drawn(
        potassium({ at: 'minato', number: '1', updated: '2026-10-02T00:00:00Z' }, 4.1),
        potassium({ at: 'minato', number: '1', updated: '2026-10-03T00:00:00Z' }, 4.4, {
          effectiveDateTime: '2026-10-01T16:00:00+09:00',
        }),
      ),
    ).toHaveLength(2);
  });

  it('of a prescription is one institution’s own count', () => {
    const drug = drugOf('アムロジピン錠５ｍｇ');
    expect(
      drawn(
        order({ at: 'minato', rx: '0001/1/1', place: '9910000001' }, drug, 1),
        order({ at: 'shiokaze', rx: '0001/1/1', place: '9910000002' }, drug, 1),
      ),
    ).toHaveLength(2);
  });

  it('of a prescription names its refills by their days', () => {
    const drug = drugOf('アムロジピン錠５ｍｇ');
    expect(
      drawn(
        supply({ at: 'shiokaze', rx: 'A/1/1' }, drug, 1),
        supply({ at: 'national', rx: 'A/1/1' }, drug, 1),
        supply({ at: 'national', rx: 'A/1/1' }, drug, 1, { whenHandedOver: '2026-10-29' }),
      ),
    ).toEqual([
      'アムロジピン錠５ｍｇ [national] alone',
      'アムロジピン錠５ｍｇ [national shiokaze] business-id',
    ]);
  });
});

describe('merge-02, merge-16: a study of the record and of the archive', () => {
  it('are one by their Study UID; the record speaks for both', () => {
    const dataset = {
      '0020000D': { vr: 'UI', Value: ['1.2.3.4'] },
      '00081030': { vr: 'LO', Value: ['CHEST'] },
    };
    const archived = normaliseStudy(dataset, branded<SourceId>('national'), new Date(0));
    const study = { description: '胸部CT', started: '2026-10-01', status: 'available' };
    const recorded = entriesFrom(
      'ImagingStudy',
      { at: 'minato' },
      {
        ...study,
        identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2.3.4' }],
      },
    );
    expect(drawn(archived === undefined ? [] : [archived], recorded)).toEqual([
      '胸部CT [minato national] study-uid',
    ]);
  });
});

describe('merge-03: sent again, replaced', () => {
  it('shows the newest of one source, keeps the older as earlier versions, and raises no conflict', () => {
    expect(
      drawn(
        diagnosis({ at: 'minato', number: '7', updated: '2026-01-01T00:00:00Z' }, '胃炎', {
          clinicalStatus: { coding: [{ code: 'active' }] },
        }),
        diagnosis({ at: 'minato', number: '7', updated: '2026-02-01T00:00:00Z' }, '胃炎', {
          clinicalStatus: { coding: [{ code: 'active' }] },
        }),
        diagnosis({ at: 'minato', number: '7', updated: '2026-03-01T00:00:00Z' }, '胃炎', {
          clinicalStatus: { coding: [{ code: 'resolved' }] },
        }),
      ),
    ).toEqual(['胃炎 [minato] alone earlier:2']);
  });

  it('takes what is preliminary for replaced by what is final, wherever either is kept', () => {
    expect(
      drawn(
        potassium({ at: 'minato', number: '7' }, 4.1, { status: 'preliminary' }),
        potassium({ at: 'national', number: '7' }, 4.3),
      ),
    ).toEqual(['カリウム [national] alone earlier:1']);
  });

  it('does not compare the clocks of two sources: what differs there is a conflict', () => {
    expect(
      drawn(
        diagnosis({ at: 'minato', number: '7', updated: '2026-01-01T00:00:00Z' }, '胃炎', {
          clinicalStatus: { coding: [{ code: 'active' }] },
        }),
        diagnosis({ at: 'national', number: '7', updated: '2026-03-01T00:00:00Z' }, '胃炎', {
          clinicalStatus: { coding: [{ code: 'resolved' }] },
        }),
      ),
    ).toEqual(['胃炎 [national minato] business-id ≠status(resolved/active)']);
  });

  it('lets a copy in a document give way where it differs, and leaves it a witness where it does not', () => {
    const active = { clinicalStatus: { coding: [{ code: 'active' }] } };
    const resolved = { clinicalStatus: { coding: [{ code: 'resolved' }] } };
    expect(
      drawn(
        diagnosis({ at: 'minato', number: '7', document: 'Bundle/a' }, '胃炎', active),
        diagnosis({ at: 'minato', number: '7', document: 'Bundle/b' }, '胃炎', resolved),
        diagnosis({ at: 'minato', number: '7' }, '胃炎', resolved),
      ),
    ).toEqual(['胃炎 [minato minato] business-id earlier:1']);
  });
});

describe('merge-04: diagnoses without a common number', () => {
  it('are one by institution, words, side, doubt and onset', () => {
    expect(
      drawn(diagnosis({ at: 'minato' }, '２型糖尿病'), diagnosis({ at: 'national' }, '2型糖尿病')),
    ).toEqual(['2型糖尿病 [national minato] diagnosis']);
  });

  it('stay two by another institution, side, onset or doubt, and where two numbers stand against it', () => {
    const one = diagnosis({ at: 'minato' }, '右白内障');
    const others = [
      diagnosis({ at: 'national', place: '9910000002' }, '右白内障'),
      diagnosis({ at: 'national', place: '' }, '右白内障'),
      diagnosis({ at: 'national' }, '左白内障'),
      diagnosis({ at: 'national' }, '右白内障', { onsetDateTime: '2020-04' }),
      diagnosis({ at: 'national' }, '右白内障', {
        verificationStatus: { coding: [{ code: 'unconfirmed' }] },
      }),
    ];
    for (const other of others) expect(drawn(one, other)).toHaveLength(2);
    expect(
      drawn(
        diagnosis({ at: 'minato', number: '1' }, '胃炎'),
        diagnosis({ at: 'national', number: '2' }, '胃炎'),
      ),
    ).toHaveLength(2);
  });
});

describe('merge-05: prescriptions without a common number', () => {
  const drug = drugOf('アムロジピン錠５ｍｇ', '2171022F2140');

  it('are one where nothing of Rp, directions, dose, days and quantity differs', () => {
    expect(drawn(order({ at: 'minato' }, drug, 1), order({ at: 'national' }, drug, 1))).toEqual([
      'アムロジピン錠５ｍｇ [national minato] order',
    ]);
    expect(drawn(order({ at: 'minato' }, drug, 1), order({ at: 'national' }, drug, 2))).toHaveLength(2);
  });

  it('of one drug in two Rp stay two, each joined with its own copy', () => {
    const evening = { dosageInstruction: [{ text: '１日１回夕食後' }] };
    expect(
      drawn(
        order({ at: 'minato' }, drug, 1),
        order({ at: 'minato' }, drug, 1, evening),
        order({ at: 'national' }, drug, 1),
        order({ at: 'national' }, drug, 1, evening),
      ),
    ).toEqual([
      'アムロジピン錠５ｍｇ [national minato] order',
      'アムロジピン錠５ｍｇ [national minato] order',
    ]);
  });
});

describe('merge-07: results without a common number', () => {
  it('are one by institution, analyte, time, value and unit; 4.10 is 4.1', () => {
    expect(
      drawn(
        potassium({ at: 'minato' }, 4.1),
        potassium({ at: 'national' }, 4.1, { specimen: { display: '血清' } }),
      ),
    ).toEqual(['カリウム [national minato] result']);
  });

  it('stay two by another value, unit, specimen, method or stage, and where no specimen is told', () => {
    const one = potassium({ at: 'minato' }, 4.1);
    const others = [
      potassium({ at: 'national' }, 4.2),
      potassium({ at: 'national' }, 4.1, { valueQuantity: { value: 4.1, unit: 'mEq/L' } }),
      potassium({ at: 'national' }, 4.1, { specimen: { display: '尿' } }),
      potassium({ at: 'national' }, 4.1, { specimen: undefined }),
      potassium({ at: 'national' }, 4.1, { status: 'preliminary' }),
      potassium({ at: 'national' }, 4.1, { effectiveDateTime: '2026-10-01' }),
    ];
    for (const other of others) expect(drawn(one, other)).toHaveLength(2);
    const [byOne, byOther] = ['電極法', '炎光法'].map((text) => ({ method: { text } }));
    expect(
      drawn(potassium({ at: 'minato' }, 4.1, byOne), potassium({ at: 'national' }, 4.1, byOther)),
    ).toHaveLength(2);
  });

  it('twice a day by the word of one holder are twice, and no copy is joined to either', () => {
    const day = { effectiveDateTime: '2026-10-01' };
    expect(
      drawn(
        potassium({ at: 'minato' }, 4.1, day),
        potassium({ at: 'minato' }, 4.1, day),
        potassium({ at: 'national' }, 4.1, day),
      ),
    ).toHaveLength(3);
  });
});

describe('merge-08: allergies', () => {
  const prawn = { code: { text: 'えび', coding: [{ system: ALLERGEN, code: 'J9FB12010000' }] } };

  it('are one by the code of the substance, over institutions; what differs is shown, the gravest speaks', () => {
    const low = { ...prawn, criticality: 'low' };
    const high = { code: { ...prawn.code, text: 'エビ（生）' }, criticality: 'high' };
    expect(
      drawn(
        entriesFrom('AllergyIntolerance', { at: 'national', place: '9910000001' }, low),
        entriesFrom('AllergyIntolerance', { at: 'shiokaze', place: '9910000002' }, high),
      ),
    ).toEqual(['エビ（生） [shiokaze national] substance ≠status(high/low)']);
  });

  it('without a code are one within an institution only', () => {
    const words = { code: { text: '造影剤' } };
    const one = entriesFrom('AllergyIntolerance', { at: 'minato' }, words);
    expect(drawn(one, entriesFrom('AllergyIntolerance', { at: 'national' }, words))).toHaveLength(1);
    expect(
      drawn(one, entriesFrom('AllergyIntolerance', { at: 'national', place: '9910000002' }, words)),
    ).toHaveLength(2);
  });

  it('refuted by one and confirmed by another stay on the page, with the conflict', () => {
    const status = (code: string) => ({ ...prawn, verificationStatus: { coding: [{ code }] } });
    expect(
      drawn(
        entriesFrom('AllergyIntolerance', { at: 'national' }, status('refuted')),
        entriesFrom('AllergyIntolerance', { at: 'minato', place: '9910000002' }, status('confirmed')),
      ),
    ).toEqual(['えび [minato national] substance ≠status(confirmed/refuted)']);
  });
});

describe('merge-12: vaccinations', () => {
  const vaccine = (lot?: string) => ({
    status: 'completed',
    vaccineCode: {
      text: 'インフルエンザＨＡワクチン',
      coding: [{ system: 'http://medis.or.jp/CodeSystem/master-HOT9', code: '182079701' }],
    },
    occurrenceDateTime: '2026-10-20',
    lotNumber: lot,
  });

  it('are one by vaccine and day wherever written down, unless the lots differ', () => {
    const one = entriesFrom('Immunization', { at: 'shiokaze', number: '1' }, vaccine('L1'));
    const registry = { at: 'national', place: '9990000001', number: '9' };
    expect(drawn(one, entriesFrom('Immunization', registry, vaccine()))).toHaveLength(1);
    expect(drawn(one, entriesFrom('Immunization', registry, vaccine('L2')))).toHaveLength(2);
  });
});

describe('merge-14: a prescription and its dispensing', () => {
  const brand = drugOf('エリキュース錠５ｍｇ', '3399006F2027');
  const weaker = drugOf('エリキュース錠２．５ｍｇ', '3399006F1020');

  it('stay two rows that name one another, and carry a differing dose on both', () => {
    expect(
      drawn(
        order({ at: 'minato', rx: 'A/1/1' }, brand, 1),
        supply({ at: 'national', rx: 'A/1/1' }, weaker, 1),
      ),
    ).toEqual([
      'エリキュース錠２．５ｍｇ [national] alone ≠dose(5 mg/2.5 mg) ↔prescription-number',
      'エリキュース錠５ｍｇ [minato] alone ≠dose(5 mg/2.5 mg) ↔prescription-number',
    ]);
  });

  it('agree where two of the weaker make one of the stronger, and where a generic stands for a brand', () => {
    const generic = drugOf('アピキサバン錠５ｍｇ「例」', '3399006F2035');
    const [first] = drawn(
      order({ at: 'minato', rx: 'A/1/1' }, brand, 1),
      supply({ at: 'national', rx: 'A/1/1' }, weaker, 2),
    );
    expect(first).toBe('エリキュース錠２．５ｍｇ [national] alone ↔prescription-number');
    expect(
      drawn(
        order({ at: 'minato', rx: 'B/1/1' }, brand, 1),
        supply({ at: 'national', rx: 'B/1/1' }, generic, 1),
      ).join(' '),
    ).not.toContain('≠');
  });

  it('carry another drug and other days as conflicts; the days of a refill are not compared', () => {
    const other = drugOf('リクシアナ錠３０ｍｇ', '3339002F2029');
    const days = (value: number, whenHandedOver: string) => ({
      daysSupply: { value, code: 'd' },
      whenHandedOver,
    });
    expect(
      drawn(
        order({ at: 'minato', rx: 'A/1/1' }, brand, 1),
        supply({ at: 'national', rx: 'A/1/1' }, other, 1),
      ).join(' '),
    ).toContain('≠title');
    expect(
      drawn(
        order({ at: 'minato', rx: 'C/1/1' }, brand, 1),
        supply({ at: 'national', rx: 'C/1/1' }, brand, 1, days(14, '2026-10-01')),
      ).join(' '),
    ).toContain('≠days(28/14)');
    expect(
      drawn(
        order({ at: 'minato', rx: 'D/1/1' }, brand, 1),
        supply({ at: 'national', rx: 'D/1/1' }, brand, 1, days(14, '2026-10-01')),
        supply({ at: 'national', rx: 'D/1/1' }, brand, 1, days(14, '2026-10-15')),
      ).join(' '),
    ).not.toContain('≠');
  });

  it('are found by reference, and without any number by drug and days while the order is valid', () => {
    const [ordered] = order({ at: 'minato' }, brand, 1);
    const id = ordered?.provenance.resourceId ?? '';
    expect(
      drawn(
        ordered === undefined ? [] : [ordered],
        supply({ at: 'minato' }, weaker, 1, {
          daysSupply: undefined,
          authorizingPrescription: [{ reference: `MedicationRequest/${id}` }],
        }),
      ).join(' '),
    ).toContain('↔reference');
    const handed = (whenHandedOver: string) =>
      drawn(order({ at: 'minato' }, brand, 1), supply({ at: 'national' }, brand, 1, { whenHandedOver })).join(
        ' ',
      );
    expect(handed('2026-10-04')).toContain('↔drug-and-days');
    expect(handed('2026-10-05')).not.toContain('↔');
    expect(handed('2026-09-30')).not.toContain('↔');
  });

  it('are not guessed where there is a choice', () => {
    expect(
      drawn(
        order({ at: 'minato' }, brand, 1),
        order({ at: 'shiokaze', place: '9910000002' }, brand, 1),
        supply({ at: 'national' }, brand, 1),
      ).join(' '),
    ).not.toContain('↔');
  });
});

describe('merge-15: where witnesses differ', () => {
  it('is loud about what one source has taken back, and shows what still stands', () => {
    const taken = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } };
    expect(
      drawn(
        diagnosis({ at: 'national', number: '7' }, '胃癌', taken),
        diagnosis({ at: 'minato', number: '7' }, '胃癌'),
      ),
    ).toEqual(['胃癌 [minato national] business-id ≠status(in-force/entered-in-error)']);
  });

  it('leaves what a source took back and wrote anew as two records', () => {
    const taken = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } };
    const prawn = { code: { text: 'えび', coding: [{ system: ALLERGEN, code: 'J9FB12010000' }] } };
    expect(
      drawn(
        entriesFrom('AllergyIntolerance', { at: 'minato', number: '1' }, { ...prawn, ...taken }),
        entriesFrom('AllergyIntolerance', { at: 'minato', number: '2' }, prawn),
      ),
    ).toEqual(['えび [minato] alone', 'えび [minato] alone']);
  });

  it('marks stopped against going on, and 疑い against confirmed', () => {
    const drug = drugOf('アムロジピン錠５ｍｇ');
    expect(
      drawn(
        order({ at: 'minato', rx: 'A/1/1' }, drug, 1, { status: 'stopped' }),
        order({ at: 'national', rx: 'A/1/1' }, drug, 1),
      ),
    ).toEqual(['アムロジピン錠５ｍｇ [national minato] business-id ≠status(in-force/stopped)']);
    expect(
      drawn(
        diagnosis({ at: 'national', number: '7' }, '胃癌', {
          verificationStatus: { coding: [{ code: 'unconfirmed' }] },
        }),
        diagnosis({ at: 'minato', number: '7' }, '胃癌'),
      ),
    ).toEqual(['胃癌 [national minato] business-id ≠status(suspected/confirmed)']);
  });

  it('takes a less exact date, other digits of one number and another spelling of a unit for no difference', () => {
    expect(
      drawn(
        diagnosis({ at: 'national', number: '7' }, '胃癌', { onsetDateTime: '2019' }),
        diagnosis({ at: 'minato', number: '7' }, '胃癌', { onsetDateTime: '2019-05-03' }),
        potassium({ at: 'national', number: '8' }, 40, { valueQuantity: { value: 40, unit: 'IU/L' } }),
        potassium({ at: 'minato', number: '8' }, 40, { valueQuantity: { value: 40, unit: 'U/L' } }),
      ).join(' '),
    ).not.toContain('≠');
    expect(
      drawn(potassium({ at: 'national', number: '9' }, 4.1), potassium({ at: 'minato', number: '9' }, 4.2)),
    ).toEqual(['カリウム [national minato] business-id ≠value(4.1 mmol/L/4.2 mmol/L)']);
  });
});
