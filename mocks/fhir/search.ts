/** One search: reads the query, picks and orders the resources, and says which part of the query it used. */
import { compareRanges, type DateRange, parseDate, rangeOf, splitPrefix } from './date-range.ts';
import {
  localReference,
  parseToken,
  referenceMatches,
  splitEscaped,
  stringMatches,
  tokenMatches,
  unescape,
} from './match-value.ts';
import { Refusal } from './outcome.ts';
import { isObject, valuesAt } from './resource.ts';
import { type Parameter, parametersOf } from './search-parameters.ts';
import type { Store, Stored } from './store.ts';

export interface SearchRequest {
  type: string;
  query: URLSearchParams;
  fhirBase: string;
  unknownParameter: 'refuse' | 'ignore';
}

export interface SearchResult {
  found: readonly Stored[];
  /** What was asked and understood, for the `self` link. */
  used: URLSearchParams;
  count: number | undefined;
}

type Test = (stored: Stored) => boolean;

interface Plan {
  tests: Test[];
  /** Known patients narrow the search before anything is compared. */
  patients: string[] | undefined;
  sort: string | undefined;
  count: number | undefined;
  used: URLSearchParams;
}

/** Parameters that change nothing in which resources are found. */
const HARMLESS = new Set(['_format', '_pretty']);

const MODIFIERS: Record<Parameter['kind'], readonly string[]> = {
  token: ['not', 'missing'],
  date: ['missing'],
  string: ['exact', 'contains', 'missing'],
  reference: ['identifier', 'missing', 'Patient'],
};

export function search(store: Store, request: SearchRequest): SearchResult {
  const plan = readPlan(store, request);
  const start =
    plan.patients === undefined
      ? store.ofType(request.type)
      : [...new Set(plan.patients.flatMap((patient) => store.ofPatient(request.type, patient)))];
  const found = start.filter((stored) => plan.tests.every((test) => test(stored)));
  return {
    found: plan.sort === undefined ? found : sorted(found, plan.sort, request.type),
    used: plan.used,
    count: plan.count,
  };
}

function readPlan(store: Store, request: SearchRequest): Plan {
  const plan: Plan = {
    tests: [],
    patients: undefined,
    sort: undefined,
    count: undefined,
    used: new URLSearchParams(),
  };
  const known = parametersOf(request.type);
  for (const [key, value] of request.query) {
    const [name = '', modifier] = key.split(':');
    const parameter = known.get(name);
    const problem = readOne(store, request, plan, { key, name, modifier, value, parameter });
    if (problem === undefined) plan.used.append(key, value);
    else if (request.unknownParameter === 'refuse') throw new Refusal(400, problem.code, problem.text);
  }
  return plan;
}

interface Asked {
  key: string;
  name: string;
  modifier: string | undefined;
  value: string;
  parameter: Parameter | undefined;
}

function readOne(store: Store, request: SearchRequest, plan: Plan, asked: Asked) {
  const { key, name, modifier, value, parameter } = asked;
  const unsupported = (text: string) => ({ code: 'not-supported', text });
  const invalid = (text: string) => ({ code: 'invalid', text });
  if (HARMLESS.has(name)) return undefined;
  if (name === '_count') {
    if (!/^\d{1,6}$/.test(value)) return invalid(`_count must be a whole number, not ${value}`);
    plan.count = Number(value);
    return undefined;
  }
  if (name === '_sort') {
    const unknown = value.split(',').find((part) => !sortable(request.type, part));
    if (unknown !== undefined) return unsupported(`cannot sort ${request.type} by ${unknown}`);
    plan.sort = value;
    return undefined;
  }
  if (parameter === undefined) return unsupported(`unknown search parameter for ${request.type}: ${name}`);
  if (modifier !== undefined && !MODIFIERS[parameter.kind].includes(modifier))
    return unsupported(`unknown modifier: ${key}`);
  if (value === '') return invalid(`${key} has no value`);
  if (
    parameter.kind === 'reference' &&
    modifier !== 'identifier' &&
    modifier !== 'missing' &&
    isPatient(parameter)
  ) {
    narrow(
      plan,
      splitEscaped(value, ',').map((each) => patientId(each, request.fhirBase)),
    );
    return undefined;
  }
  const test = testOf(store, request, parameter, modifier, value);
  if (typeof test === 'string') return invalid(test);
  plan.tests.push(test);
  return undefined;
}

function isPatient(parameter: Parameter): boolean {
  return ['patient', 'subject', 'beneficiary'].includes(parameter.name);
}

