import type { Chart, Json, SourceId, World } from '../world.ts';
import { opaqueId } from '../random.ts';
import { CS, EXT, ID } from './systems.ts';

/**
 * Invented hospitals, clinics and pharmacies. Their ten-digit numbers begin with prefecture 99,
 * which does not exist, so that none can be taken for a real one.
 */
type InstitutionFacts = {
  no: string;
  name: string;
  kana: string;
  phone: string;
  address: string;
  kind: string;
};

export const INSTITUTIONS = {
  tsukimihama: {
    no: '9910000011',
    name: '月見浜総合病院',
    kana: 'ツキミハマソウゴウビョウイン',
    phone: '0000-20-1000',
    address: '汐見市月見浜1-1',
    kind: '病院',
  },
  university: {
    no: '9910000029',
    name: '湊大学医学部附属病院',
    kana: 'ミナトダイガクイガクブフゾクビョウイン',
    phone: '0000-30-2000',
    address: '湊市港見台3-1',
    kind: '病院',
  },
  harunire: {
    no: '9910000037',
    name: 'はるにれ循環器内科',
    kana: 'ハルニレジュンカンキナイカ',
    phone: '0000-21-3341',
    address: '汐見市みなと台2-5',
    kind: '診療所',
  },
  migiwa: {
    no: '9910000045',
    name: 'みぎわ腎クリニック',
    kana: 'ミギワジンクリニック',
    phone: '0000-21-8830',
    address: '汐見市水際町4-2',
    kind: '診療所',
  },
  tsubakizaka: {
    no: '9910000052',
    name: 'つばき坂整形外科',
    kana: 'ツバキザカセイケイゲカ',
    phone: '0000-22-6120',
    address: '汐見市椿坂1-8',
    kind: '診療所',
  },
  umineko: {
    no: '9910000060',
    name: 'うみねこ小児科',
    kana: 'ウミネコショウニカ',
    phone: '0000-23-1177',
    address: '汐見市海猫2-3',
    kind: '診療所',
  },
  nagisa: {
    no: '9910000078',
    name: 'なぎさ産婦人科',
    kana: 'ナギササンフジンカ',
    phone: '0000-23-4040',
    address: '汐見市渚町5-1',
    kind: '診療所',
  },
  komorebi: {
    no: '9910000086',
    name: 'こもれび眼科',
    kana: 'コモレビガンカ',
    phone: '0000-22-3003',
    address: '汐見市木漏日3-9',
    kind: '診療所',
  },
  yakusugi: {
    no: '9910000094',
    name: 'ゆうなぎ在宅クリニック',
    kana: 'ユウナギザイタククリニック',
    phone: '0000-24-5511',
    address: '汐見市夕凪6-4',
    kind: '診療所',
  },
  checkup: {
    no: '9910000102',
    name: '汐見市健診センター',
    kana: 'シオミシケンシンセンター',
    phone: '0000-25-7000',
    address: '汐見市中央1-2',
    kind: '健診機関',
  },
  sazanami: {
    no: '9930000019',
    name: 'さざなみ歯科医院',
    kana: 'サザナミシカイイン',
    phone: '0000-22-4618',
    address: '汐見市みなと台3-6',
    kind: '歯科診療所',
  },
  shiosai: {
    no: '9960000011',
    name: 'しおさい訪問看護ステーション',
    kana: 'シオサイホウモンカンゴステーション',
    phone: '0000-24-0096',
    address: '汐見市潮騒2-2',
    kind: '訪問看護',
  },
  aonami: {
    no: '9960000029',
    name: 'ケアプランセンターあおなみ',
    kana: 'ケアプランセンターアオナミ',
    phone: '0000-24-1188',
    address: '汐見市青波1-5',
    kind: '居宅介護支援',
  },
  asanagi: {
    no: '9940000014',
    name: 'あさなぎ薬局 汐見店',
    kana: 'アサナギヤッキョク シオミテン',
    phone: '0000-21-7750',
    address: '汐見市みなと台2-7',
    kind: '薬局',
  },
  hamakaze: {
    no: '9940000022',
    name: 'はまかぜ薬局',
    kana: 'ハマカゼヤッキョク',
    phone: '0000-22-9090',
    address: '汐見市浜風3-3',
    kind: '薬局',
  },
} as const satisfies Record<string, InstitutionFacts>;

