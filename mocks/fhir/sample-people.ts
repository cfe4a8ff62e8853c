/** A few plain resources for the tests of the sources. */
export function samplePatient(id: string, more: Record<string, unknown> = {}) {
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.11310000001', value: `no-${id}` }],
    name: [
      { family: '見本', given: ['花'], text: '見本 花' },
      { family: 'ミホン', given: ['ハナ'], text: 'ミホン ハナ' },
    ],
    gender: 'female',
    birthDate: '1950-04-01',
    ...more,
  };
}

export function sampleObservation(id: string, patient: string, date: string | undefined) {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [{ coding: [{ system: 'urn:x-category', code: 'laboratory' }] }],
    code: { coding: [{ system: 'urn:x-lab', code: 'K' }], text: 'カリウム' },
    subject: { reference: `Patient/${patient}` },
    ...(date === undefined ? {} : { effectiveDateTime: date }),
  };
}

/** One a day from 2024-01-01 on. */
export function manyObservations(count: number, patient: string) {
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
    return sampleObservation(`o${String(at).padStart(4, '0')}`, patient, day);
  });
}
