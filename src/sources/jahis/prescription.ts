import { RP_INDEX_SYSTEM, RP_NUMBER_SYSTEM } from '../../terminology/code-systems.ts';
import type { Json } from '../fhir/json.ts';
import { given, note, numberOf, quantityJson } from '../ssmix2/fields.ts';
import type { Made } from '../ssmix2/reading.ts';
import { amountText, drugConcept, usageConcept } from './drugs.ts';
import { fhirDate } from './era-date.ts';
import { withoutTitleInFacts } from './notebook-patient.ts';
import {
  type DrugFields,
  drugFields,
  formFields,
  supplementWords,
  usageFields,
} from './prescription-fields.ts';
import { field, type JahisText, type Line } from './records.ts';

/** 剤形区分 of a prescription (101): not the table of the notebook. */
const FORMS: Readonly<Record<string, string>> = {
  '1': '内服',
  '2': '頓服',
  '3': '外用',
  '4': '内服滴剤',
  '5': '注射',
  '6': '医療材料',
  '9': '不明',
};

/** Forms of which 用量 is all that is handed out; of 内服 it is the amount of a day, of 頓服 and 滴剤 texts differ. */
const WHOLE_AMOUNT: ReadonlySet<string> = new Set(['3', '5', '6']);

const STRENGTH_TYPE = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType';

interface Prescription {
  readonly text: JahisText;
  readonly id: string;
  readonly place: Partial<Made>;
  readonly issued: string | undefined;
  readonly number: string | undefined;
}

function ofRp(text: JahisText, number: string, rp: string, place?: string): readonly Line[] {
  return text.lines.filter(
    (line) =>
      line.number === number && field(line, 1) === rp && (place === undefined || field(line, 2) === place),
  );
}

function doseOf(drug: DrugFields, single: string | undefined, form: string | undefined): Json {
  const amount = quantityJson(drug.amount, drug.unit);
  const once = quantityJson(single, drug.unit);
  return {
    ...(drug.potency === '2' ? { type: { coding: [{ system: STRENGTH_TYPE, code: '2' }] } } : {}),
    ...given('doseQuantity', once),
    ...(amount !== undefined && form === '1'
      ? { rateRatio: { numerator: amount, denominator: { value: 1, unit: '日' } } }
      : {}),
  };
}

/** 281 of kind 3 to 6 forbid a substitution; 8 says that the person wants the original. */
function substitutionOf(lines: readonly Line[]): Json | undefined {
  const found = lines.find((line) => /変更不可|先発医薬品/u.test(supplementWords(line) ?? ''));
  const words = found === undefined ? undefined : supplementWords(found);
  return words === undefined ? undefined : { allowedCodeableConcept: { text: words } };
}

function verbatim(lines: readonly Line[], name: string, from: number): readonly Json[] {
  return lines.flatMap((line) =>
    note(
      name,
      line.fields
        .slice(from)
        .filter((value) => value.trim() !== '')
        .join(' ') || undefined,
    ),
  );
}