export type InstitutionKey = keyof typeof INSTITUTIONS;

export function institutionNo(key: InstitutionKey): string {
  return INSTITUTIONS[key].no;
}

/** Which network keeps which institution in its directory; the national one knows every number. */
const DIRECTORY: Record<SourceId, readonly InstitutionKey[]> = {
  national: Object.keys(INSTITUTIONS) as InstitutionKey[],
  minato: ['tsukimihama', 'university', 'harunire', 'migiwa', 'tsubakizaka'],
  shiokaze: [
    'sazanami',
    'harunire',
    'migiwa',
    'tsubakizaka',
    'umineko',
    'nagisa',
    'komorebi',
    'yakusugi',
    'shiosai',
    'aonami',
    'asanagi',
    'hamakaze',
    'tsukimihama',
  ],
};

export function organizationResource(key: InstitutionKey): Json {
  const facts = INSTITUTIONS[key];
  return {
    extension: [
      {
        url: 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Organization_PrefectureNo',
        valueCoding: {
          system: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/PrefectureNo-2digits',
          code: facts.no.slice(0, 2),
        },
      },
      {
        url: 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Organization_InsuranceOrganizationCategory',
        valueCoding: {
          system: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationFeeScoreType',
          code: facts.no.slice(2, 3),
        },
      },
    ],
    identifier: [{ system: ID.institution, value: facts.no }],
    active: true,
    type: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'prov' }],
        text: facts.kind,
      },
    ],
    name: facts.name,
    alias: [facts.kana],
    telecom: [{ system: 'phone', value: facts.phone, use: 'work' }],
    address: [{ text: facts.address, country: 'JP' }],
  };
}

export function organizationId(seed: number, source: SourceId, key: InstitutionKey): string {
  return opaqueId(`${seed}/${source}/organization/${key}`);
}

/** The directory of institutions is a supporting resource of each source. */
export function addDirectory(world: World): void {
  for (const source of Object.keys(DIRECTORY) as SourceId[])
    for (const key of DIRECTORY[source])
      world.sources[source].push({
        resourceType: 'Organization',
        id: organizationId(world.seed, source, key),
        meta: { profile: ['http://jpfhir.jp/fhir/core/StructureDefinition/JP_Organization'] },
        ...organizationResource(key),
      });
}

/** Reference by number and name: the directory may or may not hold the resource. */
export function organizationReference(key: InstitutionKey): Json {
  return {
    type: 'Organization',
    identifier: { system: ID.institution, value: INSTITUTIONS[key].no },
    display: INSTITUTIONS[key].name,
  };
}

/** Departments; only the coded ones have a sourced SS-MIX2 code, the others stand as text. */
const DEPARTMENTS = {
  内科: '01',
  循環器内科: '081',
  眼科: '26',
} as const;

export function institutionExtensions(chart: Chart, key: InstitutionKey, department?: string): Json[] {
  const list: Json[] = [
    { url: EXT.institution, valueIdentifier: { system: ID.institution, value: INSTITUTIONS[key].no } },
  ];
  if (department !== undefined) {
    const code = (DEPARTMENTS as Record<string, string>)[department];
    const coding =
      code === undefined
        ? undefined
        : [{ system: CS.department, code, display: department === '循環器内科' ? '循環器内科' : department }];
    list.push({
      url: EXT.department,
      valueCodeableConcept: coding === undefined ? { text: department } : { coding, text: department },
    });
  }
  return chart.source === 'shiokaze' && department === undefined ? list.slice(0, 1) : list;
}
