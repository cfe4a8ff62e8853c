/** Drug codes by their national tables, as 電子処方箋 names them (JP Core aliases; 厚生労働省 電子処方箋 別表 15–18). */
export const RECEIPT_DRUG_SYSTEM = 'urn:oid:1.2.392.100495.20.2.71';
export const PRICE_LIST_SYSTEM = 'urn:oid:1.2.392.100495.20.2.72';
export const YJ_SYSTEM = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
export const HOT9_SYSTEM = 'http://medis.or.jp/CodeSystem/master-HOT9';
export const GENERAL_NAME_SYSTEM = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode';
export const JAMI_USAGE_SYSTEM = 'http://jami.jp/CodeSystem/MedicationUsage';
const DISEASE_KEY_SYSTEM = 'http://medis.or.jp/CodeSystem/master-disease-keyNumber';
const DISEASE_EXCHANGE_SYSTEM = 'http://medis.or.jp/CodeSystem/master-disease-exCode';

/** A 9-digit receipt code (レセプト電算) begins with 6 for drugs and 7 for materials; a HOT number does not. */
const RECEIPT_SHAPE = /^[67]\d{8}$/u;

interface Label {
  readonly system: string;
  /** What a code of this system looks like: a label alone is not believed. */
  readonly shape: RegExp;
}

/** Labels of code systems in SS-MIX2 messages with the systems that they name. All others are local to their hospital. */
const LABELS: Readonly<Record<string, Label>> = {
  HOT7: { system: 'http://medis.or.jp/CodeSystem/master-HOT7', shape: /^\d{7}$/u },
  HOT9: { system: HOT9_SYSTEM, shape: /^(?![67])\d{9}$/u },
  HOT13: { system: 'http://medis.or.jp/CodeSystem/master-HOT13', shape: /^\d{13}$/u },
  JC10: { system: 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits', shape: /^[0-9A-Z]{17}$/u },
  JAMISDP01: { system: JAMI_USAGE_SYSTEM, shape: /^[0-9A-Z]{16}$/u },
  I10: { system: 'http://hl7.org/fhir/sid/icd-10', shape: /^[A-Z]\d{2}\.?[0-9-]{0,4}$/u },
  I10P: { system: 'http://hl7.org/fhir/sid/icd-10', shape: /^[A-Z]\d{2}\.?[0-9-]{0,4}$/u },
  MR9P: {
    system: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code',
    shape: /^\S{1,10}$/u,
  },
  HL70162: { system: 'http://terminology.hl7.org/CodeSystem/v2-0162', shape: /^\S{1,10}$/u },
  HL70127: { system: 'http://terminology.hl7.org/CodeSystem/v2-0127', shape: /^[A-Z]{2}$/u },
  HL70241: { system: 'http://terminology.hl7.org/CodeSystem/v2-0241', shape: /^\S{1,3}$/u },
};

export const ICD10_2013_SYSTEM = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full';

/** 傷病名 as such: the code says "not coded". */
const UNCODED_DISEASES: ReadonlySet<string> = new Set(['20084317', '0000999']);

/**
 * The system of a code by its label, if the code looks like one of it. A code under a label that it does not fit, and
 * every local one (99…, L…), is kept in a system of its own source: it can match nothing elsewhere.
 */
export function systemOfCode(label: string, code: string, source: string): string | undefined {
  if (label === 'MDCDX2') {
    if (UNCODED_DISEASES.has(code)) return undefined;
    return /^\d{8}$/u.test(code) ? DISEASE_KEY_SYSTEM : DISEASE_EXCHANGE_SYSTEM;
  }
  if (label.startsWith('HOT') && RECEIPT_SHAPE.test(code)) return RECEIPT_DRUG_SYSTEM;
  const known = Object.hasOwn(LABELS, label) ? LABELS[label] : undefined;
  return known?.shape.test(code) === true ? known.system : `local:${source}/${label}`;
}

/**
 * 診療科: two digits of JAMI's department table (UDT 0069), which follows the receipt codes of 標榜診療科. Where a
 * message gives no name, this one is shown.
 */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  '01': '内科',
  '02': '精神科',
  '03': '神経科',
  '04': '神経内科',
  '05': '呼吸器科',
  '06': '消化器科',
  '07': '胃腸科',
  '08': '循環器科',
  '09': '小児科',
  '10': '外科',
  '11': '整形外科',
  '12': '形成外科',
  '13': '美容外科',
  '14': '脳神経外科',
  '15': '呼吸器外科',
  '16': '心臓血管外科',
  '17': '小児外科',
  '18': '皮膚泌尿器科',
  '19': '皮膚科',
  '20': '泌尿器科',
  '21': '性病科',
  '22': '肛門科',
  '23': '産婦人科',
  '24': '産科',
  '25': '婦人科',
  '26': '眼科',
  '27': '耳鼻咽喉科',
  '28': '気管食道科',
  '30': '放射線科',
  '31': '麻酔科',
  '33': '心療内科',
  '34': 'アレルギー科',
  '35': 'リウマチ科',
  '36': 'リハビリテーション科',
  '37': '病理診断科',
  '38': '臨床検査科',
  '39': '救急科',
};

export function departmentName(code: string | undefined): string | undefined {
  return code === undefined ? undefined : DEPARTMENTS[code];
}
