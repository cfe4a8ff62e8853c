import type { Coded } from '../../domain/coded.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Feed } from '../../domain/feed.ts';
import type { Kind } from '../../domain/kind.ts';
import { addDays, dateAttribute } from '../../domain/partial-date.ts';
import type { SentType } from './sent-resource.ts';

/** What one prefetch template asks for, as far as it can be answered from the record that is open. */
export type PrefetchQuery =
  | { readonly ask: 'patient' }
  | {
      readonly ask: 'search';
      readonly type: SentType;
      readonly feed: Feed;
      readonly kinds: readonly Kind[];
      readonly fits: (entry: Entry) => boolean;
      readonly most?: number;
    };

interface Searched {
  readonly feed: Feed;
  readonly kinds: readonly Kind[];
}

const SEARCHED: Readonly<Record<SentType, Searched>> = {
  MedicationRequest: { feed: 'MedicationRequest', kinds: ['prescription'] },
  MedicationDispense: { feed: 'MedicationDispense', kinds: ['dispensing'] },
  MedicationStatement: { feed: 'MedicationStatement', kinds: ['medication-statement'] },
  MedicationAdministration: { feed: 'MedicationAdministration', kinds: ['administration'] },
  AllergyIntolerance: { feed: 'AllergyIntolerance', kinds: ['allergy'] },
  Condition: { feed: 'Condition', kinds: ['condition'] },
  Observation: {
    feed: 'Observation',
    kinds: ['lab', 'infection', 'vital', 'measurement', 'social-history', 'observation'],
  },
  Procedure: { feed: 'Procedure', kinds: ['procedure'] },
  Immunization: { feed: 'Immunization', kinds: ['immunization'] },
};

function isSentType(type: string): type is SentType {
  return Object.hasOwn(SEARCHED, type);
}

const THE_PERSON = /^(?:Patient\/)?\{\{\s*context\.patientId\s*\}\}$/u;

type Filter = (entry: Entry) => boolean;

/** What a parameter keeps: a filter, or undefined where it is none that can be answered faithfully. */
type Parameter = (value: string, type: SentType) => Filter | undefined;

const EVERYTHING: Filter = () => true;

/**
 * In Japan a prescription's status is always "completed" and says nothing of whether it is taken (JP Core,
 * MedicationRequest): to keep to `status=active` would be to tell a service that nothing is taken. Of other types what
 * is known to be of another status is left out, and what says nothing of it is told.
 */
const byStatus: Parameter = (value, type) => {
  if (type.startsWith('Medication')) return EVERYTHING;
  const wanted = new Set(value.split(','));
  return (entry) => entry.status === undefined || wanted.has(entry.status);
};

const ACTIVE = new Set(['active', 'recurrence', 'relapse']);

const byClinicalStatus: Parameter = (value, type) => {
  if (type !== 'Condition' && type !== 'AllergyIntolerance') return undefined;
  const wanted = new Set(value.split(',').map((one) => one.split('|').at(-1) ?? ''));
  return (entry) => {
    if (entry.kind !== 'condition' && entry.kind !== 'allergy') return false;
    const status = entry.clinicalStatus;
    if (status === undefined || status === 'unknown') return true;
    return wanted.has(status) || (status === 'active' && [...wanted].some((one) => ACTIVE.has(one)));
  };
};

const KINDS_OF_CATEGORY: Readonly<Record<string, readonly Kind[]>> = {
  laboratory: ['lab', 'infection'],
  'vital-signs': ['vital', 'measurement'],
  'social-history': ['social-history'],
};

const byCategory: Parameter = (value, type) => {
  const codes = value.split(',').map((one) => one.split('|').at(-1) ?? '');
  if (type !== 'Observation' || !codes.every((code) => Object.hasOwn(KINDS_OF_CATEGORY, code)))
    return undefined;
  const kinds = new Set(codes.flatMap((code) => KINDS_OF_CATEGORY[code] ?? []));
  return (entry) => kinds.has(entry.kind);
};

function conceptOf(entry: Entry): Coded | undefined {
  if ('drug' in entry) return entry.drug;
  return 'code' in entry ? entry.code : undefined;
}

const byCode: Parameter = (value) => {
  const wanted = value.split(',').map((one) => one.split('|'));
  return (entry) =>
    conceptOf(entry)?.codings.some(({ system, code }) =>
      wanted.some(([first = '', second]) =>
        second === undefined ? first === code : second === code && (first === '' || first === system),
      ),
    ) === true;
};

const DATE = /^(ge|gt|le|lt|eq)?(\d{4}(?:-\d{2}(?:-\d{2})?)?)$/u;

/** What is not dated may be of any day, and is told. */
const byDate: Parameter = (value) => {
  const found = DATE.exec(value);
  if (found === null) return undefined;
  const [, sign = 'eq', date = ''] = found;
  return (entry) => {
    if (entry.when.state !== 'dated') return true;
    const day = dateAttribute(entry.when.start).slice(0, date.length);
    switch (sign) {
      case 'ge':
        return day >= date;
      case 'gt':
        return day > date;
      case 'le':
        return day <= date;
      case 'lt':
        return day < date;
      default:
        return day === date;
    }
  };
};

const PARAMETERS: Readonly<Record<string, Parameter>> = {
  status: byStatus,
  'clinical-status': byClinicalStatus,
  category: byCategory,
  code: byCode,
  date: byDate,
  authoredon: byDate,
  whenhandedover: byDate,
  effective: byDate,
  // Orders are all that is kept of MedicationRequest; the drug stands in the resource itself.
  intent: (value) => (value.split(',').includes('order') ? EVERYTHING : undefined),
  _include: () => EVERYTHING,
  // Newest first is the order in which they go.
  _sort: (value) => (/^-(?:date|authoredon|whenhandedover|effective)$/u.test(value) ? EVERYTHING : undefined),
};

/** Whole days around today, as the later editions of CDS Hooks let a service ask for what is recent only. */
function withDays(query: string, today: string): string {
  return query.replace(
    /\{\{\s*today\(\)\s*(?:([+-])\s*(\d{1,5})\s+days?\s*)?\}\}/gu,
    (_, sign: string | undefined, days: string | undefined) =>
      addDays(today, Number(days ?? '0') * (sign === '-' ? -1 : 1)),
  );
}

/**
 * Reads a prefetch template; `today` is `YYYY-MM-DD` in Japan. Undefined for what cannot be answered as it is asked: a filter that is not understood is
 * never left out, for that would tell more than was asked for, or something else.
 */
export function readTemplate(template: string, today: string): PrefetchQuery | undefined {
  const [head = '', query] = withDays(template.trim(), today).split('?', 2);
  if (query === undefined)
    return /^Patient\/\{\{\s*context\.patientId\s*\}\}$/u.test(head) ? { ask: 'patient' } : undefined;
  if (!isSentType(head)) return undefined;
  const filters: Filter[] = [];
  let ofThePerson = false;
  let most: number | undefined;
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === 'patient' || name === 'subject') {
      if (!THE_PERSON.test(value)) return undefined;
      ofThePerson = true;
    } else if (name === '_count' && /^[1-9]\d{0,5}$/u.test(value)) {
      most = Number(value);
    } else {
      const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
      const filter = value.includes('{{') ? undefined : parameter?.(value, head);
      if (filter === undefined) return undefined;
      filters.push(filter);
    }
  }
  if (!ofThePerson) return undefined;
  return {
    ask: 'search',
    type: head,
    ...SEARCHED[head],
    fits: (entry) => filters.every((filter) => filter(entry)),
    ...(most === undefined ? {} : { most }),
  };
}