function requestJson(line: Line, drug: DrugFields, prescription: Prescription): Json {
  const { text, number, issued } = prescription;
  const [rp, place] = [field(line, 1) ?? '', field(line, 2) ?? ''];
  const [formLine] = ofRp(text, '101', rp);
  const { form, name: formName, amount } = formFields(formLine);
  const [usageLine] = ofRp(text, '111', rp);
  const usage = usageFields(usageLine);
  const [single] = ofRp(text, '241', rp, place).map((one) => field(one, 3));
  const supplements = ofRp(text, '281', rp, place);
  const oral = form === '1';
  const total = WHOLE_AMOUNT.has(form ?? '') ? quantityJson(drug.amount, drug.unit) : undefined;
  const timing = usageConcept(usage.text, usage.kind, usage.code);
  return {
    status: 'completed',
    intent: 'order',
    identifier: [
      { system: RP_NUMBER_SYSTEM, value: rp },
      { system: RP_INDEX_SYSTEM, value: place },
    ],
    medicationCodeableConcept: drugConcept(drug.name, drug),
    category: [{ text: formName ?? FORMS[form ?? ''] ?? '処方' }],
    ...given('authoredOn', issued),
    dosageInstruction: [
      {
        ...given('text', usage.text),
        timing: {
          ...given('code', timing),
          ...(oral && amount !== undefined
            ? { repeat: { boundsDuration: { value: Number(amount), unit: '日', code: 'd' } } }
            : {}),
        },
        asNeededBoolean: form === '2',
        additionalInstruction: ofRp(text, '181', rp)
          .flatMap((one) => supplementWords(one) ?? [])
          .map((words) => ({ text: words })),
        doseAndRate: [doseOf(drug, single, form)],
      },
    ],
    ...(total === undefined ? {} : { dispenseRequest: { quantity: total } }),
    ...given('substitution', substitutionOf(supplements)),
    note: [
      ...note('1回量', numberOf(single) === undefined ? single : undefined),
      ...note('調剤数量', oral || amount === '1' ? undefined : amount),
      ...(total === undefined && !oral ? note('用量', amountText(drug.amount, drug.unit)) : []),
      ...supplements.flatMap((one) => note('', supplementWords(one))),
      ...verbatim(ofRp(text, '221', rp, place), '不均等', 2),
      ...verbatim(ofRp(text, '102', rp), '分割調剤数量', 1),
      ...note('処方箋番号', number),
    ],
  };
}

function drugsOf(prescription: Prescription): readonly Made[] {
  const { text, id, place } = prescription;
  return text.lines.flatMap((line, index) => {
    const drug = line.number === '201' ? drugFields(line) : undefined;
    if (drug === undefined) return [];
    const rp = field(line, 1) ?? '';
    const own = ['101', '102', '111', '181'].flatMap((number) => ofRp(text, number, rp));
    const beside = ['211', '221', '231', '241', '281'].flatMap((number) =>
      ofRp(text, number, rp, field(line, 2) ?? ''),
    );
    const resource = {
      resourceType: 'MedicationRequest',
      id: `${id}.${index + 1}`,
      ...requestJson(line, drug, prescription),
    };
    return [{ resource, text: [...own, line, ...beside].map((one) => one.text).join('\n'), ...place }];
  });
}

function first(text: JahisText, number: string): Line | undefined {
  return text.lines.find((line) => line.number === number);
}

/** The last field that holds anything: names stand last in records 1, 4 and 5 of every writer seen. */
function lastOf(line: Line | undefined): string | undefined {
  return line?.fields.findLast((value) => value.trim() !== '')?.trim();
}

/** 1: 点数表, コード (7), 都道府県, 名称; the ten digits only where all three are there. */
function placeOf(text: JahisText): Partial<Made> {
  const line = first(text, '1');
  const [table, code, prefecture] = [field(line, 1), field(line, 2), field(line, 3)];
  const digits = `${prefecture ?? ''}${table ?? ''}${code ?? ''}`;
  return {
    ...given('institution', lastOf(line)),
    ...(/^\d{10}$/u.test(digits) ? { institutionNumber: digits } : {}),
    ...given('department', lastOf(first(text, '4'))),
    ...given('author', lastOf(first(text, '5'))),
  };
}

const WHOLE: Readonly<Record<string, string>> = {
  '52': '使用期限',
  '61': '麻薬施用',
  '62': '残薬確認欄',
  '63': '分割指示',
  '64': 'リフィル総回数',
  '81': '備考',
};

