import { expect, test } from 'vitest';
import { BEHAVIOURS } from './behaviour.ts';
import { matchPatients } from './patient-match.ts';
import { samplePatient } from './sample-people.ts';
import { Store } from './store.ts';

const identifier = [{ system: 'urn:x-member', value: '1' }];

function match(asked: object) {
  const store = new Store();
  store.add(samplePatient('same', { identifier }), []);
  store.add(samplePatient('twin', { identifier, birthDate: '1920-02-11' }), []);
  store.add(samplePatient('namesake', { identifier: [] }), []);
  const body = {
    resourceType: 'Parameters',
    parameter: [{ name: 'resource', resource: { resourceType: 'Patient', ...asked } }],
  };
  const bundle = JSON.parse(matchPatients(store, BEHAVIOURS.national, 'http://localhost:1/fhir', body)) as {
    entry: { resource: { id: string }; search: { score: number; extension: { valueCode: string }[] } }[];
  };
  return bundle.entry.map((each) => [each.resource.id, each.search.extension[0]?.valueCode]);
}

test('the same number with another birth date is no more than possible', () => {
  const asked = { identifier, birthDate: '1950-04-01', gender: 'female', name: [{ text: 'みほん はな' }] };
  expect(match(asked)).toEqual([
    ['same', 'certain'],
    ['namesake', 'probable'],
    ['twin', 'possible'],
  ]);
});

test('a name alone is possible, a stranger is nobody', () => {
  expect(match({ name: [{ family: '見本', given: ['花'] }] }).map(([, grade]) => grade)).toEqual([
    'possible',
    'possible',
    'possible',
  ]);
  expect(match({ name: [{ text: '誰か' }], birthDate: '1950-04-01' })).toEqual([]);
});
