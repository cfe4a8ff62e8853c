import { at } from '../calendar.ts';
import { uuidOf } from '../random.ts';
import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { xhtml } from './document.ts';
import { INSTITUTIONS, institutionNo, organizationReference, organizationResource } from './institutions.ts';
import { CS, EXT, ID } from './systems.ts';

/** The items of 特定健診 with the codes of the official check-up list. */
const ITEMS = {
  height: { code: '9N001000000000001', text: '身長', unit: 'cm', ucum: 'cm', category: 'body-measurement' },
  weight: { code: '9N006000000000001', text: '体重', unit: 'kg', ucum: 'kg', category: 'body-measurement' },
  bmi: { code: '9N011000000000001', text: 'BMI', unit: 'kg/m2', ucum: 'kg/m2', category: 'body-measurement' },
  waist: {
    code: '9N016160100000001',
    text: '腹囲(実測)',
    unit: 'cm',
    ucum: 'cm',
    category: 'body-measurement',
  },
  systolic: {
    code: '9A751000000000001',
    text: '収縮期血圧(1回目)',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    category: 'vital-signs',
  },
  diastolic: {
    code: '9A761000000000001',
    text: '拡張期血圧(1回目)',
    unit: 'mmHg',
    ucum: 'mm[Hg]',
    category: 'vital-signs',
  },
  tg: {
    code: '3F015000002327101',
    text: '空腹時中性脂肪(トリグリセリド)',
    unit: 'mg/dl',
    ucum: 'mg/dL',
    category: 'laboratory',
  },
  hdl: {
    code: '3F070000002327101',
    text: 'HDLコレステロール',
    unit: 'mg/dl',
    ucum: 'mg/dL',
    category: 'laboratory',
  },
  ldl: {
    code: '3F077000002327101',
    text: 'LDLコレステロール',
    unit: 'mg/dl',
    ucum: 'mg/dL',
    category: 'laboratory',
  },
  ast: { code: '3B035000002327201', text: 'AST(GOT)', unit: 'U/l', ucum: 'U/L', category: 'laboratory' },
  alt: { code: '3B045000002327201', text: 'ALT(GPT)', unit: 'U/l', ucum: 'U/L', category: 'laboratory' },
  ggt: { code: '3B090000002327101', text: 'γ-GT(γ-GTP)', unit: 'U/l', ucum: 'U/L', category: 'laboratory' },
  hba1c: { code: '3D046000001906202', text: 'HbA1c(NGSP値)', unit: '%', ucum: '%', category: 'laboratory' },
} as const;

type ItemKey = keyof typeof ITEMS;

const METABOLIC = { 基準該当: '1', 予備群該当: '2', 非該当: '3', 判定不能: '4' } as const;
const GUIDANCE = { 積極的支援: '1', 動機付け支援: '2', 'なし(情報提供)': '3', 判定不能: '4' } as const;

export type CheckupSpec = Origin & {
  number: string;
  doctor: string;
  values: Partial<Record<ItemKey, number>>;
  protein: '－' | '±' | '＋' | '２＋';
  glucose: '－' | '±' | '＋' | '２＋';
  metabolic: keyof typeof METABOLIC;
  guidance: keyof typeof GUIDANCE;
  judgement: string;
  ecg?: string;
  smoking?: boolean;
  /** はい/いいえ of 服薬 血圧, 血糖, 脂質. */
  taking?: { pressure?: boolean; sugar?: boolean; lipid?: boolean };
  insurer: { no: string; name: string };
};

const QUALITATIVE = { '－': '1', '±': '2', '＋': '3', '２＋': '4' } as const;

export function addCheckup(charts: readonly Chart[], spec: CheckupSpec): Refs {
  return inEach(charts, (chart) => {
    const reference = chart.put({ resourceType: 'Bundle', ...checkupBundle(chart, spec) });
    chart.put({
      resourceType: 'DocumentReference',
      meta: meta(chart, 'DocumentReference', spec.at),
      ...provenanceOf(chart, { at: spec.at, institution: spec.institution }),
      identifier: [instanceId(chart, 'CheckupPointer', spec, spec.number)],
      status: 'current',
      type: {
        coding: [{ system: CS.documentType, code: '53576-5', display: '検診・健診報告書' }],
        text: '健診結果報告書',
      },
      subject: chart.subject,
      date: at(spec.at, '12:00'),
      author: [organizationReference(spec.institution)],
      custodian: organizationReference(spec.institution),
      description: '特定健康診査の結果',
      content: [
        {
          attachment: {
            contentType: 'application/fhir+json',
            url: reference,
            title: '健康診断結果のお知らせ',
          },
        },
      ],
      context: { period: { start: spec.at, end: spec.at } },
    });
    return reference;
  });
}

