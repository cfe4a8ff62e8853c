/** `Patient/$match`: candidates with a grade and the score behind it. */
import type { Behaviour } from './behaviour.ts';
import { fold } from './match-value.ts';
import { Refusal } from './outcome.ts';
import { isObject, isResource, type JsonObject, objectsOf, textOf, valuesAt } from './resource.ts';
import type { Store, Stored } from './store.ts';

const GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade';

interface Candidate {
  stored: Stored;
  score: number;
  grade: 'certain' | 'probable' | 'possible';
}

export function matchPatients(store: Store, behaviour: Behaviour, fhirBase: string, body: unknown): string {
  if (!behaviour.match) throw new Refusal(404, 'not-supported', 'this server does not know $match');
  const parameters = isObject(body) ? objectsOf(body['parameter']) : [];
  const named = (name: string) => parameters.find((each) => each['name'] === name);
  const asked = isResource(body) && body.resourceType === 'Patient' ? body : named('resource')?.['resource'];
  if (!isResource(asked) || asked.resourceType !== 'Patient')
    throw new Refusal(400, 'required', 'Parameters.parameter "resource" must hold a Patient');
  const onlyCertain = named('onlyCertainMatches')?.['valueBoolean'] === true;
  const most = Number(named('count')?.['valueInteger'] ?? 20);
  const candidates = store
    .ofType('Patient')
    .flatMap((stored) => grade(asked, stored))
    .filter((each) => !onlyCertain || each.grade === 'certain')
    .sort((one, other) => other.score - one.score)
    .slice(0, most);
  const entry = candidates.map(({ stored, score, grade: code }) => ({
    fullUrl: `${fhirBase}/Patient/${stored.id}`,
    resource: stored.resource,
    search: { mode: 'match', score, extension: [{ url: GRADE, valueCode: code }] },
  }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: entry.length, entry });
}

function grade(asked: JsonObject, stored: Stored): Candidate[] {
  const held = stored.resource;
  const sameIdentifier = shares(identifiers(asked), identifiers(held));
  const sameName = shares(names(asked), names(held));
  const birth = agreement(asked['birthDate'], held['birthDate']);
  const sex = agreement(asked['gender'], held['gender']);
  const against = birth === 'differs' || sex === 'differs';
  if (sameIdentifier) {
    if (against) return [{ stored, score: 0.5, grade: 'possible' }];
    if (sameName || birth === 'agrees') return [{ stored, score: 0.99, grade: 'certain' }];
    return [{ stored, score: 0.85, grade: 'probable' }];
  }
  if (!sameName || birth === 'differs') return [];
  if (birth === 'agrees' && sex === 'agrees') return [{ stored, score: 0.8, grade: 'probable' }];
  if (birth === 'agrees') return [{ stored, score: sex === 'differs' ? 0.4 : 0.7, grade: 'possible' }];
  return [{ stored, score: 0.3, grade: 'possible' }];
}

function agreement(one: unknown, other: unknown): 'agrees' | 'differs' | 'untold' {
  if (typeof one !== 'string' || typeof other !== 'string') return 'untold';
  return one === other ? 'agrees' : 'differs';
}

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((each) => other.includes(each));
}

function identifiers(patient: JsonObject): string[] {
  return objectsOf(patient['identifier']).flatMap((each) => {
    const value = textOf(each['value']);
    return value === undefined ? [] : [`${textOf(each['system']) ?? ''}|${value}`];
  });
}

/** Kanji, kana and Latin spellings alike, each as one folded word. */
function names(patient: JsonObject): string[] {
  return objectsOf(patient['name']).flatMap((name) => {
    const parts = [...valuesAt(name, 'family'), ...valuesAt(name, 'given')].filter(
      (part) => typeof part === 'string',
    );
    return [parts.join(''), textOf(name['text']) ?? ''].map(fold).filter((each) => each !== '');
  });
}