/** What is said of the whole prescription (備考, リフィル, 分割, 使用期限) as one entry beside its drugs. */
function wholeOf(prescription: Prescription): readonly Made[] {
  const lines = prescription.text.lines.filter((line) => Object.hasOwn(WHOLE, line.number));
  const said = lines.flatMap((line) => {
    const words =
      line.number === '81' ? lastOf(line) : line.fields.filter((value) => value.trim() !== '').join(' ');
    const shown = line.number === '52' ? fhirDate(words) : words;
    return shown === undefined || shown === '' ? [] : [`${WHOLE[line.number] ?? ''}：${shown}`];
  });
  if (said.length === 0) return [];
  const resource = {
    resourceType: 'Communication',
    id: `${prescription.id}.whole`,
    status: 'completed',
    category: [{ text: '処方箋の備考' }],
    topic: { text: '処方箋の備考' },
    payload: said.map((contentString) => ({ contentString })),
    ...given('sent', prescription.issued),
  };
  return [
    {
      resource,
      finish: withoutTitleInFacts,
      text: lines.map((line) => line.text).join('\n'),
      ...prescription.place,
    },
  ];
}

/** 22 保険者番号 (`06000004`, or what else stands there) and 23 記号, 番号, 本人・家族, 枝番. */
function insuranceOf(
  text: JahisText,
):
  | { readonly insurer: string; readonly symbol: string; readonly number: string; readonly branch: string }
  | undefined {
  const insurer = field(first(text, '22'), 1);
  const line = first(text, '23');
  const number = field(line, 2);
  if (insurer === undefined || number === undefined || !/^\d{6,8}$/u.test(insurer)) return undefined;
  return {
    insurer: insurer.padStart(8, '0'),
    symbol: field(line, 1) ?? '',
    number,
    branch: field(line, 4) ?? '',
  };
}

function coverageOf(text: JahisText, id: string): readonly Made[] {
  const insurance = insuranceOf(text);
  if (insurance === undefined) return [];
  const lines = text.lines.filter(({ number }) => ['21', '22', '23', '24'].includes(number));
  const subscriberId = [insurance.symbol, insurance.number].filter((part) => part !== '').join('・');
  const resource = {
    resourceType: 'Coverage',
    id: `${id}.coverage`,
    status: 'active',
    payor: [{ display: insurance.insurer }],
    subscriberId,
  };
  return [{ resource, text: lines.map((line) => line.text).join('\n') }];
}

const MEMBER_ID = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';

/** 11 to 13 and the insurance as a Patient. */
export function prescriptionPatient(text: JahisText): Json | undefined {
  const line = first(text, '11');
  if (line === undefined) return undefined;
  const names = [field(line, 2), field(line, 3)].filter((name) => name !== undefined);
  const sex = field(first(text, '12'), 1);
  const insurance = insuranceOf(text);
  return {
    name: names.map((name) => ({ text: name.normalize('NFKC') })),
    gender: sex === '1' ? 'male' : sex === '2' ? 'female' : 'unknown',
    ...given('birthDate', fhirDate(field(first(text, '13'), 1))),
    identifier:
      insurance === undefined
        ? []
        : [
            {
              system: MEMBER_ID,
              value: `${insurance.insurer}:${insurance.symbol}:${insurance.number}:${insurance.branch}`,
            },
          ],
  };
}

/** Records that are read, wholly or for what a chart needs of them. */
const READ: ReadonlySet<string> = new Set(
  '1 4 5 11 12 13 21 22 23 24 51 52 61 62 63 64 81 82 101 102 111 181 201 221 241 281'.split(' '),
);

/** 院外処方箋2次元シンボル: an order, not what was handed over. */
export function readPrescription(
  text: JahisText,
  id: string,
): { readonly made: readonly Made[]; readonly unread: readonly string[] } {
  const prescription: Prescription = {
    text,
    id,
    place: placeOf(text),
    issued: fhirDate(field(first(text, '51'), 1)),
    number: lastOf(first(text, '82')),
  };
  const made = [...drugsOf(prescription), ...wholeOf(prescription), ...coverageOf(text, id)];
  const used = new Set(made.flatMap((one) => one.text.split('\n')));
  const perDrug = ['101', '102', '111', '181', '201', '221', '241', '281'];
  const unread = text.lines.filter(
    (line) => !READ.has(line.number) || (perDrug.includes(line.number) && !used.has(line.text)),
  );
  return { made, unread: unread.map((line) => line.text) };
}
