import { RP_NUMBER_SYSTEM } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { given, note, quantityJson } from '../ssmix2/fields.ts';
import type { Made } from '../ssmix2/reading.ts';
import { type Dispensing, dispensingsOf, type Drug, REMARKS, type Rp } from './dispensing-blocks.ts';
import { amountText, drugConcept, usageConcept } from './drugs.ts';
import { fhirDate } from './era-date.ts';
import { authorNote, isByPerson, marksOf, words } from './notebook-patient.ts';
import { field, type JahisText, type Line } from './records.ts';

/** 剤形 of the notebook's 301; the prescription's table is another one. */
const FORMS: Readonly<Record<string, string>> = {
  '1': '内服',
  '2': '内滴',
  '3': '屯服',
  '4': '注射',
  '5': '外用',
  '6': '浸煎',
  '7': '湯',
  '9': '材料',
  '10': 'その他',
};

/** 都道府県, 点数表, コード: together the ten digits of an institution. */
function institutionNumber(line: Line | undefined): string | undefined {
  const digits = [2, 3, 4].map((place) => field(line, place) ?? '').join('');
  return /^\d{10}$/u.test(digits) ? digits : undefined;
}

function prescriberNote(dispensing: Dispensing, doctor: Line | undefined): readonly Json[] {
  const parts = [field(dispensing.hospital, 1), field(doctor, 2), field(doctor, 1)].filter(
    (part) => part !== undefined,
  );
  return note('処方', parts.length === 0 ? undefined : parts.join(' '));
}

/**
 * 用量 is the amount of a day for 内服. For 外用 and 注射 handed out as one (調剤 1) it is the whole; for 屯服 texts differ
 * on whether it is one dose or all of them, so it is only told in words.
 */
function amountOf(
  drug: Line,
  usage: Line | undefined,
): { readonly rate: Json; readonly total?: Json; readonly words?: string } {
  const [amount, unit] = [field(drug, 3), field(drug, 4)];
  const quantity = quantityJson(amount, unit);
  const form = field(usage, 5);
  if (quantity !== undefined && form === '1')
    return { rate: { rateRatio: { numerator: quantity, denominator: { value: 1, unit: '日' } } } };
  const whole = field(usage, 3) === '1' && field(usage, 4) === '調剤';
  const text = amountText(amount, unit);
  if (quantity !== undefined && whole) return { rate: {}, total: quantity };
  return { rate: {}, ...(text === undefined ? {} : { words: `用量 ${text}` }) };
}

function daysOf(usage: Line | undefined): Json | undefined {
  return field(usage, 4) === '日分' ? quantityJson(field(usage, 3), '日') : undefined;
}

function suppliedNote(usage: Line | undefined): readonly Json[] {
  const [amount, unit] = [field(usage, 3), field(usage, 4)];
  return unit === '日分' || (unit === '調剤' && amount === '1')
    ? []
    : note('調剤数量', amountText(amount, unit));
}

const LINE_NAMES: Readonly<Record<string, string>> = {
  '281': '薬品補足',
  '291': '服用上の注意',
  '311': '用法補足',
  '391': '処方の注意',
};

/** A remark on a drug or its RP, with who wrote it where that was not a professional. */
function lineNote(line: Line): readonly Json[] {
  const author = field(line, 3);
  const by =
    author === undefined || author === '1'
      ? ''
      : `（作成者：${author === '2' ? '患者等' : '医療関係者以外'}）`;
  return note(
    LINE_NAMES[line.number] ?? line.number,
    field(line, 2) === undefined ? undefined : `${field(line, 2) ?? ''}${by}`,
  );
}

function medicineJson(drug: Drug, rp: Rp, dispensing: Dispensing, doctor: Line | undefined): Json {
  const { line } = drug;
  const { usage } = rp;
  const amount = amountOf(line, usage);
  const days = daysOf(usage);
  const usageText = field(usage, 2);
  const timing = usageConcept(usageText, field(usage, 6), field(usage, 7));
  const form = field(usage, 5);
  return {
    identifier: [{ system: RP_NUMBER_SYSTEM, value: rp.number }],
    medicationCodeableConcept: drugConcept(
      field(line, 2) ?? '',
      { kind: field(line, 5), code: field(line, 6) },
      { kind: field(line, 9), code: field(line, 10) },
    ),
    ...(form === undefined ? {} : { category: { text: FORMS[form] ?? form } }),
    dosageInstruction: [
      {
        text: [usageText, amount.words].filter((part) => part !== undefined).join(' / '),
        ...(timing === undefined ? {} : { timing: { code: timing } }),
        asNeededBoolean: form === '3',
        additionalInstruction: rp.remarks
          .filter(({ number }) => number === '311')
          .flatMap((one) => field(one, 2) ?? [])
          .map((text) => ({ text })),
        doseAndRate: [amount.rate],
      },
    ],
    ...given('quantity', amount.total),
    ...given('daysSupply', days),
    note: [
      ...suppliedNote(usage),
      ...(usage === undefined ? note('', '用法の記載なし') : []),
      ...note('一般名', field(line, 8)),
      ...drug.after.flatMap(lineNote),
      ...rp.remarks.filter(({ number }) => number === '391').flatMap(lineNote),
      ...prescriberNote(dispensing, doctor),
      ...authorNote(authorOf(drug, dispensing)),
    ],
  };
}

