import type { RawResource } from '../domain/provenance.ts';
import { another, dayFrom, elsewhere, moment, nextDay, type Sort, written } from './labelled-records.ts';
import { later, periodLater } from './labelled-sorts.ts';

let uids = 0;

function studyUid(): string {
  uids += 1;
  return `urn:oid:1.2.392.200036.9999.${String(uids)}`;
}

const imaging: Sort = {
  name: 'imaging',
  make: (roll) =>
    written('ImagingStudy', roll, {
      identifier: [{ system: 'urn:dicom:uid', value: studyUid() }],
      status: 'available',
      started: moment(dayFrom(roll), 11, roll.below(50)),
      description: roll.one(['胸部CT', '頭部MRI', '腹部超音波']),
      modality: [{ code: roll.one(['CT', 'MR', 'US']) }],
      series: [{ uid: `1.2.3.${String(roll.below(1000))}`, modality: { code: 'CT' }, number: 1 }],
    }),
  misses: {
    'another study that day': (of) =>
      another(of, { identifier: [{ system: 'urn:dicom:uid', value: studyUid() }] }),
    'the same request, taken again': (of) =>
      another(of, {
        identifier: [{ system: 'urn:dicom:uid', value: studyUid() }],
        started: moment((of['started'] as string).slice(0, 10), 16),
      }),
  },
};

const report: Sort = {
  name: 'report',
  make: (roll) =>
    written('DiagnosticReport', roll, {
      status: 'final',
      category: [{ coding: [{ system: 'http://loinc.org', code: 'LP29684-5' }] }],
      code: { text: roll.one(['胸部CT読影報告', '頭部MRI読影報告']) },
      effectiveDateTime: moment(dayFrom(roll), 15, roll.below(50)),
      conclusion: roll.one(['異常所見なし。', '右肺に結節影。経過観察を要する。', '陳旧性変化のみ。']),
    }),
  misses: {
    'another day': later('effectiveDateTime', 30),
    'another conclusion': (of) => another(of, { conclusion: '追加所見あり。' }),
    'another title': (of) => another(of, { code: { text: '腹部超音波報告' } }),
    'another institution': elsewhere,
  },
};

function document(name: string, code: string, title: string): Sort {
  return {
    name,
    make: (roll) =>
      written('DocumentReference', roll, {
        status: 'current',
        type: {
          coding: [{ system: 'http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes', code }],
          text: title,
        },
        date: moment(dayFrom(roll), 13, roll.below(50)),
        description: title,
        content: [
          {
            attachment: {
              contentType: 'application/pdf',
              title: `${title}${String(roll.below(9999))}`,
              data: 'JVBERi0=',
            },
          },
        ],
      }),
    misses: {
      'two documents of one day': (of) =>
        another(of, {
          date: moment((of['date'] as string).slice(0, 10), 17),
          content: [{ attachment: { contentType: 'application/pdf', title: 'その2', data: 'JVBERi0xLjQ=' } }],
        }),
      'another title': (of) => another(of, { description: '追加報告' }),
      'another day': later('date', 10),
      'another institution': elsewhere,
    },
  };
}

const immunization: Sort = {
  name: 'immunization',
  make: (roll) => {
    const [name, code] = roll.one([
      ['インフルエンザＨＡワクチン', '182079701'],
      ['肺炎球菌ワクチン', '182081001'],
    ] as const);
    return written('Immunization', roll, {
      status: 'completed',
      vaccineCode: { text: name, coding: [{ system: 'http://medis.or.jp/CodeSystem/master-HOT9', code }] },
      occurrenceDateTime: dayFrom(roll),
      lotNumber: `LOT${String(roll.below(900))}`,
    });
  },
  misses: {
    'the next dose': later('occurrenceDateTime', 28),
    'another vaccine that day': (of) =>
      another(of, {
        vaccineCode: {
          text: 'ＢＣＧワクチン',
          coding: [{ system: 'http://medis.or.jp/CodeSystem/master-HOT9', code: '182000001' }],
        },
      }),
    'another lot': (of) => another(of, { lotNumber: 'LOT-X' }),
    'given and not given': (of) => another(of, { status: 'not-done' }),
  },
};

