import type { Entry } from '../../domain/entry.ts';
import type { Json } from '../fhir/json.ts';
import { given, note, numberOf, quantityJson } from '../ssmix2/fields.ts';
import type { Made } from '../ssmix2/reading.ts';
import { fhirDate } from './era-date.ts';
import { field, type JahisText, type Line } from './records.ts';

/** 作成者: who wrote a line. A drug that the person wrote down is not one that was dispensed. */
const AUTHORS: Readonly<Record<string, string>> = {
  '1': '医療関係者',
  '2': '患者等',
  '8': 'その他',
  '9': '不明',
};

export function authorNote(code: string | undefined): readonly Json[] {
  return code === undefined || code === '1' ? [] : note('作成者', AUTHORS[code] ?? code);
}

export function isByPerson(code: string | undefined): boolean {
  return code === '2';
}

/** A line said by the person is marked so; nothing else is. */
export function marksOf(code: string | undefined): Pick<Made, 'marks'> {
  return isByPerson(code) ? { marks: ['self-reported'] } : {};
}

function linesOf(text: JahisText, number: string): readonly Line[] {
  return text.lines.filter((line) => line.number === number);
}

/** Words that belong to no other type of resource: memos, remarks, what is left over. */
export function words(
  id: string,
  title: string,
  text: string,
  date: string | undefined,
  line: Line,
  author: string | undefined,
): Made {
  return {
    resource: {
      resourceType: 'Communication',
      id,
      status: 'completed',
      category: [{ text: title }],
      topic: { text: title },
      payload: [{ contentString: text }],
      ...given('sent', fhirDate(date)),
      note: authorNote(author),
    },
    text: line.text,
    finish: withoutTitleInFacts,
    ...marksOf(author),
  };
}

/** The kind of a remark is its title: it need not be said again among its words. */
export function withoutTitleInFacts(entry: Entry): Entry {
  return entry.kind === 'other'
    ? { ...entry, facts: entry.facts.filter((fact) => fact !== entry.title) }
    : entry;
}

/** 患者特記 (2): 1 アレルギー歴, 2 副作用歴, 3 既往歴, else in its own words. All of them are free text. */
function remarkOf(line: Line, id: string): Made | undefined {
  const [kind, text, author] = [field(line, 1), field(line, 2), field(line, 3)];
  if (text === undefined) return undefined;
  const rest = { text: line.text, ...marksOf(author) };
  if (kind === '1' || kind === '2') {
    const adverse = kind === '2';
    const resource = {
      resourceType: 'AllergyIntolerance',
      id,
      ...(adverse ? { type: 'intolerance', category: ['medication'] } : {}),
      code: { text },
      note: [...note('', adverse ? '副作用歴' : 'アレルギー歴'), ...authorNote(author)],
    };
    return { resource, ...rest };
  }
  if (kind === '3') {
    const resource = {
      resourceType: 'Condition',
      id,
      code: { text },
      note: [...note('', '既往歴'), ...authorNote(author)],
    };
    return { resource, ...rest };
  }
  return words(id, '患者特記', text, undefined, line, author);
}

/** 要指導・一般用医薬品 (3), with its ingredients (31). */
function overTheCounter(line: Line, text: JahisText, id: string): Made | undefined {
  const [name, from, to, author, number, jan] = [1, 2, 3, 4, 5, 6].map((place) => field(line, place));
  if (name === undefined) return undefined;
  const parts = linesOf(text, '31').filter((part) => number !== undefined && field(part, 1) === number);
  const ingredients = parts.flatMap((part) => field(part, 2) ?? []);
  const period = { ...given('start', fhirDate(from)), ...given('end', fhirDate(to)) };
  const resource = {
    resourceType: 'MedicationStatement',
    id,
    status: 'active',
    category: { text: '要指導・一般用医薬品' },
    medicationCodeableConcept: { text: name },
    effectivePeriod: period,
    ...(isByPerson(author) ? { informationSource: { reference: 'Patient/self' } } : {}),
    note: [
      ...note('成分', ingredients.length === 0 ? undefined : ingredients.join('、')),
      ...note('JAN', jan),
      ...authorNote(author),
    ],
  };
  return { resource, text: [line, ...parts].map((one) => one.text).join('\n') };
}

