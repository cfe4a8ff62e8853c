import { describe, expect, test } from 'vitest';
import { Refusal } from './outcome.ts';
import { sampleObservation, samplePatient } from './sample-people.ts';
import { search } from './search.ts';
import { Store } from './store.ts';

const fhirBase = 'http://localhost:1/fhir';

function filled(): Store {
  const store = new Store();
  const hana = samplePatient('hana', {
    name: [
      { family: '山田', given: ['花子'], text: '山田 花子' },
      { family: 'ヤマダ', given: ['ハナコ'] },
    ],
  });
  store.add(hana, ['hana']);
  store.add(
    samplePatient('kei', { name: [{ family: '東雲', given: ['圭'] }], gender: 'male', birthDate: '1980' }),
    ['kei'],
  );
  store.add(sampleObservation('day', 'hana', '2024-05-10'), ['hana']);
  store.add(sampleObservation('month', 'hana', '2024-05'), ['hana']);
  store.add(sampleObservation('night', 'hana', '2024-05-10T23:30:00Z'), ['hana']);
  store.add(sampleObservation('never', 'hana', undefined), ['hana']);
  store.add(sampleObservation('wrong', 'hana', '2024-02-31'), ['hana']);
  store.add({ ...sampleObservation('final', 'kei', '2023-01-01'), status: 'amended' }, ['kei']);
  return store;
}

function find(type: string, query: string, unknownParameter: 'refuse' | 'ignore' = 'refuse'): string[] {
  const request = { type, query: new URLSearchParams(query), fhirBase, unknownParameter };
  return search(filled(), request).found.map((each) => each.id);
}

describe('patients', () => {
  test.each([
    ['name=ﾔﾏﾀﾞ', ['hana']],
    ['name=やまだはな', ['hana']],
    ['name=山田 花', ['hana']],
    ['family=東', ['kei']],
    ['given=花子', ['hana']],
    ['name:exact=山田', ['hana']],
    ['name=花', ['hana']],
    ['birthdate=1950-04-01', ['hana']],
    ['birthdate=lt1960', ['hana']],
    ['birthdate=1980&gender=male', ['kei']],
    ['gender=male,female', ['hana', 'kei']],
    ['identifier=urn:oid:1.2.392.100495.20.3.51.11310000001|no-hana', ['hana']],
    ['identifier=no-hana', ['hana']],
    ['identifier=|no-hana', []],
    ['_id=kei', ['kei']],
  ])('%s', (query, expected) => {
    expect(find('Patient', query)).toEqual(expected);
  });
});

describe('observations', () => {
  test.each([
    ['patient=hana', ['day', 'month', 'night', 'never', 'wrong']],
    ['patient=Patient/hana&status=final&_count=5', ['day', 'month', 'night', 'never', 'wrong']],
    [`subject=${fhirBase}/Patient/kei`, ['final']],
    ['patient:identifier=no-kei', ['final']],
    ['patient=hana&date=2024-05', ['day', 'month', 'night']],
    ['patient=hana&date=ge2024-05-11', ['month', 'night']],
    ['patient=hana&date=lt2024-05-11', ['day', 'month']],
    ['patient=hana&date=ge2024-05-10&date=le2024-05-10', ['day', 'month']],
    ['patient=hana&date:missing=true', ['never']],
    ['patient=hana&_sort=date', ['month', 'day', 'night', 'never', 'wrong']],
    ['patient=hana&_sort=-date', ['night', 'day', 'month', 'never', 'wrong']],
    ['patient=hana,kei&category=urn:x-category|laboratory&code=K&status:not=final', ['final']],
    ['patient=nobody', []],
  ])('%s', (query, expected) => {
    expect(find('Observation', query)).toEqual(expected);
  });

  test.each([
    'colour=red',
    'date=yesterday',
    'patient=',
    '_sort=colour',
    'code:below=1',
    '_include=*',
    '_count=-1',
  ])('%s is refused, or left out by a server that ignores it', (query) => {
    expect(() => find('Observation', query)).toThrow(Refusal);
    expect(find('Observation', query, 'ignore').length).toBe(6);
  });
});