const device: Sort = {
  name: 'device',
  make: (roll) =>
    written('DeviceUseStatement', roll, {
      status: 'active',
      device: { display: roll.one(['ペースメーカ', '人工股関節', '眼内レンズ']) },
      timingDateTime: dayFrom(roll),
      bodySite: { text: roll.one(['左', '右']) },
    }),
  misses: {
    'the other side': (of) => {
      const { text } = of['bodySite'] as { readonly text: string };
      return another(of, { bodySite: { text: text === '左' ? '右' : '左' } });
    },
    'put in anew': later('timingDateTime', 2000),
    'another device': (of) => another(of, { device: { display: '中心静脈ポート' } }),
  },
};

const directive: Sort = {
  name: 'directive',
  make: (roll) =>
    written('Consent', roll, {
      status: 'active',
      category: [{ text: '事前指示' }],
      dateTime: dayFrom(roll),
      provision: { code: [{ text: roll.one(['心肺蘇生を希望しない', '心肺蘇生を希望する']) }] },
    }),
  misses: {
    'a change of mind': (of) => another(of, { provision: { code: [{ text: '気管挿管を希望しない' }] } }),
    'written anew': later('dateTime', 400),
  },
};

const carePlan: Sort = {
  name: 'care-plan',
  make: (roll) =>
    written('CarePlan', roll, {
      status: 'active',
      title: 'ケアプラン',
      period: { start: dayFrom(roll) },
      description: roll.one(['訪問看護 週2回', '通所介護 週3回', '福祉用具貸与']),
    }),
  misses: {
    'the next period': periodLater,
    'another plan of that day': (of) => another(of, { description: '訪問リハビリテーション 週1回' }),
    'another institution': elsewhere,
  },
};

const family: Sort = {
  name: 'family-history',
  make: (roll) =>
    written('FamilyMemberHistory', roll, {
      status: 'completed',
      date: dayFrom(roll),
      relationship: { text: roll.one(['父', '母']) },
      condition: [{ code: { text: roll.one(['胃癌', '脳梗塞', '糖尿病']) } }],
    }),
  misses: {
    'another relative': (of) => another(of, { relationship: { text: '祖父' } }),
    'another disease': (of) => another(of, { condition: [{ code: { text: '大腸癌' } }] }),
  },
};

const coverage: Sort = {
  name: 'coverage',
  make: (roll) =>
    written('Coverage', roll, {
      identifier: [],
      status: 'active',
      type: { text: '医保' },
      payor: [{ display: roll.one(['見本健康保険組合', '例題国民健康保険']) }],
      subscriberId: `${String(10 + roll.below(80))}-${String(roll.below(9999))}`,
      period: { start: `${dayFrom(roll).slice(0, 7)}-01` },
    }),
  misses: {
    'another number': (of) => ({ ...of, id: `${of.id ?? ''}x`, subscriberId: '99-1' }),
    'another insurer': (of) => ({ ...of, id: `${of.id ?? ''}y`, payor: [{ display: '架空共済組合' }] }),
    'begun anew': (of) => {
      const { start } = of['period'] as { readonly start: string };
      return { ...of, id: `${of.id ?? ''}z`, period: { start: nextDay(start, 365) } };
    },
  },
};

function noted(name: string, text: string, values: readonly [string, ...string[]], category: string): Sort {
  return {
    name,
    make: (roll) =>
      written('Observation', roll, {
        status: 'final',
        category: [{ coding: [{ code: category }] }],
        code: { text },
        effectiveDateTime: dayFrom(roll),
        valueCodeableConcept: { text: roll.one(values) },
      }),
    misses: {
      'another day': later('effectiveDateTime', 365),
      'another finding': (of: RawResource) => another(of, { valueCodeableConcept: { text: '不明' } }),
    },
  };
}

export const SORTS_OF_PAPER: readonly Sort[] = [
  imaging,
  report,
  document('discharge-summary', '18842-5', '退院時サマリー'),
  document('referral', '57133-1', '診療情報提供書'),
  immunization,
  device,
  directive,
  carePlan,
  family,
  coverage,
  noted('social-history', '喫煙', ['喫煙中', '過去に喫煙'], 'social-history'),
  noted('care-level', '要介護度', ['要介護２', '要支援１'], 'survey'),
];