function checkupBundle(chart: Chart, spec: CheckupSpec): Json {
  const seed = `${chart.key}/checkup/${spec.at}/${spec.number}`;
  const urn = (name: string): string => `urn:uuid:${uuidOf(`${seed}/${name}`)}`;
  const subject = { reference: urn('patient') };
  const results = resultObservations(spec, subject);
  const questions = questionObservations(spec, subject);
  const entryOf = (name: string, resource: Json): Json => ({ fullUrl: urn(name), resource });
  return {
    meta: {
      lastUpdated: at(spec.at, '20:00'),
      profile: ['http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eCheckupGeneral'],
    },
    language: 'ja',
    identifier: {
      system: ID.bundle,
      value: `${institutionNo(spec.institution)}^${spec.at.slice(0, 4)}^${spec.number}-Checkup`,
    },
    type: 'document',
    timestamp: at(spec.at, '20:00'),
    entry: [
      entryOf('composition', checkupComposition(chart, spec, urn, results, questions)),
      entryOf('patient', {
        resourceType: 'Patient',
        id: chart.patientId,
        identifier: [{ system: ID.memberId, value: chart.memberId }],
      }),
      entryOf('doctor', {
        resourceType: 'Practitioner',
        name: [{ extension: [{ url: EXT.nameRepresentation, valueCode: 'IDE' }], text: spec.doctor }],
      }),
      entryOf('organization', { resourceType: 'Organization', ...organizationResource(spec.institution) }),
      entryOf('encounter', {
        resourceType: 'Encounter',
        status: 'finished',
        class: { system: CS.checkupEncounter, code: 'checkup', display: '健診' },
        period: { start: spec.at, end: spec.at },
        serviceProvider: { reference: urn('organization') },
      }),
      entryOf('insurance', {
        resourceType: 'Coverage',
        status: 'active',
        type: { coding: [{ system: CS.insuranceCategory, code: '1' }] },
        beneficiary: subject,
        payor: [{ display: spec.insurer.name, identifier: { system: ID.insurer, value: spec.insurer.no } }],
      }),
      ...[...results, ...questions].map((o, i) => entryOf(`observation/${i}`, o)),
    ],
  };
}

function checkupComposition(
  chart: Chart,
  spec: CheckupSpec,
  urn: (name: string) => string,
  results: readonly Json[],
  questions: readonly Json[],
): Json {
  const entries = (offset: number, list: readonly Json[]): Json[] =>
    list.map((_, i) => ({ reference: urn(`observation/${offset + i}`) }));
  return {
    resourceType: 'Composition',
    language: 'ja',
    extension: [{ url: EXT.documentVersion, valueString: '1.0' }],
    identifier: instanceId(chart, 'Checkup', spec, spec.number),
    status: 'final',
    type: { coding: [{ system: CS.documentType, code: '53576-5', display: '検診・健診報告書' }] },
    category: [{ coding: [{ system: CS.checkupCategory, code: '10', display: '特定健診情報' }] }],
    subject: { reference: urn('patient') },
    encounter: { reference: urn('encounter') },
    date: at(spec.at, '20:00'),
    author: [
      { reference: urn('doctor'), display: spec.doctor },
      { reference: urn('organization'), display: INSTITUTIONS[spec.institution].name },
    ],
    title: '健康診断結果のお知らせ',
    custodian: { reference: urn('organization') },
    event: [
      {
        code: [{ coding: [{ system: CS.checkupType, code: '010', display: '特定健康診査' }] }],
        period: { start: spec.at, end: spec.at },
      },
    ],
    section: [
      checkupSection('01011', '特定健診検査結果セクション', results.map(lineOf), entries(0, results)),
      checkupSection(
        '01012',
        '特定健診問診結果セクション',
        questions.map(lineOf),
        entries(results.length, questions),
      ),
    ],
  };
}

function checkupSection(code: string, title: string, lines: readonly string[], entry: Json[]): Json {
  return {
    title,
    code: { coding: [{ system: CS.checkupSection, code, display: title }] },
    text: { status: 'generated', div: xhtml(lines.map((l) => `・${l}`)) },
    entry,
  };
}