/** Asked twice, both must hold. */
function narrow(plan: Plan, patients: string[]): void {
  plan.patients =
    plan.patients === undefined ? patients : plan.patients.filter((each) => patients.includes(each));
}

function patientId(value: string, fhirBase: string): string {
  const local = localReference(unescape(value), fhirBase);
  return local.startsWith('Patient/') ? local.slice('Patient/'.length) : local;
}

function testOf(
  store: Store,
  request: SearchRequest,
  parameter: Parameter,
  modifier: string | undefined,
  value: string,
): Test | string {
  const held = (stored: Stored) => parameter.paths.flatMap((path) => valuesAt(stored.resource, path));
  if (modifier === 'missing') {
    if (value !== 'true' && value !== 'false') return `${parameter.name}:missing must be true or false`;
    return (stored) => (held(stored).length === 0) === (value === 'true');
  }
  const choices = splitEscaped(value, ',');
  switch (parameter.kind) {
    case 'token': {
      const tokens = choices.map(parseToken);
      const has: Test = (stored) =>
        held(stored).some((each) => tokens.some((token) => tokenMatches(each, token)));
      return modifier === 'not' ? (stored) => !has(stored) : has;
    }
    case 'string': {
      const texts = choices.map(unescape);
      return (stored) =>
        held(stored).some((each) => texts.some((text) => stringMatches(each, text, modifier)));
    }
    case 'date':
      return dateTest(parameter, choices, held);
    case 'reference':
      return referenceTest(store, request, choices, modifier, held);
  }
}

function dateTest(
  parameter: Parameter,
  choices: string[],
  held: (stored: Stored) => unknown[],
): Test | string {
  const asked: { prefix: ReturnType<typeof splitPrefix>['prefix']; range: DateRange }[] = [];
  for (const choice of choices) {
    const { prefix, rest } = splitPrefix(choice);
    const range = parseDate(rest);
    if (range === undefined) return `${parameter.name} is not a date: ${choice}`;
    asked.push({ prefix, range });
  }
  return (stored) =>
    held(stored).some((value) => {
      const range = rangeOf(value);
      return range !== undefined && asked.some((each) => compareRanges(each.prefix, range, each.range));
    });
}

function referenceTest(
  store: Store,
  request: SearchRequest,
  choices: string[],
  modifier: string | undefined,
  held: (stored: Stored) => unknown[],
): Test {
  if (modifier === 'identifier') {
    const tokens = choices.map(parseToken);
    const fits = (value: unknown) => tokens.some((token) => tokenMatches(value, token));
    const patientFits = (id: string) => valuesAt(store.get('Patient', id)?.resource, 'identifier').some(fits);
    return (stored) =>
      held(stored).some((value) => isObject(value) && fits(value['identifier'])) ||
      [...stored.patients].some(patientFits);
  }
  const asked = choices.map((choice) => ({
    reference: unescape(choice),
    type: modifier === 'Patient' ? 'Patient' : undefined,
  }));
  return (stored) =>
    held(stored).some((value) => asked.some((each) => referenceMatches(value, each, request.fhirBase)));
}

function sortable(type: string, part: string): boolean {
  const name = part.replace(/^-/, '');
  return name === '_id' || parametersOf(type).get(name)?.kind === 'date';
}

/** Undated resources come last whichever way it is sorted, so that they never push dated ones off the first page. */
function sorted(found: readonly Stored[], sort: string, type: string): Stored[] {
  const keys = sort.split(',').map((part) => ({
    down: part.startsWith('-'),
    valueOf: sortValue(type, part.replace(/^-/, '')),
  }));
  const rows = found.map((stored) => ({ stored, values: keys.map((key) => key.valueOf(stored)) }));
  rows.sort((one, other) => {
    for (const [at, { down }] of keys.entries()) {
      const left = one.values[at];
      const right = other.values[at];
      if (left === right) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      return (left < right ? -1 : 1) * (down ? -1 : 1);
    }
    return 0;
  });
  return rows.map((row) => row.stored);
}

function sortValue(type: string, name: string): (stored: Stored) => number | string | undefined {
  if (name === '_id') return (stored) => stored.id;
  const paths = parametersOf(type).get(name)?.paths ?? [];
  return (stored) => {
    for (const path of paths) {
      for (const value of valuesAt(stored.resource, path)) {
        const range = rangeOf(value);
        if (range !== undefined) return range.low === Number.NEGATIVE_INFINITY ? range.high : range.low;
      }
    }
    return undefined;
  };
}