function bodyOf(line: Line, id: string): readonly Made[] {
  const [blood, weight] = [field(line, 8), field(line, 9)];
  const observed = (part: string, name: string, value: Json, digits?: string): Made => ({
    resource: {
      resourceType: 'Observation',
      id: `${id}-${part}`,
      status: 'final',
      code: { text: name },
      ...value,
    },
    text: line.text,
    ...(digits === undefined ? {} : { digits }),
  });
  const quantity = quantityJson(weight, 'kg');
  return [
    ...(blood === undefined ? [] : [observed('blood', '血液型', { valueString: blood })]),
    ...(weight === undefined
      ? []
      : [
          observed(
            'weight',
            '体重',
            quantity === undefined ? { valueString: weight } : { valueQuantity: quantity },
            numberOf(weight) === undefined ? undefined : weight,
          ),
        ]),
  ];
}

/** かかりつけ薬剤師 (701) */
function pharmacistOf(line: Line, id: string): Made | undefined {
  const [name, pharmacy, telephone, from, to, author] = [1, 2, 3, 4, 5, 6].map((place) => field(line, place));
  if (name === undefined) return undefined;
  const resource = {
    resourceType: 'CareTeam',
    id,
    status: 'active',
    name: `かかりつけ薬剤師：${[name, pharmacy].filter((part) => part !== undefined).join('（')}${pharmacy === undefined ? '' : '）'}`,
    period: { ...given('start', fhirDate(from)), ...given('end', fhirDate(to)) },
    note: [...note('連絡先', telephone), ...authorNote(author)],
  };
  return { resource, text: line.text, ...marksOf(author) };
}

/** What a notebook says of the person outside of its dispensings. */
export function readPatientLines(text: JahisText, id: string): readonly Made[] {
  return text.lines.flatMap((line, index): readonly Made[] => {
    const own = `${id}.${index + 1}`;
    const one = (made: Made | undefined) => (made === undefined ? [] : [made]);
    switch (line.number) {
      case '1':
        return bodyOf(line, own);
      case '2':
        return one(remarkOf(line, own));
      case '3':
        return one(overTheCounter(line, text, own));
      case '4':
        return field(line, 1) === undefined
          ? []
          : [words(own, '手帳メモ', field(line, 1) ?? '', field(line, 2), line, field(line, 3))];
      case '701':
        return one(pharmacistOf(line, own));
      default:
        return [];
    }
  });
}

/** Ingredients (31) that name no medicine (3) of this text. */
export function strayIngredients(text: JahisText): readonly string[] {
  const known = new Set(linesOf(text, '3').map((line) => field(line, 5)));
  return linesOf(text, '31')
    .filter((line) => field(line, 1) === undefined || !known.has(field(line, 1)))
    .map((line) => line.text);
}

/** 患者情報 (1) as a Patient. */
export function notebookPatient(text: JahisText): Json | undefined {
  const [line] = linesOf(text, '1');
  if (line === undefined) return undefined;
  const [name, sex, birth, postcode, address, telephone, emergency] = [1, 2, 3, 4, 5, 6, 7].map((place) =>
    field(line, place),
  );
  const kana = field(line, 10);
  return {
    name: [...(name === undefined ? [] : [{ text: name }]), ...(kana === undefined ? [] : [{ text: kana }])],
    gender: sex === '1' ? 'male' : sex === '2' ? 'female' : 'unknown',
    ...given('birthDate', fhirDate(birth)),
    address: address === undefined ? [] : [{ text: address, ...given('postalCode', postcode) }],
    telecom: telephone === undefined ? [] : [{ system: 'phone', value: telephone }],
    contact:
      emergency === undefined
        ? []
        : [{ relationship: [{ text: '緊急連絡先' }], telecom: [{ system: 'phone', value: emergency }] }],
  };
}