function lineOf(observation: Json): string {
  const text = String((observation['code'] as { text: string }).text);
  const quantity = observation['valueQuantity'] as { value: number; unit: string } | undefined;
  const text49 = observation['valueString'];
  const concept = observation['valueCodeableConcept'] as { coding: { display: string }[] } | undefined;
  const value =
    quantity === undefined
      ? (concept?.coding[0]?.display ?? (typeof text49 === 'string' ? text49 : ''))
      : `${quantity.value} ${quantity.unit}`;
  return `${text} ${value}`;
}

function observation(
  spec: CheckupSpec,
  subject: Json,
  category: string,
  code: string,
  text: string,
  value: Json,
): Json {
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ system: CS.obsCategory, code: category }] }],
    code: { coding: [{ system: CS.checkupItem, code, display: text }], text },
    subject,
    effectiveDateTime: spec.at,
    ...value,
  };
}

function resultObservations(spec: CheckupSpec, subject: Json): Json[] {
  const list: Json[] = (Object.keys(spec.values) as ItemKey[]).map((key) => {
    const facts = ITEMS[key];
    return observation(spec, subject, facts.category, facts.code, facts.text, {
      valueQuantity: { value: spec.values[key], unit: facts.unit, system: CS.ucum, code: facts.ucum },
    });
  });
  list.push(
    observation(spec, subject, 'laboratory', '1A020000000191111', '尿糖', qualitative(spec.glucose)),
    observation(spec, subject, 'laboratory', '1A010000000191111', '尿蛋白', qualitative(spec.protein)),
  );
  if (spec.ecg !== undefined)
    list.push(
      observation(spec, subject, 'exam', '9A110160700000011', '心電図(所見の有無)', {
        ...concept(
          'urn:oid:1.2.392.200119.6.2002',
          spec.ecg === '' ? '2' : '1',
          spec.ecg === '' ? '所見なし' : '所見あり',
        ),
        ...(spec.ecg === '' ? {} : { note: [{ text: spec.ecg }] }),
      }),
    );
  list.push(
    observation(
      spec,
      subject,
      'survey',
      '9N501000000000011',
      'メタボリックシンドローム判定',
      concept('urn:oid:1.2.392.200119.6.1008', METABOLIC[spec.metabolic], spec.metabolic),
    ),
    observation(
      spec,
      subject,
      'survey',
      '9N506000000000011',
      '保健指導レベル',
      concept('urn:oid:1.2.392.200119.6.3001', GUIDANCE[spec.guidance], spec.guidance),
    ),
    observation(spec, subject, 'exam', '9N511000000000049', '医師の診断(判定)', {
      valueString: spec.judgement,
    }),
  );
  return list;
}

function questionObservations(spec: CheckupSpec, subject: Json): Json[] {
  const yesNo = (yes: boolean | undefined): Json =>
    concept('urn:oid:1.2.392.200119.6.2003', yes === true ? '1' : '2', yes === true ? 'はい' : 'いいえ');
  return [
    observation(
      spec,
      subject,
      'social-history',
      '9N701000000000011',
      '服薬1(血圧)',
      yesNo(spec.taking?.pressure),
    ),
    observation(
      spec,
      subject,
      'social-history',
      '9N706000000000011',
      '服薬2(血糖)',
      yesNo(spec.taking?.sugar),
    ),
    observation(
      spec,
      subject,
      'social-history',
      '9N711000000000011',
      '服薬3(脂質)',
      yesNo(spec.taking?.lipid),
    ),
    observation(
      spec,
      subject,
      'social-history',
      '9N736000000000011',
      '喫煙',
      concept(
        'urn:oid:1.2.392.200119.6.24060',
        spec.smoking === true ? '1' : '3',
        spec.smoking === true ? 'はい' : 'いいえ',
      ),
    ),
    observation(spec, subject, 'social-history', '9N746000000000011', '30分以上の運動習慣', yesNo(false)),
  ];
}

function concept(system: string, code: string, display: string): Json {
  return compact({ valueCodeableConcept: { coding: [{ system, code, display }] } });
}

function qualitative(word: keyof typeof QUALITATIVE): Json {
  const code = QUALITATIVE[word];
  return {
    valueCodeableConcept: {
      coding: [
        {
          extension: [{ url: EXT.ordinal, valueDecimal: Number(code) }],
          system: 'urn:oid:1.2.392.200119.6.2102',
          code,
          display: word,
        },
      ],
    },
  };
}