function authorOf(drug: Drug, dispensing: Dispensing): string | undefined {
  return field(drug.line, 7) ?? field(dispensing.day, 2);
}

/** A drug as dispensed; one that the person wrote down as what the person says to take. */
function madeOfDrug(
  drug: Drug,
  rp: Rp,
  dispensing: Dispensing,
  doctor: Line | undefined,
  id: string,
): Made | undefined {
  if (field(drug.line, 2) === undefined) return undefined;
  const author = authorOf(drug, dispensing);
  const json = medicineJson(drug, rp, dispensing, doctor);
  const day = fhirDate(field(dispensing.day, 1));
  const own = `${id}.${drug.index + 1}`;
  const resource = isByPerson(author)
    ? {
        resourceType: 'MedicationStatement',
        id: own,
        status: 'active',
        ...json,
        dosage: json['dosageInstruction'],
        ...given('effectiveDateTime', day),
        informationSource: { reference: 'Patient/self' },
      }
    : {
        resourceType: 'MedicationDispense',
        id: own,
        status: 'completed',
        ...json,
        ...given('whenHandedOver', day),
      };
  const lines = [
    dispensing.day,
    dispensing.pharmacy,
    dispensing.hospital,
    doctor,
    drug.line,
    ...drug.after,
    rp.usage,
    ...rp.remarks,
  ];
  return {
    resource,
    text: lines.flatMap((line) => line?.text ?? []).join('\n'),
    ...placeOf(dispensing),
    ...given('department', field(doctor, 2)),
  };
}

function placeOf(dispensing: Dispensing): Partial<Made> {
  return {
    ...given('institution', field(dispensing.pharmacy, 1)),
    ...given('institutionNumber', institutionNumber(dispensing.pharmacy)),
    ...given('author', field(dispensing.pharmacist, 1)),
  };
}

/** 30: a drug that did harm in hospital; 31: what the stay means for the drugs after it. */
const GIVEN_KINDS: Readonly<Record<string, string>> = {
  '30': '入院中に副作用が発現した薬剤',
  '31': '退院後の療養に必要な服薬情報',
};

/** 601 is the person's own by its very kind; the others say who wrote them, in their last field where they have surplus ones. */
function remarkOf(dispensing: Dispensing, line: Line, id: string): Made | undefined {
  const text = field(line, 1);
  if (text === undefined) return undefined;
  const isOwn = line.number === '601';
  const last = line.fields.findLast((one) => one.trim() !== '')?.trim();
  const author = isOwn ? '2' : line.fields.length > 1 && /^[1289]$/u.test(last ?? '') ? last : undefined;
  const date = isOwn ? (field(line, 2) ?? field(dispensing.day, 1)) : field(dispensing.day, 1);
  const title =
    (line.number === '411' ? GIVEN_KINDS[field(line, 2) ?? ''] : undefined) ??
    REMARKS[line.number] ??
    line.number;
  return {
    ...words(id, title, text, date, line, author),
    ...(isOwn ? marksOf(author) : placeOf(dispensing)),
    ...marksOf(author),
  };
}

/** 電子版お薬手帳: every dispensing of the text. */
export function readDispensings(
  text: JahisText,
  id: string,
): { readonly made: readonly Made[]; readonly unread: readonly string[] } {
  const { all, unread } = dispensingsOf(text);
  const made = all.flatMap((dispensing) => [
    ...dispensing.doctors.flatMap(({ doctor, rps }) =>
      rps.flatMap((rp) => rp.drugs.flatMap((drug) => madeOfDrug(drug, rp, dispensing, doctor, id) ?? [])),
    ),
    ...dispensing.remarks.flatMap(
      ({ line, index }) => remarkOf(dispensing, line, `${id}.${index + 1}`) ?? [],
    ),
  ]);
  const alone = all.flatMap(({ doctors }) =>
    doctors.flatMap(({ rps }) =>
      rps.flatMap((rp) =>
        rp.drugs.length > 0 ? [] : [rp.usage, ...rp.remarks].flatMap((line) => line?.text ?? []),
      ),
    ),
  );
  return { made, unread: [...unread, ...alone] };
}
